// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/errors.h>
#include <agentops/workflow/template.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

constexpr QLatin1StringView kOpen{"{{"};
constexpr QLatin1StringView kClose{"}}"};
constexpr QLatin1StringView kEscaped{"{{{{"};

bool isSegment(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'-';
    });
}

std::unexpected<Error> bad(const QString &message, qsizetype offset)
{
    return fail(Error(errors::kBadExpression, message).with(u"offset"_s, QString::number(offset)));
}

Result<Reference> parseReference(QStringView inside, qsizetype offset)
{
    const QList<QStringView> parts = inside.trimmed().split(u'.');
    if (parts.size() < 2 || !std::ranges::all_of(parts, isSegment)) {
        return bad(u"\"%1\" is not a reference such as tests.exitCode, inputs.name or run.id"_s.arg(
                       inside.trimmed()),
                   offset);
    }
    Reference reference{parts[0].toString(), parts[1].toString(), {}, offset};
    for (qsizetype i = 2; i < parts.size(); ++i)
        reference.path.append(parts[i].toString());
    return reference;
}

QString asText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    default:
        return value.toVariant().toString();
    }
}

Result<QJsonValue> descend(QJsonValue value, const Reference &reference)
{
    for (const QString &key : reference.path) {
        bool isIndex = false;
        const qsizetype index = key.toLongLong(&isIndex);
        value =
            value.isArray() && isIndex ? value.toArray().at(index) : value.toObject().value(key);
        if (value.isUndefined()) {
            return fail(errors::kNoValue,
                        u"%1.%2 has no \"%3\""_s.arg(reference.scope, reference.name, key));
        }
    }
    return value;
}

} // namespace

Result<Template> Template::parse(const QString &text)
{
    Template result;
    QString plain;
    qsizetype at = 0;
    while (at < text.size()) {
        const QStringView rest = QStringView(text).sliced(at);
        if (rest.startsWith(kEscaped)) {
            plain += kOpen;
            at += kEscaped.size();
        } else if (rest.startsWith(kOpen)) {
            const qsizetype end = text.indexOf(kClose, at + kOpen.size());
            if (end < 0)
                return bad(u"\"{{\" without \"}}\""_s, at);
            const qsizetype start = at + kOpen.size();
            AO_TRY(Reference reference,
                   parseReference(QStringView(text).sliced(start, end - start), at));
            if (!plain.isEmpty())
                result.m_pieces.append({std::exchange(plain, {}), false, {}});
            result.m_pieces.append({{}, true, std::move(reference)});
            at = end + kClose.size();
        } else {
            plain += text.at(at++);
        }
    }
    if (!plain.isEmpty())
        result.m_pieces.append({plain, false, {}});
    return result;
}

QList<Reference> Template::references() const
{
    QList<Reference> references;
    for (const Piece &piece : m_pieces) {
        if (piece.isReference)
            references.append(piece.reference);
    }
    return references;
}

bool Template::isPlainText() const
{
    return std::ranges::none_of(m_pieces, &Piece::isReference);
}

Result<QJsonValue> Template::evaluate(const Lookup &lookup) const
{
    QString text;
    for (const Piece &piece : m_pieces) {
        if (!piece.isReference) {
            text += piece.text;
            continue;
        }
        AO_TRY(QJsonValue found, lookup(piece.reference));
        AO_TRY(QJsonValue value, descend(std::move(found), piece.reference));
        if (m_pieces.size() == 1)
            return value;
        text += asText(value);
    }
    return QJsonValue(text);
}

Result<QJsonValue> evaluateTemplates(const QJsonValue &value, const Template::Lookup &lookup)
{
    if (value.isString()) {
        AO_TRY(const Template parsed, Template::parse(value.toString()));
        return parsed.evaluate(lookup);
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray()) {
            AO_TRY(const QJsonValue resolved, evaluateTemplates(item, lookup));
            array.append(resolved);
        }
        return QJsonValue(array);
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            AO_TRY(const QJsonValue resolved, evaluateTemplates(it.value(), lookup));
            it.value() = resolved;
        }
        return QJsonValue(object);
    }
    return value;
}

bool isTruthy(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double:
        return value.toDouble() != 0;
    case QJsonValue::String: {
        const QString text = value.toString().trimmed();
        return !text.isEmpty() && text != "false"_L1 && text != "0"_L1 && text != "null"_L1;
    }
    case QJsonValue::Array:
        return !value.toArray().isEmpty();
    case QJsonValue::Object:
        return true;
    default:
        return false;
    }
}

} // namespace agentops::workflow

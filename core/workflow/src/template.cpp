// SPDX-License-Identifier: GPL-3.0-or-later
#include "members.h"
#include "templatescript.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <optional>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

thread_local quint64 parsedCount = 0;

constexpr QLatin1StringView kOpen{"{{"};
constexpr QLatin1StringView kClose{"}}"};
constexpr QLatin1StringView kEscaped{"{{{{"};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

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

/// Whether the field `count-1` or `count-other` takes something away: behind the sign stands a
/// number, or a name of the document.
bool isDifference(QStringView segment, const ExpressionNames &names)
{
    if (names.isOpen())
        return false;
    for (qsizetype at = segment.indexOf(u'-'); at >= 0; at = segment.indexOf(u'-', at + 1)) {
        const QStringView behind = segment.sliced(at + 1);
        if (!behind.isEmpty()
            && (std::ranges::all_of(behind, isDigit) || names.contains(behind.toString())))
            return true;
    }
    return false;
}

/// What is only a reference needs no JavaScript, and takes names and fields that JavaScript would
/// not: `{{ shell-k3x9p2.files.0.content-type }}`.
std::optional<Reference> plainReference(QStringView inside, qsizetype offset,
                                        const ExpressionNames &names)
{
    const QList<QStringView> parts = inside.trimmed().split(u'.');
    const QString scope = parts.first().toString();
    if (!std::ranges::all_of(parts, isSegment)
        || !(scope.front().isLetter() || scope.front() == u'_'))
        return std::nullopt;
    const bool isKnown = !names.isOpen() && names.contains(scope);
    if (!isKnown && (script::isReservedWord(scope) || script::isStandardName(scope)))
        return std::nullopt;
    // `a-b.x` may be a difference, when there is no step `a-b`.
    if (!isKnown && !names.isOpen() && scope.contains(u'-'))
        return std::nullopt;
    Reference reference{scope, {}, {}, offset};
    for (qsizetype i = 1; i < parts.size(); ++i) {
        if (isDifference(parts[i], names))
            return std::nullopt;
        if (i == 1)
            reference.name = parts[i].toString();
        else
            reference.path.append(parts[i].toString());
    }
    return reference;
}

/// Of the parts of a plain reference that begins at `start`.
QList<script::NamePlace> placesOf(QStringView inside, qsizetype start)
{
    QList<script::NamePlace> places;
    for (const QStringView part : inside.trimmed().split(u'.')) {
        const qsizetype offset = start + (part.begin() - inside.begin());
        places.append({offset, part.size(), offset + part.size()});
    }
    return places;
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
        value = memberOf(value, key);
        if (value.isUndefined()) {
            return fail(errors::kNoValue,
                        u"%1.%2 has no \"%3\""_s.arg(reference.scope, reference.name, key));
        }
    }
    return value;
}

} // namespace

QJsonValue memberOf(const QJsonValue &value, const QString &key)
{
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        bool isIndex = false;
        const qsizetype index = key.toLongLong(&isIndex);
        if (isIndex)
            return list.at(index);
        return key == "length"_L1 ? QJsonValue(list.size()) : QJsonValue(QJsonValue::Undefined);
    }
    if (value.isString() && key == "length"_L1)
        return value.toString().size();
    return value.toObject().value(key);
}

Result<Template> Template::parse(const QString &text, const ExpressionNames &names)
{
    ++parsedCount;
    Template result;
    QString plain;
    qsizetype at = 0;
    const auto add = [&](Piece piece, qsizetype end) {
        if (!plain.isEmpty())
            result.m_pieces.append({.text = std::exchange(plain, {})});
        result.m_pieces.append(std::move(piece));
        at = end + kClose.size();
    };
    while (at < text.size()) {
        const QStringView rest = QStringView(text).sliced(at);
        if (rest.startsWith(kEscaped)) {
            plain += kOpen;
            at += kEscaped.size();
        } else if (rest.startsWith(kOpen)) {
            const qsizetype start = at + kOpen.size();
            const qsizetype end = text.indexOf(kClose, start);
            if (end < 0)
                return bad(u"\"{{\" without \"}}\""_s, at);
            const QStringView inside = QStringView(text).sliced(start, end - start);
            if (auto reference = plainReference(inside, at, names)) {
                add({.isReference = true,
                     .reference = *std::move(reference),
                     .names = placesOf(inside, start)},
                    end);
                continue;
            }
            auto script = Script::read(text, start, names);
            if (!script)
                return bad(script.error().message(),
                           script.error().contextValue(u"offset").toLongLong() >= text.size()
                               ? at
                               : script.error().contextValue(u"offset").toLongLong());
            if (script->source.trimmed().isEmpty())
                return bad(u"\"{{ }}\" holds no expression"_s, at);
            const qsizetype scriptEnd = script->end;
            add({.script = std::make_shared<const Script>(*std::move(script))}, scriptEnd);
        } else {
            plain += text.at(at++);
        }
    }
    if (!plain.isEmpty())
        result.m_pieces.append({.text = plain});
    return result;
}

quint64 Template::parseCount()
{
    return parsedCount;
}

QList<Reference> Template::references() const
{
    QList<Reference> references;
    for (const Piece &piece : m_pieces) {
        if (piece.isReference)
            references.append(piece.reference);
        else if (piece.script)
            references += piece.script->references;
    }
    return references;
}

QList<ReferencePlace> Template::places() const
{
    QList<ReferencePlace> places;
    int expression = 0;
    for (const Piece &piece : m_pieces) {
        if (piece.isReference) {
            places.append({piece.reference, piece.names, expression++});
        } else if (piece.script) {
            for (qsizetype i = 0; i < piece.script->references.size(); ++i)
                places.append({piece.script->references[i], piece.script->names[i], expression});
            ++expression;
        }
    }
    return places;
}

bool Template::isPlainText() const
{
    return std::ranges::all_of(
        m_pieces, [](const Piece &piece) { return !piece.isReference && !piece.script; });
}

Result<> Template::check() const
{
    for (const Piece &piece : m_pieces) {
        if (piece.script)
            AO_CHECK(piece.script->check());
    }
    return {};
}

Result<QJsonValue> Template::evaluate(const Lookup &lookup, const ExpressionClock &clock) const
{
    QString text;
    for (const Piece &piece : m_pieces) {
        if (!piece.isReference && !piece.script) {
            text += piece.text;
            continue;
        }
        QJsonValue value;
        if (piece.script) {
            AO_TRY(value, piece.script->evaluate(lookup, clock));
        } else {
            AO_TRY(QJsonValue found, lookup(piece.reference));
            AO_TRY(value, descend(std::move(found), piece.reference));
        }
        if (m_pieces.size() == 1)
            return value.isUndefined() ? QJsonValue() : value;
        text += asText(value);
    }
    return QJsonValue(text);
}

Result<QJsonValue> evaluateTemplates(const QJsonValue &value, const Template::Lookup &lookup,
                                     const ExpressionNames &names, const ExpressionClock &clock)
{
    if (value.isString()) {
        AO_TRY(const Template parsed, Template::parse(value.toString(), names));
        return parsed.evaluate(lookup, clock);
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray()) {
            AO_TRY(const QJsonValue resolved, evaluateTemplates(item, lookup, names, clock));
            array.append(resolved);
        }
        return QJsonValue(array);
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            AO_TRY(const QJsonValue resolved, evaluateTemplates(it.value(), lookup, names, clock));
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

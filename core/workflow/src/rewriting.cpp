// SPDX-License-Identifier: GPL-3.0-or-later
#include "rewriting.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodetype.h>

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

QStringList namesIn(const Reference &reference)
{
    QStringList names{reference.scope};
    if (!reference.name.isEmpty())
        names.append(reference.name);
    return names + reference.path;
}

Reference referenceOf(const QStringList &names)
{
    return {names.value(0), names.value(1), names.mid(2), 0};
}

bool isSame(const Reference &a, const Reference &b)
{
    return a.scope == b.scope && a.name == b.name && a.path == b.path;
}

std::unexpected<Error> cannotBeWritten(const QString &text)
{
    return fail(errors::kBadExpression,
                u"\"%1\": what it refers to cannot be written in another way"_s.arg(text));
}

/// A part of a text that becomes another one.
struct TextEdit
{
    qsizetype start = 0;
    qsizetype end = 0;
    QString text;
};

/// Adds what writes `replacement` in place of the reference. False when its names do not stand
/// there as they are, such as with escapes.
bool addEdits(QList<TextEdit> &edits, const QString &text, const ReferencePlace &place,
              const Replacement &replacement)
{
    const QStringList names = namesIn(place.reference);
    const qsizetype used = replacement.cut + (replacement.member.isEmpty() ? 0 : 1);
    if (used > names.size() || names.size() != place.names.size())
        return false;
    for (qsizetype i = 0; i < used; ++i) {
        const script::NamePlace &at = place.names[i];
        if (QStringView(text).sliced(at.offset, at.length) != names[i])
            return false;
    }
    edits.append(
        {place.names.first().offset, place.names[replacement.cut - 1].end, replacement.root});
    if (!replacement.member.isEmpty()) {
        const script::NamePlace &at = place.names[replacement.cut];
        edits.append({at.offset, at.offset + at.length, replacement.member});
    }
    return true;
}

Reference replaced(const Reference &reference, const Replacement &replacement)
{
    QStringList names = replacement.root.split(u'.');
    QStringList rest = namesIn(reference).mid(replacement.cut);
    if (!replacement.member.isEmpty())
        rest.first() = replacement.member;
    return referenceOf(names + rest);
}

Result<QJsonValue> changedValue(const QJsonValue &value,
                                const std::function<Result<QString>(const QString &)> &change)
{
    if (value.isString()) {
        AO_TRY(const QString text, change(value.toString()));
        return QJsonValue(text);
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray()) {
            AO_TRY(const QJsonValue changed, changedValue(item, change));
            array.append(changed);
        }
        return QJsonValue(array);
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            AO_TRY(const QJsonValue changed, changedValue(it.value(), change));
            it.value() = changed;
        }
        return QJsonValue(object);
    }
    return value;
}

} // namespace

Result<QString> replaceReferences(const QString &text, const ExpressionNames &before,
                                  const ExpressionNames &after, const ReplaceReference &replace)
{
    if (!text.contains("{{"_L1))
        return text;
    AO_TRY(const Template parsed, Template::parse(text, before));
    const QList<ReferencePlace> places = parsed.places();
    const auto isWhole = [&places](const ReferencePlace &place) {
        return std::ranges::any_of(places, [&place](const ReferencePlace &other) {
            return other.expression == place.expression
                && other.reference.scope == place.reference.scope && other.reference.name.isEmpty();
        });
    };
    QList<TextEdit> edits;
    QList<Reference> expected;
    for (const ReferencePlace &place : places) {
        AO_TRY(const std::optional<Replacement> replacement,
               replace(place.reference, isWhole(place)));
        expected.append(replacement ? replaced(place.reference, *replacement) : place.reference);
        if (replacement && !addEdits(edits, text, place, *replacement))
            return cannotBeWritten(text);
    }
    QString result = text;
    // From the end, so that the places of those before stay true.
    std::ranges::sort(edits, std::greater(), &TextEdit::start);
    for (const TextEdit &edit : edits)
        result.replace(edit.start, edit.end - edit.start, edit.text);

    // Other names are known there, and the text may declare names itself.
    AO_TRY(const Template written, Template::parse(result, after));
    const QList<Reference> found = written.references();
    if (!std::ranges::equal(found, expected, isSame))
        return cannotBeWritten(text);
    if (result != text && !written.check())
        return cannotBeWritten(text);
    return result;
}

Result<> changeTexts(Node &node, const NodeType &type, const ChangeText &change)
{
    for (const QString &name : node.parameters.keys()) {
        const Parameter *parameter = type.findParameter(name);
        if (parameter && parameter->isCode)
            continue;
        const bool isInBody = parameter && parameter->isOfBody;
        AO_TRY(const QJsonValue changed,
               changedValue(node.parameters.value(name),
                            [&](const QString &text) { return change(text, isInBody); }));
        node.parameters.insert(name, changed);
    }
    AO_TRY(node.when, change(node.when, false));
    AO_TRY(node.idempotencyKey, change(node.idempotencyKey, false));
    if (node.concurrency) {
        AO_TRY(node.concurrency->key, change(node.concurrency->key, false));
    }
    return {};
}

Result<> changeTexts(QJsonObject &outputs, const ChangeText &change)
{
    for (auto it = outputs.begin(); it != outputs.end(); ++it) {
        AO_TRY(const QJsonValue changed,
               changedValue(it.value(), [&](const QString &text) { return change(text, true); }));
        it.value() = changed;
    }
    return {};
}

ExpressionNames runtimeNames(const QList<Node> &nodes)
{
    ExpressionNames names((QStringList()));
    for (const Node &node : nodes)
        names.add(node.id.text());
    names.add(u"item"_s);
    names.add(u"index"_s);
    return names;
}

Result<QString> textOfReference(const QString &scope, const QString &name,
                                const ExpressionNames &names)
{
    const QStringList ways = name.isEmpty()
        ? QStringList{u"{{ %1 }}"_s.arg(scope)}
        : QStringList{u"{{ %1.%2 }}"_s.arg(scope, name), u"{{ %1[\"%2\"] }}"_s.arg(scope, name)};
    for (const QString &text : ways) {
        const auto found = soleReference(text, names);
        if (found && found->scope == scope && found->name == name)
            return text;
    }
    return cannotBeWritten(ways.first());
}

std::optional<Reference> soleReference(const QJsonValue &text, const ExpressionNames &names)
{
    const auto parsed = Template::parse(text.toString(), names);
    if (!parsed || !parsed->check())
        return std::nullopt;
    const QList<ReferencePlace> places = parsed->places();
    if (places.size() != 1 || !places.first().reference.path.isEmpty())
        return std::nullopt;
    // Nothing but the reference stands between the braces, and nothing around them.
    const QString trimmed = text.toString();
    const qsizetype start = places.first().names.first().offset;
    const qsizetype end = places.first().names.last().end;
    const bool isAlone = trimmed.startsWith("{{"_L1) && trimmed.endsWith("}}"_L1)
        && QStringView(trimmed).sliced(2, start - 2).trimmed().isEmpty()
        && QStringView(trimmed).sliced(end, trimmed.size() - end - 2).trimmed().isEmpty();
    return isAlone ? std::optional(places.first().reference) : std::nullopt;
}

} // namespace agentops::workflow

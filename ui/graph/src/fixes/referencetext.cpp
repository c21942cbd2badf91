// SPDX-License-Identifier: GPL-3.0-or-later
#include "referencetext.h"

#include <agentops/workflow/document.h>
#include <agentops/workflow/documenteditor.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/template.h>

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui::graph {

using workflow::ExpressionNames;

namespace {

constexpr auto kParameters = ".parameters."_L1;
constexpr auto kOutputs = ".outputs."_L1;

std::unexpected<Error> cannotBeRenamed(const QString &text)
{
    return fail(workflow::errors::kBadExpression,
                u"\"%1\": no other name can be written there"_s.arg(text));
}

bool isSameReference(const workflow::Reference &reference, const ReferenceName &name)
{
    QStringList names{reference.scope};
    if (!reference.name.isEmpty())
        names.append(reference.name);
    names += reference.path;
    // Of a scope only the name behind it need be the same: it is the reference that was looked at.
    const qsizetype needed = name.names.last().isEmpty() ? 1 : name.names.size();
    return names.size() >= needed
        && std::ranges::equal(names.first(needed), name.names.first(needed));
}

/// The text with the other name; the same when the reference is not in it.
Result<QString> renamedIn(const QString &text, const ExpressionNames &names,
                          const ReferenceName &name, const QString &to)
{
    static const QRegularExpression kPlainName(u"^[A-Za-z_$][A-Za-z0-9_$]*$"_s);
    const auto parsed = workflow::Template::parse(text, names);
    if (!parsed)
        return text;
    QString result = text;
    QList<workflow::ReferencePlace> places = parsed->places();
    // From the end, so that the places of those before stay true.
    std::ranges::sort(places, std::greater(), [](const workflow::ReferencePlace &place) {
        return place.names.isEmpty() ? 0 : place.names.first().offset;
    });
    for (const workflow::ReferencePlace &place : std::as_const(places)) {
        if (!isSameReference(place.reference, name) || place.names.size() <= name.index)
            continue;
        const script::NamePlace &at = place.names.at(name.index);
        if (QStringView(text).sliced(at.offset, at.length) != name.text())
            return cannotBeRenamed(text);
        const bool isInBrackets = at.end > at.offset + at.length;
        if (name.index == 0 || isInBrackets || kPlainName.match(to).hasMatch()) {
            result.replace(at.offset, at.length, to);
        } else {
            const qsizetype before = place.names.at(name.index - 1).end;
            result.replace(before, at.end - before, u"[\"%1\"]"_s.arg(to));
        }
    }
    const auto written = workflow::Template::parse(result, names);
    if (!written || !written->check())
        return cannotBeRenamed(text);
    return result;
}

Result<QJsonValue> renamedIn(const QJsonValue &value, const ExpressionNames &names,
                             const ReferenceName &name, const QString &to)
{
    if (value.isString()) {
        AO_TRY(const QString text, renamedIn(value.toString(), names, name, to));
        return QJsonValue(text);
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray()) {
            AO_TRY(const QJsonValue renamed, renamedIn(item, names, name, to));
            array.append(renamed);
        }
        return QJsonValue(array);
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            AO_TRY(const QJsonValue renamed, renamedIn(QJsonValue(it.value()), names, name, to));
            it.value() = renamed;
        }
        return QJsonValue(object);
    }
    return value;
}

} // namespace

TextPlace::TextPlace(const workflow::Diagnostic &diagnostic)
    : node(diagnostic.edge.isEmpty() ? diagnostic.node : workflow::NodeId())
    , edge(diagnostic.edge)
    , field(diagnostic.path.sliced(
          diagnostic.path.startsWith("$.outputs"_L1) ? 1 : diagnostic.path.indexOf(u']') + 1))
{ }

Result<> renameReference(workflow::DocumentEditor &editor, const TextPlace &place,
                         const ReferenceName &name, const QString &to)
{
    const workflow::Document &document = editor.document();
    const ExpressionNames names = ExpressionNames::ofDocument(document);
    if (!place.edge.isEmpty()) {
        const workflow::Edge *edge = document.findEdge(place.edge);
        AO_TRY(const QString condition,
               renamedIn(edge ? edge->condition : QString(), names, name, to));
        return editor.setEdgeCondition(place.edge, condition);
    }
    if (place.field.startsWith(kOutputs)) {
        const QString output = place.field.sliced(kOutputs.size());
        QJsonObject outputs = document.properties.outputs;
        AO_TRY(const QJsonValue renamed, renamedIn(outputs.value(output), names, name, to));
        outputs.insert(output, renamed);
        editor.setOutputs(outputs);
        return {};
    }
    const workflow::Node *node = document.findNode(place.node);
    if (!node)
        return fail(workflow::errors::kUnknownElement, u"the step is gone"_s);
    if (place.field.startsWith(kParameters)) {
        const QString parameter = place.field.sliced(kParameters.size());
        AO_TRY(const QJsonValue renamed,
               renamedIn(node->parameters.value(parameter), names, name, to));
        return editor.setParameter(place.node, parameter, renamed);
    }
    workflow::NodeSettings settings = workflow::NodeSettings::of(*node);
    if (place.field == ".when"_L1) {
        AO_TRY(settings.when, renamedIn(settings.when, names, name, to));
    } else if (place.field == ".idempotencyKey"_L1) {
        AO_TRY(settings.idempotencyKey, renamedIn(settings.idempotencyKey, names, name, to));
    } else if (settings.concurrency) {
        AO_TRY(settings.concurrency->key, renamedIn(settings.concurrency->key, names, name, to));
    }
    return editor.setNode(place.node, settings);
}

} // namespace agentops::ui::graph

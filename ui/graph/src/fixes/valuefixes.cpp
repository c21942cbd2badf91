// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixplace.h"

#include <agentops/base/closestword.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/workflow/validation.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

// Parameters that are missing, wrong, or none of their kind's.
namespace agentops::ui::graph {

using workflow::Diagnostic;
using workflow::DocumentEditor;
using workflow::Node;
using workflow::Parameter;

namespace {

constexpr qsizetype kMostChoices = 4;

QString valueText(const Parameter &parameter, const QJsonValue &value)
{
    if (parameter.type == Parameter::Type::Choice)
        return choiceText(value.toString());
    if (value.isBool())
        return value.toBool() ? FixWords::tr("yes") : FixWords::tr("no");
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

/// The value as the parameter wants it, where it is only written in another way.
QJsonValue rewritten(const Parameter &parameter, const QJsonValue &value)
{
    const QString text = value.toVariant().toString().trimmed();
    const QString lower = text.toLower();
    switch (parameter.type) {
    case Parameter::Type::Number: {
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        return isNumber && value.isString() ? QJsonValue(number) : QJsonValue();
    }
    case Parameter::Type::Boolean:
        if (lower == "true"_L1 || lower == "yes"_L1 || lower == "on"_L1 || lower == "1"_L1)
            return true;
        if (lower == "false"_L1 || lower == "no"_L1 || lower == "off"_L1 || lower == "0"_L1)
            return false;
        return {};
    case Parameter::Type::List:
        return value.isString() ? QJsonValue(QJsonArray{value}) : QJsonValue();
    case Parameter::Type::Text:
    case Parameter::Type::MultilineText:
    case Parameter::Type::Path:
        return value.isDouble() || value.isBool() ? QJsonValue(text) : QJsonValue();
    default:
        return {};
    }
}

/// What could stand there instead, the most likely first.
QList<QJsonValue> candidatesFor(const Parameter &parameter, const QJsonValue &value)
{
    QList<QJsonValue> candidates;
    const auto add = [&candidates](const QJsonValue &candidate) {
        if (!candidate.isNull() && !candidate.isUndefined() && !candidates.contains(candidate))
            candidates.append(candidate);
    };
    add(rewritten(parameter, value));
    if (parameter.type == Parameter::Type::Choice) {
        if (const QString near = closestWord(value.toString(), parameter.choices); !near.isEmpty())
            add(near);
    }
    add(parameter.defaultValue);
    if (parameter.type == Parameter::Type::Choice) {
        for (const QString &choice :
             parameter.choices.first(std::min(parameter.choices.size(), kMostChoices)))
            add(choice);
    }
    if (parameter.type == Parameter::Type::Boolean) {
        add(true);
        add(false);
    }
    return candidates;
}

/// Whether the problem is gone from the node when it is looked at by itself.
bool isSolved(const FixPlace &place, Node node, const QJsonValue &value)
{
    const QString &name = place.diagnostic.parameter;
    if (value.isUndefined())
        node.parameters.remove(name);
    else
        node.parameters.insert(name, value);
    node.parent = {};
    workflow::Document alone;
    alone.nodes = {node};
    return std::ranges::none_of(
        validate(alone, place.catalog), [&place, &name](const Diagnostic &found) {
            return found.code == place.diagnostic.code && found.parameter == name;
        });
}

QuickFix setFix(const workflow::NodeId &node, const QString &name, const QJsonValue &value,
                const QString &title)
{
    return {QuickFix::Kind::SetValue, title, false, [node, name, value](DocumentEditor &editor) {
                return editor.setParameter(node, name, value);
            }};
}

QuickFix removeFix(const workflow::NodeId &node, const QString &name, const QString &title)
{
    return {QuickFix::Kind::RemoveValue, title, false, [node, name](DocumentEditor &editor) {
                return editor.setParameter(node, name, QJsonValue::Undefined);
            }};
}

QList<QuickFix> unknownParameterFixes(const FixPlace &place, const Node &node,
                                      const workflow::NodeType &type)
{
    const QString &name = place.diagnostic.parameter;
    QStringList free;
    for (const Parameter &parameter : type.parameters) {
        if (!node.parameters.contains(parameter.name))
            free.append(parameter.name);
    }
    QList<QuickFix> fixes;
    const Parameter *near = type.findParameter(closestWord(name, free));
    if (near) {
        fixes.append({QuickFix::Kind::RenameValue,
                      FixWords::tr("Use it as “%1”").arg(parameterTitle(*near)), false,
                      [id = node.id, name, to = near->name](DocumentEditor &editor) -> Result<> {
                          const Node *changing = editor.document().findNode(id);
                          if (!changing)
                              return fail(workflow::errors::kUnknownElement, u"the step is gone"_s);
                          const QJsonValue value = changing->parameters.value(name);
                          AO_CHECK(editor.setParameter(id, to, value));
                          return editor.setParameter(id, name, QJsonValue::Undefined);
                      }});
    }
    fixes.append(removeFix(node.id, name, FixWords::tr("Remove “%1”").arg(name)));
    // What may be a misspelt setting is no waste.
    fixes.last().isSafe = !near;
    return fixes;
}

} // namespace

QList<QuickFix> valueFixes(const FixPlace &place)
{
    const Node *node = place.node();
    const workflow::NodeType *type = place.typeOf(node);
    const Diagnostic &diagnostic = place.diagnostic;
    if (!type || !diagnostic.path.contains(".parameters"_L1))
        return {};
    const Parameter *parameter = type->findParameter(diagnostic.parameter);
    if (!parameter) {
        return place.is(workflow::errors::kInvalidDocument)
            ? unknownParameterFixes(place, *node, *type)
            : QList<QuickFix>();
    }
    const QJsonValue value = node->parameters.value(parameter->name);
    QList<QuickFix> fixes;
    for (const QJsonValue &candidate : candidatesFor(*parameter, value)) {
        if (candidate == value || !isSolved(place, *node, candidate))
            continue;
        fixes.append(
            setFix(node->id, parameter->name, candidate,
                   FixWords::tr("Set “%1” to %2")
                       .arg(parameterTitle(*parameter), valueText(*parameter, candidate))));
    }
    if (!value.isUndefined() && isSolved(place, *node, QJsonValue::Undefined)) {
        fixes.append(removeFix(node->id, parameter->name,
                               FixWords::tr("Empty “%1”").arg(parameterTitle(*parameter))));
    }
    return fixes;
}

} // namespace agentops::ui::graph

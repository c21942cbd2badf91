// SPDX-License-Identifier: GPL-3.0-or-later
#include "validator.h"

#include "readtexts.h"

#include <agentops/base/closestword.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/template.h>

#include <QtCore/QJsonArray>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

QString textOf(const Reference &reference, const ReferenceProblem &problem)
{
    const QString written = reference.name.isEmpty()
        ? u"{{ %1 }}"_s.arg(reference.scope)
        : u"{{ %1.%2 }}"_s.arg(reference.scope, reference.name);
    return written + u": "_s + problem.text;
}

QStringList argumentsOf(const Reference &reference, const ReferenceProblem &problem)
{
    return QStringList(reference.scope + u'.' + reference.name) + problem.arguments;
}

} // namespace

Diagnostic &Validator::add(ErrorCode code, const QString &path, const QString &message,
                           const QStringList &arguments, Severity severity)
{
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.code = QString::fromLatin1(code.text());
    diagnostic.message = message;
    diagnostic.arguments = arguments;
    diagnostic.path = path;
    m_found.append(diagnostic);
    return m_found.last();
}

Diagnostic &Validator::addAtNode(ErrorCode code, int node, const QString &field,
                                 const QString &message, const QStringList &arguments,
                                 Severity severity)
{
    const NodeId &id = m_document.nodes[node].id;
    Diagnostic &diagnostic =
        add(code, u"$.nodes[%1]%2"_s.arg(node).arg(field), u"%1: %2"_s.arg(id.text(), message),
            QStringList(id.text()) + arguments, severity);
    diagnostic.node = id;
    return diagnostic;
}

QList<Diagnostic> Validator::checkEdges()
{
    for (qsizetype i = 0; i < m_document.edges.size(); ++i)
        checkEdge(i);
    return std::exchange(m_found, {});
}

QList<Diagnostic> Validator::checkStep(int index)
{
    checkNode(index);
    return std::exchange(m_found, {});
}

QList<Diagnostic> Validator::checkWhole()
{
    if (m_document.nodes.isEmpty())
        add(errors::kInvalidDocument, u"$.nodes"_s, u"the workflow has no steps"_s, {},
            Severity::Warning);
    checkOutputs();
    checkConflicts();
    for (const int node : m_structure.graph.cyclicNodes())
        addAtNode(errors::kCycle, node, {}, u"this step waits for itself through other steps"_s,
                  {});
    for (const int node : m_structure.graph.selfContained())
        addAtNode(errors::kCycle, node, u".parent"_s, u"this step contains itself"_s, {});
    return std::exchange(m_found, {});
}

void Validator::checkEdge(qsizetype index)
{
    const Edge &edge = m_document.edges[index];
    if (edge.isMuted)
        return;
    const auto path = [index](const QString &key = {}) -> QString {
        return u"$.edges[%1]"_s.arg(index) + key;
    };
    const auto checkEnd = [&](const PortRef &ref, int node, bool isInput) -> std::optional<Port> {
        Diagnostic *diagnostic = nullptr;
        if (node < 0) {
            diagnostic =
                &add(errors::kUnknownElement, path(isInput ? u".to"_s : u".from"_s),
                     u"edge %1: there is no node \"%2\""_s.arg(edge.id.text(), ref.node.text()),
                     {edge.id.text(), ref.node.text()});
        } else if (const NodeType *known = type(node)) {
            if (auto port = isInput ? known->findInput(ref.port)
                                    : known->findOutput(m_document.nodes[node], ref.port)) {
                if (isInput)
                    m_structure.incoming[size_t(node)].push_back(index);
                return port;
            }
            diagnostic = &add(
                errors::kUnknownPort, path(isInput ? u".to"_s : u".from"_s),
                u"edge %1: \"%2\" has no %3 \"%4\""_s.arg(
                    edge.id.text(), ref.node.text(), isInput ? u"input"_s : u"output"_s, ref.port),
                {edge.id.text(), ref.node.text(), ref.port});
            diagnostic->node = ref.node;
            diagnostic->port = ref.port;
        }
        if (diagnostic)
            diagnostic->edge = edge.id;
        return std::nullopt;
    };
    const auto [source, target] = m_structure.graph.ends[size_t(index)];
    const auto from = checkEnd(edge.from, source, false);
    const auto to = checkEnd(edge.to, target, true);
    if (source >= 0 && target >= 0
        && m_document.nodes[source].parent != m_document.nodes[target].parent) {
        add(errors::kOtherBody, path(),
            u"edge %1: \"%2\" and \"%3\" are not in the same container"_s.arg(
                edge.id.text(), edge.from.node.text(), edge.to.node.text()),
            {edge.id.text(), edge.from.node.text(), edge.to.node.text()})
            .edge = edge.id;
    }
    if (from && to && !isCompatible(from->type, to->type)) {
        const QString fromName = portTypeName(from->type);
        const QString toName = portTypeName(to->type);
        Diagnostic &diagnostic =
            add(errors::kTypeMismatch, path(),
                u"edge %1: %2 does not fit into %3"_s.arg(edge.id.text(), fromName, toName),
                {edge.id.text(), fromName, toName});
        diagnostic.edge = edge.id;
        diagnostic.node = edge.to.node;
        diagnostic.port = edge.to.port;
    }
    if (!edge.condition.isEmpty())
        checkCondition(edge, path(u".condition"_s));
}

void Validator::checkCondition(const Edge &edge, const QString &path)
{
    const auto bad = [&](const ReferenceProblem &problem, const QString &message,
                         const QStringList &arguments) {
        add(problem.code, path, u"edge %1: %2"_s.arg(edge.id.text(), message),
            QStringList(edge.id.text()) + arguments, problem.severity)
            .edge = edge.id;
    };
    const Result<Template> &condition = m_texts.templateOf(edge.condition);
    if (!condition)
        return bad({}, condition.error().message(), {});
    const int target = m_structure.graph.index.value(edge.to.node, -1);
    if (target < 0)
        return;
    for (const Reference &reference : condition->references()) {
        if (const auto problem = m_references.problemWith(reference, target))
            bad(*problem, textOf(reference, *problem), argumentsOf(reference, *problem));
    }
}

void Validator::checkNode(int index)
{
    const Node &node = m_document.nodes[index];
    const NodeType *known = type(index);
    if (!known) {
        QStringList kinds;
        for (const NodeType *other : m_catalog.types())
            kinds.append(other->kind);
        addAtNode(errors::kUnknownKind, index, u".kind"_s,
                  u"this program knows no step of kind \"%1\""_s.arg(node.kind)
                      + didYouMean(node.kind, kinds),
                  {node.kind});
        return;
    }
    checkParent(index);
    if (known->body != Body::None)
        checkContainer(index);
    if (node.reuse && known->effectOn(node) == Effect::Outside) {
        addAtNode(errors::kNoReuse, index, u".reuse"_s,
                  u"a step that changes something outside is never left out"_s, {},
                  Severity::Warning);
    }
    if (node.isMuted)
        return;
    checkTemplates(index, u"when"_s, node.when, u".when"_s);
    checkTemplates(index, u"idempotencyKey"_s, node.idempotencyKey, u".idempotencyKey"_s);
    if (node.concurrency)
        checkTemplates(index, u"concurrency"_s, node.concurrency->key, u".concurrency.key"_s);
    for (const Port &port : known->inputs) {
        if (!port.isRequired)
            continue;
        const bool isFed =
            std::ranges::any_of(m_structure.incoming[size_t(index)], [&](qsizetype edge) {
                const int from = m_structure.graph.ends[size_t(edge)].from;
                return m_document.edges[edge].to.port == port.name
                    && (from < 0 || !m_document.nodes[from].isMuted);
            });
        if (!isFed) {
            addAtNode(errors::kMissingInput, index, {},
                      u"the input \"%1\" needs a connection"_s.arg(port.name), {port.name})
                .port = port.name;
        }
    }
    checkParameters(index, *known);
}

void Validator::checkParent(int index)
{
    const NodeId &parent = m_document.nodes[index].parent;
    if (parent.isEmpty())
        return;
    const int container = m_structure.graph.parents[size_t(index)];
    if (container < 0) {
        addAtNode(errors::kUnknownElement, index, u".parent"_s,
                  u"there is no node \"%1\""_s.arg(parent.text()), {parent.text()});
        return;
    }
    const NodeType *known = type(container);
    if (known && (known->body == Body::None || known->body == Body::Call)) {
        addAtNode(errors::kNotAContainer, index, u".parent"_s,
                  u"\"%1\" takes no steps into it"_s.arg(parent.text()), {parent.text()});
    }
    if (const NodeType *own = type(index); own && own->isTrigger()) {
        addAtNode(errors::kNotAContainer, index, u".parent"_s,
                  u"a trigger cannot be in a container"_s, {parent.text()});
    }
}

void Validator::checkContainer(int index)
{
    const Node &node = m_document.nodes[index];
    const auto warn = [&](const QString &setting, bool isSet) {
        if (isSet) {
            addAtNode(
                errors::kNoEffect, index, u'.' + setting,
                u"\"%1\" has no effect on a container; set it on the steps in it"_s.arg(setting),
                {setting}, Severity::Warning);
        }
    };
    warn(u"retry"_s, node.retry != RetryPolicy());
    warn(u"reuse"_s, node.reuse.has_value());
    warn(u"idempotencyKey"_s, !node.idempotencyKey.isEmpty());
}

void Validator::checkParameters(int index, const NodeType &known)
{
    const QJsonObject &values = m_document.nodes[index].parameters;
    for (const Parameter &parameter : known.parameters) {
        const QJsonValue value = values.value(parameter.name);
        const bool isEmpty = value.isUndefined() || value.isNull()
            || (value.isString() && value.toString().trimmed().isEmpty());
        if (!isEmpty) {
            checkParameterValue(index, parameter, value);
        } else if (parameter.isRequired && parameter.defaultValue.isNull()) {
            addAtNode(errors::kInvalidDocument, index, u".parameters"_s,
                      u"the parameter \"%1\" is missing"_s.arg(parameter.name), {parameter.name})
                .parameter = parameter.name;
        }
    }
    if (known.check) {
        for (const ParameterFault &fault : known.check(m_document.nodes[index])) {
            addAtNode(fault.code, index, u".parameters."_s + fault.parameter, fault.message,
                      {fault.parameter})
                .parameter = fault.parameter;
        }
    }
    QStringList names;
    for (const Parameter &parameter : known.parameters)
        names.append(parameter.name);
    for (const QString &name : values.keys()) {
        if (names.contains(name))
            continue;
        addAtNode(errors::kInvalidDocument, index, u".parameters."_s + name,
                  u"\"%1\" is no parameter of %2"_s.arg(name, known.kind) + didYouMean(name, names),
                  {name, known.kind}, Severity::Warning)
            .parameter = name;
    }
}

void Validator::checkParameterValue(int index, const Parameter &parameter, const QJsonValue &value)
{
    using Type = Parameter::Type;
    const QString path = u".parameters."_s + parameter.name;
    const auto wrong = [&](const QString &message) {
        addAtNode(errors::kInvalidDocument, index, path, message, {parameter.name}).parameter =
            parameter.name;
    };
    if (parameter.type == Type::Secret) {
        if (value.toObject().value("secret"_L1).toString().isEmpty())
            wrong(u"\"%1\" must name a secret, such as {\"secret\": \"token\"}"_s.arg(
                parameter.name));
        return;
    }
    if (parameter.isCode)
        return checkCode(index, parameter.name, value);
    checkTemplates(index, parameter.name, value, path,
                   parameter.isOfBody ? Place::InBody : Place::Before);
    if (value.isString()) {
        const Result<Template> &parsed = m_texts.templateOf(value.toString());
        if (!parsed || !parsed->isPlainText())
            return; // the type is known when the step runs
    }
    switch (parameter.type) {
    case Type::Number:
        if (!value.isDouble())
            wrong(u"\"%1\" must be a number"_s.arg(parameter.name));
        break;
    case Type::Boolean:
        if (!value.isBool())
            wrong(u"\"%1\" must be true or false"_s.arg(parameter.name));
        break;
    case Type::Choice:
        if (!parameter.choices.contains(value.toString()))
            wrong(
                u"\"%1\" must be one of %2"_s.arg(parameter.name, parameter.choices.join(", "_L1)));
        break;
    case Type::Object:
        if (!value.isObject())
            wrong(u"\"%1\" must be an object"_s.arg(parameter.name));
        for (const QJsonValue &member : value.toObject()) {
            const QJsonValue secret = member.toObject().value("secret"_L1);
            if (!secret.isUndefined() && secret.toString().isEmpty())
                wrong(
                    u"a value of \"%1\" must name a secret, such as {\"secret\": \"token\"}"_s.arg(
                        parameter.name));
        }
        break;
    case Type::List:
        if (!value.isArray())
            wrong(u"\"%1\" must be a list"_s.arg(parameter.name));
        break;
    case Type::Value:
        break;
    default:
        if (!value.isString())
            wrong(u"\"%1\" must be text"_s.arg(parameter.name));
    }
}

void Validator::checkCode(int index, const QString &parameter, const QJsonValue &value)
{
    const Result<> &checked = m_texts.functionOf(value.toString());
    if (checked)
        return;
    const Error &error = checked.error();
    addAtNode(errors::kBadExpression, index, u".parameters."_s + parameter,
              u"parameter \"%1\": %2 (line %3, column %4)"_s.arg(parameter, error.message(),
                                                                 error.contextValue(u"line"),
                                                                 error.contextValue(u"column")),
              {parameter})
        .parameter = parameter;
}

void Validator::checkTemplates(int index, const QString &name, const QJsonValue &value,
                               const QString &path, Place place)
{
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            checkTemplates(index, name, item, path, place);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QJsonValue &item : object)
            checkTemplates(index, name, item, path, place);
    } else if (value.isString()) {
        const Result<Template> &parsed = m_texts.templateOf(value.toString());
        if (!parsed) {
            addAtNode(errors::kBadExpression, index, path,
                      u"parameter \"%1\": %2"_s.arg(name, parsed.error().message()), {name})
                .parameter = name;
            return;
        }
        for (const Reference &reference : parsed->references()) {
            const auto problem = m_references.problemWith(reference, index, place);
            if (!problem)
                continue;
            addAtNode(problem->code, index, path,
                      u"parameter \"%1\": %2"_s.arg(name, textOf(reference, *problem)),
                      QStringList(name) + argumentsOf(reference, *problem), problem->severity)
                .parameter = name;
        }
    }
}

void Validator::checkOutputs()
{
    const QJsonObject &outputs = m_document.properties.outputs;
    for (auto it = outputs.begin(); it != outputs.end(); ++it) {
        const QString path = u"$.outputs."_s + it.key();
        const Result<Template> &parsed = m_texts.templateOf(it.value().toString());
        if (!parsed) {
            add(errors::kBadExpression, path,
                u"output \"%1\": %2"_s.arg(it.key(), parsed.error().message()), {it.key()});
            continue;
        }
        for (const Reference &reference : parsed->references()) {
            const auto problem = m_references.problemWith(reference, -1);
            if (!problem)
                continue;
            add(problem->code, path,
                u"output \"%1\": %2"_s.arg(it.key(), textOf(reference, *problem)),
                QStringList(it.key()) + argumentsOf(reference, *problem), problem->severity);
        }
    }
}

void Validator::checkConflicts()
{
    const QList<Conflict> &conflicts = m_document.properties.conflicts;
    for (qsizetype i = 0; i < conflicts.size(); ++i) {
        const QString &path = conflicts[i].path;
        Diagnostic &diagnostic =
            add(errors::kMergeConflict, u"$.conflicts[%1]"_s.arg(i),
                u"%1: both sides of a merge have changed this; decide which one is to be"_s.arg(
                    path.isEmpty() ? u"the document"_s : path),
                {path});
        const QStringList parts = path.split(u'/');
        if (parts.value(1) == "nodes"_L1)
            diagnostic.node = NodeId(parts.value(2));
        else if (parts.value(1) == "edges"_L1)
            diagnostic.edge = EdgeId(parts.value(2));
    }
}

} // namespace agentops::workflow

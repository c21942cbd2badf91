// SPDX-License-Identifier: GPL-3.0-or-later
#include "calledtexts.h"

#include "callnames.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

/// Visits every reference of a document; texts that are no templates have none.
void forEachReference(const Document &document, const NodeCatalog &catalog,
                      const std::function<void(const Reference &)> &visit)
{
    const ExpressionNames names = runtimeNames(document.nodes);
    const ChangeText look = [&](const QString &text, bool) -> Result<QString> {
        if (const auto parsed = Template::parse(text, names))
            std::ranges::for_each(parsed->references(), visit);
        return text;
    };
    for (Node node : document.nodes) {
        if (const NodeType *type = catalog.findType(node.kind))
            (void)changeTexts(node, *type, look);
    }
    for (const Edge &edge : document.edges)
        (void)look(edge.condition, false);
    QJsonObject outputs = document.properties.outputs;
    (void)changeTexts(outputs, look);
}

bool hasExpression(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().contains("{{"_L1);
    const QJsonArray list = value.toArray();
    const QJsonObject object = value.toObject();
    return std::ranges::any_of(list, hasExpression) || std::ranges::any_of(object, hasExpression);
}

/// A template that comes to the value.
QString templateOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return u"{{ (%1) }}"_s.arg(QString::fromUtf8(json.sliced(1, json.size() - 2)));
}

/// Whether JavaScript takes the name behind a dot.
bool isPlainName(const QString &name)
{
    return !name.isEmpty() && !name.contains(u'-');
}

} // namespace

CalledTexts::CalledTexts(const Document &caller, const NodeCatalog &catalog, const Node &call,
                         const Document &called, const QHash<NodeId, NodeId> &renamed)
    : m_caller(caller)
    , m_catalog(catalog)
    , m_call(call)
    , m_called(called)
    , m_renamed(renamed)
    , m_namesOutside(runtimeNames(caller.nodes))
    , m_namesInside(runtimeNames(called.nodes))
{ }

bool CalledTexts::mentions(const Document &document, const NodeCatalog &catalog,
                           const QString &scope)
{
    bool isMentioned = false;
    forEachReference(document, catalog, [&](const Reference &reference) {
        isMentioned = isMentioned || reference.scope == scope;
    });
    return isMentioned;
}

std::unexpected<Error> CalledTexts::refuse(const QString &input, const QString &problem) const
{
    return fail(Error(errors::kNotInlinable, m_call.id.text() + u": "_s + problem)
                    .with(u"node"_s, m_call.id.text())
                    .with(u"input"_s, input));
}

Result<QSet<QString>> CalledTexts::usedInputs() const
{
    QSet<QString> used;
    forEachReference(m_called, m_catalog, [&used](const Reference &reference) {
        if (reference.scope == "inputs"_L1)
            used.insert(reference.name);
    });
    if (used.contains(QString()))
        return refuse({}, u"the called workflow reads all of its inputs at once"_s);
    return used;
}

Result<> CalledTexts::bindInputs()
{
    const QJsonValue written = m_call.parameters.value(kInputsParameter);
    if (!written.isUndefined() && !written.isNull() && !written.isObject())
        return refuse({}, u"what it gives is only known in a run"_s);
    const QJsonObject bindings = written.toObject();
    const auto &inputs = m_called.properties.inputs;
    for (const QString &name : bindings.keys()) {
        if (!std::ranges::contains(inputs, name, &InputSpec::name))
            return refuse(name, u"the called workflow has no input \"%1\""_s.arg(name));
    }
    AO_TRY(const QSet<QString> used, usedInputs());
    for (const QString &name : used) {
        if (!std::ranges::contains(inputs, name, &InputSpec::name))
            return refuse(name, u"the called workflow has no input \"%1\""_s.arg(name));
    }
    for (const InputSpec &input : inputs) {
        QJsonValue value = bindings.value(input.name);
        if (value.isUndefined())
            value = input.defaultValue;
        if ((value.isUndefined() || value.isNull()) && input.isRequired) {
            return fail(Error(errors::kMissingInput,
                              u"%1: the called workflow needs the input \"%2\""_s.arg(
                                  m_call.id.text(), input.name))
                            .with(u"node"_s, m_call.id.text())
                            .with(u"input"_s, input.name));
        }
        if (used.contains(input.name))
            AO_CHECK(bindInput(input, value));
    }
    return {};
}

Result<> CalledTexts::bindInput(const InputSpec &input, const QJsonValue &written)
{
    if (written.isUndefined() || written.isNull()) {
        m_given.insert(input.name, u"{{ null }}"_s);
        return {};
    }
    if (!hasExpression(written)) {
        AO_TRY(const QJsonValue value, convertValue(written, input.type));
        m_given.insert(input.name, templateOf(value));
        return {};
    }
    if (!written.isString())
        return refuse(input.name,
                      u"\"%1\" is made of several values; put them together in a step before"_s.arg(
                          input.name));
    AO_TRY(const Template parsed, Template::parse(written.toString(), m_namesOutside));
    if (std::ranges::contains(parsed.references(), u"before"_s, &Reference::scope))
        return refuse(
            input.name,
            u"\"%1\" tells what has become of the steps before the call"_s.arg(input.name));
    const auto value = soleReference(written, m_namesOutside);
    if (value)
        AO_CHECK(requireSameType(input, *value));
    // What a container gives has another name inside of another one.
    const bool isAround = value && (value->scope == "item"_L1 || value->scope == "index"_L1);
    if (value && isPlainName(value->name) && !isAround)
        m_direct.insert(input.name, *value);
    else
        m_given.insert(input.name, written.toString());
    return {};
}

/// A call makes a text of a number for an input that is a text.
Result<> CalledTexts::requireSameType(const InputSpec &input, const Reference &value) const
{
    const Node *source = m_caller.findNode(NodeId(value.scope));
    const NodeType *type = source ? m_catalog.findType(source->kind) : nullptr;
    const auto port = type ? type->findOutput(*source, value.name) : std::nullopt;
    const bool isChanged = port && input.type == PortType::Text
        && (port->type == PortType::Number || port->type == PortType::Boolean);
    if (!isChanged)
        return {};
    return refuse(input.name,
                  u"the call makes a text of \"%1.%2\" for \"%3\", which nothing would do any "
                  "more"_s.arg(value.scope, value.name, input.name));
}

QString CalledTexts::directOutput(const QString &text) const
{
    const auto value = soleReference(text, m_namesInside);
    if (!value || !m_called.findNode(NodeId(value->scope)))
        return {};
    const NodeId step(value->scope);
    const QString scope = m_renamed.value(step, step).text();
    if (value->name.isEmpty())
        return scope;
    return isPlainName(value->name) ? scope + u'.' + value->name
                                    : u"%1[\"%2\"]"_s.arg(scope, value->name);
}

Result<QString> CalledTexts::rewritten(const QString &text, const ExpressionNames &names) const
{
    return replaceReferences(
        text, m_namesInside, names,
        [this](const Reference &reference, bool) -> Result<std::optional<Replacement>> {
            if (reference.scope == "inputs"_L1) {
                const auto direct = m_direct.constFind(reference.name);
                if (direct != m_direct.cend())
                    return Replacement{.root = direct->scope, .cut = 1, .member = direct->name};
                return Replacement{
                    .root = m_givers.value(reference.name).text(), .cut = 1, .member = kResult};
            }
            const auto step = m_renamed.constFind(NodeId(reference.scope));
            if (step == m_renamed.cend())
                return std::nullopt;
            return Replacement{.root = step->text()};
        });
}

} // namespace agentops::workflow

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/interop/n8nimport.h>

#include "documentbuilder.h"
#include "n8nkinds.h"
#include "n8nloops.h"

#include <agentops/interop/errors.h>
#include <agentops/interop/githubscript.h>

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

using namespace workflow;

namespace {

const QString kN8nKey = u"n8n"_s;
const QString kForeign = u"foreign.n8n"_s;

class N8nImporter
{
public:
    N8nImporter(const N8nWorkflow &workflow, const QString &path, Findings &findings)
        : m_workflow(workflow)
        , m_path(path)
        , m_findings(findings)
        , m_builder(workflow.name, path)
    { }

    Document run();

private:
    struct Placed
    {
        NodeId id;
        QStringList outputs;
    };

    void addSticky(const N8nNode &node);
    void addNode(qsizetype index);
    bool isOnlyForErrors() const;
    void connect(const N8nConnection &connection);
    /// Loops become containers where the list that they go through is known.
    void findLoops();
    void makeLoop(const N8nLoop &loop);
    /// Connections that lead back to where they come from.
    QSet<qsizetype> backward() const;
    void tell(ErrorCode code, TextPosition place, const QString &message);

    const N8nWorkflow &m_workflow;
    const QString &m_path;
    Findings &m_findings;
    DocumentBuilder m_builder;
    QHash<qsizetype, Placed> m_placed;
    QList<N8nLoop> m_loops;
};

void N8nImporter::tell(ErrorCode code, TextPosition place, const QString &message)
{
    m_findings.add(m_path, code, Findings::Severity::Warning, place, message);
}

void N8nImporter::addSticky(const N8nNode &node)
{
    Document &document = m_builder.document();
    const NoteId id(u"note-"_s + QString::number(document.notes.size() + 1));
    document.notes.append({.id = id, .text = node.parameters["content"_L1].toString()});
    const auto size = [&node](QLatin1StringView key, double absent) {
        return std::clamp(node.parameters[key].toDouble(absent), 20.0, 10'000.0);
    };
    document.layout.notes.insert(
        id, QRectF(node.position, QSizeF(size("width"_L1, 240), size("height"_L1, 160))));
}

void N8nImporter::addNode(qsizetype index)
{
    const N8nNode &source = m_workflow.nodes[size_t(index)];
    if (source.type == u"stickyNote")
        return addSticky(source);
    Node node{.id = m_builder.makeId(source.name.toLower()), .title = source.name};
    Placed placed{node.id, {}};
    if (const auto equivalent = equivalentOf(source)) {
        node.kind = equivalent->kind;
        node.parameters = equivalent->parameters;
        placed.outputs = equivalent->outputs;
        if (node.kind == u"trigger.failure" && isOnlyForErrors()) {
            node.kind = u"trigger.run"_s;
            node.parameters = {{u"states"_s, QJsonArray{u"failed"_s}}};
        }
    } else if (std::ranges::contains(m_loops, index, &N8nLoop::split)) {
        node.kind = u"flow.map"_s;
        placed.outputs = {u"results"_s, u"results"_s};
    } else {
        node.kind = kForeign;
        node.parameters = {{u"type"_s, source.fullType},
                           {u"parameters"_s, keptVerbatim(source.parameters)},
                           {u"skip"_s, true}};
        tell(errors::kRemoteOnly, source.place,
             u"“%1” (%2) has no equivalent: the step is passed over here"_s.arg(source.name,
                                                                                source.type));
    }
    node.isMuted = node.isMuted || source.isDisabled;
    if (source.isContinued)
        node.onError = OnError::Continue;
    if (source.maxTries > 1 && node.kind != u"flow.map") {
        node.retry.maxAttempts = source.maxTries;
        node.retry.firstDelay = std::chrono::milliseconds(source.waitMs);
        node.retry.factor = 1;
        node.retry.hasJitter = false;
    }
    QJsonObject kept = source.json;
    for (const QString &key : {u"name"_s, u"type"_s, u"position"_s, u"disabled"_s})
        kept.remove(key);
    if (node.kind == kForeign)
        kept.remove(u"parameters"_s);
    node.unknown.insert(kN8nKey, kept);
    m_builder.document().layout.nodes.insert(node.id, source.position);
    m_placed.insert(index, placed);
    m_builder.add(std::move(node));
}

/// In a workflow that nothing else begins, the error is that of another one.
bool N8nImporter::isOnlyForErrors() const
{
    static const QStringList kOthers{u"webhook"_s, u"cron"_s, u"interval"_s, u"start"_s};
    return std::ranges::none_of(m_workflow.nodes, [](const N8nNode &node) {
        return node.type != u"errorTrigger"
            && (node.type.endsWith(u"Trigger") || kOthers.contains(node.type));
    });
}

/// Depth first, in the order of the file; without recursion, since a row of nodes may be long.
QSet<qsizetype> N8nImporter::backward() const
{
    std::vector<QList<qsizetype>> outgoing(m_workflow.nodes.size());
    for (qsizetype i = 0; i < m_workflow.connections.size(); ++i)
        outgoing[size_t(m_workflow.connections[i].from)].append(i);
    enum class State { New, Open, Done };
    std::vector<State> states(m_workflow.nodes.size(), State::New);
    QSet<qsizetype> found;
    for (size_t root = 0; root < states.size(); ++root) {
        if (states[root] != State::New)
            continue;
        std::vector<std::pair<size_t, qsizetype>> path{{root, 0}};
        states[root] = State::Open;
        while (!path.empty()) {
            auto &[node, next] = path.back();
            if (next == outgoing[node].size()) {
                states[node] = State::Done;
                path.pop_back();
                continue;
            }
            const qsizetype edge = outgoing[node][next++];
            const size_t target = size_t(m_workflow.connections[edge].to);
            if (states[target] == State::Open) {
                found.insert(edge);
            } else if (states[target] == State::New) {
                states[target] = State::Open;
                path.emplace_back(target, 0);
            }
        }
    }
    return found;
}

void N8nImporter::connect(const N8nConnection &connection)
{
    const auto from = m_placed.constFind(connection.from);
    const auto to = m_placed.constFind(connection.to);
    if (from == m_placed.constEnd() || to == m_placed.constEnd())
        return;
    const N8nNode &source = m_workflow.nodes[size_t(connection.from)];
    const Node *target = m_builder.find(to->id);
    if (target->kind.startsWith(u"trigger."))
        return;
    // A tool or model is attached to a step, and only comes before it here.
    QString port = u"done"_s;
    const bool isMain = connection.type == u"main";
    if (isMain && source.hasErrorOutput && connection.output > 0)
        port = u"error"_s;
    else if (isMain && connection.output < from->outputs.size())
        port = from->outputs[connection.output];
    Edge *edge = m_builder.connect(from->id, to->id, {}, port);
    // Which of several ways it was is kept for whoever puts something in the place of the step.
    if (edge && isMain && connection.output > 0 && port == u"done")
        edge->unknown.insert(kN8nKey, QJsonObject{{u"output"_s, connection.output}});
}

void N8nImporter::findLoops()
{
    for (const N8nLoop &loop : simpleLoops(m_workflow)) {
        const auto leadsIn = [&loop](const N8nConnection &connection) {
            return connection.to == loop.split && !loop.body.contains(connection.from);
        };
        const auto way = std::ranges::find_if(m_workflow.connections, leadsIn);
        const auto before = way == m_workflow.connections.end()
            ? std::nullopt
            : equivalentOf(m_workflow.nodes[size_t(way->from)]);
        if (std::ranges::count_if(m_workflow.connections, leadsIn) == 1 && before
            && before->outputs.value(way->output, u"done"_s) != u"done")
            m_loops.append(loop);
    }
}

void N8nImporter::makeLoop(const N8nLoop &loop)
{
    const NodeId container = m_placed[loop.split].id;
    for (const N8nConnection &connection : m_workflow.connections) {
        if (connection.to != loop.split || loop.body.contains(connection.from))
            continue;
        const Placed &before = m_placed[connection.from];
        Node *node = m_builder.find(container);
        node->parameters = {
            {u"items"_s,
             u"{{ %1.%2 }}"_s.arg(before.id.text(), before.outputs.value(connection.output))},
            {u"maxParallel"_s, 1}};
    }
    for (const qsizetype inner : loop.body) {
        if (m_placed.contains(inner))
            m_builder.find(m_placed[inner].id)->parent = container;
    }
}

Document N8nImporter::run()
{
    findLoops();
    for (qsizetype i = 0; i < qsizetype(m_workflow.nodes.size()); ++i)
        addNode(i);
    for (const N8nLoop &loop : std::as_const(m_loops))
        makeLoop(loop);
    const QSet<qsizetype> back = backward();
    QHash<qsizetype, int> arriving;
    for (qsizetype i = 0; i < m_workflow.connections.size(); ++i) {
        const N8nConnection &connection = m_workflow.connections[i];
        const bool isOfLoop = std::ranges::any_of(m_loops, [&connection](const N8nLoop &loop) {
            return (loop.split == connection.from && loop.body.contains(connection.to))
                || (loop.split == connection.to && loop.body.contains(connection.from));
        });
        // The container itself begins each pass and waits for its end.
        if (isOfLoop)
            continue;
        if (back.contains(i)) {
            const N8nNode &source = m_workflow.nodes[size_t(connection.from)];
            tell(errors::kNoEquivalent, source.place,
                 u"the way back from “%1” to “%2” is left out: steps make no circle here"_s.arg(
                     source.name, m_workflow.nodes[size_t(connection.to)].name));
            continue;
        }
        connect(connection);
        ++arriving[connection.to];
    }
    // n8n runs a node for each way that leads to it; only a merge waits for all of them.
    for (auto it = arriving.begin(); it != arriving.end(); ++it) {
        const bool isMerge = m_workflow.nodes[size_t(it.key())].type == u"merge";
        Node *node = m_placed.contains(it.key()) ? m_builder.find(m_placed[it.key()].id) : nullptr;
        if (node && it.value() > 1 && !isMerge)
            node->join.policy = Join::Policy::Any;
        else if (node && it.value() > 1)
            node->join = {.policy = Join::Policy::AtLeast, .count = it.value()};
    }
    return m_builder.finish();
}

} // namespace

Imported importN8nWorkflow(const QByteArray &text, const QString &path)
{
    Findings findings;
    Imported imported;
    if (const auto workflow = readN8nWorkflow(text, path, findings))
        imported.document = N8nImporter(*workflow, path, findings).run();
    imported.findings = findings.take();
    return imported;
}

} // namespace agentops::interop

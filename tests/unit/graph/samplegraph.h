// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>
#include <agentops/workflow/nodecatalog.h>

namespace agentops::ui::graph::sample {

/// An executor for tests that run nothing.
class IdleExecutor : public workflow::NodeExecutor
{
public:
    Task<Result<workflow::StepOutput>> execute(workflow::StepContext, CancelToken) override
    {
        co_return workflow::StepOutput{};
    }
};

inline void addTypes(workflow::NodeCatalog &catalog)
{
    using namespace Qt::StringLiterals;
    using workflow::Parameter;
    using workflow::Port;
    using workflow::PortType;
    const auto add = [&catalog](const QString &kind, const QString &category, const QString &title,
                                const QString &icon, const QList<Port> &inputs,
                                const QList<Port> &outputs, const QList<Parameter> &parameters) {
        workflow::NodeType type;
        type.kind = kind;
        type.category = category;
        type.title = title;
        type.help = u"What %1 does, in one sentence."_s.arg(title);
        type.icon = icon;
        type.summaryParameter = parameters.isEmpty() ? QString() : parameters.first().name;
        type.inputs = inputs;
        type.outputs = outputs;
        type.parameters = parameters;
        catalog.add(std::move(type), std::make_unique<IdleExecutor>());
    };
    const auto parameter = [](const QString &name, Parameter::Type type,
                              const QJsonValue &value = {}, const QStringList &choices = {}) {
        Parameter result;
        result.name = name;
        result.title = name;
        result.type = type;
        result.defaultValue = value;
        result.choices = choices;
        return result;
    };
    using Type = Parameter::Type;
    const Port task{u"task"_s, PortType::Text, false, {}};
    const Port context{u"context"_s, PortType::Object, false, {}};
    const Port change{u"change"_s, PortType::Diff, false, {}};
    const Port tests{u"tests"_s, PortType::Findings, false, {}};
    const Port findings{u"findings"_s, PortType::Findings, false, {}};
    add(u"trigger.manual"_s, u"trigger"_s, u"Task"_s, u"play"_s, {}, {task},
        {parameter(u"text"_s, Type::Text, u"Add rate limiting to the API"_s)});
    add(u"codemap.index"_s, u"code"_s, u"Analyze"_s, u"git-fork"_s, {task}, {context},
        {parameter(u"scope"_s, Type::Text, u"codemap.impact depth 2"_s)});
    add(u"shell.command"_s, u"shell"_s, u"Generate tests"_s, u"flask-conical"_s, {context, change},
        {tests},
        {parameter(u"command"_s, Type::Text, u"PHPUnit · keep if +coverage"_s),
         parameter(u"environment"_s, Type::Object), parameter(u"retries"_s, Type::Number, 3),
         parameter(u"verbose"_s, Type::Boolean, false),
         parameter(u"mode"_s, Type::Choice, u"fast"_s, {u"fast"_s, u"thorough"_s}),
         parameter(u"script"_s, Type::MultilineText), parameter(u"token"_s, Type::Secret)});
    add(u"git.commit"_s, u"llm"_s, u"Generate code"_s, u"sparkles"_s, {task, context},
        {{u"summary"_s, PortType::Text, false, {}}, change},
        {parameter(u"policy"_s, Type::Text, u"policy: generate · worktree"_s)});
    add(u"review.diff"_s, u"review"_s, u"AI review"_s, u"scan-search"_s, {change},
        {{u"clean"_s, PortType::Boolean, false, {}}, findings},
        {parameter(u"limit"_s, Type::Text, u"3 findings at most"_s)});
    add(u"flow.approval"_s, u"flow"_s, u"Human review"_s, u"hand"_s, {tests, findings},
        {{u"approved"_s, PortType::Diff, false, {}}},
        {parameter(u"title"_s, Type::Text, u"approval · diff panel"_s)});
    add(u"git.merge"_s, u"git"_s, u"Merge request"_s, u"git-merge"_s,
        {{u"approved"_s, PortType::Diff, true, {}}}, {{u"url"_s, PortType::Text, false, {}}},
        {parameter(u"target"_s, Type::Text, u"gitlab · feature/rate-limit"_s)});
}

inline void addNode(workflow::Document &document, const QString &id, const QString &kind,
                    QPointF place)
{
    workflow::Node node;
    node.id = workflow::NodeId(id);
    node.kind = kind;
    document.nodes.append(node);
    document.layout.nodes.insert(node.id, place);
}

inline void addEdge(workflow::Document &document, const QString &from, const QString &fromPort,
                    const QString &to, const QString &toPort)
{
    workflow::Edge edge;
    edge.id = workflow::EdgeId(QStringLiteral("e%1").arg(document.edges.size() + 1));
    edge.from = {workflow::NodeId(from), fromPort};
    edge.to = {workflow::NodeId(to), toPort};
    document.edges.append(edge);
}

/// The graph of the drawn target of the editor.
inline workflow::Document checkAndShip()
{
    using namespace Qt::StringLiterals;
    workflow::Document document = workflow::Document::create(u"Check and ship"_s);
    addNode(document, u"task"_s, u"trigger.manual"_s, {20, 80});
    addNode(document, u"analyze"_s, u"codemap.index"_s, {300, 90});
    addNode(document, u"code"_s, u"git.commit"_s, {300, 280});
    addNode(document, u"tests"_s, u"shell.command"_s, {590, 70});
    addNode(document, u"review"_s, u"review.diff"_s, {590, 270});
    addNode(document, u"human"_s, u"flow.approval"_s, {850, 180});
    addNode(document, u"merge"_s, u"git.merge"_s, {850, 400});
    addEdge(document, u"task"_s, u"task"_s, u"analyze"_s, u"task"_s);
    addEdge(document, u"task"_s, u"task"_s, u"code"_s, u"task"_s);
    addEdge(document, u"analyze"_s, u"context"_s, u"code"_s, u"context"_s);
    addEdge(document, u"analyze"_s, u"context"_s, u"tests"_s, u"context"_s);
    addEdge(document, u"code"_s, u"change"_s, u"tests"_s, u"change"_s);
    addEdge(document, u"code"_s, u"change"_s, u"review"_s, u"change"_s);
    addEdge(document, u"tests"_s, u"tests"_s, u"human"_s, u"tests"_s);
    addEdge(document, u"review"_s, u"findings"_s, u"human"_s, u"findings"_s);
    addEdge(document, u"human"_s, u"approved"_s, u"merge"_s, u"approved"_s);
    workflow::Note note;
    note.id = workflow::NoteId(u"note"_s);
    note.text = u"Before you ship\nPush is an outside effect: after a crash it asks first."_s;
    document.notes.append(note);
    document.layout.notes.insert(note.id, QRectF(20, 330, 220, 96));
    workflow::Group group;
    group.id = workflow::GroupId(u"group"_s);
    group.title = u"Understand and change"_s;
    group.nodes = {workflow::NodeId(u"analyze"_s), workflow::NodeId(u"code"_s)};
    document.groups.append(group);
    document.layout.groups.insert(group.id, QRectF(280, 60, 260, 380));
    return document;
}

/// The kind of eachPackage()'s container.
inline void addContainerType(workflow::NodeCatalog &catalog)
{
    using namespace Qt::StringLiterals;
    workflow::NodeType type;
    type.kind = u"flow.map"_s;
    type.category = u"flow"_s;
    type.title = u"For each"_s;
    type.icon = u"list"_s;
    type.inputs = {{u"items"_s, workflow::PortType::Any, false, {}}};
    type.outputs = {{u"results"_s, workflow::PortType::Any, false, {}}};
    type.body = workflow::Body::Map;
    catalog.add(std::move(type), std::make_unique<IdleExecutor>());
}

/// A container with two connected steps in it, an empty one, and a card that nothing is connected
/// with. Wants the kinds of addTypes() and addContainerType().
inline workflow::Document eachPackage()
{
    using namespace Qt::StringLiterals;
    workflow::Document document = workflow::Document::create(u"Each package"_s);
    addNode(document, u"task"_s, u"trigger.manual"_s, {20, 80});
    addNode(document, u"each"_s, u"flow.map"_s, {300, 80});
    addNode(document, u"a"_s, u"codemap.index"_s, {320, 220});
    addNode(document, u"b"_s, u"shell.command"_s, {600, 220});
    addNode(document, u"merge"_s, u"git.merge"_s, {1000, 80});
    addNode(document, u"loose"_s, u"review.diff"_s, {20, 400});
    addNode(document, u"empty"_s, u"flow.map"_s, {400, 480});
    document.nodes[2].parent = document.nodes[3].parent = workflow::NodeId(u"each"_s);
    addEdge(document, u"task"_s, u"task"_s, u"each"_s, u"items"_s);
    addEdge(document, u"a"_s, u"context"_s, u"b"_s, u"context"_s);
    addEdge(document, u"each"_s, u"results"_s, u"merge"_s, u"approved"_s);
    return document;
}

/// Columns of connected nodes: for figures.
inline workflow::Document largeGraph(int nodeCount)
{
    using namespace Qt::StringLiterals;
    workflow::Document document = workflow::Document::create(u"Large"_s);
    constexpr int kRows = 30;
    const auto output = [](int i) {
        return i % 2 ? u"summary"_s : u"context"_s;
    };
    for (int i = 0; i < nodeCount; ++i)
        addNode(document, u"n%1"_s.arg(i), i % 2 ? u"git.commit"_s : u"codemap.index"_s,
                QPointF(i / kRows * 320, i % kRows * 180));
    for (int i = kRows; i < nodeCount; ++i) {
        addEdge(document, u"n%1"_s.arg(i - kRows), output(i - kRows), u"n%1"_s.arg(i), u"task"_s);
        if (i % 3 == 0)
            addEdge(document, u"n%1"_s.arg(i - kRows + 1), output(i - kRows + 1), u"n%1"_s.arg(i),
                    u"task"_s);
    }
    return document;
}

} // namespace agentops::ui::graph::sample

// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawnedits.h"

#include "testcatalog.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops::workflow;

namespace agentops::testing {

namespace {

/// More nodes than this, and some go.
constexpr qsizetype kLarge = 40;

Task<Result<StepOutput>> nothing(StepContext, CancelToken)
{
    co_return StepOutput{};
}

/// Arguments for one edit of a document.
class Draw
{
public:
    Draw(const DocumentEditor &editor, std::mt19937 &random)
        : m_document(editor.document())
        , m_random(random)
    { }

    qsizetype below(qsizetype count) { return qsizetype(m_random() % size_t(count)); }
    bool chance() { return below(2) == 0; }
    NodeId node() { return pick(m_document.nodes).id; }
    QSet<NodeId> nodes() { return {node(), node()}; }
    EdgeId edge() { return pick(m_document.edges).id; }
    NoteId note() { return pick(m_document.notes).id; }
    GroupId group() { return pick(m_document.groups).id; }
    QPointF pos() { return QPointF(double(below(1000)), double(below(1000))); }
    QRectF rect() { return {pos(), QSizeF(double(below(300)), 100)}; }
    QString text() { return QString::number(below(50)); }
    QString kind()
    {
        const QStringList kinds{u"test.work"_s, u"test.work"_s, u"test.start"_s,
                                u"test.sink"_s, u"test.box"_s,  u"test.report"_s};
        return kinds[below(kinds.size())];
    }
    PortRef output()
    {
        const QStringList ports{u"result"_s, u"text"_s, u"done"_s, u"error"_s};
        return {node(), ports[below(ports.size())]};
    }
    PortRef input()
    {
        const QStringList ports{u"after"_s, u"text"_s, u"number"_s};
        return {node(), ports[below(ports.size())]};
    }
    QList<QPointF> route() { return chance() ? QList<QPointF>{pos(), pos()} : QList<QPointF>(); }
    std::optional<Concurrency> concurrency()
    {
        return chance() ? std::optional(Concurrency{.key = text()}) : std::nullopt;
    }
    Elements elements()
    {
        Elements drawn{.nodes = nodes()};
        if (!m_document.notes.isEmpty() && chance())
            drawn.notes.insert(note());
        if (!m_document.groups.isEmpty() && below(4) == 0)
            drawn.groups.insert(group());
        if (!m_document.edges.isEmpty() && below(4) == 0)
            drawn.edges.insert(edge());
        return drawn;
    }
    NodeSettings settings(const NodeId &id)
    {
        const Node *node = m_document.findNode(id);
        NodeSettings drawn = node ? NodeSettings::of(*node) : NodeSettings{};
        if (chance())
            drawn.when = text();
        if (chance())
            drawn.join.policy = chance() ? Join::Policy::Any : Join::Policy::All;
        if (chance())
            drawn.retry.maxAttempts = 1 + int(below(5));
        drawn.overallTimeout = std::chrono::seconds(below(3));
        drawn.concurrency = concurrency();
        drawn.reuse = chance() ? std::optional(Reuse{}) : std::nullopt;
        return drawn;
    }
    QList<InputSpec> inputs()
    {
        QList<InputSpec> inputs = m_document.properties.inputs;
        if (inputs.size() < 3 && chance())
            inputs.append(InputSpec{.name = u"input"_s + QString::number(m_random())});
        else if (!inputs.isEmpty() && chance())
            inputs.removeAt(below(inputs.size()));
        else if (!inputs.isEmpty())
            inputs[below(inputs.size())].help = text();
        return inputs;
    }
    /// The document with some of its elements changed, moved in their lists, and left out.
    Document otherDocument()
    {
        Document other = m_document;
        shuffle(other.nodes);
        shuffle(other.edges);
        shuffle(other.notes);
        shuffle(other.groups);
        if (!other.nodes.isEmpty()) {
            Node &changed = other.nodes[below(other.nodes.size())];
            changed.title = text();
            other.layout.nodes.insert(changed.id, pos());
        }
        if (!other.edges.isEmpty() && chance()) {
            const EdgeId gone = other.edges.takeAt(below(other.edges.size())).id;
            other.layout.edges.remove(gone);
            other.layout.placesUnknown.remove(u"edges."_s + gone.text());
        }
        other.properties.description = text();
        return other;
    }

private:
    template<typename T>
    T pick(const QList<T> &list)
    {
        return list.isEmpty() ? T() : list[below(list.size())];
    }
    template<typename T>
    void shuffle(QList<T> &list)
    {
        if (list.size() > 1)
            list.move(below(list.size()), below(list.size()));
    }

    const Document &m_document;
    std::mt19937 &m_random;
};

using Edits = std::vector<DrawnEdit>;

void add(Edits &edits, const QString &name,
         const std::function<void(DocumentEditor &, Draw &)> &draw)
{
    edits.push_back({name, [draw](DocumentEditor &editor, std::mt19937 &random) {
                         Draw drawn(editor, random);
                         draw(editor, drawn);
                     }});
}

void addNodeEdits(Edits &edits)
{
    add(edits, u"addNode"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.addNode(d.kind(), d.pos()); });
    add(edits, u"addConnectedNode"_s, [](DocumentEditor &e, Draw &d) {
        (void)e.addConnectedNode(d.kind(), d.pos(), d.output(), d.input().port);
    });
    add(edits, u"insertNodeOnEdge"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.insertNodeOnEdge(d.kind(), d.pos(), d.edge()); });
    add(edits, u"insertOnEdge"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.insertOnEdge(d.node(), d.edge(), d.pos()); });
    add(edits, u"detach"_s, [](DocumentEditor &e, Draw &d) { (void)e.detach(d.nodes()); });
    add(edits, u"replaceKind"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.replaceKind(d.node(), d.kind()); });
    add(edits, u"setTitle"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.setTitle(d.node(), d.text()); });
    add(edits, u"setParameter"_s, [](DocumentEditor &e, Draw &d) {
        const QJsonValue value =
            d.chance() ? QJsonValue(d.text()) : QJsonValue(QJsonValue::Undefined);
        (void)e.setParameter(d.node(), u"command"_s, value);
    });
    add(edits, u"setNode"_s, [](DocumentEditor &e, Draw &d) {
        const NodeId node = d.node();
        (void)e.setNode(node, d.settings(node));
    });
    add(edits, u"setMuted"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.setMuted(d.nodes(), d.chance()); });
    add(edits, u"setParent"_s, [](DocumentEditor &e, Draw &d) {
        NodeId parent;
        for (const Node &node : e.document().nodes) {
            if (node.kind == "test.box"_L1 && d.chance())
                parent = node.id;
        }
        (void)e.setParent(d.nodes(), parent,
                          d.chance() ? CrossingEdges::Cut : CrossingEdges::Refuse);
    });
}

void addLinkEdits(Edits &edits)
{
    add(edits, u"connectPorts"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.connectPorts(d.output(), d.input()); });
    add(edits, u"reconnect"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.reconnect(d.edge(), d.output(), d.input()); });
    add(edits, u"disconnect"_s, [](DocumentEditor &e, Draw &d) { (void)e.disconnect(d.edge()); });
    add(edits, u"setEdgeCondition"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.setEdgeCondition(d.edge(), d.text()); });
    add(edits, u"setEdgeRoute"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.setEdgeRoute(d.edge(), d.route()); });
    add(edits, u"setEdgesMuted"_s, [](DocumentEditor &e, Draw &d) {
        (void)e.setEdgesMuted({d.edge(), d.edge()}, d.chance());
    });
}

void addCanvasEdits(Edits &edits)
{
    add(edits, u"addNote"_s, [](DocumentEditor &e, Draw &d) { e.addNote(d.text(), d.rect()); });
    add(edits, u"setNoteText"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.setNoteText(d.note(), d.text()); });
    add(edits, u"setNoteColor"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.setNoteColor(d.note(), d.text()); });
    add(edits, u"setNoteRect"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.setNoteRect(d.note(), d.rect()); });
    add(edits, u"addGroup"_s,
        [](DocumentEditor &e, Draw &d) { e.addGroup(d.text(), d.nodes(), d.rect()); });
    add(edits, u"setGroupTitle"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.setGroupTitle(d.group(), d.text()); });
    add(edits, u"setGroupColor"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.setGroupColor(d.group(), d.text()); });
    add(edits, u"setGroupRect"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.setGroupRect(d.group(), d.rect()); });
    add(edits, u"setGroupNodes"_s,
        [](DocumentEditor &e, Draw &d) { (void)e.setGroupNodes(d.group(), d.nodes()); });
    add(edits, u"setCollapsed"_s, [](DocumentEditor &e, Draw &d) {
        const GroupId group = d.group();
        (void)e.setCollapsed(d.nodes(), group.isEmpty() ? QSet<GroupId>() : QSet{group},
                             d.chance());
    });
    add(edits, u"moveNodes"_s, [](DocumentEditor &e, Draw &d) {
        (void)e.moveNodes({{d.node(), d.pos()}, {d.node(), d.pos()}});
    });
    add(edits, u"arrange"_s, [](DocumentEditor &e, Draw &d) {
        (void)e.arrange({.nodes = {{d.node(), d.pos()}},
                         .notes = {{d.note(), d.rect()}},
                         .groups = {{d.group(), d.rect()}},
                         .edges = {{d.edge(), d.route()}}},
                        Edit::LayOut);
    });
}

void addOtherEdits(Edits &edits)
{
    add(edits, u"remove"_s, [](DocumentEditor &e, Draw &d) { (void)e.remove(d.elements()); });
    add(edits, u"duplicate"_s, [](DocumentEditor &e, Draw &d) {
        (void)e.duplicate(d.elements(), d.pos(),
                          d.chance() ? PasteLinks::Incoming : PasteLinks::None);
    });
    add(edits, u"paste"_s, [](DocumentEditor &e, Draw &d) {
        (void)e.paste(e.copy(d.elements()), d.pos(),
                      d.chance() ? PasteLinks::Incoming : PasteLinks::None,
                      d.below(4) == 0 ? d.node() : NodeId());
    });
    add(edits, u"setName"_s, [](DocumentEditor &e, Draw &d) { e.setName(d.text()); });
    add(edits, u"setDescription"_s, [](DocumentEditor &e, Draw &d) { e.setDescription(d.text()); });
    add(edits, u"setInputs"_s, [](DocumentEditor &e, Draw &d) { e.setInputs(d.inputs()); });
    add(edits, u"setOutputs"_s,
        [](DocumentEditor &e, Draw &d) { e.setOutputs({{u"out"_s, d.text()}}); });
    add(edits, u"setWorkspace"_s, [](DocumentEditor &e, Draw &d) {
        e.setWorkspace(d.chance() ? WorkspaceKind::Worktree : WorkspaceKind::InPlace);
    });
    add(edits, u"setConcurrency"_s,
        [](DocumentEditor &e, Draw &d) { e.setConcurrency(d.concurrency()); });
    add(edits, u"replaceDocument"_s,
        [](DocumentEditor &e, Draw &d) { e.replaceDocument(d.otherDocument(), {Edit::Restore}); });
}

} // namespace

const std::vector<DrawnEdit> &drawnEdits()
{
    static const Edits edits = [] {
        Edits all;
        addNodeEdits(all);
        addLinkEdits(all);
        addCanvasEdits(all);
        addOtherEdits(all);
        return all;
    }();
    return edits;
}

void addDrawnKinds(NodeCatalog &catalog)
{
    addTestKinds(catalog);
    NodeType box = nodeType(u"test.box"_s, {}, {port(u"result"_s, PortType::Text)});
    box.body = Body::Once;
    catalog.add(std::move(box), std::make_unique<ScriptedExecutor>(nothing));
}

const DrawnEdit &editAtRandom(DocumentEditor &editor, std::mt19937 &random)
{
    const auto named = [](const QString &name) -> const DrawnEdit & {
        return *std::ranges::find(drawnEdits(), name, &DrawnEdit::name);
    };
    const bool isLarge = editor.document().nodes.size() > kLarge;
    // A third adds what the others need.
    const QStringList often{u"addNode"_s, u"connectPorts"_s, u"addNote"_s, u"addGroup"_s};
    const DrawnEdit &edit = isLarge ? named(u"remove"_s)
        : random() % 3 == 0         ? named(often[qsizetype(random() % 4)])
                                    : drawnEdits()[random() % drawnEdits().size()];
    edit.draw(editor, random);
    return edit;
}

Document documentWithUnknownKeys()
{
    Document document = Document::create(u"x"_s);
    const auto keys = [](const QString &of) {
        return QJsonObject{{u"x-key"_s, of}};
    };
    for (int i = 0; i < 6; ++i) {
        Node node;
        node.id = NodeId(u"n%1"_s.arg(i));
        node.kind = i == 0 ? u"test.box"_s : u"test.work"_s;
        node.title = node.id.text();
        node.retry.unknown = keys(u"retry"_s);
        node.unknown = keys(node.id.text());
        document.nodes.append(node);
        document.layout.nodes.insert(node.id, QPointF(300 * i, 0));
        document.layout.placesUnknown.insert(u"nodes."_s + node.id.text(), keys(u"place"_s));
    }
    for (int i = 1; i < 5; ++i) {
        const Edge edge{.id = EdgeId(u"e%1"_s.arg(i)),
                        .from = {NodeId(u"n%1"_s.arg(i)), u"result"_s},
                        .to = {NodeId(u"n%1"_s.arg(i + 1)), u"text"_s},
                        .unknown = keys(u"edge"_s)};
        document.edges.append(edge);
        document.layout.edges.insert(edge.id, {QPointF(300 * i, 100)});
        document.layout.placesUnknown.insert(u"edges."_s + edge.id.text(), keys(u"route"_s));
    }
    const Note note{NoteId(u"note"_s), u"why"_s, {}, keys(u"note"_s)};
    document.notes = {note};
    document.layout.notes.insert(note.id, {0, 300, 200, 100});
    document.layout.placesUnknown.insert(u"notes.note"_s, keys(u"place"_s));
    const Group group{.id = GroupId(u"group"_s),
                      .title = u"All"_s,
                      .nodes = {NodeId(u"n1"_s), NodeId(u"n2"_s)},
                      .unknown = keys(u"group"_s)};
    document.groups = {group};
    document.layout.groups.insert(group.id, {0, 0, 900, 200});
    document.layout.placesUnknown.insert(u"groups.group"_s, keys(u"place"_s));
    document.properties.inputs = {InputSpec{.name = u"input"_s, .unknown = keys(u"input"_s)}};
    document.properties.unknown = keys(u"document"_s);
    document.layout.unknown = keys(u"layout"_s);
    document.layout.viewportUnknown = keys(u"viewport"_s);
    return document;
}

} // namespace agentops::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "randomedits.h"

#include "../workflow/testcatalog.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/documenteditor.h>

#include <algorithm>
#include <array>
#include <functional>

using namespace Qt::StringLiterals;
using namespace agentops::workflow;

namespace agentops::testing {

namespace {

Task<Result<StepOutput>> nothing(StepContext, CancelToken)
{
    co_return StepOutput{};
}

class Edits
{
public:
    Edits(const NodeCatalog &catalog, const Document &document, QString side,
          QRandomGenerator &random)
        : m_editor(catalog, document)
        , m_side(std::move(side))
        , m_random(random)
    { }

    void one();
    Document take() const { return m_editor.document(); }

private:
    int below(qsizetype end) { return end > 0 ? m_random.bounded(int(end)) : 0; }
    const Document &doc() const { return m_editor.document(); }
    const Node *anyNode()
    {
        return doc().nodes.isEmpty() ? nullptr : &doc().nodes[below(doc().nodes.size())];
    }
    QPointF anyPlace() { return {double(below(1000)), double(below(1000))}; }
    QString word() { return u"word%1"_s.arg(below(1000)); }
    QString commandFor(const Node &node);
    /// The ids that the editor makes are random: here they must not be.
    void settleIds();
    void changeDirectly(const std::function<void(Document &)> &change);
    void addNode();
    void addByHand();
    void connectSomething();
    void changeParameter();
    void changeVariables();
    void changeOther();
    void changeEdge();
    void arrange();
    void removeSomething();
    void move();
    void annotate();
    void changeProperties();
    void changeUnknown();
    void changeParent();

    DocumentEditor m_editor;
    QString m_side;
    QRandomGenerator &m_random;
    int m_lastId = 0;
};

void Edits::changeDirectly(const std::function<void(Document &)> &change)
{
    Document document = doc();
    change(document);
    m_editor.reset(std::move(document));
}

void Edits::settleIds()
{
    QByteArray text = writeDocument(doc());
    const QByteArray mark = m_side.toLatin1();
    const auto settle = [&](const QString &id) {
        if (id.contains(u'-'))
            text.replace(id.toLatin1(), mark + QByteArray::number(++m_lastId));
    };
    for (const Node &node : doc().nodes)
        settle(node.id.text());
    for (const Edge &edge : doc().edges)
        settle(edge.id.text());
    for (const Note &note : doc().notes)
        settle(note.id.text());
    for (const Group &group : doc().groups)
        settle(group.id.text());
    m_editor.reset(*parseDocument(text).toResult());
}

/// Lines, of which some refer to the steps before.
QString Edits::commandFor(const Node &node)
{
    QStringList lines = node.parameters.value("command"_L1).toString().split(u'\n');
    QStringList before;
    for (const Edge &edge : doc().edges) {
        if (edge.to.node == node.id)
            before.append(edge.from.node.text());
    }
    QString line = word();
    if (!before.isEmpty() && below(2) == 0)
        line += u" {{ %1.done }}"_s.arg(before[below(before.size())]);
    const int at = below(lines.size());
    if (below(3) == 0)
        lines.insert(at, line);
    else
        lines[at] = line;
    return lines.join(u'\n');
}

void Edits::addNode()
{
    const QString kind = below(5) == 0 ? u"test.box"_s : u"test.work"_s;
    const auto added = m_editor.addNode(kind, anyPlace());
    (void)m_editor.setParameter(*added, u"command"_s, word() + u"\none\ntwo\nthree"_s);
}

void Edits::addByHand()
{
    const QString id = u"hand%1"_s.arg(below(2));
    if (doc().findNode(NodeId(id)))
        return;
    changeDirectly([&](Document &document) {
        Node node;
        node.id = NodeId(id);
        node.kind = u"test.work"_s;
        node.parameters.insert(u"command"_s, word());
        document.nodes.append(node);
        document.layout.nodes.insert(node.id, anyPlace());
    });
}

void Edits::connectSomething()
{
    const Node *from = anyNode();
    const Node *to = anyNode();
    if (from && to)
        (void)m_editor.connectPorts({from->id, u"done"_s}, {to->id, u"after"_s});
}

void Edits::changeParameter()
{
    if (const Node *node = anyNode())
        (void)m_editor.setParameter(node->id, u"command"_s, commandFor(*node));
}

void Edits::changeVariables()
{
    const Node *node = anyNode();
    if (!node)
        return;
    QJsonObject variables = node->parameters.value("variables"_L1).toObject();
    const QString key = u"KEY%1"_s.arg(below(3));
    if (below(4) == 0)
        variables.remove(key);
    else
        variables.insert(key, word());
    (void)m_editor.setParameter(node->id, u"variables"_s, variables);
}

void Edits::changeOther()
{
    const Node *node = anyNode();
    if (!node)
        return;
    auto settings = NodeSettings::of(*node);
    switch (below(4)) {
    case 0:
        (void)m_editor.setTitle(node->id, word());
        break;
    case 1:
        settings.timeout = std::chrono::seconds(below(5));
        (void)m_editor.setNode(node->id, settings);
        break;
    case 2:
        settings.retry.maxAttempts = 1 + below(4);
        (void)m_editor.setNode(node->id, settings);
        break;
    default:
        (void)m_editor.setMuted({node->id}, below(2) == 0);
    }
}

void Edits::changeEdge()
{
    if (doc().edges.isEmpty())
        return;
    const EdgeId edge = doc().edges[below(doc().edges.size())].id;
    switch (below(3)) {
    case 0:
        (void)m_editor.setEdgeCondition(edge, below(2) == 0 ? QString() : u"true"_s);
        break;
    case 1:
        (void)m_editor.setEdgesMuted({edge}, below(2) == 0);
        break;
    default:
        (void)m_editor.setEdgeRoute(
            edge, below(3) == 0 ? QList<QPointF>() : QList<QPointF>{anyPlace(), anyPlace()});
    }
}

void Edits::arrange()
{
    if (const Node *node = anyNode())
        (void)m_editor.setCollapsed({node->id}, {}, below(2) == 0);
    if (doc().groups.isEmpty())
        return;
    const GroupId group = doc().groups[below(doc().groups.size())].id;
    (void)m_editor.setCollapsed({}, {group}, below(2) == 0);
    (void)m_editor.setGroupColor(group, below(2) == 0 ? u"red"_s : u"blue"_s);
}

void Edits::removeSomething()
{
    if (!doc().edges.isEmpty() && below(2) == 0)
        (void)m_editor.disconnect(doc().edges[below(doc().edges.size())].id);
    else if (const Node *node = anyNode())
        (void)m_editor.remove({.nodes = {node->id}});
}

void Edits::move()
{
    if (const Node *node = anyNode())
        (void)m_editor.moveNodes({{node->id, anyPlace()}});
}

void Edits::annotate()
{
    const QRectF rect(anyPlace(), QSizeF(200, 100));
    switch (below(4)) {
    case 0:
        m_editor.addNote(word(), rect);
        break;
    case 1:
        if (!doc().notes.isEmpty())
            (void)m_editor.setNoteText(doc().notes[below(doc().notes.size())].id, word());
        if (!doc().notes.isEmpty())
            (void)m_editor.setNoteColor(doc().notes.last().id,
                                        doc().notes.size() % 2 == 0 ? u"red"_s : u"blue"_s);
        break;
    case 2: {
        QSet<NodeId> members;
        for (int i = 0; i < 3; ++i) {
            if (const Node *node = anyNode())
                members.insert(node->id);
        }
        m_editor.addGroup(word(), members, rect);
        break;
    }
    default:
        if (!doc().groups.isEmpty())
            (void)m_editor.setGroupTitle(doc().groups[below(doc().groups.size())].id, word());
    }
}

void Edits::changeProperties()
{
    if (below(2) == 0) {
        m_editor.setDescription(word() + u"\n"_s + doc().properties.description);
        return;
    }
    QList<InputSpec> inputs = doc().properties.inputs;
    if (inputs.isEmpty() || below(2) == 0) {
        InputSpec input;
        input.name = u"input%1"_s.arg(below(3));
        input.help = word();
        if (!std::ranges::contains(inputs, input.name, &InputSpec::name))
            inputs.append(input);
    } else {
        inputs.removeAt(below(inputs.size()));
    }
    m_editor.setInputs(inputs);
}

void Edits::changeUnknown()
{
    changeDirectly([&](Document &document) {
        const QString key = u"x-key%1"_s.arg(below(3));
        if (document.nodes.isEmpty() || below(2) == 0)
            document.properties.unknown.insert(key, word());
        else
            document.nodes[below(document.nodes.size())].unknown.insert(key, word());
    });
}

void Edits::changeParent()
{
    const Node *moved = anyNode();
    const Node *box = anyNode();
    if (!moved || !box)
        return;
    const NodeId into = box->kind == "test.box"_L1 ? box->id : NodeId();
    for (const Node *above = doc().findNode(into); above; above = doc().findNode(above->parent)) {
        if (above->id == moved->id)
            return;
    }
    changeDirectly([id = moved->id, into](Document &document) {
        for (Node &node : document.nodes) {
            if (node.id == id)
                node.parent = into;
        }
        document.edges.removeIf([&](const Edge &edge) {
            return document.findNode(edge.from.node)->parent
                != document.findNode(edge.to.node)->parent;
        });
    });
}

void Edits::one()
{
    using Edit = void (Edits::*)();
    constexpr std::array<Edit, 20> kEdits{&Edits::addNode,
                                          &Edits::addNode,
                                          &Edits::connectSomething,
                                          &Edits::connectSomething,
                                          &Edits::connectSomething,
                                          &Edits::changeParameter,
                                          &Edits::changeParameter,
                                          &Edits::changeParameter,
                                          &Edits::changeVariables,
                                          &Edits::changeOther,
                                          &Edits::changeEdge,
                                          &Edits::arrange,
                                          &Edits::removeSomething,
                                          &Edits::move,
                                          &Edits::move,
                                          &Edits::annotate,
                                          &Edits::changeProperties,
                                          &Edits::changeUnknown,
                                          &Edits::changeParent,
                                          &Edits::addByHand};
    (this->*kEdits[size_t(below(kEdits.size()))])();
    settleIds();
}

} // namespace

void addEditKinds(NodeCatalog &catalog)
{
    addTestKinds(catalog);
    NodeType box =
        nodeType(u"test.box"_s, {}, {}, {Parameter{.name = u"command"_s, .title = u"Command"_s}});
    box.body = Body::Once;
    catalog.add(std::move(box), std::make_unique<ScriptedExecutor>(nothing));
}

Document editedAtRandom(const NodeCatalog &catalog, const Document &document, int editCount,
                        const QString &side, QRandomGenerator &random)
{
    Edits edits(catalog, document, side, random);
    for (int i = 0; i < editCount; ++i)
        edits.one();
    return edits.take();
}

} // namespace agentops::testing

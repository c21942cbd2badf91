// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcatalog.h"

#include <agentops/workflow/documentvalidator.h>
#include <agentops/workflow/validation.h>

#include <QtTest/QTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::workflow;

namespace {

/// Some are names only as long as a step is called so.
const QStringList kIds{u"a"_s, u"b"_s, u"a-b"_s, u"c"_s, u"item"_s, u"d"_s};
const QStringList kKinds{u"test.work"_s, u"test.named"_s, u"test.sink"_s};
const QStringList kTexts{u"plain"_s,
                         u"result"_s,
                         u"{{ a.result }}"_s,
                         u"{{ a-b.result }}"_s,
                         u"{{ b.result + c.list[0] }}"_s,
                         u"{{ a -b }} {{ d.result }}"_s,
                         u"{{ inputs.word }}"_s,
                         u"{{ (a.result }}"_s,
                         u"{{ open"_s,
                         u"{{ before.failed }}"_s};

class Edits
{
public:
    explicit Edits(quint32 seed) : m_random(seed) { }

    void change(Document &document)
    {
        const NodeId node(pick(kIds));
        const auto found = std::ranges::find(document.nodes, node, &Node::id);
        const auto ofNode = [&node](const Edge &edge) {
            return edge.from.node == node || edge.to.node == node;
        };
        switch (m_random() % 12) {
        case 0:
        case 1:
            if (found == document.nodes.end())
                document.nodes.append({.id = node, .kind = pick(kKinds)});
            break;
        case 2:
            if (found != document.nodes.end() && m_random() % 3 == 0) {
                document.nodes.erase(found);
                document.edges.removeIf(ofNode);
            }
            break;
        case 3:
        case 4:
            if (found != document.nodes.end())
                found->parameters.insert(u"command"_s, pick(kTexts));
            break;
        case 5:
            if (found != document.nodes.end())
                found->when = pick(kTexts);
            break;
        case 6:
            connect(document, node, NodeId(pick(kIds)));
            break;
        case 7:
            if (found != document.nodes.end())
                found->isMuted = !found->isMuted;
            break;
        case 8:
            if (found != document.nodes.end())
                found->kind = pick(kKinds);
            break;
        case 9:
            if (found != document.nodes.end())
                found->title += u'x';
            break;
        case 10:
            std::ranges::rotate(document.nodes,
                                document.nodes.begin() + (document.nodes.isEmpty() ? 0 : 1));
            break;
        default:
            document.properties.outputs = {{u"out"_s, pick(kTexts)}};
            document.properties.inputs = {{.name = m_random() % 2 ? u"word"_s : u"other"_s}};
        }
    }

    void connect(Document &document, const NodeId &from, const NodeId &to)
    {
        document.edges.append({.id = EdgeId(u"e%1"_s.arg(++m_edges)),
                               .from = {from, u"result"_s},
                               .to = {to, m_random() % 4 ? u"after"_s : u"number"_s},
                               .condition = m_random() % 2 ? QString() : pick(kTexts)});
    }

    const QString &pick(const QStringList &list)
    {
        return list[qsizetype(m_random() % list.size())];
    }
    quint32 number() { return quint32(m_random()); }

private:
    std::mt19937 m_random;
    int m_edges = 0;
};

/// Of a few nodes, by trying every way through a third one.
QSet<std::pair<NodeId, NodeId>> pairsInOrder(const Document &document)
{
    QSet<std::pair<NodeId, NodeId>> pairs;
    for (const Edge &edge : document.edges)
        pairs.insert({edge.from.node, edge.to.node});
    for (const Node &over : document.nodes) {
        for (const Node &from : document.nodes) {
            for (const Node &to : document.nodes) {
                if (pairs.contains({from.id, over.id}) && pairs.contains({over.id, to.id}))
                    pairs.insert({from.id, to.id});
            }
        }
    }
    return pairs;
}

} // namespace

class tst_DocumentValidator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_catalog = std::make_unique<NodeCatalog>();
        testing::addTestKinds(*m_catalog);
    }

    void editByEditItSaysWhatAFreshLookSays()
    {
        Edits edits(1);
        DocumentValidator validator(*m_catalog);
        Document document = Document::create(u"x"_s);
        qsizetype found = 0;
        for (int i = 0; i < 3000; ++i) {
            edits.change(document);
            const QList<Diagnostic> fresh = validate(document, *m_catalog);
            QCOMPARE(validator.validate(document), fresh);
            found += fresh.size();
            if (document.edges.size() > 12)
                document.edges.remove(0, 6);
        }
        QVERIFY(found > 3000);
    }

    void aStepMayReferToThoseBeforeIt()
    {
        Edits edits(2);
        for (int round = 0; round < 100; ++round) {
            Document document = Document::create(u"x"_s);
            for (int i = 0; i < 7; ++i)
                document.nodes.append({.id = NodeId(u"n%1"_s.arg(i)), .kind = u"test.work"_s});
            const auto any = [&] {
                return document.nodes[qsizetype(edits.number() % 7)].id;
            };
            for (int i = 0; i < 9; ++i)
                edits.connect(document, any(), any());
            for (Edge &edge : document.edges)
                edge.condition.clear();
            const auto pairs = pairsInOrder(document);
            for (Node &node : document.nodes) {
                QStringList references;
                for (const Node &other : std::as_const(document.nodes))
                    references.append(u"{{ %1.result }}"_s.arg(other.id.text()));
                node.parameters.insert(u"command"_s, references.join(u' '));
            }

            QSet<std::pair<NodeId, NodeId>> refused;
            for (const Diagnostic &diagnostic : validate(document, *m_catalog)) {
                if (diagnostic.parameter == "command"_L1) {
                    const QString from = diagnostic.arguments.value(2).section(u'.', 0, 0);
                    refused.insert({NodeId(from), diagnostic.node});
                }
            }

            for (const Node &from : std::as_const(document.nodes)) {
                for (const Node &to : std::as_const(document.nodes))
                    QCOMPARE(refused.contains({from.id, to.id}), !pairs.contains({from.id, to.id}));
            }
        }
    }

private:
    std::unique_ptr<NodeCatalog> m_catalog;
};

QTEST_GUILESS_MAIN(tst_DocumentValidator)
#include "tst_documentvalidator.moc"

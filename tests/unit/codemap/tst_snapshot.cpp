// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryproject.h"

#include <agentops/codemap/errors.h>
#include <agentops/codemap/exporter.h>
#include <agentops/codemap/query.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::codemap;
using namespace agentops::codemap::test;
using namespace Qt::StringLiterals;

class TestSnapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIdFindsItsNodeAgain();
    void subtreesAreRanges();
    void dependenciesAndDependentsGoOutByDepth();
    void cyclesAreFoundAndTypeOnlyImportsCloseNone();
    void longChainsNeedNoStack();
    void symbolAtFindsTheInnermost();
    void jsonHasEveryNodeAndEdge();
    void graphMlIsWellFormed();
    void dotNamesEveryNode();
    void unknownFormatIsRefused();
};

static const Files kShop{
    {u"app/a.ts"_s,
     "import { b } from './b';\nexport class A { run() { b(); } run2() {} }\nclass A {}"},
    {u"app/b.ts"_s, "import './c';\nexport function b() {}"},
    {u"app/c.ts"_s, "import './a';\nimport type { D } from '../lib/d';"},
    {u"lib/d.ts"_s, "import '../app/a';\nexport type D = 'x<\"&y';"},
    {u"README.md"_s, "# Shop"},
};

void TestSnapshot::everyIdFindsItsNodeAgain()
{
    const SnapshotPtr snapshot = snapshotOf(kShop);
    QSet<QString> ids;

    for (NodeIndex i = 0; i < snapshot->nodes().size(); ++i) {
        const QString id = snapshot->id(i);
        QVERIFY2(!ids.contains(id), qPrintable(id));
        ids.insert(id);
        QCOMPARE(snapshot->find(id), std::optional(i));
    }
    QVERIFY(ids.contains(u"app/a.ts#A~2"_s));
    QVERIFY(ids.contains(u"app/a.ts#A.run"_s));
    QVERIFY(ids.contains(u"app/"_s));
    QVERIFY(!snapshot->find(u"app/none.ts"));
    QVERIFY(!snapshot->find(u"app/a.ts#None"));
    QVERIFY(!snapshot->find(u"none/"));
}

void TestSnapshot::subtreesAreRanges()
{
    const SnapshotPtr snapshot = snapshotOf(kShop);

    for (NodeIndex i = 1; i < snapshot->nodes().size(); ++i) {
        const NodeIndex parent = snapshot->node(i).parent;
        QVERIFY(parent < i);
        QVERIFY(snapshot->node(i).end <= snapshot->node(parent).end);
        QVERIFY(snapshot->node(i).end > i);
    }
    QCOMPARE(snapshot->node(0).end, NodeIndex(snapshot->nodes().size()));
}

static QStringList pathsOf(const Snapshot &snapshot, const QList<Reached> &reached)
{
    QStringList paths;
    for (const Reached &r : reached)
        paths.append(u"%1 %2"_s.arg(r.depth).arg(snapshot.path(r.node)));
    return paths;
}

void TestSnapshot::dependenciesAndDependentsGoOutByDepth()
{
    const SnapshotPtr snapshot = snapshotOf(kShop);
    const NodeIndex a = *snapshot->findFile(u"app/a.ts");

    QCOMPARE(pathsOf(*snapshot, dependencies(*snapshot, a, 1)), QStringList{u"1 app/b.ts"_s});
    QCOMPARE(pathsOf(*snapshot, dependencies(*snapshot, a, 0)),
             QStringList({u"1 app/b.ts"_s, u"2 app/c.ts"_s, u"3 lib/d.ts"_s}));
    QCOMPARE(pathsOf(*snapshot, dependents(*snapshot, a, 1)),
             QStringList({u"1 app/c.ts"_s, u"1 lib/d.ts"_s}));
    const NodeIndex app = *snapshot->find(u"app/");
    QCOMPARE(pathsOf(*snapshot, dependencies(*snapshot, app)), QStringList{u"1 lib/d.ts"_s});
}

void TestSnapshot::cyclesAreFoundAndTypeOnlyImportsCloseNone()
{
    const SnapshotPtr snapshot = snapshotOf(kShop);

    const auto found = cycles(*snapshot);

    QCOMPARE(found.size(), 1u);
    QStringList paths;
    for (const NodeIndex file : found.front())
        paths.append(snapshot->path(file));
    QCOMPARE(paths, QStringList({u"app/a.ts"_s, u"app/b.ts"_s, u"app/c.ts"_s}));
    const QList<Edge> circle = shortestCycle(*snapshot, found.front());
    QCOMPARE(circle.size(), 3);
    for (qsizetype i = 0; i < circle.size(); ++i)
        QCOMPARE(circle[i].to, circle[(i + 1) % circle.size()].from);
}

void TestSnapshot::longChainsNeedNoStack()
{
    constexpr int kCount = 3000;
    Files files;
    for (int i = 0; i < kCount; ++i)
        files.insert(u"f%1.ts"_s.arg(i),
                     "import './f" + QByteArray::number((i + 1) % kCount) + "';");

    const SnapshotPtr snapshot = snapshotOf(files);

    QCOMPARE(cycles(*snapshot).front().size(), size_t(kCount));
    QCOMPARE(dependencies(*snapshot, *snapshot->findFile(u"f0.ts"), 0).size(), kCount - 1);
}

void TestSnapshot::symbolAtFindsTheInnermost()
{
    const SnapshotPtr snapshot =
        snapshotOf({{u"a.py"_s, "class A:\n    def f(self):\n        pass\nx = 1\n"}});
    const NodeIndex file = *snapshot->findFile(u"a.py");

    QCOMPARE(snapshot->id(snapshot->symbolAt(file, 3)), u"a.py#A.f"_s);
    QCOMPARE(snapshot->id(snapshot->symbolAt(file, 1)), u"a.py#A"_s);
    QCOMPARE(snapshot->symbolAt(file, 99), file);
}

void TestSnapshot::jsonHasEveryNodeAndEdge()
{
    const SnapshotPtr snapshot = snapshotOf(kShop);

    const QByteArray json = exportSnapshot(*snapshot, ExportFormat::Json);

    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const QJsonArray nodes = root["nodes"_L1].toArray();
    const QJsonArray edges = root["edges"_L1].toArray();
    QCOMPARE(nodes.size(), qsizetype(snapshot->nodes().size()));
    QCOMPARE(edges.size(), qsizetype(snapshot->edges().size() + snapshot->nodes().size() - 1));
    QCOMPARE(nodes[0].toObject().keys(),
             QStringList({u"file"_s, u"id"_s, u"kind"_s, u"line"_s, u"name"_s}));
    QCOMPARE(edges[0].toObject().keys(), QStringList({u"from"_s, u"kind"_s, u"line"_s, u"to"_s}));
    QSet<QString> ids;
    for (const QJsonValue &node : nodes)
        ids.insert(node["id"_L1].toString());
    for (const QJsonValue &edge : edges) {
        QVERIFY(ids.contains(edge["from"_L1].toString()));
        QVERIFY(ids.contains(edge["to"_L1].toString()));
    }
    QCOMPARE(exportSnapshot(*snapshotOf(kShop), ExportFormat::Json), json);
}

void TestSnapshot::graphMlIsWellFormed()
{
    Files files = kShop;
    files.insert(u"odd/\"<&>.php"_s, "<?php class X {}");
    const SnapshotPtr snapshot = snapshotOf(files);

    QXmlStreamReader reader(exportSnapshot(*snapshot, ExportFormat::GraphMl));
    int nodes = 0;
    while (!reader.atEnd())
        nodes += reader.readNext() == QXmlStreamReader::StartElement && reader.name() == "node"_L1;

    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(nodes, int(snapshot->nodes().size()));
}

void TestSnapshot::dotNamesEveryNode()
{
    const SnapshotPtr snapshot = snapshotOf(kShop);

    const QByteArray dot = exportSnapshot(*snapshot, ExportFormat::Dot);

    for (NodeIndex i = 0; i < snapshot->nodes().size(); ++i)
        QVERIFY(dot.contains('"' + snapshot->id(i).toUtf8() + "\" [label="));
}

void TestSnapshot::unknownFormatIsRefused()
{
    QVERIFY(exportFormatOf(u"svg").error().code() == codemap::errors::kUnknownFormat);
    QVERIFY(exportFormatOf(u"graphml") == ExportFormat::GraphMl);
}

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"

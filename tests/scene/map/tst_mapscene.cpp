// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryproject.h"

#include <agentops/ui/map/mappicture.h>

#include <QtTest/QTest>

using namespace agentops::codemap::test;
using namespace agentops::ui::map;
using agentops::codemap::layOut;
using agentops::codemap::SnapshotPtr;
using namespace Qt::StringLiterals;

namespace {

MapScene sceneOf(const Files &files)
{
    const SnapshotPtr snapshot = snapshotOf(files);
    return MapScene(snapshot, std::make_shared<const agentops::codemap::Layout>(layOut(*snapshot)));
}

// Four folders of three files; each file imports the next one.
Files gridProject()
{
    Files files;
    for (int folder = 0; folder < 4; ++folder) {
        for (int i = 0; i < 3; ++i)
            files.insert(u"d%1/inner/f%2.py"_s.arg(folder).arg(i),
                         "class A:\n    def run(self): pass\n    def stop(self): pass\n");
    }
    files[u"d0/inner/f0.py"_s] += "from d1.inner import f0, f1, f2\n";
    return files;
}

} // namespace

class TestMapScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSwallowedFolderLendsItsName();
    void everythingOpensWithTheZoom();
    void hitFindsTheSmallestThingDrawn();
    void representativeIsWhatCanBeSeen();
    void neighboursWalkThroughTheFolder();
    void bundlesJoinEdgesToClosedFolders();
    void languageOfAFolderIsTheOneWithMostLines();
};

void TestMapScene::aSwallowedFolderLendsItsName()
{
    const MapScene scene = sceneOf(gridProject());

    QCOMPARE(scene.label(*scene.snapshot().find(u"d0/inner/")), u"d0/inner"_s);
    QCOMPARE(scene.label(*scene.snapshot().find(u"d0/inner/f0.py")), u"f0.py"_s);
    QCOMPARE(scene.fileCount(*scene.snapshot().find(u"d0/")), 3);
    QCOMPARE(scene.depth(*scene.snapshot().find(u"d0/inner/")), 1);
}

void TestMapScene::everythingOpensWithTheZoom()
{
    const MapScene scene = sceneOf(gridProject());
    const NodeIndex folder = *scene.snapshot().find(u"d0/inner/");
    const NodeIndex file = *scene.snapshot().find(u"d0/inner/f0.py");

    QCOMPARE(scene.openness(folder, 0.05), Openness::Closed);
    QCOMPARE(scene.openness(folder, 1.0), Openness::Open);
    QVERIFY(!scene.showsSymbols(file, 1.0));
    QVERIFY(scene.showsSymbols(file, 4.0));
}

void TestMapScene::hitFindsTheSmallestThingDrawn()
{
    const MapScene scene = sceneOf(gridProject());
    const NodeIndex folder = *scene.snapshot().find(u"d1/inner/");
    const NodeIndex file = *scene.snapshot().find(u"d1/inner/f1.py");
    const NodeIndex method = *scene.snapshot().find(u"d1/inner/f1.py#A.stop");
    const QPointF place = scene.rect(method).center();

    QCOMPARE(scene.hit(place, 0.05), folder);
    QCOMPARE(scene.hit(place, 1.0), file);
    QCOMPARE(scene.hit(place, 4.0), method);
    QCOMPARE(scene.hit(QPointF(-5, -5), 1.0), kNoNode);
}

void TestMapScene::representativeIsWhatCanBeSeen()
{
    const MapScene scene = sceneOf(gridProject());
    const NodeIndex method = *scene.snapshot().find(u"d1/inner/f1.py#A.stop");

    QCOMPARE(scene.representative(method, 4.0), method);
    QCOMPARE(scene.representative(method, 1.0), *scene.snapshot().find(u"d1/inner/f1.py"));
    QCOMPARE(scene.representative(method, 0.05), *scene.snapshot().find(u"d1/inner/"));
}

void TestMapScene::neighboursWalkThroughTheFolder()
{
    const MapScene scene = sceneOf(gridProject());
    const NodeIndex first = *scene.snapshot().find(u"d0/inner/f0.py");

    const NodeIndex below = scene.neighbour(first, Direction::Down);
    const NodeIndex beside = scene.neighbour(first, Direction::Right);

    QVERIFY(below != first || beside != first);
    const NodeIndex moved = below != first ? below : beside;
    QCOMPARE(scene.around(moved), scene.around(first));
    QCOMPARE(scene.neighbour(moved, below != first ? Direction::Up : Direction::Left), first);
    QCOMPARE(scene.around(first), *scene.snapshot().find(u"d0/inner/"));
    QVERIFY(scene.neighbour(kNoNode, Direction::Left) != kNoNode);
}

void TestMapScene::bundlesJoinEdgesToClosedFolders()
{
    const MapScene scene = sceneOf(gridProject());
    MapFocus focus;
    focus.selected = *scene.snapshot().find(u"d0/inner/f0.py");

    const std::vector<EdgeBundle> near = bundleEdges(scene, focus, 1.0);
    const std::vector<EdgeBundle> far = bundleEdges(scene, focus, 0.05);

    QCOMPARE(near.size(), 3u);
    QCOMPARE(near.front().count, 1);
    QCOMPARE(far.size(), 1u);
    QCOMPARE(far.front().count, 3);
    QCOMPARE(far.front().to, *scene.snapshot().find(u"d1/inner/"));
    QCOMPARE(int(far.front().role), int(EdgeBundle::Role::Outgoing));
}

void TestMapScene::languageOfAFolderIsTheOneWithMostLines()
{
    const MapScene scene = sceneOf({{u"a/x.php"_s, "<?php\n\n\n\n"},
                                    {u"a/y.ts"_s, "let a;\n"},
                                    {u"a/z.json"_s, QByteArray("\n").repeated(500)}});

    QCOMPARE(scene.language(*scene.snapshot().find(u"a/"))->id, "php"_L1);
    QCOMPARE(scene.languagesByLines().front()->id, "php"_L1);
}

QTEST_GUILESS_MAIN(TestMapScene)
#include "tst_mapscene.moc"

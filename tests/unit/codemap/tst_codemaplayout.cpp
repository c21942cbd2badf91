// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryproject.h"

#include <agentops/codemap/layout.h>

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace agentops::codemap;
using namespace agentops::codemap::test;
using namespace Qt::StringLiterals;

class TestCodeMapLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOverlapsAndEverythingIsInside_data();
    void nothingOverlapsAndEverythingIsInside();
    void theSameFilesGiveTheSameLayout();
    void anEditInOneFileMovesNothing();
};

// Random folders, file counts and sizes.
static Files randomProject(quint32 seed)
{
    QRandomGenerator random(seed);
    QStringList folders{u""_s};
    const int folderCount = random.bounded(1, 40);
    for (int i = 0; i < folderCount; ++i)
        folders.append(folders[random.bounded(folders.size())] + u"d%1/"_s.arg(i));
    Files files;
    const int fileCount = random.bounded(1, 400);
    for (int i = 0; i < fileCount; ++i) {
        QByteArray text;
        for (int f = random.bounded(random.bounded(1, 60)); f > 0; --f)
            text += "def f" + QByteArray::number(f) + "(): pass\n";
        files.insert(folders[random.bounded(folders.size())] + u"f%1.py"_s.arg(i), text);
    }
    return files;
}

void TestCodeMapLayout::nothingOverlapsAndEverythingIsInside_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 25; ++seed)
        QTest::addRow("random project %d", seed) << seed;
}

void TestCodeMapLayout::nothingOverlapsAndEverythingIsInside()
{
    QFETCH(int, seed);
    const SnapshotPtr snapshot = snapshotOf(randomProject(quint32(seed)));

    const Layout layout = layOut(*snapshot);

    constexpr double kSlack = 1e-3; // headers are kept as float
    for (NodeIndex i = 0; i < snapshot->nodes().size(); ++i) {
        const QRectF rect = layout.rects[i];
        QVERIFY2(rect.isValid(), qPrintable(snapshot->id(i)));
        if (isSymbol(snapshot->node(i).kind)) {
            const QRectF card = layout.rects[snapshot->fileOf(i)];
            QVERIFY(card.adjusted(-kSlack, -kSlack, kSlack, kSlack).contains(rect));
            if (isSymbol(snapshot->node(i - 1).kind))
                QVERIFY(!rect.intersects(layout.rects[i - 1]));
            continue;
        }
        if (i > 0) {
            const QRectF parent = layout.rects[snapshot->node(i).parent];
            QVERIFY2(parent.adjusted(-kSlack, -kSlack, kSlack, kSlack).contains(rect),
                     qPrintable(snapshot->id(i)));
        }
        for (NodeIndex next = snapshot->node(i).end;
             i > 0 && next < snapshot->node(snapshot->node(i).parent).end;
             next = snapshot->node(next).end)
            QVERIFY2(!rect.intersects(layout.rects[next]), qPrintable(snapshot->id(next)));
        if (snapshot->node(i).kind == NodeKind::File
            && !isChained(*snapshot, snapshot->node(i).parent)) {
            const NodeIndex parent = snapshot->node(i).parent;
            QVERIFY(rect.top() >= layout.rects[parent].top() + layout.headers[parent] - kSlack);
        }
    }
}

void TestCodeMapLayout::theSameFilesGiveTheSameLayout()
{
    const Files files = randomProject(99);

    QCOMPARE(layOut(*snapshotOf(files)).rects, layOut(*snapshotOf(files)).rects);
}

void TestCodeMapLayout::anEditInOneFileMovesNothing()
{
    Files files = randomProject(7);
    files.insert(u"edited.py"_s, "def a(): pass\n");
    const SnapshotPtr before = snapshotOf(files);
    files.insert(u"edited.py"_s, "def a(): pass\ndef b(): pass\n");
    const SnapshotPtr after = snapshotOf(files);
    const Layout old = layOut(*before);
    const Layout now = layOut(*after);

    for (NodeIndex i = 0; i < before->nodes().size(); ++i) {
        if (!isSymbol(before->node(i).kind))
            QCOMPARE(now.rects[*after->find(before->id(i))], old.rects[i]);
    }
}

QTEST_GUILESS_MAIN(TestCodeMapLayout)
#include "tst_codemaplayout.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryproject.h"

#include <agentops/codemap/search.h>

#include <QtTest/QTest>

using namespace agentops::codemap;
using namespace agentops::codemap::test;
using namespace Qt::StringLiterals;

class TestCodeMapSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bestHitComesFirst_data();
    void bestHitComesFirst();
    void aFolderNameListsItsFilesAndNotAllThatIsInThem();
    void limitHolds();
    void nothingMatchesNothing();
};

static const Files kFiles{
    {u"app/Http/UserController.php"_s,
     "<?php namespace App; class UserController { function show() {} function showUser() {} }"},
    {u"app/Models/User.php"_s,
     "<?php namespace App; class User { const USER_LIMIT = 1; function user() {} }"},
    {u"app/Models/SuperUserGroup.php"_s, "<?php namespace App; class SuperUserGroup {}"},
    {u"src/basket.h"_s,
     "namespace shop::cart { class Basket { int totalOfAll(); int total(); }; }"},
    {u"resources/js/useRoute.ts"_s, "export function useRoute() {}"},
};

void TestCodeMapSearch::bestHitComesFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    QTest::newRow("exact class before everything") << u"User"_s << u"app/Models/User.php#User"_s;
    QTest::newRow("case does not matter")
        << u"USERCONTROLLER"_s << u"app/Http/UserController.php#UserController"_s;
    QTest::newRow("the beginning of a later word")
        << u"Group"_s << u"app/Models/SuperUserGroup.php#SuperUserGroup"_s;
    QTest::newRow("a second word may be in the path")
        << u"show http"_s << u"app/Http/UserController.php#UserController.show"_s;
    QTest::newRow("a file by its name") << u"useRoute.ts"_s << u"resources/js/useRoute.ts"_s;
    QTest::newRow("a folder and a name find the file")
        << u"http usercontroller.php"_s << u"app/Http/UserController.php"_s;
    QTest::newRow("the folder may be the longer word")
        << u"resources route.ts"_s << u"resources/js/useRoute.ts"_s;
    QTest::newRow("words that only the path has together")
        << u"models user.p"_s << u"app/Models/User.php"_s;
    QTest::newRow("a pasted path") << u"app/Models/User.php"_s << u"app/Models/User.php"_s;
    QTest::newRow("a pasted id") << u"app/Http/UserController.php#UserController.show"_s
                                 << u"app/Http/UserController.php#UserController.show"_s;
    QTest::newRow("a qualified name as it is written in code")
        << u"UserController::showUser"_s
        << u"app/Http/UserController.php#UserController.showUser"_s;
    QTest::newRow("a qualified name with its namespaces")
        << u"shop::cart::Basket::total"_s << u"src/basket.h#shop::cart.Basket.total"_s;
    QTest::newRow("the end of a qualified name before its beginning elsewhere")
        << u"Basket::total"_s << u"src/basket.h#shop::cart.Basket.total"_s;
    QTest::newRow("a class as PHP writes it") << u"App\\Models\\User"_s << u"app/Models/User.php"_s;
    QTest::newRow("a word that is no query of the index")
        << u"\"users\" OR useRoute"_s << QString();
    QTest::newRow("one letter") << u"u"_s << u"app/Models/User.php#User"_s;
}

void TestCodeMapSearch::bestHitComesFirst()
{
    QFETCH(QString, query);
    const SnapshotPtr snapshot = snapshotOf(kFiles);

    const QList<SearchHit> hits = SearchIndex(snapshot).search(query);

    const QString best = hits.isEmpty() ? QString() : snapshot->id(hits.first().node);
    QTEST(best, "expected");
}

void TestCodeMapSearch::aFolderNameListsItsFilesAndNotAllThatIsInThem()
{
    const SnapshotPtr snapshot = snapshotOf(kFiles);

    QStringList found;
    for (const SearchHit &hit : SearchIndex(snapshot).search(u"models"_s))
        found.append(snapshot->id(hit.node));

    QCOMPARE(found,
             (QStringList{u"app/Models/"_s, u"app/Models/User.php"_s,
                          u"app/Models/SuperUserGroup.php"_s}));
}

void TestCodeMapSearch::limitHolds()
{
    QCOMPARE(SearchIndex(snapshotOf(kFiles)).search(u"u"_s, 3).size(), 3);
}

void TestCodeMapSearch::nothingMatchesNothing()
{
    const SearchIndex search(snapshotOf(kFiles));

    QVERIFY(search.search(u"   "_s).isEmpty());
    QVERIFY(search.search(u"xyzzy"_s).isEmpty());
    QVERIFY(search.search(u"user xyzzy"_s).isEmpty());
    QVERIFY(search.search(u"user"_s, 0).isEmpty());
}

QTEST_GUILESS_MAIN(TestCodeMapSearch)
#include "tst_codemapsearch.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/diff/cardsmodel.h>
#include <agentops/ui/diff/filesmodel.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::diff;
using agentops::review::Side;
using namespace Qt::StringLiterals;

class TestReviewModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesLieBelowTheirFolders();
    void filterShowsWhatItFinds();
    void aFilterMovesTheCurrentRowAndNotTheCurrentFile();
    void foldersCollapse();
    void foldersCollapseFromTheFilesInThem();
    void viewedFilesAreCountedAndPassedOver();
    void everyRoleHasAName();
    void cardsLieBelowTheirLines();
    void cardsOfBothSidesShareTheRoom();
    void composerComesAndGoes();
    void cardsOfOtherThreadsAreLeftAlone();
    void heightsAreArrangedTogether();
    void cardsWithoutALineLieOnTop();
};

static git::FileChange file(const QString &path, git::ChangeKind kind = git::ChangeKind::Modified)
{
    return {.kind = kind, .oldPath = path, .newPath = path, .addedLines = 2, .removedLines = 1};
}

static QStringList dump(const FilesModel &model)
{
    QStringList rows;
    for (int i = 0; i < model.rowCount(); ++i) {
        const QModelIndex index = model.index(i);
        rows.append((model.data(index, FilesModel::IsFolder).toBool() ? u"/"_s : u""_s)
                    + model.data(index, FilesModel::Name).toString());
    }
    return rows;
}

static const QList<git::FileChange> kFiles{file(u"README.md"_s), file(u"app/Http/Kernel.php"_s),
                                           file(u"app/Models/User.php"_s), file(u"app/zebra.php"_s),
                                           file(u"app/Http/Routes.php"_s, git::ChangeKind::Added)};

void TestReviewModels::filesLieBelowTheirFolders()
{
    FilesModel model;
    QAbstractItemModelTester tester(&model);

    model.setFiles(kFiles, {});

    QCOMPARE(dump(model),
             QStringList({u"README.md"_s, u"/app"_s, u"zebra.php"_s, u"/app/Http"_s,
                          u"Kernel.php"_s, u"Routes.php"_s, u"/app/Models"_s, u"User.php"_s}));
    QCOMPARE(model.data(model.index(5), FilesModel::Status).toString(), u"A"_s);
    QCOMPARE(model.data(model.index(5), FilesModel::FileIndex).toInt(), 4);
    QCOMPARE(model.neighbour(1, true), 4);
    QCOMPARE(model.neighbour(4, true), 2);
    QCOMPARE(model.neighbour(2, true), -1);
}

void TestReviewModels::filterShowsWhatItFinds()
{
    FilesModel model;
    QAbstractItemModelTester tester(&model);
    model.setFiles(kFiles, {});

    model.setFilter(u"http ROUTES"_s);
    QCOMPARE(dump(model), QStringList({u"/app/Http"_s, u"Routes.php"_s}));

    model.setFilter(u"nothing like it"_s);
    QCOMPARE(model.rowCount(), 0);

    model.setFilter({});
    QCOMPARE(model.rowCount(), 8);
}

void TestReviewModels::aFilterMovesTheCurrentRowAndNotTheCurrentFile()
{
    FilesModel model;
    model.setFiles(kFiles, {});
    model.setCurrent(4);
    QSignalSpy current(&model, &FilesModel::currentChanged);
    QSignalSpy row(&model, &FilesModel::currentRowChanged);

    model.setFilter(u"routes"_s);

    QCOMPARE(current.count(), 0);
    QCOMPARE(row.count(), 1);
    QCOMPARE(model.currentRow(), 1);
}

void TestReviewModels::foldersCollapseFromTheFilesInThem()
{
    FilesModel model;
    QAbstractItemModelTester tester(&model);
    model.setFiles(kFiles, {});
    QCOMPARE(model.folderRow(5), 3);
    QCOMPARE(model.folderRow(0), -1);
    QCOMPARE(model.fileAt(3), -1);
    QCOMPARE(model.fileAt(5), 4);

    model.setCollapsed(5, true);
    model.setCollapsed(3, true);
    QCOMPARE(model.rowCount(), 6);

    model.setCollapsed(3, false);
    model.setCollapsed(0, true);
    QCOMPARE(model.rowCount(), 8);
}

void TestReviewModels::foldersCollapse()
{
    FilesModel model;
    QAbstractItemModelTester tester(&model);
    model.setFiles(kFiles, {});

    model.toggleFolder(3);

    QCOMPARE(model.rowCount(), 6);
    QVERIFY(model.data(model.index(3), FilesModel::IsCollapsed).toBool());
    model.toggleFolder(3);
    QCOMPARE(model.rowCount(), 8);
}

void TestReviewModels::viewedFilesAreCountedAndPassedOver()
{
    FilesModel model;
    QAbstractItemModelTester tester(&model);
    model.setFiles(kFiles, {true, false, false, true, false});
    QCOMPARE(model.viewedCount(), 2);

    QCOMPARE(model.nextUnviewed(0), 1);
    model.setViewed(1, true);
    QCOMPARE(model.nextUnviewed(0), 4);
    model.setViewed(4, true);
    model.setViewed(2, true);
    QCOMPARE(model.nextUnviewed(0), -1);
}

void TestReviewModels::everyRoleHasAName()
{
    FilesModel files;
    for (int role = FilesModel::IsFolder; role <= FilesModel::FileIndex; ++role)
        QVERIFY2(files.roleNames().contains(role), qPrintable(QString::number(role)));
    WorkerPool pool(u"syntax"_s, 1);
    DiffDocument document(pool);
    CardsModel cards(document);
    for (int role = CardsModel::CardId; role <= CardsModel::Line; ++role)
        QVERIFY2(cards.roleNames().contains(role), qPrintable(QString::number(role)));
}

namespace {

struct Cards
{
    Cards()
    {
        document.show(std::make_shared<const review::FileRows>(
                          review::buildRows("a\nb\nc\n", "a\nB\nc\n").value()),
                      u"f"_s, u"f"_s);
    }

    static review::Thread thread(Side side, int line)
    {
        review::Thread thread;
        thread.id = review::ThreadId::create();
        thread.anchor.side = side;
        thread.anchor.line = 1;
        thread.anchor.text = u"text"_s;
        thread.position.state =
            line > 0 ? review::Position::State::Same : review::Position::State::Deleted;
        thread.position.line = line;
        thread.comments.append({.author = u"Ada"_s, .body = u"why?"_s});
        return thread;
    }
    double top(int row) const { return model.data(model.index(row), CardsModel::Top).toDouble(); }

    WorkerPool pool{u"syntax"_s, 1};
    DiffDocument document{pool};
    CardsModel model{document};
    QAbstractItemModelTester tester{&model};
};

} // namespace

void TestReviewModels::cardsLieBelowTheirLines()
{
    Cards f;
    const review::Thread thread = Cards::thread(Side::New, 2);
    f.model.setThreads({thread});
    const int before = f.document.contentHeight();

    f.model.setHeight(thread.id.toString(), 99.5);

    QTRY_COMPARE(f.document.contentHeight(), before + 100);
    QCOMPARE(f.top(0), 2 * 18 + 8.0);
    QCOMPARE(f.document.top(2), 2 * 18 + 100 + 16);
    QCOMPARE(f.model.neighbourEntry(0, true), 1);
    QCOMPARE(f.model.neighbourEntry(1, true), -1);
}

void TestReviewModels::cardsOfBothSidesShareTheRoom()
{
    Cards f;
    const review::Thread left = Cards::thread(Side::Old, 2);
    const review::Thread right = Cards::thread(Side::New, 2);
    f.model.setThreads({left, right});

    f.model.setHeight(left.id.toString(), 50);
    f.model.setHeight(right.id.toString(), 80);

    QTRY_COMPARE(f.document.top(2), 2 * 18 + 80 + 16);
    QCOMPARE(f.top(0), f.top(1));
}

void TestReviewModels::composerComesAndGoes()
{
    Cards f;

    f.model.openComposer(Side::New, 3);
    QVERIFY(f.model.hasComposer());
    QVERIFY(f.model.data(f.model.index(0), CardsModel::IsComposer).toBool());

    f.model.setThreads({Cards::thread(Side::New, 1)});
    QVERIFY(f.model.hasComposer());
    QCOMPARE(f.model.count(), 2);

    f.model.closeComposer();
    QVERIFY(!f.model.hasComposer());
    QCOMPARE(f.model.count(), 1);
}

void TestReviewModels::cardsWithoutALineLieOnTop()
{
    Cards f;
    const review::Thread gone = Cards::thread(Side::New, 0);
    f.model.setThreads({gone});
    f.model.setHeight(gone.id.toString(), 40);

    QTRY_COMPARE(f.document.top(0), 56);
    QCOMPARE(f.top(0), 8.0);
    QVERIFY(!f.model.data(f.model.index(0), CardsModel::IsPlaced).toBool());
    QCOMPARE(f.model.data(f.model.index(0), CardsModel::Quote).toString(), u"text"_s);
}

void TestReviewModels::cardsOfOtherThreadsAreLeftAlone()
{
    Cards f;
    const review::Thread first = Cards::thread(Side::New, 1);
    review::Thread second = Cards::thread(Side::New, 2);
    f.model.setThreads({first, second});
    QSignalSpy reset(&f.model, &CardsModel::modelReset);
    QSignalSpy changed(&f.model, &CardsModel::dataChanged);
    const auto rewritten = [&] {
        QList<int> rows;
        for (const QList<QVariant> &arguments : changed) {
            // Places are told apart from what is said.
            if (arguments.at(2).value<QList<int>>().isEmpty())
                rows.append(arguments.at(0).toModelIndex().row());
        }
        return rows;
    };

    second.isResolved = true;
    f.model.setThreads({first, second, Cards::thread(Side::New, 3)});

    QCOMPARE(reset.count(), 0);
    QCOMPARE(f.model.count(), 3);
    QCOMPARE(rewritten(), QList<int>({1}));
}

void TestReviewModels::heightsAreArrangedTogether()
{
    Cards f;
    QList<review::Thread> threads;
    for (int i = 0; i < 50; ++i)
        threads.append(Cards::thread(Side::New, 1 + i % 3));
    f.model.setThreads(threads);
    QSignalSpy layouts(&f.document, &DiffDocument::layoutChanged);

    for (const review::Thread &thread : std::as_const(threads))
        f.model.setHeight(thread.id.toString(), 40);

    QVERIFY(layouts.wait());
    QCOMPARE(layouts.count(), 1);
}

QTEST_MAIN(TestReviewModels)
#include "tst_reviewmodels.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/treewatcher.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops::git;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTreeWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedFilesAreTold();
    void whatCannotBeWatchedIsLookedAtOften();

private:
    static void write(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
        file.write("x\n");
    }
};

void TestTreeWatcher::savedFilesAreTold()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"src"_s));
    write(folder.filePath(u"src/a.cpp"_s));
    TreeWatcher watcher(folder.path());
    watcher.setFiles({u"src/a.cpp"_s});
    watcher.setActive(true);
    QSignalSpy changed(&watcher, &TreeWatcher::changed);

    write(folder.filePath(u"src/a.cpp"_s));
    QTRY_COMPARE(changed.size(), 1);
    write(folder.filePath(u"src/b.cpp"_s));

    QTRY_COMPARE(changed.size(), 2);
}

void TestTreeWatcher::whatCannotBeWatchedIsLookedAtOften()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"a.cpp"_s));
    TreeWatcher watcher(folder.path());

    watcher.setFiles({u"a.cpp"_s, u"gone.cpp"_s});
    QCOMPARE(watcher.pollInterval(), 30s);
    write(folder.filePath(u"gone.cpp"_s));
    watcher.setFiles({u"a.cpp"_s, u"gone.cpp"_s});

    // Never more often; hardly ever where it is known that the system reports everything.
    QVERIFY(watcher.pollInterval() == 10min || watcher.pollInterval() == 30s);
}

QTEST_GUILESS_MAIN(TestTreeWatcher)
#include "tst_treewatcher.moc"

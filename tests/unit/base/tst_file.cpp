// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/file.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace agentops;
using namespace Qt::StringLiterals;

class TestFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writtenContentReadsBack();
    void writingReplacesTheWholeFile();
    void failuresAreToldByTheirCode_data();
    void failuresAreToldByTheirCode();
    void aFailedWriteLeavesTheOldContent();
    void aPipeIsWrittenToAndNotReplaced();
    void tooLargeAFileIsNotRead();
    void aFullDiskIsTold();
    void aWriteThatFitsInPartTellsWhy_data();
    void aWriteThatFitsInPartTellsWhy();
};

void TestFile::writtenContentReadsBack()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"file"_s);
    const QByteArray content("a\0b\n", 4);

    AO_VERIFY_OK(writeFile(path, content));

    QCOMPARE(readFile(path).value(), content);
    QCOMPARE(QDir(directory.path()).entryList(QDir::Files), QStringList(u"file"_s));
}

void TestFile::writingReplacesTheWholeFile()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"file"_s);
    AO_VERIFY_OK(writeFile(path, QByteArray(1000, 'x')));

    AO_VERIFY_OK(writeFile(path, "short"_ba));

    QCOMPARE(readFile(path).value(), "short"_ba);
}

void TestFile::failuresAreToldByTheirCode_data()
{
    QTest::addColumn<bool>("isWrite");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    QTest::newRow("reading a missing file") << false << u"/no/such"_s << u"base.not_found"_s;
    QTest::newRow("reading a directory") << false << u"/tmp"_s << u"base.invalid_argument"_s;
    QTest::newRow("writing into a missing directory")
        << true << u"/no/such"_s << u"base.not_found"_s;
    QTest::newRow("writing over a directory") << true << u"/tmp"_s << u"base.invalid_argument"_s;
    // Even an administrator may not make files there.
    QTest::newRow("writing where nobody may") << true << u"/proc/file"_s << u"base.not_found"_s;
}

void TestFile::failuresAreToldByTheirCode()
{
    QFETCH(const bool, isWrite);
    QFETCH(const QString, path);

    const Result<> done =
        isWrite ? writeFile(path, "x"_ba) : readFile(path).transform([](auto &&) { });

    QVERIFY(!done);
    QTEST(QString::fromUtf8(done.error().code().text().data()), "code");
    QCOMPARE(done.error().contextValue(u"file"), path);
}

void TestFile::aFailedWriteLeavesTheOldContent()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"file"_s);
    AO_VERIFY_OK(writeFile(path, "old"_ba));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    if (QFileInfo(path).isWritable())
        QSKIP("this user may write everything");

    const Result<> done = writeFile(path, "new"_ba);

    QVERIFY(done.error().code() == errors::kPermissionDenied);
    QCOMPARE(readFile(path).value(), "old"_ba);
}

void TestFile::aPipeIsWrittenToAndNotReplaced()
{
#ifdef Q_OS_UNIX
    QTemporaryDir directory;
    const QString path = directory.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(qPrintable(path), S_IRUSR | S_IWUSR), 0);
    const int reader = ::open(qPrintable(path), O_RDONLY | O_NONBLOCK);

    AO_VERIFY_OK(writeFile(path, "text"_ba));

    QFile pipe;
    QVERIFY(pipe.open(reader, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
    QCOMPARE(pipe.read(4), "text"_ba);
    QVERIFY(!QFileInfo(path).isFile());
#else
    QSKIP("pipes have no name in the file system here");
#endif
}

void TestFile::tooLargeAFileIsNotRead()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"file"_s);
    AO_VERIFY_OK(writeFile(path, QByteArray(11, 'x')));

    QVERIFY(readFile(path, 10).error().code() == errors::kInvalidArgument);
    QVERIFY(readFile(path, 11).has_value());
}

void TestFile::aFullDiskIsTold()
{
    QFile full(u"/dev/full"_s);
    if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        QSKIP("this system has no /dev/full");

    QCOMPARE(full.write("x"), -1);

    QVERIFY(fileError(full, u"cannot write"_s).code() == errors::kDiskFull);
}

void TestFile::aWriteThatFitsInPartTellsWhy_data()
{
    QTest::addColumn<qsizetype>("sizeBytes");
    QTest::newRow("less than a buffer") << qsizetype(5000);
    QTest::newRow("more than a buffer") << qsizetype(500'000);
}

void TestFile::aWriteThatFitsInPartTellsWhy()
{
#ifdef Q_OS_UNIX
    QFETCH(const qsizetype, sizeBytes);
    QTemporaryDir directory;
    const QString path = directory.filePath(u"file"_s);
    // A file may not grow beyond this: what a full disk does, with a reason of its own.
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{.rlim_cur = 3000, .rlim_max = before.rlim_max};
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);

    const Result<> written = writeFile(path, QByteArray(sizeBytes, 'x'));

    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, oldHandler);
    QVERIFY(!written);
    QVERIFY2(written.error().message().contains(QString::fromLocal8Bit(std::strerror(EFBIG))),
             qPrintable(written.error().message()));
    QVERIFY(!QFile::exists(path));
#else
    QSKIP("limits of file sizes are tested on Unix");
#endif
}

QTEST_GUILESS_MAIN(TestFile)
#include "tst_file.moc"

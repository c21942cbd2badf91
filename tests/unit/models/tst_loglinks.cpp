// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/loglinks.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace agentops::ui;
using namespace Qt::StringLiterals;

class TestLogLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linksAreFound_data();
    void linksAreFound();
    void aLinkIsWhereItsWordsAre();
    void filesAreFoundInTheFolderOnly();
    void whatWouldRunIsNotSafeToOpen();
};

namespace {

/// "target:line:column" of each; nodes begin with "@", addresses with "^".
QString linksText(const QList<LogLink> &links)
{
    QStringList words;
    for (const LogLink &link : links) {
        if (link.kind == LogLink::Kind::Node)
            words.append(u'@' + link.target);
        else if (link.kind == LogLink::Kind::Address)
            words.append(u'^' + link.target);
        else
            words.append(u"%1:%2:%3"_s.arg(link.target).arg(link.line).arg(link.column));
    }
    return words.join(u' ');
}

void write(const QString &path, const QByteArray &content = "x")
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

void TestLogLinks::linksAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("links");

    QTest::newRow("none") << u"all 12 tests passed"_s << QString();
    QTest::newRow("of a compiler") << u"src/main.cpp:12:5: error: no"_s << u"src/main.cpp:12:5"_s;
    QTest::newRow("without a column")
        << u"app/Http/Kernel.php:41 unused"_s << u"app/Http/Kernel.php:41:0"_s;
    QTest::newRow("in brackets") << u"at run (lib/a-b.test.ts:7:3)"_s << u"lib/a-b.test.ts:7:3"_s;
    QTest::newRow("two in a line") << u"a.c:1 b.c:2"_s << u"a.c:1:0 b.c:2:0"_s;
    QTest::newRow("with parentheses") << u"src/x.ts(10,4): error TS1"_s << u"src/x.ts:10:4"_s;
    QTest::newRow("of Windows") << u"C:\\a\\b.cs(3): C:/x/y.c:4"_s
                                << u"C:\\a\\b.cs:3:0 C:/x/y.c:4:0"_s;
    QTest::newRow("of Python") << u"  File \"my tests/a.py\", line 40, in b"_s
                               << u"my tests/a.py:40:0"_s;
    QTest::newRow("other letters") << u"src/\u00e9t\u00e9.c:3"_s << u"src/\u00e9t\u00e9.c:3:0"_s;
    QTest::newRow("without a suffix") << u"build/Makefile:9: warning"_s << u"build/Makefile:9:0"_s;
    QTest::newRow("times are none") << u"12:30:45 2026-01-02T12:30"_s << QString();
    QTest::newRow("hosts are none") << u"localhost:80 10.0.0.1:81 example.com:443"_s << QString();
    QTest::newRow("numbers that are too long are none") << u"a.c:99999999999"_s << QString();
    QTest::newRow("an address") << u"see https://x.example/a?b=1#c."_s
                                << u"^https://x.example/a?b=1#c"_s;
    QTest::newRow("a port is no line")
        << u"http://x.example:8080/a.c:3"_s << u"^http://x.example:8080/a.c:3"_s;
    QTest::newRow("a node in quotes") << u"step 'run-tests' waits for build"_s << u"@run-tests"_s;
}

void TestLogLinks::linksAreFound()
{
    QFETCH(const QString, text);
    QFETCH(const QString, links);

    QCOMPARE(linksText(findLogLinks(text, {u"run-tests"_s, u"build"_s})), links);
}

void TestLogLinks::aLinkIsWhereItsWordsAre()
{
    const QString text = u"error in src/a.c:12:5, see \"build\""_s;

    const QList<LogLink> links = findLogLinks(text, {u"build"_s});

    QCOMPARE(links.size(), 2);
    QCOMPARE(text.sliced(links[0].start, links[0].length), u"src/a.c:12:5"_s);
    QCOMPARE(text.sliced(links[1].start, links[1].length), u"build"_s);
}

void TestLogLinks::filesAreFoundInTheFolderOnly()
{
    const QTemporaryDir ground;
    const QString folder = ground.filePath(u"run"_s);
    write(folder + u"/src/a.c"_s);
    write(ground.filePath(u"secret.c"_s));
    QVERIFY(QFile::link(ground.filePath(u"secret.c"_s), folder + u"/link.c"_s));
    const QString found = QFileInfo(folder + u"/src/a.c"_s).canonicalFilePath();
    const auto pathOf = [&folder](const QString &path) {
        const auto file = findLogFileBlocking(folder, path);
        return file ? file->path : QString();
    };

    QCOMPARE(pathOf(u"src/a.c"_s), found);
    QCOMPARE(pathOf(u"./src/../src/a.c"_s), found);
    QCOMPARE(pathOf(u"b/src/a.c"_s), found);
    QCOMPARE(pathOf(folder + u"/src/a.c"_s), found);
    QCOMPARE(pathOf(u"src"_s), QString());
    QCOMPARE(pathOf(u"src/none.c"_s), QString());
    QCOMPARE(pathOf(u"../secret.c"_s), QString());
    QCOMPARE(pathOf(ground.filePath(u"secret.c"_s)), QString());
    QCOMPARE(pathOf(u"link.c"_s), QString());
    QVERIFY(!findLogFileBlocking({}, u"src/a.c"_s));
}

void TestLogLinks::whatWouldRunIsNotSafeToOpen()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"a.c"_s));
    write(folder.filePath(u"app.jar"_s));
    write(folder.filePath(u"go.sh"_s));
    QVERIFY(QFile::setPermissions(folder.filePath(u"go.sh"_s),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));

    QVERIFY(findLogFileBlocking(folder.path(), u"a.c"_s)->isSafeToOpen);
    QVERIFY(!findLogFileBlocking(folder.path(), u"app.jar"_s)->isSafeToOpen);
    QVERIFY(!findLogFileBlocking(folder.path(), u"go.sh"_s)->isSafeToOpen
            || QSysInfo::productType() == u"windows"_s);
}

QTEST_GUILESS_MAIN(TestLogLinks)
#include "tst_loglinks.moc"

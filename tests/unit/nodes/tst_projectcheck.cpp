// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/nodes/projectcheck.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::nodes;
using namespace Qt::StringLiterals;

using Files = QList<std::pair<QString, QByteArray>>;

class TestProjectCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheCommand_data();
    void findsTheCommand();
    void namesTheBrokenFile();
};

static void write(const QTemporaryDir &directory, const Files &files)
{
    for (const auto &[name, content] : files) {
        const QString path = directory.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
}

void TestProjectCheck::findsTheCommand_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("source");

    QTest::newRow("nothing known") << Files{{u"README"_s, "hello"}} << QString() << QString();
    QTest::newRow("the project's own word wins")
        << Files{{u".agentops/project.json"_s, R"({"check": "./go"})"}, {u"go.mod"_s, ""}}
        << u"./go"_s << u".agentops/project.json"_s;
    QTest::newRow("composer script")
        << Files{{u"composer.json"_s, R"({"scripts": {"test": "phpunit"}})"}}
        << u"composer run-script test"_s << u"composer.json"_s;
    QTest::newRow("PHPUnit without a script")
        << Files{{u"composer.json"_s, "{}"}, {u"phpunit.xml.dist"_s, "<phpunit/>"}}
        << u"vendor/bin/phpunit"_s << u"composer.json"_s;
    QTest::newRow("npm script with its package manager")
        << Files{{u"package.json"_s, R"({"scripts": {"test": "vitest"}})"}, {u"yarn.lock"_s, ""}}
        << u"yarn run test"_s << u"package.json"_s;
    QTest::newRow("npm's reminder is no test")
        << Files{{u"package.json"_s,
                  R"({"scripts": {"test": "echo \"Error: no test specified\" && exit 1"}})"}}
        << QString() << QString();
    QTest::newRow("pytest in pyproject.toml")
        << Files{{u"pyproject.toml"_s, "[tool.pytest.ini_options]\n"}} << u"pytest"_s
        << u"pyproject.toml"_s;
    QTest::newRow("a pyproject.toml without pytest")
        << Files{{u"pyproject.toml"_s, "[project]\n"}} << QString() << QString();
    QTest::newRow("cargo") << Files{{u"Cargo.toml"_s, ""}} << u"cargo test"_s << u"Cargo.toml"_s;
    QTest::newRow("go") << Files{{u"go.mod"_s, ""}} << u"go test ./..."_s << u"go.mod"_s;
    QTest::newRow("CTest in a configured project")
        << Files{{u"CMakeLists.txt"_s, ""}, {u"build/CTestTestfile.cmake"_s, ""}}
        << u"ctest --test-dir build"_s << u"CMakeLists.txt"_s;
    QTest::newRow("CMake that is not configured")
        << Files{{u"CMakeLists.txt"_s, ""}} << QString() << QString();
    QTest::newRow("make check") << Files{{u"Makefile"_s, "all:\n\ttrue\ncheck: all\n\ttrue\n"}}
                                << u"make check"_s << u"Makefile"_s;
    QTest::newRow("a variable is no target")
        << Files{{u"Makefile"_s, "test := 1\nall:\n\ttrue\n"}} << QString() << QString();
}

void TestProjectCheck::findsTheCommand()
{
    QFETCH(const Files, files);
    QFETCH(const QString, command);
    QFETCH(const QString, source);
    const QTemporaryDir directory;
    write(directory, files);

    const auto check = detectProjectCheck(directory.path());

    QVERIFY2(check, check ? "" : qPrintable(check.error().describe()));
    QCOMPARE(check->has_value() ? (*check)->command : QString(), command);
    QCOMPARE(check->has_value() ? (*check)->source : QString(), source);
}

void TestProjectCheck::namesTheBrokenFile()
{
    const QTemporaryDir directory;
    write(directory, {{u"package.json"_s, "{\n  \"scripts\": ]\n}"}});

    const auto check = detectProjectCheck(directory.path());

    QVERIFY(check.error().code() == errors::kInvalidJson);
    QVERIFY2(check.error().describe().contains(u"package.json"),
             qPrintable(check.error().describe()));
}

QTEST_GUILESS_MAIN(TestProjectCheck)
#include "tst_projectcheck.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QSet>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

class TestCliMap : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<TempRepo> m_repo;

    QStringList reached(const QString &command, const QStringList &arguments) const
    {
        QStringList ids;
        const QJsonObject document =
            m_program->run(QStringList{u"map"_s, command, u"--json"_s} + arguments).json();
        for (const QJsonValue &node : document.value("reached"_L1).toArray())
            ids.append(node["id"_L1].toString());
        ids.sort();
        return ids;
    }

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_repo->write(u"app/main.py"_s, "import app.base\n\n\ndef run():\n    app.base.helper()\n");
        m_repo->write(u"app/base.py"_s, "from app import leaf\n\n\ndef helper():\n    pass\n");
        m_repo->write(u"app/leaf.py"_s, "import app.base\n");
        m_repo->write(u"app/__init__.py"_s, "");
        m_repo->commit();
        m_program = std::make_unique<CliProgram>();
        m_program->setWorkingDirectory(m_repo->path());
    }

    void indexCountsWhatIsThere()
    {
        const CliOutcome outcome = m_program->run({u"map"_s, u"index"_s, u"--json"_s});

        COMPARE_EXIT(outcome, 0);
        QCOMPARE(outcome.json().value("files"_L1).toInt(), 4);
        QVERIFY(outcome.json().value("symbols"_L1).toInt() >= 2);
        QVERIFY(outcome.json().contains("durationMs"_L1));
        QCOMPARE(m_repo->git({u"status"_s, u"--porcelain"_s, u"--ignored"_s}), QByteArray());
    }

    void searchFindsSymbolsWithTheirPlaces()
    {
        const QJsonValue hit = m_program->run({u"map"_s, u"search"_s, u"helper"_s, u"--json"_s})
                                   .json()
                                   .value("hits"_L1)[0];

        QCOMPARE(hit["name"_L1].toString(), u"helper"_s);
        QCOMPARE(hit["kind"_L1].toString(), u"function"_s);
        QCOMPARE(hit["file"_L1].toString(), u"app/base.py"_s);
        QCOMPARE(hit["line"_L1].toInt(), 4);
    }

    void dependenciesAndDependents()
    {
        QVERIFY(reached(u"deps"_s, {u"app/main.py"_s}).contains(u"app/base.py"_s));
        QVERIFY(reached(u"dependents"_s, {u"app/base.py"_s}).contains(u"app/main.py"_s));
        QVERIFY(!reached(u"deps"_s, {u"app/main.py"_s}).contains(u"app/leaf.py"_s));
        QVERIFY(reached(u"deps"_s, {u"app/main.py"_s, u"--depth"_s, u"0"_s})
                    .contains(u"app/leaf.py"_s));
    }

    void pathsAreThoseOfTheCurrentFolderOrTheRoot_data()
    {
        QTest::addColumn<QString>("node");
        QTest::newRow("from the current folder") << u"main.py"_s;
        QTest::newRow("from the root") << u"app/main.py"_s;
        QTest::newRow("upwards") << u"../app/main.py"_s;
        QTest::newRow("an absolute path") << u"/app/main.py"_s;
        QTest::newRow("a symbol of a file") << u"main.py#run"_s;
    }

    void pathsAreThoseOfTheCurrentFolderOrTheRoot()
    {
        QFETCH(QString, node);
        m_program->setWorkingDirectory(m_repo->filePath(u"app"_s));
        if (node.startsWith(u'/'))
            node.prepend(m_repo->path());

        const CliOutcome outcome = m_program->run({u"map"_s, u"deps"_s, node, u"--json"_s});

        COMPARE_EXIT(outcome, 0);
        QCOMPARE(outcome.json().value("node"_L1)["file"_L1].toString(), u"app/main.py"_s);
    }

    void aDeclaredFunctionIsItsDefinition()
    {
        m_repo->write(u"list.h"_s, "void add_node(void);\n");
        m_repo->write(u"list.c"_s, "#include \"list.h\"\nvoid add_node(void)\n{\n}\n");
        m_repo->write(u"main.c"_s, "#include \"list.h\"\nint main(void) { add_node(); }\n");

        QCOMPARE(reached(u"dependents"_s, {u"list.c"_s}), QStringList{u"main.c"_s});
        QCOMPARE(reached(u"dependents"_s, {u"add_node"_s}), QStringList{u"main.c"_s});
        const QJsonValue hits = m_program->run({u"map"_s, u"search"_s, u"add_node"_s, u"--json"_s})
                                    .json()
                                    .value("hits"_L1);
        QCOMPARE(hits[0]["file"_L1].toString(), u"list.c"_s);
        QCOMPARE(hits[1]["file"_L1].toString(), u"list.h"_s);
    }

    void aNameOfManyListsAFew()
    {
        QByteArray text;
        for (int i = 0; i < 60; ++i)
            text += "class C" + QByteArray::number(i) + ":\n    def same(self):\n        pass\n";
        m_repo->write(u"many.py"_s, text);

        const CliOutcome outcome = m_program->run({u"map"_s, u"deps"_s, u"same"_s, u"--quiet"_s});

        COMPARE_EXIT(outcome, 3);
        QVERIFY2(outcome.err.contains("'same' names 60 symbols: many.py#C"_L1),
                 qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(u"many.py#C"_s), 10);
        QVERIFY2(outcome.err.contains(" and 50 more"_L1), qPrintable(outcome.err));
    }

    void cyclesAreListed()
    {
        const QJsonArray cycles = m_program->run({u"map"_s, u"cycles"_s, u"--json"_s})
                                      .json()
                                      .value("cycles"_L1)
                                      .toArray();

        QCOMPARE(cycles.size(), 1);
        QCOMPARE(cycles[0]["files"_L1].toArray(), QJsonArray({u"app/base.py"_s, u"app/leaf.py"_s}));
        QCOMPARE(cycles[0]["example"_L1].toArray().size(), 2);
    }

    void everyEdgeOfTheJsonExportJoinsNodesOfIt()
    {
        const CliOutcome outcome = m_program->run({u"map"_s, u"export"_s});

        COMPARE_EXIT(outcome, 0);
        const QJsonObject document = outcome.json();
        QSet<QString> ids;
        for (const QJsonValue &node : document.value("nodes"_L1).toArray()) {
            for (const QString &key : {u"id"_s, u"kind"_s, u"name"_s, u"file"_s, u"line"_s})
                QVERIFY2(node.toObject().contains(key), qPrintable(key));
            ids.insert(node["id"_L1].toString());
        }
        QVERIFY(ids.contains(u"app/base.py"_s));
        QSet<QString> kinds;
        for (const QJsonValue &edge : document.value("edges"_L1).toArray()) {
            QVERIFY(ids.contains(edge["from"_L1].toString()));
            QVERIFY(ids.contains(edge["to"_L1].toString()));
            kinds.insert(edge["kind"_L1].toString());
        }
        QVERIFY(kinds.contains(u"contains"_s));
        QVERIFY(kinds.contains(u"imports"_s));
    }

    void exportsGoIntoFiles_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("json") << u"json"_s << QByteArray("{");
        QTest::newRow("dot") << u"dot"_s << QByteArray("digraph");
        QTest::newRow("graphml") << u"graphml"_s << QByteArray("<?xml");
    }

    void exportsGoIntoFiles()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, beginning);
        const QString path = m_program->dataFolder() + u"/graph"_s;

        const CliOutcome outcome = m_program->run(
            {u"map"_s, u"export"_s, u"--format"_s, format, u"--out"_s, path, u"--json"_s});

        COMPARE_EXIT(outcome, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith(beginning));
        QCOMPARE(outcome.json().value("sizeBytes"_L1).toInt(), bytes.size());
        if (format == "graphml"_L1) {
            QXmlStreamReader reader(bytes);
            while (!reader.atEnd())
                reader.readNext();
            QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        }
    }

    void whatCannotBeAnsweredIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("message");
        QTest::newRow("an unknown node")
            << QStringList{u"deps"_s, u"app/mian.py"_s} << 3 << u"app/mian.py"_s;
        QTest::newRow("a file outside of the repository")
            << QStringList{u"deps"_s, u"/nowhere.py"_s} << 3
            << u"'/nowhere.py' is not in the repository"_s;
        QTest::newRow("an unknown revision")
            << QStringList{u"index"_s, u"--revision"_s, u"nope"_s} << 3 << u"nope"_s;
        QTest::newRow("an unknown format") << QStringList{u"export"_s, u"--format"_s, u"svg"_s} << 2
                                           << u"--format is one of json, dot, graphml"_s;
        QTest::newRow("no JSON under --json")
            << QStringList{u"export"_s, u"--format"_s, u"dot"_s, u"--json"_s} << 2 << u"--out"_s;
        QTest::newRow("a folder for the file that is not there")
            << QStringList{u"export"_s, u"--out"_s, u"/nowhere/map.json"_s} << 3
            << u"/nowhere/map.json"_s;
    }

    void whatCannotBeAnsweredIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QString, message);

        const CliOutcome outcome = m_program->run(QStringList{u"map"_s, u"--quiet"_s} + arguments);

        COMPARE_EXIT(outcome, exitCode);
        QVERIFY2(outcome.err.contains(message), qPrintable(outcome.err));
    }
};

QTEST_GUILESS_MAIN(TestCliMap)
#include "tst_cli_map.moc"

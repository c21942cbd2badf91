// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

/// Versions of workflow files, and merges that the real git makes with the real program.
class TestCliVersions : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<TempRepo> m_repo;
    const QString m_file = u"ci.agentops.json"_s;

    static QByteArray document(const QByteArray &build, const QByteArray &more = {},
                               const QByteArray &x = "0")
    {
        QByteArray text = R"({
  "format": "agentops.workflow",
  "version": 1,
  "id": "0190f2a5-7c1e-7a00-8000-00000000abcd",
  "name": "CI",
  "nodes": [
    {
      "id": "start",
      "kind": "trigger.manual"
    },
    {
      "id": "build",
      "kind": "shell.command",
      "parameters": {
        "command": "BUILD"
      }
    }MORE
  ],
  "edges": [
    {"id": "e1", "from": "start.task", "to": "build.input"}
  ],
  "x-owner": "team",
  "layout": {
    "viewport": {"x": 0, "y": 0, "zoom": 1},
    "nodes": {
      "build": {"x": PLACE, "y": 0}
    }
  }
}
)";
        return text.replace("BUILD", build).replace("MORE", more).replace("PLACE", x);
    }

    static QByteArray step(const QByteArray &id, const QByteArray &command)
    {
        return ",\n    {\n      \"id\": \"" + id
            + "\",\n      \"kind\": \"shell.command\",\n      \"parameters\": {\n        "
              "\"command\": \""
            + command + "\"\n      }\n    }";
    }

    QByteArray content() const
    {
        QFile file(m_repo->filePath(m_file));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QJsonObject parsed() const { return QJsonDocument::fromJson(content()).object(); }

    /// Two branches, with the file as given on each; `main` is checked out.
    void branch(const QByteArray &base, const QByteArray &ours, const QByteArray &theirs)
    {
        m_repo->write(m_file, base);
        m_repo->commit();
        m_repo->git({u"checkout"_s, u"-q"_s, u"-b"_s, u"other"_s});
        m_repo->write(m_file, theirs);
        m_repo->commit(u"theirs"_s);
        m_repo->git({u"checkout"_s, u"-q"_s, u"-"_s});
        m_repo->write(m_file, ours);
        m_repo->commit(u"ours"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_program = std::make_unique<CliProgram>();
        m_program->setWorkingDirectory(m_repo->path());
        // Git starts the program too.
        qputenv("AGENTOPS_DATA_DIR", m_program->dataFolder().toLocal8Bit());
        m_repo->write(u"README"_s, "x");
        m_repo->commit();
    }

    void aDifferenceIsReadableAndTellsByItsExitStatus()
    {
        m_repo->write(m_file, document("make"));
        m_repo->commit();
        m_repo->write(m_file, document("make all", step("test", "ctest"), "40"));

        const CliOutcome text =
            m_program->run({u"workflow"_s, u"diff"_s, u"HEAD:"_s + m_file, m_file});
        const CliOutcome json =
            m_program->run({u"workflow"_s, u"diff"_s, u"HEAD:"_s + m_file, m_file, u"--json"_s});
        const CliOutcome same = m_program->run({u"workflow"_s, u"diff"_s, m_file, m_file});
        const CliOutcome missing = m_program->run({u"workflow"_s, u"diff"_s, m_file, u"no"_s});

        COMPARE_EXIT(text, 1);
        QCOMPARE(text.out, uR"(steps
  ~ build  shell.command
      ~ parameters.command: make → make all
  + test  shell.command
      + parameters.command: ctest
layout
  ~ build: (0, 0) → (40, 0)
)"_s);
        COMPARE_EXIT(json, 1);
        QCOMPARE(json.json().value("changes"_L1).toArray().size(), 2);
        COMPARE_EXIT(same, 0);
        QCOMPARE(same.out, QString());
        COMPARE_EXIT(missing, 3);
    }

    void aFileThatNeverWasHasNoHistory()
    {
        const CliOutcome outcome =
            m_program->run({u"workflow"_s, u"history"_s, u"nothing.agentops.json"_s});

        COMPARE_EXIT(outcome, 3);
        QVERIFY2(outcome.err.contains("there is no file 'nothing.agentops.json'"_L1),
                 qPrintable(outcome.err));
    }

    void theDriverIsInstalledWhenThatIsConfirmedAndGoesAgain()
    {
        m_repo->write(u".gitattributes"_s, "*.png binary\n");

        const CliOutcome asked = m_program->run({u"merge-driver"_s, u"install"_s});
        COMPARE_EXIT(asked, 1);
        QVERIFY2(asked.err.contains("merge.agentops.driver"_L1), qPrintable(asked.err));
        QVERIFY2(
            asked.out.contains("there is no terminal to ask on. 'agentops merge-driver install "
                               "--yes' makes the 3 changes above"_L1),
            qPrintable(asked.out));
        QVERIFY(!m_repo->tryGit({u"config"_s, u"--local"_s, u"merge.agentops.driver"_s}));

        COMPARE_EXIT(m_program->run({u"merge-driver"_s, u"install"_s, u"--yes"_s}), 0);
        QCOMPARE(m_repo->git({u"check-attr"_s, u"merge"_s, m_file}).trimmed(),
                 "ci.agentops.json: merge: agentops");
        const CliOutcome again = m_program->run({u"merge-driver"_s, u"install"_s, u"--json"_s});
        COMPARE_EXIT(again, 0);
        QVERIFY(again.json().value("changes"_L1).toArray().isEmpty());

        COMPARE_EXIT(m_program->run({u"merge-driver"_s, u"remove"_s, u"--yes"_s}), 0);
        QVERIFY(!m_repo->tryGit({u"config"_s, u"--local"_s, u"merge.agentops.driver"_s}));
        QFile attributes(m_repo->filePath(u".gitattributes"_s));
        QVERIFY(attributes.open(QIODevice::ReadOnly));
        QCOMPARE(attributes.readAll(), "*.png binary\n");
    }

    void gitMergesWhatDoesNotCollide()
    {
        COMPARE_EXIT(m_program->run({u"merge-driver"_s, u"install"_s, u"--yes"_s}), 0);
        branch(document("make"), document("make", step("lint", "lint"), "10"),
               document("make -j4", step("test", "ctest"), "20"));

        m_repo->git({u"merge"_s, u"-q"_s, u"other"_s});

        QCOMPARE(content(),
                 document("make -j4", step("lint", "lint") + step("test", "ctest"), "10"));
        const CliOutcome history =
            m_program->run({u"workflow"_s, u"history"_s, m_file, u"--json"_s});
        COMPARE_EXIT(history, 0);
        const QJsonObject newest = history.json().value("versions"_L1).toArray().first().toObject();
        QCOMPARE(newest.value("reason"_L1).toString(), u"merged"_s);
    }

    void withoutTheDriverGitBreaksTheSameMerge()
    {
        branch(document("make"), document("make", step("lint", "lint"), "10"),
               document("make -j4", step("test", "ctest"), "20"));

        QVERIFY(!m_repo->tryGit({u"merge"_s, u"-q"_s, u"other"_s}));

        QVERIFY(parsed().isEmpty());
    }

    void whatCollidesIsAConflictInAValidFile()
    {
        COMPARE_EXIT(m_program->run({u"merge-driver"_s, u"install"_s, u"--yes"_s}), 0);
        branch(document("make"), document("make ours"), document("make theirs"));

        QVERIFY(!m_repo->tryGit({u"merge"_s, u"-q"_s, u"other"_s}));

        QVERIFY(!m_repo->git({u"ls-files"_s, u"--unmerged"_s}).isEmpty());
        const QJsonObject conflict = parsed().value("conflicts"_L1).toArray().first().toObject();
        QCOMPARE(conflict,
                 (QJsonObject{{u"path"_s, u"/nodes/build/parameters/command"_s},
                              {u"base"_s, u"make"_s},
                              {u"ours"_s, u"make ours"_s},
                              {u"theirs"_s, u"make theirs"_s}}));
        const CliOutcome refused = m_program->run({u"validate"_s, m_file});
        COMPARE_EXIT(refused, 3);
        QVERIFY2(refused.err.contains("/nodes/build/parameters/command"_L1),
                 qPrintable(refused.err));
        COMPARE_EXIT(m_program->run({u"run"_s, m_file}), 3);

        const CliOutcome resolved =
            m_program->run({u"workflow"_s, u"resolve"_s, m_file, u"--take"_s, u"theirs"_s});

        COMPARE_EXIT(resolved, 0);
        QCOMPARE(content(), document("make theirs"));
        COMPARE_EXIT(m_program->run({u"validate"_s, m_file}), 0);
        m_repo->commit(u"merged"_s);
    }

    void aBrokenSideLeavesAValidFile()
    {
        COMPARE_EXIT(m_program->run({u"merge-driver"_s, u"install"_s, u"--yes"_s}), 0);
        branch(document("make"), document("make ours"), "<<<<<<< broken\n");

        QVERIFY(!m_repo->tryGit({u"merge"_s, u"-q"_s, u"other"_s}));

        QCOMPARE(parsed()
                     .value("conflicts"_L1)
                     .toArray()
                     .first()
                     .toObject()
                     .value("theirs"_L1)
                     .toString(),
                 u"<<<<<<< broken\n"_s);
    }

    void twoFilesWithoutACommonOneAreBroughtTogether()
    {
        COMPARE_EXIT(m_program->run({u"merge-driver"_s, u"install"_s, u"--yes"_s}), 0);
        m_repo->commit();
        m_repo->git({u"checkout"_s, u"-q"_s, u"-b"_s, u"other"_s});
        m_repo->write(m_file, document("make", step("test", "ctest")));
        m_repo->commit();
        m_repo->git({u"checkout"_s, u"-q"_s, u"-"_s});
        m_repo->write(m_file, document("make", step("lint", "lint")));
        m_repo->commit();

        m_repo->git({u"merge"_s, u"-q"_s, u"other"_s});

        QCOMPARE(content(), document("make", step("lint", "lint") + step("test", "ctest")));
    }

    void twoSidesThatAreWrongOnlyTogetherAreAFailure()
    {
        COMPARE_EXIT(m_program->run({u"merge-driver"_s, u"install"_s, u"--yes"_s}), 0);
        // Theirs uses what stands before; ours does not wait for it any more.
        const QByteArray base = document("make");
        QByteArray ours = base;
        ours.replace("{\"id\": \"e1\", \"from\": \"start.task\", \"to\": \"build.input\"}\n", "");
        branch(base, ours, document("make {{ start.task }}"));

        QVERIFY(!m_repo->tryGit({u"merge"_s, u"-q"_s, u"other"_s}));

        QVERIFY(!parsed().isEmpty());
    }

    void everyVersionCanBeShownAndRestored()
    {
        m_repo->write(m_file, document("one"));
        const auto history = [this] {
            return m_program->run({u"workflow"_s, u"history"_s, m_file, u"--json"_s})
                .json()
                .value("versions"_L1)
                .toArray();
        };
        QVERIFY(history().isEmpty());
        m_repo->write(
            u"flow.json"_s,
            R"({"name": "Flow", "nodes": [{"name": "Go", "type": "n8n-nodes-base.manualTrigger"}]})");

        COMPARE_EXIT(m_program->run({u"import"_s, u"n8n"_s, u"flow.json"_s, u"--output"_s, m_file}),
                     0);
        const QByteArray imported = content();
        const CliOutcome shown = m_program->run({u"workflow"_s, u"show"_s, m_file + u"@1"_s});
        const CliOutcome restored = m_program->run(
            {u"workflow"_s, u"restore"_s, m_file + u"@1"_s, u"--message"_s, u"better before"_s});

        COMPARE_EXIT(shown, 0);
        QCOMPARE(shown.out.toUtf8(), document("one"));
        COMPARE_EXIT(restored, 0);
        QCOMPARE(content(), document("one"));
        const QJsonArray versions = history();
        QCOMPARE(versions.size(), 3);
        QStringList reasons;
        for (const QJsonValue &version : versions)
            reasons.append(version["reason"_L1].toString());
        QCOMPARE(reasons, (QStringList{u"restored"_s, u"imported"_s, u"changed_outside"_s}));
        QCOMPARE(versions.at(0)["message"_L1].toString(), u"better before"_s);
        QVERIFY(!versions.at(0)["author"_L1].toString().isEmpty());

        COMPARE_EXIT(m_program->run({u"workflow"_s, u"restore"_s, m_file + u"@2"_s}), 0);
        QCOMPARE(content(), imported);
        COMPARE_EXIT(m_program->run({u"workflow"_s, u"show"_s, m_file + u"@9"_s}), 3);
        COMPARE_EXIT(m_program->run({u"workflow"_s, u"diff"_s, m_file + u"@1"_s, m_file}), 1);
    }
};

QTEST_GUILESS_MAIN(TestCliVersions)
#include "tst_cli_versions.moc"

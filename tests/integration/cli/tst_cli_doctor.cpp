// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

class TestCliDoctor : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<TempRepo> m_repo;

    static QJsonValue findingOf(const QJsonObject &report, const QString &subject)
    {
        for (const QJsonValue &finding : report.value("findings"_L1).toArray()) {
            if (finding["subject"_L1].toString() == subject)
                return finding;
        }
        return {};
    }
    static QString healthOf(const QJsonObject &report, const QString &subject)
    {
        return findingOf(report, subject)["health"_L1].toString();
    }

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_repo->write(u"a.txt"_s, "text\n");
        m_repo->commit();
        m_program = std::make_unique<CliProgram>();
        m_program->setWorkingDirectory(m_repo->path());
    }

    void aHealthyMachineIsHealthy()
    {
        const CliOutcome outcome = m_program->run({u"doctor"_s, u"--json"_s});

        COMPARE_EXIT(outcome, 0);
        const QJsonObject report = outcome.json();
        QVERIFY(report.value("healthy"_L1).toBool());
        for (const QString &subject : {u"program"_s, u"git"_s, u"grammars"_s, u"data folder"_s,
                                       u"repository"_s, u"databases"_s})
            QCOMPARE(healthOf(report, subject), u"ok"_s);
        const QString grammars = findingOf(report, u"grammars"_s)["detail"_L1].toString();
        QVERIFY2(grammars.startsWith("11 languages parsed"_L1), qPrintable(grammars));
    }

    void aFileInPlaceOfTheDataFolderIsBroken()
    {
        const CliOutcome outcome = m_program->run(
            {u"doctor"_s, u"--json"_s, u"--data-dir"_s, m_repo->filePath(u"a.txt"_s)});

        COMPARE_EXIT(outcome, 1);
        QCOMPARE(healthOf(outcome.json(), u"data folder"_s), u"broken"_s);
    }

    void aDamagedDatabaseIsBrokenAndStaysAsItIs()
    {
        COMPARE_EXIT(m_program->run({u"doctor"_s}), 0);
        QDirIterator files(m_program->dataFolder(), {u"review.db"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        QVERIFY(files.hasNext());
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        const QByteArray garbage = QByteArray("garbage ").repeated(2000);
        file.write(garbage);
        file.close();

        const CliOutcome outcome = m_program->run({u"doctor"_s, u"--json"_s});

        COMPARE_EXIT(outcome, 1);
        QCOMPARE(healthOf(outcome.json(), u"repository"_s), u"broken"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), garbage);
    }

    void outsideOfARepositoryThatIsNoFailure()
    {
        m_program->setWorkingDirectory(u"/"_s);

        const CliOutcome outcome = m_program->run({u"doctor"_s, u"--json"_s});

        COMPARE_EXIT(outcome, 0);
        QCOMPARE(healthOf(outcome.json(), u"repository"_s), u"missing"_s);
    }

    void aPictureNeedsADisplay()
    {
        m_program->setVariable(u"DISPLAY"_s, QString());
        m_program->setVariable(u"WAYLAND_DISPLAY"_s, QString());
        const QString file = m_program->dataFolder() + u"/map.png"_s;

        const CliOutcome outcome = m_program->run({u"screenshot"_s, u"map"_s, u"--out"_s, file});

        QVERIFY(outcome.exitCode == 1);
        QCOMPARE(outcome.err.count(u'\n'), 1);
        QVERIFY(!QFile::exists(file));
    }

    void aPictureNeedsAFile()
    {
        COMPARE_EXIT(m_program->run({u"screenshot"_s, u"map"_s}), 2);
        COMPARE_EXIT(m_program->run({u"screenshot"_s, u"maps"_s, u"--out"_s, u"x.png"_s}), 2);
    }
};

QTEST_GUILESS_MAIN(TestCliDoctor)
#include "tst_cli_doctor.moc"

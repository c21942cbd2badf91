// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/temprepo.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workspace/authoring.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workspace;
using namespace Qt::StringLiterals;

/// What an editor of workflows asks beside the document itself.
class TestAuthoring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileTellsWhoseWorkflowItHolds_data();
    void aFileTellsWhoseWorkflowItHolds();
    void mistakesAreFoundAndNoDocumentComesOfThem();
    void aFileThatIsNotThereIsAnError();
    void branchesAreThoseOfTheRepository();
    void aFileIsReadAsItWasCommitted();
    void anUnmergedFileIsReadOnBothSides();
    void aFolderListsItsFoldersFirst();
    void secretsAreNamedByTheEnvironment();
    void aScheduleSaysItsNextDates();

private:
    QString write(const QString &file, const QByteArray &text);

    QTemporaryDir m_folder;
};

QString TestAuthoring::write(const QString &file, const QByteArray &text)
{
    const QString path = m_folder.filePath(file);
    QDir().mkpath(QFileInfo(path).path());
    QFile written(path);
    if (!written.open(QIODevice::WriteOnly) || written.write(text) != text.size())
        qFatal("cannot write the file");
    return path;
}

void TestAuthoring::aFileTellsWhoseWorkflowItHolds_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<WorkflowFormat>("format");
    QTest::newRow("of this program")
        << u"own.agentops.json"_s << workflow::writeDocument(workflow::Document::create(u"Own"_s))
        << WorkflowFormat::Own;
    QTest::newRow("of GitHub Actions") << u".github/workflows/ci.yml"_s
                                       << QByteArray("name: CI\non: push\njobs:\n  build:\n"
                                                     "    runs-on: ubuntu-latest\n    steps:\n"
                                                     "      - run: make\n")
                                       << WorkflowFormat::GithubActions;
    QTest::newRow("of n8n") << u"flow.json"_s
                            << QByteArray(R"({"name": "Flow", "nodes": [], "connections": {}})")
                            << WorkflowFormat::N8n;
}

void TestAuthoring::aFileTellsWhoseWorkflowItHolds()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, text);
    QFETCH(const WorkflowFormat, format);

    const Result<SourceWorkflow> read = readSourceWorkflowBlocking(write(file, text));

    AO_VERIFY_OK(read);
    QCOMPARE(read->format, format);
    QVERIFY(read->document);
    QVERIFY(!read->document->properties.name.isEmpty());
}

void TestAuthoring::mistakesAreFoundAndNoDocumentComesOfThem()
{
    for (const QString &file : {u"bad.yml"_s, u"bad.agentops.json"_s}) {
        const Result<SourceWorkflow> read = readSourceWorkflowBlocking(write(file, "a: [\n"));
        AO_VERIFY_OK(read);
        QVERIFY(!read->document);
        QVERIFY(!read->findings.isEmpty());
        QCOMPARE(read->findings.first().diagnostic.severity, workflow::Diagnostic::Severity::Error);
    }
}

void TestAuthoring::aFileThatIsNotThereIsAnError()
{
    QVERIFY(!readSourceWorkflowBlocking(m_folder.filePath(u"none.json"_s)));
}

void TestAuthoring::branchesAreThoseOfTheRepository()
{
    TempRepo repository;
    repository.write(u"a.txt"_s, "a");
    repository.commit();

    const Result<QStringList> names = branchNamesBlocking(repository.path());

    AO_VERIFY_OK(names);
    QCOMPARE(names->size(), 1);
    QVERIFY(!branchNamesBlocking(m_folder.path()));
}

void TestAuthoring::aFileIsReadAsItWasCommitted()
{
    TempRepo repository;
    const Result<std::optional<QByteArray>> unborn =
        committedTextBlocking(repository.path(), u"a.txt"_s);
    AO_VERIFY_OK(unborn);
    QVERIFY(!unborn->has_value());
    repository.write(u"a.txt"_s, "a");
    repository.write(u"below/b.txt"_s, "b");
    repository.commit();
    repository.write(u"a.txt"_s, "changed");

    QCOMPARE(committedTextBlocking(repository.path(), u"a.txt"_s)->value_or("none"), "a");
    QCOMPARE(committedTextBlocking(repository.path() + u"/below"_s, u"b.txt"_s)->value_or("none"),
             "b");
    const Result<std::optional<QByteArray>> missing =
        committedTextBlocking(repository.path(), u"c.txt"_s);
    AO_VERIFY_OK(missing);
    QVERIFY(!missing->has_value());
    QVERIFY(!committedTextBlocking(m_folder.path(), u"a.txt"_s));
}

void TestAuthoring::anUnmergedFileIsReadOnBothSides()
{
    TempRepo repository;
    repository.leaveConflict(u"below/a.txt"_s);

    const Result<std::optional<ConflictTexts>> texts =
        conflictTextsBlocking(repository.path(), u"below/a.txt"_s);

    AO_VERIFY_OK(texts);
    QVERIFY(texts->has_value());
    QCOMPARE(texts->value().base.value_or(QByteArray()), "base\n");
    QCOMPARE(texts->value().ours, "main\n");
    QCOMPARE(texts->value().theirs, "side\n");
    const Result<std::optional<ConflictTexts>> other =
        conflictTextsBlocking(repository.path(), u"b.txt"_s);
    AO_VERIFY_OK(other);
    QVERIFY(!other->has_value());
}

void TestAuthoring::aFolderListsItsFoldersFirst()
{
    QVERIFY(QDir(m_folder.path()).mkpath(u"listed/zoo"_s));
    QVERIFY(QDir(m_folder.path()).mkpath(u"listed/.git"_s));
    QFile file(m_folder.filePath(u"listed/a.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();

    const Result<QStringList> entries = folderEntriesBlocking(m_folder.path(), u"listed/"_s);

    AO_VERIFY_OK(entries);
    QCOMPARE(*entries, (QStringList{u"zoo/"_s, u"a.txt"_s}));
    QVERIFY(folderEntriesBlocking(m_folder.path(), {})->contains(u"listed/"_s));
    const auto none = folderEntriesBlocking(m_folder.path(), u"none"_s);
    QVERIFY(!none && none.error().code() == errors::kNotFound);
    const auto outside = folderEntriesBlocking(m_folder.path(), u"listed/../.."_s);
    QVERIFY(!outside && outside.error().code() == errors::kInvalidArgument);
    QVERIFY(!folderEntriesBlocking(m_folder.path(), u"/"_s));
}

void TestAuthoring::secretsAreNamedByTheEnvironment()
{
    qputenv("AGENTOPS_SECRET_DEPLOY_KEY", "hush");
    QVERIFY(secretNames().contains(u"DEPLOY_KEY"_s));
    qunsetenv("AGENTOPS_SECRET_DEPLOY_KEY");
    QVERIFY(!secretNames().contains(u"DEPLOY_KEY"_s));
}

void TestAuthoring::aScheduleSaysItsNextDates()
{
    const Result<QList<Timestamp>> dates =
        nextScheduleDates(u"0 6 * * *"_s, u"Europe/Paris"_s, Timestamp(), 3);
    AO_VERIFY_OK(dates);
    QCOMPARE(dates->size(), 3);
    QVERIFY(!nextScheduleDates(u"never"_s, {}, Timestamp(), 1));
}

QTEST_GUILESS_MAIN(TestAuthoring)
#include "tst_authoring.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolatedruns.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::nodes;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// Branches, tags and configuration, which a worktree shares with the checkout of the person.
class TestSharedState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void whatStepsHaveChangedIsInTheLedger();
    void whatOthersDoInTheirCheckoutsIsNot();
    void whatARunDoesInPlaceIs();
    void whatWasDoneWhileARunWaitedForItsFolderIsNotItsOwn();
    void whatAStepHasToldIsToldOnce();
    void aProgramThatGoesOnKnowsWhatWasAtFirst();

private:
    /// "kind target change" of what is told of the whole run, without its files.
    static QStringList changes(const QList<StepEffect> &effects)
    {
        QStringList lines;
        for (const StepEffect &effect : effects) {
            if (effect.kind != "files"_L1)
                lines.append(u"%1 %2 %3"_s.arg(effect.kind, effect.target,
                                               effect.detail.value("change"_L1).toString()));
        }
        return lines;
    }
    static QList<StepEffect> ofRun(IsolatedRuns &program, const RunId &run)
    {
        const auto lines = await(program.runs.effects(run, {}));
        QList<StepEffect> effects;
        for (const RecordedEffect &line : lines.value_or(QList<RecordedEffect>())) {
            if (line.step.isEmpty())
                effects.append(line.effect);
        }
        return effects;
    }
    QString head() const
    {
        return QString::fromLatin1(m_fixture->repo.git({u"rev-parse"_s, u"HEAD"_s}).trimmed());
    }

    std::unique_ptr<StepFixture> m_fixture;
};

void TestSharedState::init()
{
    m_fixture = std::make_unique<StepFixture>();
    TempRepo &repo = m_fixture->repo;
    repo.write(u"second.txt"_s, "second\n");
    repo.commit(u"second"_s);
    repo.git({u"branch"_s, u"there"_s});
    repo.git({u"branch"_s, u"gone"_s});
    repo.git({u"branch"_s, u"same"_s});
    repo.git({u"config"_s, u"team.old"_s, u"1"_s});
    repo.git({u"config"_s, u"team.other"_s, u"1"_s});
}

void TestSharedState::whatStepsHaveChangedIsInTheLedger()
{
    QString run;
    {
        IsolatedRuns program(*m_fixture);
        const auto status = program.run(documentOf(
            {shell(u"work"_s,
                   u"git branch made && git branch -f there HEAD~1 && git branch -D gone "
                   "&& git tag light && git tag -m note v1 && git config team.new word-"
                   "that-is-secret && git config team.other 2 && git config --unset "
                   "team.old && git branch passing && git branch -D passing"_s)}));

        AO_VERIFY_OK(status);
        QVERIFY2(status->summary().state == RunState::Succeeded,
                 qPrintable(status->summary().error.message));
        run = status->summary().id.toString();
        const QList<StepEffect> effects = ofRun(program, status->summary().id);
        QCOMPARE(
            changes(effects),
            QStringList({u"git.branch gone deleted"_s, u"git.branch made created"_s,
                         u"git.branch there moved"_s, u"git.tag light created"_s,
                         u"git.tag v1 created"_s, u"git.config team.new created"_s,
                         u"git.config team.old deleted"_s, u"git.config team.other changed"_s}));
        QCOMPARE(effects[0].detail.value("before"_L1).toString(), head());
        QCOMPARE(effects[4].detail.value("commit"_L1).toString(), head());
        QCOMPARE(effects[5].detail.size(), 1);
    }
    QVERIFY(!QFile::exists(m_fixture->data.filePath(u"worktrees/%1.shared.json"_s.arg(run))));
}

void TestSharedState::whatOthersDoInTheirCheckoutsIsNot()
{
    IsolatedRuns program(*m_fixture);
    const QString other = RunId::create().toString();

    const auto status = program.run(documentOf(
        {shell(u"work"_s,
               u"cd '%1' && git commit -q --allow-empty -m x && git branch agentops/run-%2 && git "
               "update-ref refs/remotes/origin/main HEAD"_s.arg(m_fixture->repo.path(), other))}));

    AO_VERIFY_OK(status);
    QVERIFY2(status->summary().state == RunState::Succeeded,
             qPrintable(status->summary().error.message));
    QCOMPARE(changes(ofRun(program, status->summary().id)), QStringList());
}

void TestSharedState::whatARunDoesInPlaceIs()
{
    IsolatedRuns program(*m_fixture);

    const auto status =
        program.run(documentOf({shell(u"work"_s, u"git commit -q --allow-empty -m x"_s)}),
                    {.workspace = WorkspaceKind::InPlace});

    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().state, RunState::Succeeded);
    QCOMPARE(changes(ofRun(program, status->summary().id)),
             QStringList({u"git.branch main moved"_s}));
}

void TestSharedState::whatWasDoneWhileARunWaitedForItsFolderIsNotItsOwn()
{
    IsolatedRuns program(*m_fixture);
    WorkspaceRequest request;
    request.run = RunId::create();
    request.repository = m_fixture->repo.path();
    request.kind = WorkspaceKind::InPlace;
    const auto workspace = await(program.workspaces->record(request, {}));
    AO_VERIFY_OK(workspace);
    const RunPlace place{request.run, request.repository, *workspace};
    m_fixture->repo.write(u"theirs.txt"_s, "theirs\n");
    m_fixture->repo.git({u"add"_s, u"theirs.txt"_s});
    m_fixture->repo.git({u"commit"_s, u"-q"_s, u"-m"_s, u"Theirs"_s});

    AO_VERIFY_OK(await(program.workspaces->prepare(place, {})));
    const auto untouched = await(program.workspaces->summarize(place, {}, {}));
    m_fixture->repo.write(u"own.txt"_s, "own\n");
    AO_VERIFY_OK(await(program.workspaces->prepare(place, {})));
    const auto changed = await(program.workspaces->summarize(place, {}, {}));

    AO_VERIFY_OK(untouched);
    QVERIFY(!untouched->isChanged);
    QVERIFY(untouched->effects.isEmpty());
    AO_VERIFY_OK(changed);
    QVERIFY(changed->isChanged);
    const QByteArray told =
        QJsonDocument(QJsonArray{changed->effects.first().detail}).toJson(QJsonDocument::Compact);
    QVERIFY2(told.contains("own.txt") && !told.contains("theirs.txt"), told.constData());
}

void TestSharedState::whatAStepHasToldIsToldOnce()
{
    IsolatedRuns program(*m_fixture);

    const auto status = program.run(
        documentOf({{u"kept"_s, u"git.branch"_s, {{u"name"_s, u"kept"_s}}},
                    {u"moved"_s, u"git.branch"_s, {{u"name"_s, u"moved"_s}}},
                    {u"tag"_s, u"git.tag"_s, {{u"name"_s, u"v1"_s}, {u"message"_s, u"One"_s}}},
                    shell(u"work"_s, u"git branch -f moved HEAD~1"_s)}));

    AO_VERIFY_OK(status);
    QVERIFY2(status->summary().state == RunState::Succeeded,
             qPrintable(status->summary().error.message));
    QCOMPARE(changes(ofRun(program, status->summary().id)),
             QStringList({u"git.branch moved created"_s}));
}

void TestSharedState::aProgramThatGoesOnKnowsWhatWasAtFirst()
{
    IsolatedRuns program(*m_fixture);
    WorkspaceRequest request;
    request.run = RunId::create();
    request.repository = m_fixture->repo.path();
    const auto workspace = await(program.workspaces->record(request, {}));
    AO_VERIFY_OK(workspace);
    const RunPlace place{request.run, request.repository, *workspace};
    AO_VERIFY_OK(await(program.workspaces->prepare(place, {})));
    m_fixture->repo.git({u"branch"_s, u"made"_s});

    AO_VERIFY_OK(await(program.workspaces->prepare(place, {})));
    const auto result = await(program.workspaces->summarize(place, {}, {}));

    AO_VERIFY_OK(result);
    QCOMPARE(changes(result->effects), QStringList({u"git.branch made created"_s}));
}

QTEST_GUILESS_MAIN(TestSharedState)
#include "tst_sharedstate.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcatalog.h"

#include <agentops/testsupport/await.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/dryrun.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

namespace {

/// Puts its value on `yes` or on `no`.
class Chooser final : public InstantExecutor
{
public:
    Result<StepOutput> evaluate(const StepContext &context) override
    {
        const bool isYes = context.inputs.value("value"_L1).toString() == "go"_L1
            || context.text(u"test") == "go"_L1;
        return StepOutput{.values = {{isYes ? u"yes"_s : u"no"_s, true}}};
    }
};

class Never final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext, CancelToken) override
    {
        qFatal("a dry run has run a step");
        co_return StepOutput{};
    }
};

Parameter parameter(const QString &name, Parameter::Type type = Parameter::Type::Text)
{
    Parameter made;
    made.name = name;
    made.type = type;
    return made;
}

} // namespace

class TestDryRun : public QObject
{
    Q_OBJECT

public:
    TestDryRun();

private Q_SLOTS:
    void stepsAreToldInOrderWithWhatTheyDo();
    void textsAreResolvedAsFarAsTheyCanBe();
    void conditionsAreDecided_data();
    void conditionsAreDecided();
    void aBranchThatIsNotTakenIsSkippedToItsEnd();
    void whatFollowsAPersonDependsOnThem();
    void aMutedEdgeIsNotThere();
    void containersAreEntered();
    void whatIsMissingIsTold();
    void placesAreTold();
    void stepsBehindAFolderOfTheirOwnDoNotNeedThatOfTheRun_data();
    void stepsBehindAFolderOfTheirOwnDoNotNeedThatOfTheRun();
    void valuesStandForPinnedSteps();

private:
    DryRun dryRun(const QString &steps, const DryRunRequest &request = {});
    QStringList outlooks(const DryRun &run) const;

    NodeCatalog m_catalog;
    Document m_document;
};

TestDryRun::TestDryRun()
{
    NodeType start =
        nodeType(u"start"_s, {}, {port(u"task"_s, PortType::Text)}, {parameter(u"task"_s)});
    start.start = Start::ByHand;
    NodeType other = start;
    other.kind = u"event"_s;
    other.start = Start::ByEvent;
    NodeType push =
        nodeType(u"push"_s, {port(u"in"_s, PortType::Any)}, {port(u"out"_s, PortType::Any)},
                 {parameter(u"to"_s), parameter(u"key"_s, Parameter::Type::Secret),
                  parameter(u"env"_s, Parameter::Type::Object)});
    push.effect = Effect::Outside;
    push.effectsOf = [](const QJsonObject &p) {
        const QString to = p.value("to"_L1).toString();
        return QList<PlannedEffect>{{u"git.push"_s, to, u"push to "_s + to}};
    };
    push.programsOf = [](const QJsonObject &) {
        return QStringList{u"git"_s};
    };
    NodeType mystery =
        nodeType(u"mystery"_s, {port(u"in"_s, PortType::Any)}, {port(u"out"_s, PortType::Any)});
    mystery.effect = Effect::Files;
    NodeType choose = nodeType(u"choose"_s, {port(u"value"_s, PortType::Any)},
                               {port(u"yes"_s, PortType::Any), port(u"no"_s, PortType::Any)},
                               {parameter(u"test"_s)});
    choose.isInstant = true;
    choose.choosesPort = true;
    NodeType ask =
        nodeType(u"ask"_s, {port(u"in"_s, PortType::Any)}, {port(u"approved"_s, PortType::Any)});
    ask.asksPerson = true;
    ask.choosesPort = true;
    ask.worksInFolder = false;
    NodeType map =
        nodeType(u"map"_s, {port(u"in"_s, PortType::Any)}, {port(u"results"_s, PortType::List)},
                 {parameter(u"items"_s, Parameter::Type::Value)});
    map.body = Body::Map;
    NodeType tree =
        nodeType(u"tree"_s, {port(u"in"_s, PortType::Any)}, {port(u"out"_s, PortType::Any)});
    tree.effect = Effect::Files;
    tree.worksInFolder = false;
    tree.setsFolder = true;
    for (const NodeType &type : {start, other, push, mystery, ask, tree})
        m_catalog.add(type, std::make_unique<Never>());
    m_catalog.add(choose, std::make_unique<Chooser>());
    m_catalog.add(map, nullptr);
}

DryRun TestDryRun::dryRun(const QString &steps, const DryRunRequest &request)
{
    const QByteArray text =
        u"{\"format\": \"agentops.workflow\", \"version\": 2, \"id\": "
        "\"019a0000-0000-7000-8000-0000000000aa\", \"name\": \"Test\", "
        "\"inputs\": [{\"name\": \"word\", \"type\": \"text\"}], %1}"_s.arg(steps)
            .toUtf8();
    const auto document = parseDocument(text).toResult();
    if (!document)
        qFatal("%s", qPrintable(document.error().describe()));
    m_document = *document;
    const auto recipe = Recipe::create(m_document, m_catalog);
    if (!recipe)
        qFatal("%s", qPrintable(recipe.error().describe()));
    return planDryRun(**recipe, m_catalog, request);
}

QStringList TestDryRun::outlooks(const DryRun &run) const
{
    QStringList lines;
    for (const DryStep &step : run.steps)
        lines.append(
            u"%1 %2 %3"_s.arg(step.node.text(), outlookName(step.outlook), step.reason).trimmed());
    return lines;
}

void TestDryRun::stepsAreToldInOrderWithWhatTheyDo()
{
    const DryRun run = dryRun(
        u"\"nodes\": [{\"id\": \"b\", \"kind\": \"mystery\"}, {\"id\": \"a\", \"kind\": \"push\", "
        "\"parameters\": {\"to\": \"origin\"}}], "
        "\"edges\": [{\"id\": \"e\", \"from\": \"a.out\", \"to\": \"b.in\"}]"_s);

    QCOMPARE(outlooks(run), QStringList({u"a runs"_s, u"b runs"_s}));
    QCOMPARE(run.steps[0].effects,
             QList<PlannedEffect>({{u"git.push"_s, u"origin"_s, u"push to origin"_s}}));
    QCOMPARE(run.steps[1].effects.first().kind, u"unknown"_s);
}

void TestDryRun::textsAreResolvedAsFarAsTheyCanBe()
{
    const DryRun run =
        dryRun(u"\"nodes\": [{\"id\": \"start\", \"kind\": \"start\"}, {\"id\": \"a\", \"kind\": "
               "\"push\", \"parameters\": {\"to\": \"{{ inputs.word }}/{{ run.workflow }}\"}}, "
               "{\"id\": \"b\", \"kind\": \"push\", \"parameters\": {\"to\": \"x-{{ a.out }}\"}}], "
               "\"edges\": [{\"id\": \"e\", \"from\": \"start.task\", \"to\": \"a.in\"}, "
               "{\"id\": \"f\", \"from\": \"a.out\", \"to\": \"b.in\"}]"_s,
               {.inputs = {{u"word"_s, u"hello"_s}}});

    QCOMPARE(run.steps[1].parameters.value("to"_L1).toString(), u"hello/Test"_s);
    QCOMPARE(run.steps[2].parameters.value("to"_L1).toString(), u"x-{{ a.out }}"_s);
    QCOMPARE(run.steps[2].unresolved, QStringList({u"to"_s}));
}

void TestDryRun::conditionsAreDecided_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<QString>("outlook");
    QTest::newRow("holds") << u"{{ inputs.word }}"_s << u"b runs"_s;
    QTest::newRow("does not hold") << u"{{ inputs.word === 'no' }}"_s << u"b skipped condition"_s;
    QTest::newRow("its state is taken for granted")
        << u"{{ a.done === 'succeeded' }}"_s << u"b runs"_s;
    QTest::newRow("only a run knows") << u"{{ a.out }}"_s << u"b depends {{ a.out }}"_s;
}

void TestDryRun::conditionsAreDecided()
{
    QFETCH(const QString, when);
    QFETCH(const QString, outlook);
    const DryRun run = dryRun(
        u"\"nodes\": [{\"id\": \"a\", \"kind\": \"push\"}, {\"id\": \"b\", \"kind\": \"push\", "
        "\"when\": \"%1\"}], \"edges\": [{\"id\": \"e\", \"from\": \"a.out\", \"to\": \"b.in\"}]"_s
            .arg(when),
        {.inputs = {{u"word"_s, u"hello"_s}}});

    QCOMPARE(outlooks(run).last(), outlook);
}

void TestDryRun::aBranchThatIsNotTakenIsSkippedToItsEnd()
{
    const QString steps =
        u"\"nodes\": [{\"id\": \"start\", \"kind\": \"start\"}, {\"id\": \"event\", \"kind\": "
        "\"event\"}, {\"id\": \"c\", \"kind\": \"choose\", \"parameters\": {\"test\": \"{{ "
        "inputs.word }}\"}}, {\"id\": \"y\", \"kind\": \"push\"}, {\"id\": \"n\", \"kind\": "
        "\"push\"}, {\"id\": \"z\", \"kind\": \"push\"}], \"edges\": [{\"id\": \"e1\", \"from\": "
        "\"start.done\", \"to\": \"c.after\"}, {\"id\": \"e2\", \"from\": \"c.yes\", \"to\": "
        "\"y.in\"}, {\"id\": \"e3\", \"from\": \"c.no\", \"to\": \"n.in\"}, {\"id\": \"e4\", "
        "\"from\": \"n.out\", \"to\": \"z.in\"}]"_s;

    const DryRun decided = dryRun(steps, {.inputs = {{u"word"_s, u"go"_s}}});

    QCOMPARE(
        outlooks(decided),
        QStringList({u"start runs"_s, u"event skipped other_trigger"_s, u"c runs"_s, u"y runs"_s,
                     u"n skipped branch_not_taken"_s, u"z skipped branch_not_taken"_s}));
    QVERIFY(decided.steps[4].effects.isEmpty());
}

void TestDryRun::whatFollowsAPersonDependsOnThem()
{
    const DryRun run = dryRun(
        u"\"nodes\": [{\"id\": \"a\", \"kind\": \"ask\"}, {\"id\": \"b\", \"kind\": \"push\"}, "
        "{\"id\": \"c\", \"kind\": \"push\"}, {\"id\": \"d\", \"kind\": \"push\"}], "
        "\"edges\": [{\"id\": \"e\", \"from\": \"a.approved\", \"to\": \"b.in\"}, "
        "{\"id\": \"f\", \"from\": \"b.error\", \"to\": \"c.in\"}, "
        "{\"id\": \"g\", \"from\": \"a.done\", \"to\": \"d.after\"}]"_s);

    QCOMPARE(outlooks(run),
             QStringList({u"a runs"_s, u"b depends a"_s, u"c depends b"_s, u"d runs"_s}));
    QVERIFY(run.steps[0].asksPerson);
}

void TestDryRun::aMutedEdgeIsNotThere()
{
    const DryRun run = dryRun(
        u"\"nodes\": [{\"id\": \"a\", \"kind\": \"ask\"}, {\"id\": \"b\", \"kind\": \"push\"}], "
        "\"edges\": [{\"id\": \"e\", \"from\": \"a.approved\", \"to\": \"b.in\", \"muted\": "
        "true}]"_s);

    QCOMPARE(outlooks(run), QStringList({u"a runs"_s, u"b runs"_s}));
}

void TestDryRun::containersAreEntered()
{
    const DryRun run = dryRun(
        u"\"nodes\": [{\"id\": \"m\", \"kind\": \"map\", \"parameters\": {\"items\": [1, 2, 3]}}, "
        "{\"id\": \"in\", \"kind\": \"push\", \"parent\": \"m\", \"parameters\": {\"to\": \"{{ "
        "item }}\"}}, {\"id\": \"n\", \"kind\": \"map\", \"parameters\": {\"items\": []}}, "
        "{\"id\": \"never\", \"kind\": \"push\", \"parent\": \"n\"}, {\"id\": \"count\", \"kind\": "
        "\"map\", \"parameters\": {\"items\": 5}}], "
        "\"edges\": []"_s);

    QCOMPARE(outlooks(run),
             QStringList({u"m runs"_s, u"in runs"_s, u"n runs"_s, u"never skipped no_items"_s,
                          u"count runs"_s}));
    QCOMPARE(run.steps[4].passes, 5);
    QCOMPARE(run.steps[0].passes, 3);
    QCOMPARE(run.steps[1].containers, QList<NodeId>({NodeId(u"m"_s)}));
    QCOMPARE(run.steps[1].unresolved, QStringList({u"to"_s}));
}

void TestDryRun::whatIsMissingIsTold()
{
    const DryRun run = dryRun(
        u"\"nodes\": [{\"id\": \"a\", \"kind\": \"push\", \"parameters\": {\"key\": {\"secret\": "
        "\"here\"}, \"env\": {\"A\": \"plain\", \"B\": {\"secret\": \"gone\"}}}}], \"edges\": []"_s,
        {.hasSecret = [](const QString &name) { return name == u"here"; },
         .hasProgram =
             [](const QString &) {
                 return false;
             }});

    QCOMPARE(run.secrets.size(), 2);
    QCOMPARE(run.secrets[0].name, u"here"_s);
    QCOMPARE(run.secrets[0].isThere, std::optional(true));
    QCOMPARE(run.secrets[1].name, u"gone"_s);
    QCOMPARE(run.secrets[1].isThere, std::optional(false));
    QCOMPARE(run.programs.size(), 1);
    QCOMPARE(run.programs[0].isThere, std::optional(false));
}

void TestDryRun::placesAreTold()
{
    const QString push = u"\"nodes\": [{\"id\": \"a\", \"kind\": \"push\"}], \"edges\": []"_s;
    const QString ask = u"\"nodes\": [{\"id\": \"a\", \"kind\": \"ask\"}], \"edges\": []"_s;

    const DryRun inPlace = dryRun(push, {.workspace = WorkspaceKind::InPlace, .isIsolated = true});
    QCOMPARE(inPlace.workspace, std::optional(WorkspaceKind::InPlace));
    QVERIFY(inPlace.asksForConsent);
    QVERIFY(!dryRun(ask, {.isIsolated = true}).workspace);
    QVERIFY(!dryRun(push).workspace);
    QVERIFY(!dryRun(push,
                    {.workspace = WorkspaceKind::InPlace, .isIsolated = true, .isConsented = true})
                 .asksForConsent);
}

void TestDryRun::stepsBehindAFolderOfTheirOwnDoNotNeedThatOfTheRun_data()
{
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("edge");
    QTest::addColumn<QJsonObject>("pins");
    QTest::addColumn<bool>("needsIt");
    const QString done = u"\"t.done\", \"to\": \"a.after\""_s;
    const QString value = u"\"t.out\", \"to\": \"a.in\""_s;
    const QString failure = u"\"t.error\", \"to\": \"a.in\""_s;
    const QString when = u", \"when\": \"{{ inputs.word }}\""_s;
    QTest::newRow("behind it") << QString() << QString() << done << QJsonObject() << false;
    QTest::newRow("behind its failure")
        << QString() << QString() << failure << QJsonObject() << true;
    QTest::newRow("although it has failed")
        << u", \"onError\": \"continue\""_s << QString() << done << QJsonObject() << true;
    QTest::newRow("although it may be skipped")
        << when << QString() << done << QJsonObject() << true;
    QTest::newRow("with what only it gives")
        << when << QString() << value << QJsonObject() << false;
    QTest::newRow("behind a value that stands for it")
        << QString() << QString() << done << QJsonObject{{u"t"_s, QJsonObject{{u"out"_s, 1}}}}
        << true;
    QTest::newRow("whatever has come of it")
        << QString() << u", \"join\": \"ended\""_s << done << QJsonObject() << true;
}

void TestDryRun::stepsBehindAFolderOfTheirOwnDoNotNeedThatOfTheRun()
{
    QFETCH(const QString, tree);
    QFETCH(const QString, step);
    QFETCH(const QString, edge);
    QFETCH(const QJsonObject, pins);
    QFETCH(const bool, needsIt);
    const QString steps =
        u"\"nodes\": [{\"id\": \"t\", \"kind\": \"tree\"%1}, {\"id\": \"a\", \"kind\": "
        "\"mystery\"%2}], \"edges\": [{\"id\": \"e\", \"from\": %3}]"_s.arg(tree, step, edge);

    const DryRun run = dryRun(steps,
                              {.inputs = {{u"word"_s, u"hello"_s}},
                               .workspace = WorkspaceKind::InPlace,
                               .isIsolated = true,
                               .pins = pins});

    QCOMPARE(run.workspace.has_value(), needsIt);
    QCOMPARE(run.asksForConsent, needsIt);
}

void TestDryRun::valuesStandForPinnedSteps()
{
    const DryRun run = dryRun(
        u"\"nodes\": [{\"id\": \"a\", \"kind\": \"push\"}, {\"id\": \"b\", \"kind\": \"push\", "
        "\"when\": \"{{ a.out === 'x' }}\"}, {\"id\": \"m\", \"kind\": \"map\", \"parameters\": "
        "{\"items\": [1]}}, {\"id\": \"in\", \"kind\": \"push\", \"parent\": \"m\"}], "
        "\"edges\": [{\"id\": \"e\", \"from\": \"a.out\", \"to\": \"b.in\"}]"_s,
        {.pins = {{u"a"_s, QJsonObject{{u"out"_s, u"x"_s}}},
                  {u"m"_s, QJsonObject{{u"results"_s, QJsonArray()}}}}});

    QCOMPARE(
        outlooks(run),
        QStringList({u"a runs pinned"_s, u"b runs"_s, u"m runs pinned"_s, u"in skipped pinned"_s}));
    QVERIFY(run.steps[0].effects.isEmpty());
    QVERIFY(run.steps[0].programs.isEmpty());
}

QTEST_GUILESS_MAIN(TestDryRun)
#include "tst_dryrun.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubfiles.h"

#include <agentops/interop/errors.h>
#include <agentops/interop/githubexport.h>
#include <agentops/interop/githubimport.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/validation.h>

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::interop;
using namespace agentops::testsupport;
using namespace agentops::workflow;

class GithubImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMadeIsValid();
    void theSameSourceGivesTheSameBytes();
    void exportedAndImportedAgainItIsTheSame();
    void eventsBecomeTriggers();
    void inputsOfAPersonBecomeInputs();
    void jobsBecomeContainers();
    void aMatrixBecomesAMap();
    void stepsBecomeCommands();
    void secretsNeverBecomeText();
    void conditionsLookAtTheStepsBefore();
    void whatAStepHandsOnReachesTheNext();
    void whatGithubSetsByItselfIsSet();
    void stepsInTheBackgroundRunBesideOthers();
    void aJobForAnotherSystemIsPassedOver();
    void aJobKeepsItsTimeAndItsTurn();
    void whatTheProjectIsIsToldBeforeTheJobs();
    void aRunByHandCountsAsTheEventThatThereIs();
    void everythingHasAPlaceOfItsOwn();
};

void GithubImportTest::whatIsMadeIsValid()
{
    const Imported imported = importOwnFile();
    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    NodeCatalog catalog;
    nodes::registerBuiltinNodes(catalog, {});

    QStringList errors;
    const auto diagnostics = validate(*imported.document, catalog);
    for (const Diagnostic &diagnostic : diagnostics) {
        if (diagnostic.severity == Diagnostic::Severity::Error)
            errors.append(diagnostic.toLine(diagnostic.node.text()));
    }

    QCOMPARE(errors.join(u'\n'), QString());
}

void GithubImportTest::theSameSourceGivesTheSameBytes()
{
    const QByteArray first = writeDocument(*importOwnFile().document);
    const QByteArray second = writeDocument(*importOwnFile().document);

    QCOMPARE(first, second);
    QCOMPARE(writeDocument(*parseDocument(first).document), first);
}

void GithubImportTest::exportedAndImportedAgainItIsTheSame()
{
    const Imported first = importGithubWorkflow(
        "name: Round\n"
        "on:\n  push:\n    branches: [main]\n  schedule:\n    - cron: '0 5 * * *'\n"
        "env:\n  A: x\n"
        "jobs:\n"
        "  build:\n    runs-on: ubuntu-latest\n    outputs:\n      v: ${{ steps.v.outputs.v }}\n"
        "    strategy:\n      fail-fast: false\n      matrix:\n        os: [a, 'on', '1']\n"
        "    steps:\n      - uses: actions/checkout@v4\n      - id: v\n        run: |\n"
        "          echo \"v=${{ matrix.os }}\" >> $GITHUB_OUTPUT\n          echo B=1 >> "
        "$GITHUB_ENV\n"
        "      - run: echo '${{ secrets.S }}' ${{ env.B }}\n        env:\n          A: y\n"
        "      - if: failure() || matrix.os == 'a' && !contains(github.ref, 'x')\n"
        "        run: echo ${{ hashFiles('**/*.lock') }}\n        shell: sh\n"
        "        timeout-minutes: 3\n"
        "  deploy:\n    needs: build\n    if: always() && needs.build.result == 'success'\n"
        "    runs-on: ubuntu-latest\n    environment: production\n"
        "    steps:\n      - uses: other/thing@v1\n        with:\n          a: ${{ "
        "needs.build.outputs.v }}\n",
        u"round.yml"_s, readOwnFile);
    QVERIFY2(first.document, qPrintable(lines(first).join(u'\n')));

    const Exported exported = exportGithubWorkflow(*first.document);
    const Imported second = importGithubWorkflow(exported.text, u"round.yml"_s, readOwnFile);

    QCOMPARE(exported.diagnostics.size(), 0);
    QVERIFY2(second.document, qPrintable(lines(second).join(u'\n')));
    QCOMPARE(writeDocument(*second.document), writeDocument(*first.document));
}

void GithubImportTest::eventsBecomeTriggers()
{
    const Document document = *importOwnFile().document;

    QCOMPARE(nodeOf(document, u"push"_s).kind, u"trigger.git"_s);
    QCOMPARE(nodeOf(document, u"push"_s).parameters.value("branches"_L1),
             (QJsonArray{u"main"_s, u"release/**"_s}));
    QCOMPARE(nodeOf(document, u"push"_s).parameters.value("pathsIgnored"_L1),
             (QJsonArray{u"docs/**"_s}));
    QCOMPARE(nodeOf(document, u"schedule_2"_s).parameters,
             (QJsonObject{{u"cron"_s, u"0 0 1 * *"_s}, {u"timeZone"_s, u"Europe/Paris"_s}}));
    QVERIFY(document.properties.unknown.value("github"_L1)["events"_L1].toObject().contains(
        "pull_request"_L1));
    QCOMPARE(nodeOf(document, u"start"_s).kind, u"trigger.manual"_s);
}

void GithubImportTest::inputsOfAPersonBecomeInputs()
{
    const Document document = *importOwnFile().document;

    const auto &inputs = document.properties.inputs;
    QCOMPARE(inputs.size(), 3);
    QCOMPARE(inputs[0].name, u"level"_s);
    QCOMPARE(inputs[0].defaultValue, QJsonValue(u"info"_s));
    QCOMPARE(inputs[1].type, PortType::Boolean);
    QCOMPARE(inputs[2].type, PortType::Number);
    QVERIFY(inputs[2].isRequired);
    QCOMPARE(document.properties.concurrency->key, u"ci-{{ inputs.level }}"_s);
    QCOMPARE(document.properties.concurrency->onConflict, Concurrency::OnConflict::CancelRunning);
}

void GithubImportTest::jobsBecomeContainers()
{
    const Document document = *importOwnFile().document;

    const Node local = nodeOf(document, u"local"_s);
    QCOMPARE(local.kind, u"flow.scope"_s);
    QCOMPARE(local.onError, OnError::Skip);
    QVERIFY(local.when.contains(u"gh.contains(gh.fromJSON("));
    QCOMPARE(nodeOf(document, u"local-2"_s).parent, local.id);
    const Node last = nodeOf(document, u"last"_s);
    QCOMPARE(last.join.policy, Join::Policy::Ended);
    QCOMPARE(last.onError, OnError::Continue);
    QVERIFY(last.when.contains(u"gh.all("));
    QCOMPARE(nodeOf(document, u"dynamic"_s).join.count, 2);
    QCOMPARE(nodeOf(document, u"verdict"_s).when, u"{{ before.failed }}"_s);
    // A job behind one that was skipped is skipped as well.
    const auto conditional = [](const Edge &edge) {
        return edge.from.node.text() == u"local" && edge.to.node.text() == u"dynamic"
            && edge.condition == u"{{ gh.succeeded(gh.result(local.done, local.error)) }}";
    };
    QVERIFY(std::ranges::any_of(document.edges, conditional));
}

void GithubImportTest::aMatrixBecomesAMap()
{
    const Document document = *importOwnFile().document;

    const Node build = nodeOf(document, u"build"_s);
    QCOMPARE(build.kind, u"flow.map"_s);
    QCOMPARE(build.parameters.value("items"_L1).toString(),
             u"{{ gh.matrix({\"os\": [\"ubuntu-latest\", \"macos-latest\"], \"node\": [18, 20], "
             "\"exclude\": [{\"os\": \"macos-latest\", \"node\": 18}], \"include\": [{\"os\": "
             "\"ubuntu-latest\", \"extra\": \"yes\"}]}, project-info.system, [\"os\"]) }}"_s);
    QCOMPARE(build.parameters.value("maxParallel"_L1), QJsonValue(2));
    QCOMPARE(build.parameters.value("onFailure"_L1), QJsonValue(u"collect"_s));
    QCOMPARE(nodeOf(document, u"build-5"_s).timeout, std::chrono::minutes(20));
    QCOMPARE(nodeOf(document, u"build-verdict"_s).when, u"{{ build.failures?.length > 0 }}"_s);
    QCOMPARE(nodeOf(document, u"dynamic"_s).parameters.value("items"_L1).toString(),
             u"{{ gh.matrix(gh.fromJSON(gh.last(build.results, build.failures)?.version)) }}"_s);
}

void GithubImportTest::stepsBecomeCommands()
{
    const Document document = *importOwnFile().document;

    const Node install = nodeOf(document, u"build-5"_s);
    QCOMPARE(install.title, u"Install"_s);
    QCOMPARE(install.when,
             u"{{ !gh.eq(gh.cacheHit(build-cache.hit, build-cache.key), \"true\") }}"_s);
    QCOMPARE(install.parameters,
             (QJsonObject{{u"command"_s, u"npm ci"_s},
                          {u"directory"_s, u"web"_s},
                          {u"shell"_s, u"bash"_s},
                          {u"commandFiles"_s, true},
                          {u"defaultEnvironment"_s,
                           u"{{ gh.environment(run, project-info, {\"GITHUB_EVENT_NAME\": "
                           "gh.event(run.trigger), \"GITHUB_JOB\": \"build\", "
                           "\"GITHUB_WORKFLOW\": \"Everything\", \"GITHUB_WORKSPACE\": "
                           "build-1.path}) }}"_s},
                          {u"environment"_s,
                           QJsonObject{{u"LEVEL"_s, u"{{ inputs.level }}"_s},
                                       {u"NODE"_s, u"{{ build.item.node }}"_s},
                                       {u"PLAIN"_s, u"1"_s}}}}));
}

void GithubImportTest::secretsNeverBecomeText()
{
    const Document document = *importOwnFile().document;

    const Node deploy = nodeOf(document, u"build-7"_s);
    QCOMPARE(deploy.title, u"Deploy"_s);
    QCOMPARE(deploy.parameters.value("command"_L1).toString(),
             u"export URL=\"https://user:${SECRET_TOKEN}@example.org/\\$x\"\n"
             "./deploy ''\"${SECRET_TOKEN}\"'' "
             "\"{{ build-version.environment?.STAGE }}\" {{{{ literal }}"_s);
    const QJsonObject environment = deploy.parameters.value("environment"_L1).toObject();
    QCOMPARE(environment.value("KEY"_L1),
             (QJsonObject{{u"secret"_s, u"DEPLOY_KEY"_s}, {u"optional"_s, true}}));
    QCOMPARE(environment.value("SECRET_TOKEN"_L1),
             (QJsonObject{{u"secret"_s, u"TOKEN"_s}, {u"optional"_s, true}}));
    QVERIFY(!environment.contains("URL"_L1));
}

void GithubImportTest::conditionsLookAtTheStepsBefore()
{
    const Document document = *importOwnFile().document;

    const Node tell = nodeOf(document, u"build-8"_s);
    QCOMPARE(tell.when, u"{{ before.failed && build.item?.extra }}"_s);
    QCOMPARE(tell.join.policy, Join::Policy::Ended);
    QCOMPARE(tell.onError, OnError::Continue);
    QCOMPARE(tell.timeout, std::chrono::minutes(2));
    const Node clean = nodeOf(document, u"build-9"_s);
    QVERIFY(clean.when.isEmpty());
    QCOMPARE(clean.join.policy, Join::Policy::Ended);
}

void GithubImportTest::whatAStepHandsOnReachesTheNext()
{
    const Document document = *importOwnFile().document;

    const QJsonObject deploy = nodeOf(document, u"build-7"_s).parameters;
    QCOMPARE(deploy.value("inheritedEnvironment"_L1).toString(),
             u"{{ gh.without(gh.merge(build-version.environment), \"KEY\", \"OWN\", "
             "\"SECRET_TOKEN\", \"URL\") }}"_s);
    QCOMPARE(deploy.value("inheritedPath"_L1).toString(), u"{{ gh.concat(build-version.path) }}"_s);
    QVERIFY(!nodeOf(document, u"build-version"_s).parameters.contains("inheritedPath"_L1));
    QCOMPARE(nodeOf(document, u"build"_s).parameters.value("result"_L1),
             QJsonValue(u"{{ { \"version\": build-version.values?.version } }}"_s));
}

void GithubImportTest::whatGithubSetsByItselfIsSet()
{
    const Imported imported = importSteps(
        "      - uses: actions/checkout@v4\n"
        "      - run: echo $GITHUB_RUN_NUMBER ${RUNNER_OS} $GITHUB_RUN_NUMBER $RUNNER_TOOL_CACHE\n"
        "        env: {RUNNER_TOOL_CACHE: mine, CI: 'false'}\n");

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    const QJsonObject parameters = nodeOf(*imported.document, u"a-2"_s).parameters;
    QCOMPARE(parameters.value("defaultEnvironment"_L1).toString(),
             u"{{ gh.environment(run, project-info, {\"GITHUB_EVENT_NAME\": gh.event(run.trigger, "
             "\"push\"), \"GITHUB_JOB\": \"a\", \"GITHUB_WORKFLOW\": \"ci\", "
             "\"GITHUB_WORKSPACE\": a-1.path, \"RUNNER_OS\": \"Linux\", \"RUNNER_ARCH\": "
             "\"X64\"}) }}"_s);
    QCOMPARE(parameters.value("environment"_L1),
             (QJsonObject{{u"CI"_s, u"false"_s}, {u"RUNNER_TOOL_CACHE"_s, u"mine"_s}}));
    QCOMPARE(lines(imported),
             QStringList(u"ci.yml:7:20: warning: only GitHub sets “GITHUB_RUN_NUMBER”: it is not "
                         "set here [interop.unknown_value]"_s));
    const QByteArray text = exportGithubWorkflow(*imported.document).text;
    QVERIFY2(!text.contains("GITHUB_JOB") && text.contains("CI: "), text.constData());
    const Imported again = importGithubWorkflow(text, u"ci.yml"_s, readOwnFile);
    QCOMPARE(*again.document, *imported.document);
}

void GithubImportTest::stepsInTheBackgroundRunBesideOthers()
{
    const Document document = *importOwnFile().document;

    QStringList edges;
    for (const Edge &edge : document.edges) {
        if (nodeOf(document, edge.to.node.text()).parent.text() == u"last")
            edges.append(edge.from.node.text() + u' ' + edge.to.node.text());
    }
    edges.sort();
    QCOMPARE(edges,
             (QStringList{u"last-2 last-3"_s, u"last-2 last-4"_s, u"last-3 last-5"_s,
                          u"last-4 last-5"_s, u"last-slow last-3"_s, u"last-slow last-4"_s}));
    QCOMPARE(nodeOf(document, u"last-5"_s).join.count, 2);
}

void GithubImportTest::aJobForAnotherSystemIsPassedOver()
{
    const QByteArray text = "on: push\njobs:\n  a:\n    if: always() && github.ref == 'x'\n"
                            "    runs-on: windows-2022\n    steps: [{run: dir}]\n"
                            "  b:\n    needs: a\n    if: always()\n    runs-on: macos-14\n"
                            "    steps: [{run: ls}]\n";
    const Imported imported = importGithubWorkflow(text, u"w.yml"_s, readOwnFile);

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    QCOMPARE(nodeOf(*imported.document, u"a"_s).when,
             u"{{ gh.runsHere(project-info.system, \"Windows\") && (gh.eq(gh.ref(run.payload, "
             "project-info.ref), \"x\")) }}"_s);
    QCOMPARE(nodeOf(*imported.document, u"b"_s).when,
             u"{{ gh.runsHere(project-info.system, \"macOS\") }}"_s);
    const QByteArray again = exportGithubWorkflow(*imported.document).text;
    QVERIFY2(again.contains("if: ${{ always() && github.ref == 'x' }}"), again.constData());
    QVERIFY2(again.contains("    if: always()\n    runs-on: macos-14"), again.constData());
}

void GithubImportTest::aJobKeepsItsTimeAndItsTurn()
{
    const QByteArray text = "on: push\njobs:\n  a:\n    runs-on: x\n    timeout-minutes: 5\n"
                            "    concurrency: {group: g, cancel-in-progress: true}\n    steps:\n"
                            "      - run: a\n      - run: b\n        timeout-minutes: 2\n"
                            "      - uses: ./.github/actions/greet\n        timeout-minutes: 1\n";
    const Imported imported = importGithubWorkflow(text, u"w.yml"_s, readOwnFile);

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    const Document &document = *imported.document;
    QCOMPARE(nodeOf(document, u"a"_s).overallTimeout, std::chrono::minutes(5));
    QCOMPARE(nodeOf(document, u"a-1"_s).timeout, std::chrono::minutes(0));
    QCOMPARE(nodeOf(document, u"a-2"_s).timeout, std::chrono::minutes(2));
    QCOMPARE(nodeOf(document, u"a-3"_s).timeout, std::chrono::minutes(1));
    QVERIFY(!nodeOf(document, u"a"_s).concurrency);
    QCOMPARE(document.properties.concurrency->key, u"g"_s);
    const Imported again =
        importGithubWorkflow(exportGithubWorkflow(document).text, u"w.yml"_s, readOwnFile);
    QCOMPARE(*again.document, document);
    const Imported two = importGithubWorkflow(
        text + "  b:\n    runs-on: x\n    steps: [{run: b}]\n", u"w.yml"_s, readOwnFile);
    QVERIFY(!two.document->properties.concurrency);
    QCOMPARE(nodeOf(*two.document, u"a"_s).concurrency->key, u"g"_s);
    QVERIFY(lines(two).join(u'\n').contains(
        u"w.yml:6:18: warning: the job waits for the one of another run here"));
}

void GithubImportTest::whatTheProjectIsIsToldBeforeTheJobs()
{
    const Imported imported = importGithubWorkflow(
        "on: [push, workflow_dispatch]\nconcurrency: ${{ github.ref }}\njobs:\n"
        "  a:\n    runs-on: x\n    steps: [{run: 'echo ${{ github.repository }}'}]\n"
        "  b:\n    runs-on: x\n    steps: [{run: b}]\n",
        u"w.yml"_s, readOwnFile);

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    QStringList edges;
    QSet<QString> ids;
    for (const Edge &edge : imported.document->edges) {
        edges.append(edge.from.node.text() + u' ' + edge.to.node.text());
        ids.insert(edge.id.text());
    }
    edges.sort();
    QCOMPARE(edges,
             (QStringList{u"a verdict"_s, u"b verdict"_s, u"project-info a"_s, u"project-info b"_s,
                          u"push project-info"_s, u"start project-info"_s}));
    QCOMPARE(ids.size(), edges.size());
    QCOMPARE(nodeOf(*imported.document, u"a-1"_s).parameters.value("command"_L1),
             QJsonValue(u"echo {{ project-info.name }}"_s));
    QCOMPARE(imported.document->properties.concurrency->key, u"{{ gh.ref(run.payload) }}"_s);
    QCOMPARE(lines(imported).size(), 1);
    QVERIFY(lines(imported)[0].startsWith(u"w.yml:2:18: hint: before a run begins"));
}

void GithubImportTest::aRunByHandCountsAsTheEventThatThereIs()
{
    const auto eventOf = [](const QByteArray &on) {
        const Imported imported =
            importGithubWorkflow("on: " + on
                                     + "\njobs:\n  a:\n    runs-on: x\n    steps:\n"
                                       "      - run: ${{ github.event_name }}\n",
                                 u"w.yml"_s, readOwnFile);
        return nodeOf(*imported.document, u"a-1"_s).parameters.value("command"_L1).toString();
    };

    QCOMPARE(eventOf("[push, workflow_dispatch]"), u"{{ gh.event(run.trigger) }}"_s);
    QCOMPARE(eventOf("[pull_request, push]"), u"{{ gh.event(run.trigger, \"push\") }}"_s);
    QCOMPARE(eventOf("pull_request"), u"{{ gh.event(run.trigger, \"pull_request\") }}"_s);
}

void GithubImportTest::everythingHasAPlaceOfItsOwn()
{
    const Document document = *importOwnFile().document;

    QSet<std::pair<double, double>> places;
    for (const Node &node : document.nodes) {
        QVERIFY(document.layout.nodes.contains(node.id));
        const QPointF place = document.layout.nodes.value(node.id);
        QVERIFY2(!places.contains({place.x(), place.y()}), qPrintable(node.id.text()));
        places.insert({place.x(), place.y()});
    }
    const auto column = [&document](const QString &id) {
        return document.layout.nodes.value(NodeId(id)).x();
    };
    QVERIFY(column(u"start"_s) < column(u"build"_s));
    QVERIFY(column(u"build"_s) < column(u"local"_s));
    QVERIFY(column(u"local"_s) < column(u"dynamic"_s));
}

QTEST_GUILESS_MAIN(GithubImportTest)
#include "tst_githubimport.moc"

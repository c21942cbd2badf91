// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubfiles.h"

#include <agentops/interop/githubexport.h>
#include <agentops/interop/githubimport.h>

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::interop;
using namespace agentops::testsupport;
using namespace agentops::workflow;

/// What steps, actions and called workflows become.
class GithubActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownActionsBecomeOwnSteps();
    void localActionsBecomePartOfTheDocument();
    void calledWorkflowsBecomePartOfTheDocument();
    void whatDoesNotRunIsKeptAsItWas();
    void artifactsAreTakenByNameOrAllOfThem();
    void cachesAreWrittenAtTheEndOfTheJob();
    void setupsLookForAVersion_data();
    void setupsLookForAVersion();
    void setupsTellWhatIsThere();
    void stepsBehindASetupFindPython();
};

void GithubActionsTest::knownActionsBecomeOwnSteps()
{
    const Document document = *importOwnFile().document;

    const Node checkout = nodeOf(document, u"build-1"_s);
    QCOMPARE(checkout.kind, u"git.worktree"_s);
    QCOMPARE(checkout.parameters.value("branch"_L1),
             QJsonValue(u"agentops/{{ run.id }}-build-1-{{ build.index }}"_s));
    QCOMPARE(nodeOf(document, u"build-2"_s).parameters,
             (QJsonObject{{u"tool"_s, u"node"_s}, {u"version"_s, u"{{ build.item.node }}"_s}}));
    QCOMPARE(nodeOf(document, u"build-cache-hash"_s).parameters,
             (QJsonObject{{u"paths"_s, QJsonArray{u"**/package-lock.json"_s, u"!vendor/**"_s}}}));
    QCOMPARE(nodeOf(document, u"build-cache"_s).parameters,
             (QJsonObject{{u"key"_s, u"npm-{{ build.item.os }}-{{ build-cache-hash.hash }}"_s},
                          {u"paths"_s, QJsonArray{u"node_modules"_s}},
                          {u"restoreKeys"_s, QJsonArray{u"npm-"_s}}}));
    QCOMPARE(nodeOf(document, u"build-10"_s).parameters,
             (QJsonObject{{u"name"_s, u"dist"_s},
                          {u"paths"_s, QJsonArray{u"dist"_s}},
                          {u"fromCommonFolder"_s, true},
                          {u"whenEmpty"_s, u"go on"_s}}));
    const Node other = nodeOf(document, u"local-4"_s);
    QCOMPARE(other.kind, u"remote.action"_s);
    QCOMPARE(other.parameters.value("with"_L1),
             (QJsonObject{{u"token"_s, u"${{{{ secrets.TOKEN }}"_s}}));
}

void GithubActionsTest::localActionsBecomePartOfTheDocument()
{
    const Document document = *importOwnFile().document;

    const Node greet = nodeOf(document, u"local-greet"_s);
    QCOMPARE(greet.kind, u"flow.scope"_s);
    QCOMPARE(greet.parameters.value("result"_L1),
             QJsonValue(u"{{ { \"greeting\": local-greet-make.values?.text } }}"_s));
    const Node make = nodeOf(document, u"local-greet-make"_s);
    QCOMPARE(make.parent, greet.id);
    QVERIFY(
        make.parameters.value("command"_L1)
            .toString()
            .contains(
                u"text={{ \"Hello\" }}, {{ gh.last(build.results, build.failures)?.version }}"));
    QVERIFY(nodeOf(document, u"local-2"_s)
                .parameters.value("command"_L1)
                .toString()
                .contains(u"{{ local-greet.result?.greeting }}"));
    QCOMPARE(nodeOf(document, u"local-3"_s).kind, u"remote.action"_s);
}

void GithubActionsTest::calledWorkflowsBecomePartOfTheDocument()
{
    const Document document = *importOwnFile().document;

    QCOMPARE(nodeOf(document, u"called-say"_s).parent.text(), u"called"_s);
    const Node say = nodeOf(document, u"called-say-say"_s);
    QVERIFY(say.parameters.value("command"_L1)
                .toString()
                .contains(u"said={{ gh.last(build.results, build.failures)?.version }}"));
    QCOMPARE(say.when, u"{{ true }}"_s);
    QCOMPARE(say.parameters.value("environment"_L1)["PASSWORD"_L1],
             (QJsonObject{{u"secret"_s, u"TOKEN"_s}, {u"optional"_s, true}}));
    QCOMPARE(nodeOf(document, u"called"_s).parameters.value("result"_L1),
             QJsonValue(u"{{ { \"said\": called-say.result?.said } }}"_s));
}

void GithubActionsTest::whatDoesNotRunIsKeptAsItWas()
{
    const QByteArray steps = "      - uses: other/action@v1\n        with:\n"
                             "          a: ${{ github.run_number }} {{ b }}\n"
                             "          c: ${{ secrets.TOKEN }}\n";
    const Imported imported = importSteps(steps);

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    QCOMPARE(nodeOf(*imported.document, u"a-1"_s).parameters.value("with"_L1),
             (QJsonObject{{u"a"_s, u"${{{{ github.run_number }} {{{{ b }}"_s},
                          {u"c"_s, u"${{{{ secrets.TOKEN }}"_s}}));
    QCOMPARE(lines(imported).size(), 1);
    const QByteArray again = exportGithubWorkflow(*imported.document).text;
    QVERIFY2(again.contains("a: ${{ github.run_number }} {{ b }}"), again.constData());
    const Imported bad = importSteps("      - uses: other/action@v1\n        with:\n"
                                     "          a: ${{ nowhere.x }}\n");
    QVERIFY(!bad.document);
    QVERIFY(lines(bad).join(u'\n').contains(u"ci.yml:8:18: error: “nowhere” is not known here"));
}

void GithubActionsTest::artifactsAreTakenByNameOrAllOfThem()
{
    const Imported imported =
        importSteps("      - uses: actions/download-artifact@v4\n"
                    "      - uses: actions/download-artifact@v4\n"
                    "        with: {pattern: 'x-*', path: out, merge-multiple: true}\n"
                    "      - uses: actions/upload-artifact@v4\n"
                    "        with: {path: a, if-no-files-found: error, overwrite: true}\n");

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    QCOMPARE(nodeOf(*imported.document, u"a-1"_s).parameters, (QJsonObject{{u"name"_s, u"*"_s}}));
    QCOMPARE(nodeOf(*imported.document, u"a-2"_s).parameters,
             (QJsonObject{{u"name"_s, u"x-*"_s}, {u"to"_s, u"out"_s}, {u"together"_s, true}}));
    QCOMPARE(nodeOf(*imported.document, u"a-3"_s).parameters,
             (QJsonObject{{u"name"_s, u"artifact"_s},
                          {u"paths"_s, QJsonArray{u"a"_s}},
                          {u"fromCommonFolder"_s, true},
                          {u"whenEmpty"_s, u"fail"_s},
                          {u"overwrite"_s, true}}));
}

void GithubActionsTest::cachesAreWrittenAtTheEndOfTheJob()
{
    const Imported imported = importSteps(
        "      - id: one\n        uses: actions/cache@v4\n        with: {path: a, key: x}\n"
        "      - uses: actions/cache/restore@v4\n        with: {path: b, key: y}\n"
        "      - uses: actions/cache@v4\n        with: {path: ~/.npm, key: z}\n"
        "      - run: ${{ steps.one.outputs.cache-hit }}\n");

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    const Document &document = *imported.document;
    const Node save = nodeOf(document, u"a-one-save"_s);
    QCOMPARE(save.kind, u"cache.save"_s);
    QCOMPARE(save.when, u"{{ a-one.hit === false }}"_s);
    QCOMPARE(save.parameters, (QJsonObject{{u"key"_s, u"x"_s}, {u"paths"_s, QJsonArray{u"a"_s}}}));
    const auto endsWithIt = [&save](const Edge &edge) {
        return edge.from.node.text() == u"a-4" && edge.to.node == save.id;
    };
    QVERIFY(std::ranges::any_of(document.edges, endsWithIt));
    QCOMPARE(nodeOf(document, u"a-3"_s).kind, u"note"_s);
    const auto saves = [](const Node &node) {
        return node.kind == u"cache.save";
    };
    QCOMPARE(std::ranges::count_if(document.nodes, saves), 1);
    QVERIFY(lines(imported).join(u'\n').contains(u"“~/.npm” is not in the folder of the job"));
    const Imported again =
        importGithubWorkflow(exportGithubWorkflow(document).text, u"ci.yml"_s, readOwnFile);
    QCOMPARE(*again.document, document);
}

void GithubActionsTest::setupsLookForAVersion_data()
{
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<QJsonObject>("parameters");

    const auto row = [](const char *name, const QByteArray &step, const QString &tool,
                        const QString &version, const QString &arguments = {}) {
        QJsonObject parameters{{u"tool"_s, tool}, {u"version"_s, version}};
        if (!arguments.isEmpty())
            parameters.insert(u"arguments"_s, arguments);
        QTest::newRow(name) << step << parameters;
    };
    row("as it is written", "{uses: actions/setup-node@v4, with: {node-version: lts/*}}", u"node"_s,
        u"lts/*"_s);
    row("a number", "{uses: actions/setup-python@v5, with: {python-version: 3.12}}", u"python"_s,
        u"3.12"_s);
    row("several", "{uses: actions/setup-dotnet@v4, with: {dotnet-version: \"6.x\\n8.x\\n\"}}",
        u"dotnet"_s, u"6.x\n8.x\n"_s);
    row("go has a word for it", "{uses: actions/setup-go@v5, with: {go-version: stable}}", u"go"_s,
        u"stable"_s, u"version"_s);
    row("java has another", "{uses: actions/setup-java@v4, with: {java-version: '21'}}", u"java"_s,
        u"21"_s, u"-version"_s);
    row("the version of the action", "{uses: dtolnay/rust-toolchain@1.75.0}", u"rustc"_s,
        u"1.75.0"_s);
    row("a branch of the action", "{uses: dtolnay/rust-toolchain@nightly}", u"rustc"_s,
        u"nightly"_s);
    row("not the version of the action",
        "{uses: dtolnay/rust-toolchain@master, with: {toolchain: beta}}", u"rustc"_s, u"beta"_s);
    row("nothing is said", "{uses: dtolnay/rust-toolchain@v1}", u"rustc"_s, QString());
}

void GithubActionsTest::setupsLookForAVersion()
{
    QFETCH(QByteArray, step);
    QFETCH(QJsonObject, parameters);

    const Imported imported = importSteps("      - " + step + "\n");

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    const Node node = nodeOf(*imported.document, u"a-1"_s);
    QCOMPARE(node.kind, u"tool.check"_s);
    QCOMPARE(node.parameters, parameters);
    QCOMPARE(lines(imported), QStringList());
}

void GithubActionsTest::setupsTellWhatIsThere()
{
    const Imported imported = importSteps(
        "      - {id: node, uses: actions/setup-node@v4, with: {node-version-file: .nvmrc}}\n"
        "      - {id: py, uses: actions/setup-python@v5}\n"
        "      - if: steps.node.outputs.cache-hit != 'true'\n"
        "        run: |\n"
        "          ${{ steps.node.outputs.node-version }}\n"
        "          ${{ steps.py.outputs.python-version }} ${{ steps.py.outputs.python-path }}\n"
        "          ${{ steps.py.outputs.cache-hit }}\n");

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    const Node step = nodeOf(*imported.document, u"a-3"_s);
    QCOMPARE(step.when, u"{{ !gh.eq(gh.cacheHit(false, a-node.version), \"true\") }}"_s);
    QCOMPARE(step.parameters.value("command"_L1).toString(),
             u"{{ gh.toolVersion(a-node.version, \"v\") }}\n"
             "{{ a-py.version }} {{ a-py.path }}\n{{ gh.cacheHit(false, a-py.version) }}\n"_s);
    QCOMPARE(lines(imported).size(), 1);
    QVERIFY(lines(imported)[0].contains(
        u"hint: the version in the file is not read: any version of node will do"));
    const QByteArray text = exportGithubWorkflow(*imported.document).text;
    QVERIFY2(text.contains("${{ steps.py.outputs.python-version }} "
                           "${{ steps.py.outputs.python-path }}"),
             text.constData());
    QCOMPARE(*importGithubWorkflow(text, u"ci.yml"_s, readOwnFile).document, *imported.document);
}

void GithubActionsTest::stepsBehindASetupFindPython()
{
    const Imported imported = importSteps("      - run: before\n"
                                          "      - uses: actions/setup-python@v5\n"
                                          "        with: {python-version: '3.x'}\n"
                                          "      - run: behind\n");
    const Imported apart = importSteps("      - parallel:\n"
                                       "          - uses: actions/setup-python@v5\n"
                                       "          - run: beside\n"
                                       "      - run: behind\n");
    const Imported without =
        importSteps("      - uses: actions/setup-python@v5\n"
                    "        with: {update-environment: false}\n      - run: behind\n");
    const auto programsOf = [](const Imported &from, const QString &id) {
        return nodeOf(*from.document, id).parameters.value("programs"_L1);
    };

    QVERIFY2(imported.document && apart.document && without.document,
             qPrintable((lines(imported) + lines(apart) + lines(without)).join(u'\n')));
    QVERIFY(programsOf(imported, u"a-1"_s).isUndefined());
    QCOMPARE(programsOf(imported, u"a-3"_s),
             (QJsonObject{{u"python"_s, u"\"{{ a-2.path }}\""_s},
                          {u"pip"_s, u"\"{{ a-2.path }}\" -m pip"_s}}));
    QVERIFY(programsOf(apart, u"a-2"_s).isUndefined());
    QVERIFY(programsOf(apart, u"a-3"_s).isObject());
    QVERIFY(programsOf(without, u"a-2"_s).isUndefined());
}

QTEST_GUILESS_MAIN(GithubActionsTest)
#include "tst_githubactions.moc"

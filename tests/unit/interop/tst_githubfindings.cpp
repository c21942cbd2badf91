// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubfiles.h"

#include <agentops/interop/githubexport.h>
#include <agentops/interop/githubimport.h>

#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::interop;
using namespace agentops::testsupport;
using namespace agentops::workflow;

/// What is told of mistakes, and of what is different here.
class GithubFindingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mistakesGiveNoDocument_data();
    void mistakesGiveNoDocument();
    void differencesAreNamed_data();
    void differencesAreNamed();
    void aMutedEdgeIsNotWritten();
    void whatAPersonAddedToACommandIsWrittenOrTold();
};

void GithubFindingsTest::mistakesGiveNoDocument_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");

    const auto row = [](const char *name, const QByteArray &text, const QString &line) {
        QTest::newRow(name) << text << line;
    };
    const QByteArray head = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n";
    row("no YAML", "on: [push\n", u"w.yml:2:1: error: "_s);
    row("no jobs", "on: push\n", u"w.yml:1:1: error: there are no jobs"_s);
    row("no event", "jobs:\n  a:\n    runs-on: x\n    steps: [{run: a}]\n",
        u"w.yml:1:1: error: “on” is missing"_s);
    row("an unknown event", "on: psh\njobs: {a: {runs-on: x, steps: []}}\n",
        u"w.yml:1:5: error: there is no event “psh”; perhaps “push” is meant"_s);
    row("an unknown key of a workflow", "on: push\njbs: {}\njobs: {a: {runs-on: x, steps: []}}\n",
        u"w.yml:2:1: error: a workflow has no key “jbs”; perhaps “jobs” is meant"_s);
    row("an unknown key of a job",
        "on: push\njobs:\n  a:\n    run-on: x\n    runs-on: x\n    steps: []\n",
        u"w.yml:4:5: error: a job has no key “run-on”; perhaps “runs-on” is meant"_s);
    row("an unknown key of a step", head + "      - rum: a\n        run: a\n",
        u"w.yml:6:9: error: a step has no key “rum”; perhaps “run” is meant"_s);
    row("a step without work", head + "      - name: a\n",
        u"w.yml:6:9: error: the step has neither"_s);
    row("a need that is not there",
        "on: push\njobs:\n  a:\n    needs: b\n    runs-on: x\n    steps: [{run: a}]\n",
        u"w.yml:4:12: error: the job “a” needs “b”, which is not there"_s);
    row("jobs in a circle",
        "on: push\njobs:\n  a: {needs: b, runs-on: x, steps: []}\n  b: {needs: a, runs-on: x, "
        "steps: []}\n",
        u"w.yml:3:3: error: these jobs wait for themselves: a, b"_s);
    row("two steps of one id", head + "      - {id: a, run: a}\n      - {id: A, run: a}\n",
        u"w.yml:7:14: error: there is another step “A”"_s);
    row("an expression with a mistake",
        head + "      - run: |\n          one\n          x ${{ a == \"b\" }}\n",
        u"w.yml:8:22: error: text stands in single quotes"_s);
    row("a condition with a mistake", head + "      - if: env.A = 1\n        run: a\n",
        u"w.yml:6:19: error: “=” has no meaning here"_s);
    row("a context in the wrong place",
        "on: push\njobs:\n  a:\n    if: matrix.x\n    runs-on: x\n    steps: [{run: a}]\n",
        u"w.yml:4:9: error: “matrix” is not known here"_s);
    row("a function in the wrong place", head + "      - run: echo ${{ failure() }}\n",
        u"w.yml:6:23: error: the function “failure” cannot be used here"_s);
    row("a cron with too few fields",
        "on:\n  schedule:\n    - cron: '* *'\njobs: {a: {runs-on: x, steps: []}}\n",
        u"w.yml:3:13: error: “* *” has not five fields"_s);
    row("a matrix without lists",
        "on: push\njobs:\n  a:\n    strategy: {matrix: {a: 1}}\n    runs-on: x\n    steps: [{run: "
        "a}]\n",
        u"w.yml:4:28: error: “a” of the matrix must be a list"_s);
    row("an action without a version", head + "      - uses: actions/checkout\n",
        u"w.yml:6:15: error: “actions/checkout” has no “@”"_s);
}

void GithubFindingsTest::mistakesGiveNoDocument()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, line);

    const Imported imported = importGithubWorkflow(text, u"w.yml"_s, readOwnFile);

    QVERIFY(!imported.document);
    QVERIFY2(lines(imported).join(u'\n').contains(line), qPrintable(lines(imported).join(u'\n')));
}

void GithubFindingsTest::differencesAreNamed_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QString>("line");

    const auto row = [](const char *name, const QByteArray &steps, const QString &line) {
        QTest::newRow(name) << steps << line;
    };
    row("an action of another repository", "      - uses: a/b@v1\n",
        u"ci.yml:6:15: warning: “a/b@v1” runs only on GitHub"_s);
    row("a container", "      - uses: docker://alpine\n", u"“docker://alpine” is a container"_s);
    row("a local action that is not there", "      - uses: ./none\n",
        u"ci.yml:6:15: warning: “./none” has no action.yml"_s);
    row("a value of GitHub", "      - run: echo ${{ github.run_number }}\n",
        u"ci.yml:6:23: warning: only GitHub knows “github.run_number”"_s);
    row("a secret in a condition's variable",
        "      - if: env.T\n        run: a\n    env:\n      T: ${{ secrets.T }}\n",
        u"ci.yml:6:13: warning: the variable “T” holds a secret"_s);
    row("a secret in another language",
        "      - run: print('${{ secrets.T }}')\n        shell: python\n",
        u"ci.yml:6:25: warning: the secret “T” can only be the whole value of a variable"_s);
    row("a step that is not there", "      - run: ${{ steps.b.outputs.c }}\n",
        u"there is no step “b” before this"_s);
    row("text around a condition", "      - if: ${{ false }} || x\n        run: a\n",
        u"this is always true"_s);
    row("a timeout that only GitHub can tell",
        "      - run: a\n        timeout-minutes: ${{ fromJSON('1') }}\n",
        u"the timeout is no number"_s);
    row("an artifact of another run",
        "      - uses: actions/download-artifact@v4\n        with: {name: a, run-id: 1}\n",
        u"“actions/download-artifact@v4” takes what another run has kept"_s);
    row("services", "      - run: a\n    services: {db: {image: x}}\n",
        u"“services” are kept, but not started here"_s);
    row("a command in the output",
        "      - run: |\n          a\n          echo ::set-output name=x::y\n",
        u"ci.yml:8:16: warning: “::set-output” in the output is only text here"_s);
    row("another repository",
        "      - uses: actions/checkout@v4\n        with: {repository: a/b}\n",
        u"“actions/checkout@v4” takes another repository"_s);
    row("submodules", "      - uses: actions/checkout@v4\n        with: {submodules: true}\n",
        u"ci.yml:7:28: warning: submodules are not fetched"_s);
}

void GithubFindingsTest::differencesAreNamed()
{
    QFETCH(QByteArray, steps);
    QFETCH(QString, line);

    const Imported imported = importSteps(steps);

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    QVERIFY2(lines(imported).join(u'\n').contains(line), qPrintable(lines(imported).join(u'\n')));
}

void GithubFindingsTest::aMutedEdgeIsNotWritten()
{
    const Imported imported =
        importGithubWorkflow("on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{run: a}]\n"
                             "  b:\n    needs: a\n    runs-on: x\n    steps: [{run: b}]\n",
                             u"w.yml"_s, readOwnFile);
    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    Document document = *imported.document;
    const auto need = std::ranges::find_if(document.edges, [](const Edge &edge) {
        return edge.from.node.text() == u"a" && edge.to.node.text() == u"b";
    });
    QVERIFY(need != document.edges.end());
    QVERIFY(exportGithubWorkflow(document).text.contains("needs"));

    need->isMuted = true;
    const Exported exported = exportGithubWorkflow(document);

    QVERIFY2(!exported.text.contains("needs"), exported.text.constData());
    QVERIFY(!exported.diagnostics.isEmpty());
    QCOMPARE(exported.diagnostics.last().edge, need->id);
    QCOMPARE(exported.diagnostics.last().code, u"interop.no_equivalent"_s);
}

void GithubFindingsTest::whatAPersonAddedToACommandIsWrittenOrTold()
{
    Document document = Document::create(u"x"_s);
    document.nodes = {
        {.id = NodeId(u"run"_s),
         .kind = u"shell.command"_s,
         .parameters = {
             {u"command"_s, u"make"_s},
             {u"environment"_s, QJsonObject{{u"A"_s, u"own"_s}}},
             {u"defaultEnvironment"_s, QJsonObject{{u"A"_s, u"less"_s}, {u"B"_s, u"also"_s}}},
             {u"programs"_s, QJsonObject{{u"cc"_s, u"/usr/bin/clang"_s}}}}}};

    const Exported exported = exportGithubWorkflow(document);
    document.nodes[0].parameters.insert(u"defaultEnvironment"_s, u"{{ inputs.variables }}"_s);
    const Exported computed = exportGithubWorkflow(document);

    QVERIFY2(exported.text.contains("A: own"), exported.text.constData());
    QVERIFY2(exported.text.contains("B: also"), exported.text.constData());
    const auto says = [](const Exported &result, const QString &part) {
        return std::ranges::any_of(result.diagnostics, [&](const Diagnostic &diagnostic) {
            return diagnostic.message.contains(part);
        });
    };
    QVERIFY(says(exported, u"no name “cc” for a program"_s));
    QVERIFY(!says(exported, u"“defaultEnvironment”"_s));
    QVERIFY(says(computed, u"“defaultEnvironment”"_s));
}

QTEST_GUILESS_MAIN(GithubFindingsTest)
#include "tst_githubfindings.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubfiles.h"

#include <agentops/interop/githubexport.h>
#include <agentops/interop/githubimport.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/validation.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::interop;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace {

Imported importJobs(const QByteArray &jobs)
{
    return importGithubWorkflow("on: push\njobs:\n" + jobs, u"ci.yml"_s, readOwnFile);
}

QByteArray job(const QByteArray &id, const QByteArray &keys = {})
{
    return "  " + id + ":\n    runs-on: x\n" + keys + "    steps: [{run: make}]\n";
}

/// The condition of the edge; nothing when there is none.
std::optional<QString> between(const Document &document, const QString &from, const QString &to)
{
    for (const Edge &edge : document.edges) {
        if (edge.from.node.text() == from && edge.to.node.text() == to)
            return edge.condition;
    }
    return std::nullopt;
}

QString errorsIn(const Document &document)
{
    NodeCatalog catalog;
    nodes::registerBuiltinNodes(catalog, {});
    QStringList errors;
    for (const Diagnostic &diagnostic : validate(document, catalog)) {
        if (diagnostic.severity == Diagnostic::Severity::Error)
            errors.append(diagnostic.toLine(diagnostic.node.text()));
    }
    return errors.join(u'\n');
}

} // namespace

/// What jobs mean to those that need them.
class GithubJobsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFailedFurtherBackSkipsAJob();
    void successCountsEveryJobBefore();
    void aJobThatDoesNothingHereSkipsNone();
    void aFailureThatAJobGoesOnWithIsASuccess();
    void jobsOfAMatrixGiveWhatTheyHad();
};

void GithubJobsTest::whatFailedFurtherBackSkipsAJob()
{
    const Imported imported = importJobs(job("a") + job("b", "    needs: a\n")
                                         + job("c", "    needs: b\n    if: always()\n")
                                         + job("d", "    needs: c\n") + job("e", "    needs: d\n")
                                         + job("f", "    needs: [d, c]\n    if: '!cancelled()'\n"));

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    const Document &document = *imported.document;
    QCOMPARE(errorsIn(document), QString());
    QCOMPARE(between(document, u"a"_s, u"b"_s), QString());
    QCOMPARE(between(document, u"b"_s, u"c"_s), QString());
    QCOMPARE(between(document, u"c"_s, u"d"_s),
             u"{{ gh.succeeded(gh.result(c.done, c.error), gh.result(b.done, b.error)) }}"_s);
    QCOMPARE(between(document, u"d"_s, u"e"_s),
             u"{{ gh.succeeded(gh.result(d.done, d.error)) }}"_s);
    QCOMPARE(between(document, u"d"_s, u"f"_s), QString());
    const QByteArray text = exportGithubWorkflow(document).text;
    QCOMPARE(*importGithubWorkflow(text, u"ci.yml"_s, readOwnFile).document, document);
}

void GithubJobsTest::successCountsEveryJobBefore()
{
    const Imported imported =
        importJobs(job("a") + job("b", "    needs: a\n    if: always()\n")
                   + job("c", "    needs: b\n    if: success() || github.ref == 'x'\n")
                   + job("d", "    if: success() || github.ref == 'x'\n"));

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    const QString otherwise = u" || gh.eq(gh.ref(run.payload, project-info.ref), \"x\") }}"_s;
    QCOMPARE(nodeOf(*imported.document, u"c"_s).when,
             u"{{ gh.succeeded(gh.result(b.done, b.error), gh.result(a.done, a.error))"_s
                 + otherwise);
    QCOMPARE(nodeOf(*imported.document, u"d"_s).when,
             u"{{ !before.failed && !before.cancelled"_s + otherwise);
    const QByteArray text = exportGithubWorkflow(*imported.document).text;
    QVERIFY2(text.contains("needs:\n      - b\n    if: ${{ success() || github.ref == 'x' }}"),
             text.constData());
}

void GithubJobsTest::aJobThatDoesNothingHereSkipsNone()
{
    const Imported imported = importJobs(
        "  a:\n    if: github.ref == 'x'\n    uses: other/repo/.github/workflows/w.yml@v1\n"
        + job("b", "    needs: a\n") + job("c", "    needs: a\n    if: always()\n")
        + job("d", "    needs: c\n"));

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    QVERIFY(nodeOf(*imported.document, u"a"_s).isMuted);
    QCOMPARE(between(*imported.document, u"a"_s, u"b"_s), QString());
    QCOMPARE(between(*imported.document, u"c"_s, u"d"_s),
             u"{{ gh.succeeded(gh.result(c.done, c.error)) }}"_s);
}

void GithubJobsTest::aFailureThatAJobGoesOnWithIsASuccess()
{
    const Imported imported =
        importJobs(job("a", "    continue-on-error: true\n    if: github.ref == 'x'\n")
                   + "  b:\n    needs: a\n"
                     "    runs-on: x\n    steps: [{run: 'echo ${{ needs.a.result }}'}]\n");

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    QCOMPARE(nodeOf(*imported.document, u"b-1"_s).parameters.value("command"_L1).toString(),
             u"echo {{ gh.conclusion(a.done) }}"_s);
    QCOMPARE(between(*imported.document, u"a"_s, u"b"_s),
             u"{{ gh.succeeded(gh.conclusion(a.done)) }}"_s);
    const QByteArray text = exportGithubWorkflow(*imported.document).text;
    QVERIFY2(text.contains("echo ${{ needs.a.result }}"), text.constData());
}

void GithubJobsTest::jobsOfAMatrixGiveWhatTheyHad()
{
    const Imported imported =
        importJobs("  a:\n    runs-on: x\n    strategy: {fail-fast: false, matrix: {n: [1, 2]}}\n"
                   "    outputs: {made: '${{ steps.make.outputs.made }}'}\n"
                   "    steps: [{id: make, run: make}]\n"
                   "  b:\n    needs: a\n    if: always()\n    runs-on: x\n"
                   "    steps: [{run: 'echo ${{ needs.a.outputs.made }}'}]\n"
                   "  c:\n    needs: b\n    runs-on: x\n    steps: [{run: make}]\n");

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    QCOMPARE(errorsIn(*imported.document), QString());
    QCOMPARE(nodeOf(*imported.document, u"b-1"_s).parameters.value("command"_L1).toString(),
             u"echo {{ gh.last(a.results, a.failures)?.made }}"_s);
    QCOMPARE(between(*imported.document, u"b"_s, u"c"_s),
             u"{{ gh.succeeded(gh.result(b.done, b.error), gh.mapResult(a.done, a.error, "
             "a.failures)) }}"_s);
    const QByteArray text = exportGithubWorkflow(*imported.document).text;
    QVERIFY2(text.contains("echo ${{ needs.a.outputs.made }}"), text.constData());
}

QTEST_GUILESS_MAIN(GithubJobsTest)
#include "tst_githubjobs.moc"

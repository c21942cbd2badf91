// SPDX-License-Identifier: GPL-3.0-or-later
// The table in data/expressions.txt: expressions of GitHub as our evaluator sees them.
#include <agentops/interop/githubscript.h>
#include <agentops/script/sandbox.h>
#include <agentops/workflow/expressionlibraries.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::interop;

namespace {

const QByteArray kValues = R"({
    "ref": "refs/heads/main", "name": "REF", "one": 1, "flag": true, "nothing": null,
    "with space": "spaced", "with-dash": "dashed",
    "list": ["a", "b", "c"], "other": ["a", "b", "c"], "numbers": [1, 2, 3], "empty": [],
    "object": {"Key": "value"},
    "labels": [{"name": "bug", "color": "red"}, {"name": "help wanted"}],
    "vegetables": {"beans": {"colors": ["green", "white"]}, "beets": {"colors": ["purple"]}}
})";

QJsonValue jsonValue(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().at(0);
}

Result<QJsonValue> evaluate(const QString &source)
{
    script::Environment environment;
    environment.globals = {{.name = u"values"_s, .value = [] {
                                return Result<QJsonValue>(jsonValue(kValues));
                            }}};
    environment.libraries = workflow::expressionLibraries({u"gh"_s});
    return script::evaluateExpression(source, environment);
}

Result<QJsonValue> evaluateGithub(const QString &text)
{
    const auto parsed = parseGithubExpression(text);
    if (!parsed)
        return fail(agentops::errors::kInvalidArgument, parsed.error().message);
    const GithubScope scope{.resolve = [](const QString &context, const QStringList &,
                                          qsizetype) { return GithubScope::Value{context, 0}; },
                            .hashFiles =
                                [](const GithubExpression &) {
                                    return u"null"_s;
                                }};
    return evaluate(toScript(*parsed, scope));
}

} // namespace

class GithubEvaluationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expressionsHaveTheirValue_data();
    void expressionsHaveTheirValue();
    void aMatrixMakesItsJobs_data();
    void aMatrixMakesItsJobs();
    void stepsEndInGithubsWords_data();
    void stepsEndInGithubsWords();
    void variablesAreSetAsFarAsTheyAreKnown();
};

void GithubEvaluationTest::expressionsHaveTheirValue_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QByteArray>("expected");

    QFile table(QStringLiteral(AO_SOURCE_DIR "/tests/unit/interop/data/expressions.txt"));
    QVERIFY(table.open(QIODevice::ReadOnly));
    for (const QByteArray &line : table.readAll().split('\n')) {
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const qsizetype arrow = line.lastIndexOf(" => ");
        QTest::newRow(line.constData())
            << QString::fromUtf8(line.first(arrow)) << line.sliced(arrow + 4);
    }
}

void GithubEvaluationTest::expressionsHaveTheirValue()
{
    QFETCH(QString, expression);
    QFETCH(QByteArray, expected);

    const auto value = evaluateGithub(expression);

    if (expected == "!") {
        QVERIFY(!value);
        return;
    }
    QVERIFY2(value, qPrintable(value ? QString() : value.error().describe()));
    // What is not there is null in both languages.
    QCOMPARE(value->isUndefined() ? QJsonValue() : *value, jsonValue(expected));
}

void GithubEvaluationTest::aMatrixMakesItsJobs_data()
{
    QTest::addColumn<QString>("matrix");
    QTest::addColumn<QByteArray>("jobs");

    QTest::newRow("two axes") << u"{\"a\": [1, 2], \"b\": [\"x\"]}"_s
                              << QByteArray(R"([{"a": 1, "b": "x"}, {"a": 2, "b": "x"}])");
    QTest::newRow("additions, in the example of the documentation")
        << u"{\"fruit\": [\"apple\", \"pear\"], \"animal\": [\"cat\", \"dog\"], \"include\": ["
           "{\"color\": \"green\"}, {\"color\": \"pink\", \"animal\": \"cat\"}, "
           "{\"fruit\": \"apple\", \"shape\": \"circle\"}, {\"fruit\": \"banana\"}, "
           "{\"fruit\": \"banana\", \"animal\": \"cat\"}]}"_s
        << QByteArray(
               R"([{"fruit": "apple", "animal": "cat", "color": "pink", "shape": "circle"},
                   {"fruit": "apple", "animal": "dog", "color": "green", "shape": "circle"},
                   {"fruit": "pear", "animal": "cat", "color": "pink"},
                   {"fruit": "pear", "animal": "dog", "color": "green"},
                   {"fruit": "banana"}, {"fruit": "banana", "animal": "cat"}])");
    QTest::newRow("only additions") << u"{\"include\": [{\"a\": 1}, {\"a\": 2, \"b\": 3}]}"_s
                                    << QByteArray(R"([{"a": 1}, {"a": 2, "b": 3}])");
    QTest::newRow("an exclusion may say less than a job")
        << u"{\"a\": [1, 2], \"b\": [1, 2], \"exclude\": [{\"a\": 1}, {\"a\": 2, \"b\": 2}]}"_s
        << QByteArray(R"([{"a": 2, "b": 1}])");
    QTest::newRow("objects as values, excluded in part")
        << u"{\"n\": [{\"v\": 1, \"e\": true}, {\"v\": 2}], \"exclude\": [{\"n\": {\"v\": 1}}]}"_s
        << QByteArray(R"([{"n": {"v": 2}}])");
    QTest::newRow("additions come behind exclusions")
        << u"{\"a\": [1], \"exclude\": [{\"a\": 1}], \"include\": [{\"a\": 1}]}"_s
        << QByteArray(R"([{"a": 1}])");
    QTest::newRow("nothing") << u"null"_s << QByteArray("[]");
    QTest::newRow("only jobs that this system can do")
        << u"{\"os\": [\"ubuntu-latest\", \"windows-2022\", \"macos-14\", \"own\"]}, "
           "\"macOS\", [\"os\"]"_s
        << QByteArray(R"([{"os": "ubuntu-latest"}, {"os": "macos-14"}, {"os": "own"}])");
    QTest::newRow("labels in lists and objects")
        << u"{\"c\": [{\"on\": [\"self-hosted\", \"Windows\"]}, {\"on\": \"Linux\"}]}, "
           "\"Linux\", [\"c\", \"on\"]"_s
        << QByteArray(R"([{"c": {"on": "Linux"}}])");
}

void GithubEvaluationTest::aMatrixMakesItsJobs()
{
    QFETCH(QString, matrix);
    QFETCH(QByteArray, jobs);

    const auto value = evaluate(u"gh.matrix("_s + matrix + u')');

    QVERIFY2(value, qPrintable(value ? QString() : value.error().describe()));
    QCOMPARE(*value, jsonValue(jobs));
}

void GithubEvaluationTest::stepsEndInGithubsWords_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QByteArray>("value");

    const auto row = [](const QString &call, const QByteArray &value) {
        QTest::newRow(qPrintable(call)) << call << value;
    };
    row(u"gh.result(\"succeeded\", \"\")"_s, "\"success\"");
    row(u"gh.result(\"skipped\", null)"_s, "\"skipped\"");
    row(u"gh.result(\"\", {\"code\": \"x\"})"_s, "\"failure\"");
    row(u"gh.result(\"\", \"\")"_s, "\"cancelled\"");
    row(u"gh.mapResult(\"succeeded\", \"\", [])"_s, "\"success\"");
    row(u"gh.mapResult(\"succeeded\", \"\", [{}])"_s, "\"failure\"");
    row(u"gh.conclusion(\"\")"_s, "\"success\"");
    row(u"gh.conclusion(\"failed\")"_s, "\"success\"");
    row(u"gh.conclusion(\"skipped\")"_s, "\"skipped\"");
    row(u"gh.conclusion(\"cancelled\")"_s, "\"cancelled\"");
    row(u"gh.succeeded(\"success\", \"success\")"_s, "true");
    row(u"gh.succeeded(\"success\", \"skipped\")"_s, "false");
    row(u"gh.status(true, false)"_s, "\"failure\"");
    row(u"gh.status(true, true)"_s, "\"cancelled\"");
    row(u"gh.last([{\"a\": \"1\", \"b\": \"2\"}, {\"a\": \"\", \"b\": \"3\"}])"_s,
        R"({"a": "1", "b": "3"})");
    row(u"gh.last([{\"a\": \"1\"}, null], [{\"index\": 1, \"result\": {\"b\": \"2\"}}])"_s,
        R"({"a": "1", "b": "2"})");
    row(u"gh.last(null, [{\"index\": 1}])"_s, "{}");
    row(u"gh.toolVersion(\"20.1\", \"v\")"_s, "\"v20.1\"");
    row(u"gh.toolVersion(null, \"v\")"_s, "\"\"");
    row(u"gh.cacheHit(false, \"20.1\")"_s, "\"false\"");
    row(u"gh.cacheHit(false, null)"_s, "\"\"");
    row(u"gh.first(undefined, null, \"x\", \"y\")"_s, "\"x\"");
    row(u"gh.without(gh.merge({\"a\": 1}, \"\", {\"b\": 2}), \"a\")"_s, R"({"b": 2})");
    row(u"gh.concat([1], \"\", [2])"_s, "[1, 2]");
    row(u"gh.event(\"\")"_s, "\"workflow_dispatch\"");
    row(u"gh.event(\"schedule_2\")"_s, "\"schedule\"");
    row(u"gh.absent(\"github.actor\")"_s, "null");
}

void GithubEvaluationTest::stepsEndInGithubsWords()
{
    QFETCH(QString, call);
    QFETCH(QByteArray, value);

    const auto result = evaluate(call);

    QVERIFY2(result, qPrintable(result ? QString() : result.error().describe()));
    QCOMPARE(*result, jsonValue(value));
}

void GithubEvaluationTest::variablesAreSetAsFarAsTheyAreKnown()
{
    const auto value = evaluate(
        u"gh.environment({id: \"r1\", commit: \"c0ffee\", payload: {tag: \"v2\"}}, {ref: "
        "\"refs/heads/main\", name: \"\", owner: \"\", user: \"ada\", system: \"Linux\"}, "
        "{\"RUNNER_OS\": \"macOS\", \"GITHUB_JOB\": \"a\", \"GITHUB_WORKSPACE\": null})"_s);

    QVERIFY2(value, qPrintable(value ? QString() : value.error().describe()));
    QJsonObject variables = value->toObject();
    for (const auto &[name, expected] : {std::pair{u"CI"_s, u"true"_s},
                                         {u"GITHUB_ACTIONS"_s, u"true"_s},
                                         {u"GITHUB_ACTOR"_s, u"ada"_s},
                                         {u"GITHUB_REF"_s, u"refs/tags/v2"_s},
                                         {u"GITHUB_REF_NAME"_s, u"v2"_s},
                                         {u"GITHUB_REF_TYPE"_s, u"tag"_s},
                                         {u"GITHUB_RUN_ID"_s, u"r1"_s},
                                         {u"GITHUB_SHA"_s, u"c0ffee"_s},
                                         {u"GITHUB_HEAD_REF"_s, QString()},
                                         {u"GITHUB_JOB"_s, u"a"_s},
                                         {u"RUNNER_OS"_s, u"macOS"_s}}) {
        QVERIFY2(variables.contains(name), qPrintable(name));
        QCOMPARE(variables.value(name).toString(), expected);
    }
    for (const QString &name :
         {u"GITHUB_REPOSITORY"_s, u"GITHUB_WORKSPACE"_s, u"RUNNER_TEMP"_s, u"GITHUB_RUN_NUMBER"_s})
        QVERIFY2(!variables.contains(name), qPrintable(name));
}

QTEST_GUILESS_MAIN(GithubEvaluationTest)
#include "tst_githubevaluation.moc"

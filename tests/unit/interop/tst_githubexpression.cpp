// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/interop/githubexpression.h>
#include <agentops/interop/githubscript.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops::interop;

namespace {

/// `github.sha` is `run.commit`; everything else keeps its name.
GithubScope plainScope()
{
    return {.resolve =
                [](const QString &context, const QStringList &path, qsizetype) {
                    if (context == u"github" && path.value(0) == u"sha")
                        return GithubScope::Value{u"run.commit"_s, 1};
                    return GithubScope::Value{context, 0};
                },
            .hashFiles =
                [](const GithubExpression &) {
                    return u"hash.value"_s;
                }};
}

} // namespace

class GithubExpressionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mistakesHaveAPlace_data();
    void mistakesHaveAPlace();
    void writingGivesTheSameExpression_data();
    void writingGivesTheSameExpression();
    void becomesJavaScript_data();
    void becomesJavaScript();
    void conditionsKnowWhetherTheyAreAskedAlways_data();
    void conditionsKnowWhetherTheyAreAskedAlways();
    void textsBecomeTemplates_data();
    void textsBecomeTemplates();
    void offsetsCountInTheWholeText();
};

void GithubExpressionTest::mistakesHaveAPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("message");

    const auto row = [](const char *name, const QString &text, int offset, const QString &message) {
        QTest::newRow(name) << text << offset << message;
    };
    row("nothing", u"  "_s, 0, u"empty"_s);
    row("double quotes", u"a == \"b\""_s, 5, u"single quotes"_s);
    row("text without end", u"a == 'b"_s, 5, u"no closing"_s);
    row("an unknown function", u"a && foo(1)"_s, 5, u"no function “foo”"_s);
    row("a single =", u"a = b"_s, 2, u"“=”"_s);
    row("a single &", u"a & b"_s, 2, u"“&”"_s);
    row("no right side", u"a &&"_s, 4, u"ends too early"_s);
    row("no closing bracket", u"(a"_s, 2, u"ends too early"_s);
    row("a bracket too many", u"a)"_s, 1, u"“)” is not expected"_s);
    row("two values", u"a b"_s, 2, u"“b” is not expected"_s);
    row("too few arguments", u"contains('a')"_s, 0, u"more arguments"_s);
    row("too many arguments", u"!toJSON(1, 2)"_s, 1, u"fewer arguments"_s);
    row("no argument after a comma", u"join(a, )"_s, 8, u"“)” is not expected"_s);
    row("an even case", u"case(a, 1, b, 2)"_s, 0, u"odd number"_s);
    row("a wrong number", u"1x"_s, 0, u"not a number"_s);
    row("a hexadecimal number without digits", u"0x"_s, 0, u"not a number"_s);
    row("a property that is a number", u"a.1"_s, 2, u"“1” is not expected"_s);
    row("nothing after a point", u"a."_s, 2, u"ends too early"_s);
    row("an empty index", u"a[]"_s, 2, u"“]” is not expected"_s);
    row("arithmetic", u"a + b"_s, 2, u"not a number"_s);
    row("too deep", u"("_s.repeated(60) + u'a' + u")"_s.repeated(60), 51, u"nested deeper"_s);
}

void GithubExpressionTest::mistakesHaveAPlace()
{
    QFETCH(QString, text);
    QFETCH(int, offset);
    QFETCH(QString, message);

    const auto parsed = parseGithubExpression(text);

    QVERIFY(!parsed);
    QVERIFY2(parsed.error().message.contains(message), qPrintable(parsed.error().message));
    QCOMPARE(parsed.error().offset, qsizetype(offset));
}

void GithubExpressionTest::writingGivesTheSameExpression_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");

    const auto row = [](const QString &text, const QString &written) {
        QTest::newRow(qPrintable(text)) << text << written;
    };
    row(u"a||b&&c"_s, u"a || b && c"_s);
    row(u"(a||b)&&c"_s, u"(a || b) && c"_s);
    row(u"!(a == b)"_s, u"!(a == b)"_s);
    row(u"!a.b == !!c"_s, u"!a.b == !!c"_s);
    row(u"a == (b == c)"_s, u"a == (b == c)"_s);
    row(u"a < b != c >= d"_s, u"a < b != c >= d"_s);
    row(u"a['b'].c['d e'][0][*].f"_s, u"a.b.c['d e'][0].*.f"_s);
    row(u"FORMAT('it''s {0}', 0x10, true)"_s, u"format('it''s {0}', 16, true)"_s);
    row(u"fromjson( tojson(null) ).x"_s, u"fromJSON(toJSON(null)).x"_s);
    row(u"(a || b).c"_s, u"(a || b).c"_s);
    row(u"success() && NaN && -Infinity"_s, u"success() && NaN && -Infinity"_s);
}

void GithubExpressionTest::writingGivesTheSameExpression()
{
    QFETCH(QString, text);
    QFETCH(QString, written);

    const auto parsed = parseGithubExpression(text);

    QVERIFY(parsed);
    QCOMPARE(writeGithubExpression(*parsed), written);
}

void GithubExpressionTest::becomesJavaScript_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("script");

    const auto row = [](const QString &text, const QString &script) {
        QTest::newRow(qPrintable(text)) << text << script;
    };
    row(u"github.sha"_s, u"run.commit"_s);
    row(u"github.sha.x['y z'][1]"_s, u"gh.get(run.commit, \"x\", \"y z\", 1)"_s);
    row(u"github.ref == 'refs/heads/main'"_s,
        u"gh.eq(gh.get(github, \"ref\"), \"refs/heads/main\")"_s);
    row(u"a != 1"_s, u"!gh.eq(a, 1)"_s);
    row(u"!(a != 1)"_s, u"!!gh.eq(a, 1)"_s);
    row(u"(a || b) && !(c && d)"_s, u"(a || b) && !(c && d)"_s);
    row(u"a < b || a >= b"_s, u"gh.lt(a, b) || gh.ge(a, b)"_s);
    row(u"a.*.b.c.*.d"_s, u"gh.get(gh.all(gh.get(gh.all(a), \"b\", \"c\")), \"d\")"_s);
    row(u"fromJSON(a)[b && c].d"_s, u"gh.get(gh.fromJSON(a), b && c, \"d\")"_s);
    row(u"contains('x}}', 'y')"_s, u"gh.contains(\"x}}\", \"y\")"_s);
    row(u"case(a == 1, 'x', b, 'y', 'z')"_s, u"gh.eq(a, 1) ? \"x\" : gh.test(b) ? \"y\" : \"z\""_s);
    row(u"case(true, 1, 2) || 3"_s, u"(true ? 1 : 2) || 3"_s);
    row(u"hashFiles('**/x')"_s, u"hash.value"_s);
    row(u"failure() || cancelled()"_s, u"before.failed || before.cancelled"_s);
    row(u"success() || a"_s, u"!before.failed && !before.cancelled || a"_s);
    row(u"!success()"_s, u"!(!before.failed && !before.cancelled)"_s);
}

void GithubExpressionTest::becomesJavaScript()
{
    QFETCH(QString, text);
    QFETCH(QString, script);

    const auto parsed = parseGithubExpression(text);

    QVERIFY(parsed);
    QCOMPARE(toScript(*parsed, plainScope()), script);
}

void GithubExpressionTest::conditionsKnowWhetherTheyAreAskedAlways_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("when");
    QTest::addColumn<bool>("isAskedAlways");

    const auto row = [](const QString &text, const QString &when, bool isAskedAlways) {
        QTest::newRow(qPrintable(text)) << text << when << isAskedAlways;
    };
    row(u"success()"_s, {}, false);
    row(u"a"_s, u"{{ a }}"_s, false);
    row(u"success() && a"_s, u"{{ a }}"_s, false);
    row(u"success() && (a || b)"_s, u"{{ a || b }}"_s, false);
    row(u"always()"_s, {}, true);
    row(u"always() && a"_s, u"{{ a }}"_s, true);
    row(u"failure()"_s, u"{{ before.failed }}"_s, true);
    row(u"failure() && a"_s, u"{{ before.failed && a }}"_s, true);
    row(u"!cancelled()"_s, u"{{ !before.cancelled }}"_s, true);
    row(u"!success()"_s, u"{{ !(!before.failed && !before.cancelled) }}"_s, true);
    row(u"success() || failure()"_s,
        u"{{ !before.failed && !before.cancelled || before.failed }}"_s, true);
}

void GithubExpressionTest::conditionsKnowWhetherTheyAreAskedAlways()
{
    QFETCH(QString, text);
    QFETCH(QString, when);
    QFETCH(bool, isAskedAlways);

    const auto parsed = parseGithubExpression(text);

    QVERIFY(parsed);
    const GithubCondition condition = toCondition(*parsed, plainScope());
    QCOMPARE(condition.when, when);
    QCOMPARE(condition.isAskedAlways, isAskedAlways);
}

void GithubExpressionTest::textsBecomeTemplates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");

    QTest::newRow("plain text") << u"echo $HOME"_s << u"echo $HOME"_s;
    QTest::newRow("one expression") << u"${{ github.sha }}"_s << u"{{ run.commit }}"_s;
    QTest::newRow("between text") << u"a${{github.sha}}b${{ x }}"_s
                                  << u"a{{ run.commit }}b{{ x }}"_s;
    QTest::newRow("our own brackets") << u"a {{ b }} ${{ 'c' }}"_s << u"a {{{{ b }} {{ \"c\" }}"_s;
    QTest::newRow("brackets in text") << u"${{ '}}' }}"_s << u"{{ \"}}\" }}"_s;
}

void GithubExpressionTest::textsBecomeTemplates()
{
    QFETCH(QString, text);
    QFETCH(QString, result);

    const auto parsed = parseGithubTemplate(text);

    QVERIFY(parsed);
    QCOMPARE(toTemplate(*parsed, plainScope()), result);
}

void GithubExpressionTest::offsetsCountInTheWholeText()
{
    const auto wrong = parseGithubTemplate(u"echo ${{ a }} ${{ b == \"c\" }}"_s);
    const auto open = parseGithubTemplate(u"echo ${{ a"_s);
    const auto right = parseGithubTemplate(u"echo ${{ a }} ${{ !b }}"_s);

    QVERIFY(!wrong && !open && right);
    QCOMPARE(wrong.error().offset, 23);
    QCOMPARE(open.error().offset, 5);
    QCOMPARE(right->pieces[3].expression.operands[0].offset, 19);
}

QTEST_GUILESS_MAIN(GithubExpressionTest)
#include "tst_githubexpression.moc"

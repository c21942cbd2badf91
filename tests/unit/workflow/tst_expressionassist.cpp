// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcatalog.h"

#include <agentops/testsupport/await.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/expressionassist.h>
#include <agentops/workflow/schema.h>

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::workflow;

class tst_ExpressionAssist : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completionsFit_data()
    {
        QTest::addColumn<QString>("text"); // `|` is the cursor
        QTest::addColumn<QString>("expected"); // what is replaced, then the first ones
        const auto row = [](const char *name, const QString &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("outside", u"te|"_s, u":"_s);
        row("before an expression", u"te| {{ x }}"_s, u":"_s);
        row("roots", u"{{ |"_s, u": before inputs run shell-k3x9p2 tests"_s);
        row("a root that is begun", u"a {{ te| }} b"_s, u"te: tests"_s);
        row("a root with a sign", u"{{ shell-k|"_s, u"shell-k: shell-k3x9p2"_s);
        row("the second expression", u"{{ run.id }} {{ sh|"_s, u"sh: shell-k3x9p2"_s);
        row("ports", u"{{ tests.|"_s, u": exitCode output report list"_s);
        row("ports of a name with a sign", u"{{ 1 + shell-k3x9p2.e|xit }}"_s, u"e: exitCode"_s);
        row("optional", u"{{ tests?.ex|"_s, u"ex: exitCode"_s);
        row("fields of an output", u"{{ tests.report.|"_s, u": suites total"_s);
        row("fields of an item", u"{{ tests.report.suites[0].|"_s, u": name passed"_s);
        row("fields of an item by name", u"{{ tests['report'].suites[0]?.n|"_s, u"n: name"_s);
        row("fields of an item of a plain reference", u"{{ tests.report.suites.0.p|"_s,
            u"p: passed"_s);
        row("fields of nothing that there is", u"{{ tests.report.nope.|"_s, u":"_s);
        row("functions of a list without a sample", u"{{ tests.report.suites.fi|"_s,
            u"fi: filter find findIndex"_s);
        row("fields of a sample", u"{{ tests.list[0].|"_s, u": name size"_s);
        row("fields by name", u"{{ tests['list'][0].n|"_s, u"n: name"_s);
        row("functions of a text", u"{{ tests.output.to|"_s, u"to: toLowerCase toUpperCase"_s);
        row("functions of a list", u"{{ f(tests.list.fi|"_s, u"fi: filter find findIndex"_s);
        row("functions of a number", u"{{ tests.exitCode.toF|"_s, u"toF: toFixed"_s);
        row("inside a bracket", u"{{ [tests.list.map(x => run.st|"_s, u"st: startedAt"_s);
        row("inside of a template literal", u"{{ `a ${ru|"_s, u"ru: run"_s);
        row("in a string", u"{{ 'tests.|"_s, u":"_s);
        row("in a comment", u"{{ /* tests.|"_s, u":"_s);
        row("the language", u"{{ Mat|"_s, u"Mat: Math"_s);
        row("members of the language", u"{{ JSON.|"_s, u": parse stringify"_s);
        row("what is escaped", u"{{{{ te|"_s, u":"_s);
        row("behind what is taken away", u"{{ 5-shell-k3x9p2.ex|"_s, u"ex: exitCode"_s);
    }

    void completionsFit()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const qsizetype cursor = text.indexOf(u'|');
        text.remove(cursor, 1);

        const Completions found = completeExpression(text, cursor, context());

        QStringList words;
        for (const Completion &completion : found.list) {
            if (completion.kind != Completion::Kind::Standard
                || !found.list.first().text.startsWith(u'b'))
                words.append(completion.text);
        }
        QString actual = text.sliced(found.start, found.length) + u':';
        if (!words.isEmpty())
            actual += u' ' + words.join(u' ');
        QCOMPARE(actual, expected);
    }

    void aMemberHasATypeAndAWord()
    {
        const QString text = u"{{ tests.report."_s;

        const Completions found = completeExpression(text, text.size(), context());

        using Kind = Completion::Kind;
        QCOMPARE(found.list,
                 QList<Completion>({{u"suites"_s, Kind::Member, u"list"_s, {}},
                                    {u"total"_s, Kind::Member, u"number"_s, u"Of all."_s}}));
    }

    void previewsHaveAValueOrAPlace()
    {
        QCOMPARE(previewExpression(u"{{ tests.list.length + tests.exitCode }}"_s, context()).value,
                 QJsonValue(3));
        QCOMPARE(previewExpression(u"a {{ tests.output }}"_s, context()).value,
                 QJsonValue(u"a ok"_s));

        const auto broken = previewExpression(u"a\n{{ tests.list. }}"_s, context());
        QVERIFY(broken.error);
        QCOMPARE(broken.line, 2);
        const auto open = previewExpression(u"a\n b {{ 'x }}"_s, context());
        QVERIFY(open.error);
        QCOMPARE(open.line, 2);
        QCOMPARE(open.column, 7);
        const auto thrown = previewExpression(u"{{ tests.none.x.y + 1 }}"_s, context());
        QVERIFY(thrown.error);
        QCOMPARE(thrown.line, 1);
        const auto missing = previewExpression(u"{{ shell-k3x9p2.exitCode }}"_s, context());
        QVERIFY(missing.error);
        QCOMPARE(missing.error->message(), u"there is no value of \"shell-k3x9p2\" yet"_s);
    }

    void aNodeKnowsTheStepsBeforeIt()
    {
        NodeCatalog catalog;
        testing::addTestKinds(catalog);
        Document document = Document::create(u"x"_s);
        document.properties.inputs = {{.name = u"who"_s, .help = u"A name."_s}};
        document.nodes = {
            {.id = NodeId(u"start"_s), .kind = u"test.start"_s},
            {.id = NodeId(u"r"_s), .kind = u"test.report"_s, .onError = OnError::Continue},
            {.id = NodeId(u"a"_s), .kind = u"test.work"_s},
            {.id = NodeId(u"b"_s), .kind = u"test.work"_s}};
        document.edges = {
            {EdgeId(u"e"_s), {NodeId(u"start"_s), u"text"_s}, {NodeId(u"a"_s), u"text"_s}, {}, {}},
            {EdgeId(u"f"_s), {NodeId(u"r"_s), u"done"_s}, {NodeId(u"a"_s), u"after"_s}, {}, {}}};

        const auto found = ExpressionContext::ofNode(document, catalog, NodeId(u"a"_s));

        QCOMPARE(found.names.list(),
                 QStringList({u"before"_s, u"inputs"_s, u"r"_s, u"run"_s, u"start"_s}));
        QCOMPARE(offered(found, u"start."_s), u"number: number, text: text"_s);
        QCOMPARE(offered(found, u"inputs."_s), u"who: text (A name.)"_s);
        QCOMPARE(offered(found, u"run.p"_s), u"payload: any"_s);
        QCOMPARE(offered(found, u"before."_s), u"cancelled: boolean, failed: boolean"_s);
        QCOMPARE(offered(found, u"r.report.cases[0]."_s), u"name: text"_s);
        QCOMPARE(offered(found, u"r.error.c"_s),
                 u"class: text (What can be expected of trying again.), "
                 "code: text (Such as nodes.command_failed.)"_s);
    }

private:
    static QString offered(const ExpressionContext &context, const QString &code)
    {
        const QString text = u"{{ "_s + code;
        QStringList words;
        for (const Completion &completion : completeExpression(text, text.size(), context).list) {
            const QString help =
                completion.help.isEmpty() ? QString() : u" ("_s + completion.help + u')';
            words.append(completion.text + u": "_s + completion.type + help);
        }
        return words.join(u", "_s);
    }

    static ExpressionContext context()
    {
        ExpressionContext made{
            .names = ExpressionNames({u"tests"_s, u"shell-k3x9p2"_s}),
            .schemas = {{u"tests"_s, testsSchema()},
                        {u"shell-k3x9p2"_s,
                         schema::object({{.name = u"exitCode"_s, .schema = schema::number()}})},
                        {u"run"_s, schema::object({{.name = u"id"_s}, {.name = u"startedAt"_s}})}},
            .samples = {
                {u"tests"_s,
                 QJsonObject{
                     {u"exitCode"_s, 1},
                     {u"output"_s, u"ok"_s},
                     {u"list"_s,
                      QJsonArray{QJsonObject{{u"name"_s, u"a"_s}, {u"size"_s, 1}, {u"a-b"_s, 1}},
                                 2}}}}}};
        return made;
    }

    static QJsonObject testsSchema()
    {
        const QJsonObject suite =
            schema::object({{.name = u"name"_s, .schema = schema::text()}, {.name = u"passed"_s}});
        const QJsonObject report =
            schema::object({{.name = u"total"_s, .schema = schema::number(), .help = u"Of all."_s},
                            {.name = u"suites"_s, .schema = schema::list(suite)}});
        return schema::object({{.name = u"exitCode"_s, .schema = schema::number()},
                               {.name = u"output"_s, .schema = schema::text()},
                               {.name = u"report"_s, .schema = report}});
    }
};

QTEST_GUILESS_MAIN(tst_ExpressionAssist)
#include "tst_expressionassist.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/problemmodel.h>
#include <agentops/ui/graph/quickfixes.h>
#include <agentops/workflow/validation.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

#include <algorithm>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::Diagnostic;
using workflow::Document;
using workflow::EdgeId;
using workflow::Node;
using workflow::NodeId;
using workflow::Parameter;
using workflow::PortType;

using Spoil = std::function<void(Document &)>;

/// Every way out of a problem: afterwards it is gone, nothing else has become wrong, and it can be
/// taken back.
class TestQuickFixes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFixSolvesItsProblem_data();
    void everyFixSolvesItsProblem();
    void whatOnlyAPersonKnowsHasNoFix_data();
    void whatOnlyAPersonKnowsHasNoFix();
    void safeFixesOfOneKindAreOneStep();
    void theListIsByNodeWithErrorsFirst();
    void theListFixesItsRows();

private:
    void addKind(const QString &kind, const std::function<void(workflow::NodeType &)> &describe);
    QList<Diagnostic> problemsOf(const Document &document) const
    {
        return validate(document, m_fixture.catalog);
    }

    sample::SessionFixture m_fixture;
};

namespace {

Node &nodeOf(Document &document, const QString &id)
{
    return *std::ranges::find(document.nodes, NodeId(id), &Node::id);
}

void setParameter(Document &document, const QString &node, const QString &name,
                  const QJsonValue &value)
{
    nodeOf(document, node).parameters.insert(name, value);
}

/// A problem where it is, without its words, which may mention what is different now.
QString placeOf(const Diagnostic &problem)
{
    return QStringList{
        problem.code,      problem.node.text(),           problem.edge.text(),         problem.port,
        problem.parameter, problem.path.section(u']', 1), problem.arguments.join(u'/')}
        .join(u'|');
}

QStringList placesOf(const QList<Diagnostic> &problems)
{
    QStringList places;
    for (const Diagnostic &problem : problems)
        places.append(placeOf(problem));
    return places;
}

const Diagnostic *findCode(const QList<Diagnostic> &problems, const QString &code)
{
    const auto found = std::ranges::find(problems, u"workflow."_s + code, &Diagnostic::code);
    return found == problems.end() ? nullptr : &*found;
}

} // namespace

void TestQuickFixes::addKind(const QString &kind,
                             const std::function<void(workflow::NodeType &)> &describe)
{
    workflow::NodeType type;
    type.kind = kind;
    type.category = u"flow"_s;
    type.title = kind;
    describe(type);
    m_fixture.catalog.add(std::move(type), std::make_unique<sample::IdleExecutor>());
}

void TestQuickFixes::initTestCase()
{
    addKind(u"flow.each"_s, [](workflow::NodeType &type) { type.body = workflow::Body::Map; });
    addKind(u"trigger.hand"_s,
            [](workflow::NodeType &type) { type.start = workflow::Start::ByHand; });
    addKind(u"net.send"_s,
            [](workflow::NodeType &type) { type.effect = workflow::Effect::Outside; });
    addKind(u"flow.choose"_s, [](workflow::NodeType &type) {
        type.parameters = {{.name = u"level"_s,
                            .type = Parameter::Type::Choice,
                            .title = u"level"_s,
                            .isRequired = true,
                            .choices = {u"low"_s, u"high"_s}},
                           {.name = u"name"_s, .title = u"name"_s, .isRequired = true}};
    });
    addKind(u"flow.secret"_s, [](workflow::NodeType &type) {
        type.parameters = {
            {.name = u"token"_s, .type = Parameter::Type::Secret, .isRequired = true}};
    });
    QCOMPARE(placesOf(problemsOf(sample::checkAndShip())), QStringList());
}

void TestQuickFixes::everyFixSolvesItsProblem_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("first");
    const auto row = [](const char *name, const QString &code, const QString &first,
                        const Spoil &spoil) {
        QTest::newRow(name) << code << spoil << first;
    };
    const auto addTo = [](Document &document, const QString &kind, const QString &parent) {
        sample::addNode(document, u"added"_s, kind, {1100, 400});
        document.nodes.last().parent = NodeId(parent);
    };
    const auto addEach = [](Document &document) {
        sample::addNode(document, u"each"_s, u"flow.each"_s, {1100, 100});
    };
    row("nothing leads to the input", u"missing_input"_s,
        u"Connect it with “change” of “Generate code”"_s,
        [](Document &document) { document.edges.removeLast(); });
    row("nothing there is of its type", u"missing_input"_s, u"Lead “task” of “Task” through"_s,
        [](Document &document) {
            document = Document::create(u"Two"_s);
            sample::addNode(document, u"task"_s, u"trigger.manual"_s, {20, 80});
            sample::addNode(document, u"merge"_s, u"git.merge"_s, {300, 80});
        });
    row("what leads there is muted", u"missing_input"_s, u"Unmute “Human review”"_s,
        [](Document &document) { nodeOf(document, u"human"_s).isMuted = true; });
    row("the connection is muted", u"missing_input"_s,
        u"Unmute the connection from “Human review”"_s,
        [](Document &document) { document.edges.last().isMuted = true; });
    row("types", u"type_mismatch"_s, u"Put a new “Generate code” in between"_s,
        [](Document &document) {
            sample::addEdge(document, u"task"_s, u"task"_s, u"review"_s, u"change"_s);
        });
    row("no such input", u"unknown_port"_s, u"Lead it to the input “change”"_s,
        [](Document &document) { document.edges[5].to.port = u"chang"_s; });
    row("no such output", u"unknown_port"_s, u"Take it from the output “task”"_s,
        [](Document &document) { document.edges[0].from.port = u"tasks"_s; });
    row("no such end", u"unknown_element"_s, u"Connect it with “Task”"_s,
        [](Document &document) { document.edges[0].from.node = NodeId(u"tasks"_s); });
    row("no such container", u"unknown_element"_s, u"Move into “flow.each”, and remove"_s,
        [addEach](Document &document) {
            addEach(document);
            nodeOf(document, u"review"_s).parent = NodeId(u"eachh"_s);
        });
    row("into a body", u"other_body"_s, u"Move “flow.approval” to where “Generate code” is"_s,
        [addEach, addTo](Document &document) {
            addEach(document);
            addTo(document, u"flow.approval"_s, u"each"_s);
            document.nodes.last().title = u"flow.approval"_s;
            sample::addEdge(document, u"code"_s, u"done"_s, u"added"_s, u"after"_s);
        });
    row("in no container", u"not_a_container"_s, u"Move out of the container"_s,
        [](Document &document) { nodeOf(document, u"review"_s).parent = NodeId(u"code"_s); });
    row("a trigger in a container", u"not_a_container"_s, u"Move out of the container"_s,
        [addEach, addTo](Document &document) {
            addEach(document);
            addTo(document, u"trigger.hand"_s, u"each"_s);
        });
    row("a circle", u"cycle"_s, u"Remove the connection from “Merge request” to “Generate code”"_s,
        [](Document &document) {
            sample::addEdge(document, u"merge"_s, u"url"_s, u"code"_s, u"task"_s);
        });
    row("a container in itself", u"cycle"_s, u"Move out of the container"_s,
        [addEach](Document &document) {
            addEach(document);
            document.nodes.last().parent = NodeId(u"each"_s);
        });
    row("no such kind", u"unknown_kind"_s, u"Make it a “Generate code”"_s,
        [](Document &document) { nodeOf(document, u"code"_s).kind = u"git.comit"_s; });
    row("a setting of no effect", u"no_effect"_s, u"Remove the setting “retry”"_s,
        [addEach](Document &document) {
            addEach(document);
            document.nodes.last().retry.maxAttempts = 3;
        });
    row("no reuse", u"no_reuse"_s, u"Never take over earlier outcomes"_s,
        [addTo](Document &document) {
            addTo(document, u"net.send"_s, {});
            document.nodes.last().reuse = workflow::Reuse();
        });
    row("no steps", u"invalid_document"_s, u"Add “trigger.hand”"_s,
        [](Document &document) { document = Document::create(u"Empty"_s); });
    row("a misspelt parameter", u"invalid_document"_s, u"Use it as “command”"_s,
        [](Document &document) { setParameter(document, u"tests"_s, u"comand"_s, u"make"_s); });
    row("no such parameter", u"invalid_document"_s, u"Remove “zebra”"_s,
        [](Document &document) { setParameter(document, u"tests"_s, u"zebra"_s, 1); });
    row("a number as text", u"invalid_document"_s, u"Set “retries” to 5"_s,
        [](Document &document) { setParameter(document, u"tests"_s, u"retries"_s, u"5"_s); });
    row("a misspelt choice", u"invalid_document"_s, u"Set “mode” to thorough"_s,
        [](Document &document) { setParameter(document, u"tests"_s, u"mode"_s, u"thorogh"_s); });
    row("yes as text", u"invalid_document"_s, u"Set “verbose” to yes"_s,
        [](Document &document) { setParameter(document, u"tests"_s, u"verbose"_s, u"yes"_s); });
    row("a missing choice", u"invalid_document"_s, u"Set “level” to low"_s,
        [addTo](Document &document) {
            addTo(document, u"flow.choose"_s, {});
            document.nodes.last().parameters.insert(u"name"_s, u"A"_s);
        });
    row("no such step", u"bad_expression"_s, u"Write “code” instead of “coed”"_s,
        [](Document &document) {
            setParameter(document, u"review"_s, u"limit"_s, u"At {{ coed.summary }}!"_s);
        });
    row("no such output in a text", u"bad_expression"_s, u"Write “summary” instead of “sumary”"_s,
        [](Document &document) {
            setParameter(document, u"review"_s, u"limit"_s, u"{{ code.sumary }}"_s);
        });
    row("no such output in a condition", u"bad_expression"_s,
        u"Write “summary” instead of “sumary”"_s,
        [](Document &document) { document.edges[5].condition = u"{{ code.sumary }}"_s; });
    row("no such output in an output", u"bad_expression"_s,
        u"Write “summary” instead of “sumary”"_s, [](Document &document) {
            document.properties.outputs.insert(u"text"_s, u"{{ code.sumary }}"_s);
        });
    row("no such output in a setting", u"bad_expression"_s,
        u"Write “summary” instead of “sumary”"_s,
        [](Document &document) { nodeOf(document, u"review"_s).when = u"{{ code.sumary }}"_s; });
    row("not before it", u"bad_expression"_s, u"Let “Generate tests” run after “AI review”"_s,
        [](Document &document) {
            setParameter(document, u"tests"_s, u"command"_s, u"{{ review.clean }}"_s);
        });
    row("a misspelt input", u"bad_expression"_s, u"Write “branch” instead of “brnach”"_s,
        [](Document &document) {
            document.properties.inputs = {{.name = u"branch"_s}};
            setParameter(document, u"review"_s, u"limit"_s, u"{{ inputs.brnach }}"_s);
        });
    row("no such input of the workflow", u"bad_expression"_s,
        u"Add the input “branch” to the workflow"_s, [](Document &document) {
            setParameter(document, u"review"_s, u"limit"_s, u"{{ inputs.branch }}"_s);
        });
    row("a condition that cannot be read", u"bad_expression"_s, u"Always follow the connection"_s,
        [](Document &document) { document.edges[0].condition = u"{{ 1 +"_s; });
    row("no such field", u"no_value"_s, u"Write “message” instead of “mesage”"_s,
        [](Document &document) {
            setParameter(document, u"review"_s, u"limit"_s, u"{{ code.error.mesage }}"_s);
        });
    row("an open merge", u"merge_conflict"_s, u"Keep ours"_s, [](Document &document) {
        document.properties.conflicts = {
            {.path = u"/name"_s, .base = u"A"_s, .ours = u"B"_s, .theirs = u"C"_s}};
    });
}

void TestQuickFixes::everyFixSolvesItsProblem()
{
    QFETCH(const QString, code);
    QFETCH(const Spoil, spoil);
    QFETCH(const QString, first);
    Document document = sample::checkAndShip();
    spoil(document);
    const QList<Diagnostic> before = problemsOf(document);
    const Diagnostic *problem = findCode(before, code);
    QVERIFY2(problem, qPrintable(placesOf(before).join(u'\n')));
    // Of a circle, look at the node that leads back.
    for (const Diagnostic &other : before) {
        if (other.code == problem->code && other.node == NodeId(u"merge"_s))
            problem = &other;
    }

    const QList<QuickFix> fixes = fixesFor(*problem, document, m_fixture.catalog);

    QVERIFY(!fixes.isEmpty());
    QVERIFY2(fixes.first().title.startsWith(first), qPrintable(fixes.first().title));
    for (const QuickFix &fix : fixes) {
        workflow::DocumentEditor editor(m_fixture.catalog, document);
        AO_VERIFY_OK(applyFix(editor, fix));
        const QList<Diagnostic> after = problemsOf(editor.document());
        QVERIFY2(!placesOf(after).contains(placeOf(*problem)), qPrintable(fix.title));
        for (const Diagnostic &other : after) {
            const bool isNew = other.severity == Diagnostic::Severity::Error
                && !placesOf(before).contains(placeOf(other));
            QVERIFY2(!isNew, qPrintable(fix.title + u": "_s + other.message));
        }
        QCOMPARE(editor.steps().size(), 1);
        editor.undo();
        QCOMPARE(editor.document(), document);
    }
}

void TestQuickFixes::whatOnlyAPersonKnowsHasNoFix_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Spoil>("spoil");
    QTest::newRow("a text") << u"invalid_document"_s << Spoil([](Document &document) {
        sample::addNode(document, u"added"_s, u"flow.choose"_s, {1100, 400});
        document.nodes.last().parameters.insert(u"level"_s, u"low"_s);
    });
    QTest::newRow("an expression") << u"bad_expression"_s << Spoil([](Document &document) {
        setParameter(document, u"review"_s, u"limit"_s, u"{{ 1 +"_s);
    });
    QTest::newRow("a secret") << u"invalid_document"_s << Spoil([](Document &document) {
        setParameter(document, u"merge"_s, u"token"_s, u"hunter2"_s);
        nodeOf(document, u"merge"_s).kind = u"flow.secret"_s;
        document.edges.removeLast();
    });
}

void TestQuickFixes::whatOnlyAPersonKnowsHasNoFix()
{
    QFETCH(const QString, code);
    QFETCH(const Spoil, spoil);
    Document document = sample::checkAndShip();
    spoil(document);
    const QList<Diagnostic> problems = problemsOf(document);
    const Diagnostic *problem = findCode(problems, code);
    QVERIFY(problem);

    for (const QuickFix &fix : fixesFor(*problem, document, m_fixture.catalog))
        QFAIL(qPrintable(fix.title));
}

void TestQuickFixes::safeFixesOfOneKindAreOneStep()
{
    Document document = sample::checkAndShip();
    setParameter(document, u"tests"_s, u"zebra"_s, 1);
    setParameter(document, u"review"_s, u"zebra"_s, 2);
    setParameter(document, u"code"_s, u"comand"_s, 3);
    setParameter(document, u"tests"_s, u"comand"_s, u"may mean another"_s);
    workflow::DocumentEditor editor(m_fixture.catalog, document);

    const int solved = applySafeFixes(editor, u"workflow.invalid_document"_s, problemsOf(document));

    QCOMPARE(solved, 3);
    QCOMPARE(editor.steps().size(), 1);
    const QList<Diagnostic> left = problemsOf(editor.document());
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().parameter, u"comand"_s);
    QCOMPARE(left.first().node, NodeId(u"tests"_s));
    editor.undo();
    QCOMPARE(editor.document(), document);
}

void TestQuickFixes::theListIsByNodeWithErrorsFirst()
{
    Document document = sample::checkAndShip();
    setParameter(document, u"task"_s, u"zebra"_s, 1);
    setParameter(document, u"tests"_s, u"zebra"_s, 1);
    setParameter(document, u"tests"_s, u"retries"_s, u"many"_s);
    document.edges.removeLast();
    m_fixture.open(document);
    const ProblemModel problems(*m_fixture.session);

    QStringList groups;
    for (int row = 0; row < problems.count(); ++row)
        groups.append(problems.index(row).data(ProblemModel::GroupRole).toString());

    QCOMPARE(groups, QStringList({u"tests"_s, u"tests"_s, u"merge"_s, u"task"_s}));
    QCOMPARE(problems.index(0).data(ProblemModel::SeverityRole).toString(), u"failed"_s);
    QCOMPARE(problems.index(1).data(ProblemModel::SeverityRole).toString(), u"waiting"_s);
    QCOMPARE(problems.groupTitle(u"merge"_s), u"Merge request"_s);
    QCOMPARE(problems.groupTitle({}), u"The workflow"_s);
    QCOMPARE(problems.groupCount(u"tests"_s), 2);
}

void TestQuickFixes::theListFixesItsRows()
{
    Document document = sample::checkAndShip();
    setParameter(document, u"tests"_s, u"zebra"_s, 1);
    setParameter(document, u"review"_s, u"zebra"_s, 1);
    document.edges.removeLast();
    m_fixture.open(document);
    ProblemModel problems(*m_fixture.session);
    const QAbstractItemModelTester tester(&problems);
    QCOMPARE(problems.count(), 3);
    QVERIFY(problems.index(0).data(ProblemModel::FixCountRole).toInt() > 0);
    QCOMPARE(problems.alikeCount(0), 0);
    QCOMPARE(problems.alikeCount(1), 2);
    QVERIFY(!problems.fix(0, 99));

    QVERIFY(problems.fix(0, 0));
    QCOMPARE(problems.count(), 2);
    QTRY_VERIFY(problems.index(0).data(ProblemModel::FixCountRole).toInt() > 0);
    problems.fixAlike(0);

    QCOMPARE(problems.count(), 0);
    QCOMPARE(problems.failure(), QString());
    m_fixture.session->undo();
    m_fixture.session->undo();
    QCOMPARE(m_fixture.document(), document);
}

QTEST_MAIN(TestQuickFixes)
#include "tst_quickfixes.moc"

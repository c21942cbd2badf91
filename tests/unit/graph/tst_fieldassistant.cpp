// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <agentops/ui/graph/expressionpreviewer.h>
#include <agentops/ui/graph/fieldassistant.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/suggestionmodel.h>
#include <agentops/ui/models/runscontroller.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QJsonObject>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Task<Result<QStringList>> twoBranches(CancelToken)
{
    co_return QStringList{u"main"_s, u"feature/login"_s};
}

Task<Result<QStringList>> entriesOf(QString folder, CancelToken)
{
    if (folder.isEmpty())
        co_return QStringList{u".github/"_s, u"docs/"_s, u"README.md"_s};
    if (folder == "docs/"_L1)
        co_return QStringList{u"design.md"_s};
    if (folder == ".agentops/workflows/"_L1)
        co_return QStringList{u"check.agentops.json"_s, u"notes.txt"_s};
    co_return fail(agentops::errors::kNotFound, u"there is no folder"_s);
}

Task<Result<ExpressionPreview>> evaluated(QString text, ExpressionContext context, CancelToken)
{
    co_return previewExpression(text, context);
}

QStringList textsOf(const SuggestionModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.count(); ++row)
        texts.append(model.index(row).data(SuggestionModel::TextRole).toString());
    return texts;
}

} // namespace

/// What the editors of a form suggest and show.
class TestFieldAssistant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anExpressionKnowsTheStepsBeforeAndWhatTheyMade();
    void suggestionsOfAnExpressionTakeThePlaceOfWhatIsTyped();
    void nobodyWhoLooksGetsNoSuggestions();
    void branchesAreFilteredByAnyPart();
    void oneLineOfAListIsCompleted();
    void pathsGoFolderByFolder();
    void aWorkflowIsLookedForWhereTheyAre();
    void aPathThatIsNotThereIsSaid();
    void zonesAndSecretsAreSuggested();
    void aPreviewSaysValueAndType();
    void aPreviewOfWhatNoRunHasMadeIsNoError();
    void aPreviewSaysWhereTheMistakeIs();

private:
    void run();
    void select(const QString &node);
    /// At the end of a text.
    void write(const QString &editor, const QString &text);

    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<RunsController> m_controller;
    std::unique_ptr<GraphSession> m_session;
    std::unique_ptr<FieldAssistant> m_assistant;
    std::unique_ptr<SuggestionModel> m_suggestions;
    Document m_document;
};

void TestFieldAssistant::init()
{
    m_fixture = std::make_unique<RunsFixture>();
    m_fixture->scripts[u"a"_s] = m_fixture->working(1s, {}); // out "done", exitCode 0
    m_controller = std::make_unique<RunsController>(m_fixture->service(), m_fixture->pool(),
                                                    m_fixture->clock(), u"Ada"_s);
    m_document = RunsFixture::chain(u"Check"_s, {u"a"_s, u"b"_s});
    m_session = std::make_unique<GraphSession>(m_fixture->catalog());
    m_session->open(m_document);
    AuthoringHooks hooks;
    hooks.branches = twoBranches;
    hooks.folderEntries = entriesOf;
    hooks.preview = evaluated;
    hooks.secretNames = [] {
        return QStringList{u"DEPLOY_KEY"_s};
    };
    m_assistant = std::make_unique<FieldAssistant>(*m_session, *m_controller->view(), hooks,
                                                   u"/repository"_s);
    m_suggestions = std::make_unique<SuggestionModel>();
    m_suggestions->setAssistant(m_assistant.get());
    m_suggestions->setActive(true);
}

void TestFieldAssistant::cleanup()
{
    m_suggestions.reset();
    m_assistant.reset();
    m_session.reset();
    m_controller.reset();
    m_fixture.reset();
}

void TestFieldAssistant::run()
{
    const RunId run = m_fixture->run(m_document);
    m_controller->select(run.toString());
    QTRY_COMPARE(m_controller->view()->runIdText(), run.toString());
}

void TestFieldAssistant::select(const QString &node)
{
    m_session->interaction().selectNodes({NodeId(node)});
}

void TestFieldAssistant::write(const QString &editor, const QString &text)
{
    m_suggestions->setEditor(editor);
    m_suggestions->setText(text);
    m_suggestions->setCursor(int(text.size()));
}

void TestFieldAssistant::anExpressionKnowsTheStepsBeforeAndWhatTheyMade()
{
    select(u"b"_s);
    QVERIFY(m_assistant->context().names.contains(u"a"_s));
    QVERIFY(!m_assistant->context().names.contains(u"b"_s));
    QVERIFY(!m_assistant->context().samples.contains("a"_L1));
    QSignalSpy changed(m_assistant.get(), &FieldAssistant::contextChanged);

    run();

    QVERIFY(changed.count() > 0);
    QCOMPARE(m_assistant->context().samples.value("a"_L1).toObject().value("out"_L1),
             QJsonValue(u"done"_s));
    select(u"a"_s);
    QVERIFY(!m_assistant->context().names.contains(u"a"_s));
    m_session->interaction().selectEdge(EdgeId(u"to-b"_s)); // its condition is told behind a
    QVERIFY(m_assistant->context().names.contains(u"a"_s));
}

void TestFieldAssistant::suggestionsOfAnExpressionTakeThePlaceOfWhatIsTyped()
{
    const QAbstractItemModelTester tester(m_suggestions.get());
    select(u"b"_s);
    m_suggestions->setEditor(u"branch"_s);
    m_suggestions->setText(u"x {{ a.ex }} y"_s);
    m_suggestions->setCursor(9);

    QVERIFY(m_suggestions->isInExpression());
    QCOMPARE(textsOf(*m_suggestions), QStringList{u"exitCode"_s});
    QCOMPARE(m_suggestions->textWith(0), u"x {{ a.exitCode }} y"_s);
    QCOMPARE(m_suggestions->cursorWith(0), 15);

    m_suggestions->setTemplate(false); // JavaScript knows no braces
    QVERIFY(!m_suggestions->isInExpression());
}

void TestFieldAssistant::nobodyWhoLooksGetsNoSuggestions()
{
    write(u"branch"_s, u"i"_s);
    QTRY_COMPARE(m_suggestions->count(), 2);
    m_suggestions->setActive(false);
    QCOMPARE(m_suggestions->count(), 0);
}

void TestFieldAssistant::branchesAreFilteredByAnyPart()
{
    write(u"branch"_s, {});
    QTRY_COMPARE(textsOf(*m_suggestions), (QStringList{u"main"_s, u"feature/login"_s}));
    write(u"branch"_s, u"LOG"_s);
    QCOMPARE(textsOf(*m_suggestions), QStringList{u"feature/login"_s});
    write(u"branch"_s, u"main"_s);
    QCOMPARE(m_suggestions->count(), 0); // it is written already
    write(u"branch"_s, u"release"_s); // free text
    QCOMPARE(m_suggestions->count(), 0);
    QCOMPARE(m_suggestions->textWith(0), u"release"_s);
}

void TestFieldAssistant::oneLineOfAListIsCompleted()
{
    m_suggestions->setEditor(u"branch"_s);
    m_suggestions->setText(u"main\nfea\nother"_s);
    m_suggestions->setCursor(8);
    QTRY_COMPARE(textsOf(*m_suggestions), QStringList{u"feature/login"_s});
    QCOMPARE(m_suggestions->textWith(0), u"main\nfeature/login\nother"_s);
}

void TestFieldAssistant::pathsGoFolderByFolder()
{
    write(u"file"_s, {});
    QTRY_COMPARE(textsOf(*m_suggestions), (QStringList{u"docs/"_s, u"README.md"_s}));
    write(u"file"_s, u"."_s);
    QTRY_COMPARE(textsOf(*m_suggestions), QStringList{u".github/"_s});
    write(u"folder"_s, {});
    QTRY_COMPARE(textsOf(*m_suggestions), QStringList{u"docs/"_s});
    write(u"file"_s, m_suggestions->textWith(0));
    QTRY_COMPARE(textsOf(*m_suggestions), QStringList{u"docs/design.md"_s});
}

void TestFieldAssistant::aWorkflowIsLookedForWhereTheyAre()
{
    write(u"workflow"_s, {});
    QTRY_COMPARE(textsOf(*m_suggestions),
                 QStringList{u".agentops/workflows/check.agentops.json"_s});
}

void TestFieldAssistant::aPathThatIsNotThereIsSaid()
{
    m_suggestions->setActive(false);
    write(u"file"_s, u"docs/none.md"_s);
    QTRY_VERIFY(m_suggestions->isMissing());
    write(u"file"_s, u"docs/design.md"_s);
    QTRY_VERIFY(!m_suggestions->isMissing());
    write(u"file"_s, u"nowhere/design.md"_s);
    QTRY_VERIFY(m_suggestions->isMissing());
    write(u"file"_s, u"{{ a.out }}"_s);
    QVERIFY(!m_suggestions->isMissing());
    write(u"folder"_s, u"docs"_s);
    QTRY_VERIFY(!m_suggestions->isMissing());
    write(u"glob"_s, u"none/*.md"_s);
    QVERIFY(!m_suggestions->isMissing());
}

void TestFieldAssistant::zonesAndSecretsAreSuggested()
{
    write(u"timeZone"_s, u"europe/par"_s);
    QCOMPARE(textsOf(*m_suggestions), QStringList{u"Europe/Paris"_s});
    write(u"secret"_s, u"deploy"_s);
    QCOMPARE(textsOf(*m_suggestions), QStringList{u"DEPLOY_KEY"_s});
}

void TestFieldAssistant::aPreviewSaysValueAndType()
{
    select(u"b"_s);
    run();
    ExpressionPreviewer preview;
    preview.setAssistant(m_assistant.get());
    preview.setText(u"{{ a.exitCode }}"_s);
    QVERIFY(preview.hasExpression());
    QTRY_COMPARE(preview.valueText(), u"0"_s);
    QCOMPARE(preview.typeText(), u"number"_s);
    preview.setText(u"it is {{ a.out }}"_s);
    QTRY_COMPARE(preview.valueText(), u"it is done"_s);
    QCOMPARE(preview.typeText(), u"text"_s);
    preview.setText(u"plain"_s);
    QVERIFY(!preview.hasExpression());
    QCOMPARE(preview.valueText(), QString());
}

void TestFieldAssistant::aPreviewOfWhatNoRunHasMadeIsNoError()
{
    select(u"b"_s);
    ExpressionPreviewer preview;
    preview.setAssistant(m_assistant.get());
    preview.setText(u"{{ a.exitCode }}"_s);
    QTRY_VERIFY(!preview.valueText().isEmpty());
    QCOMPARE(preview.typeText(), QString());
    QCOMPARE(preview.errorText(), QString());
}

void TestFieldAssistant::aPreviewSaysWhereTheMistakeIs()
{
    ExpressionPreviewer preview;
    preview.setAssistant(m_assistant.get());
    preview.setText(u"one\n{{ 1 + }}"_s);
    QTRY_VERIFY(!preview.errorText().isEmpty());
    QCOMPARE(preview.errorLine(), 2);
    QVERIFY(preview.errorText().startsWith(u"Line 2, column "_s));
}

QTEST_MAIN(TestFieldAssistant)
#include "tst_fieldassistant.moc"

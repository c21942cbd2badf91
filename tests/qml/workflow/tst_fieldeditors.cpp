// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"
#include "runsfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QSettings>
#include <QtGui/QAccessible>
#include <QtGui/QGuiApplication>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickView>
#include <QtTest/QTest>

#include <optional>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::NodeId;
using workflow::Parameter;

namespace {

class IdleExecutor : public workflow::NodeExecutor
{
public:
    Task<Result<workflow::StepOutput>> execute(workflow::StepContext, CancelToken) override
    {
        co_return workflow::StepOutput{};
    }
};

/// A kind with a field for each editor.
workflow::NodeType kindOfAllFields()
{
    using Type = Parameter::Type;
    using Editor = Parameter::Editor;
    workflow::NodeType type;
    type.kind = u"test.fields"_s;
    type.title = u"Fields"_s;
    type.inputs = {{.name = u"in"_s}};
    type.outputs = {{.name = u"out"_s}};
    type.parameters = {
        {.name = u"plain"_s, .title = u"Plain"_s},
        {.name = u"command"_s,
         .type = Type::MultilineText,
         .title = u"Command"_s,
         .editor = Editor::Code,
         .language = u"sh"_s},
        {.name = u"branch"_s, .title = u"Branch"_s, .editor = Editor::Branch},
        {.name = u"file"_s, .type = Type::Path, .title = u"File"_s, .editor = Editor::File},
        {.name = u"cron"_s, .title = u"When"_s, .editor = Editor::Cron},
        {.name = u"token"_s, .type = Type::Secret, .title = u"Token"_s},
        {.name = u"value"_s, .type = Type::Value, .title = u"Value"_s},
        {.name = u"text"_s,
         .type = Type::MultilineText,
         .title = u"Text"_s,
         .editor = Editor::Markdown}};
    return type;
}

Task<Result<QStringList>> branches(CancelToken)
{
    co_return QStringList{u"main"_s, u"feature/login"_s};
}

Task<Result<QStringList>> entries(QString folder, CancelToken)
{
    co_return folder.isEmpty() ? QStringList{u"docs/"_s, u"README.md"_s} : QStringList();
}

Task<Result<workflow::ExpressionPreview>> preview(QString text, workflow::ExpressionContext,
                                                  CancelToken)
{
    co_return workflow::ExpressionPreview{.value = double(text.size())};
}

} // namespace

/// The editors of the fields of a node, by the keyboard.
class TestFieldEditors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anExpressionIsCompletedInOneLine();
    void anExpressionIsCompletedInSource();
    void escapeClosesTheSuggestions();
    void freeTextIsNotReplaced();
    void aBranchIsChosen();
    void aFolderLeadsToWhatIsInIt();
    void aSecretIsChosenByName();
    void aPresetMakesASchedule();
    void linesAreIndentedAndTabLeavesSource();
    void undoLeavesTheCursorWhereItWas();
    void jsonIsFormatted();
    void markdownIsShownAsItIsRead();
    void anExpressionShowsWhatItComesTo();
    void everyFieldHasAName();

private:
    void type(std::string_view text)
    {
        for (const char letter : text)
            QTest::keyClick(m_view.get(), letter);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_view.get(), key, modifiers);
    }
    QQuickItem *find(const QString &name) const { return findItem(m_view->rootObject(), name); }
    QQuickItem *enter(const QString &name)
    {
        QQuickItem *field = find(name);
        if (!field)
            qFatal("there is no %s", qPrintable(name));
        field->forceActiveFocus(Qt::TabFocusReason);
        return field;
    }
    QJsonValue value(const QString &parameter) const
    {
        const workflow::Document &document = m_controller->session()->editor().document();
        return document.findNode(NodeId(u"b"_s))->parameters.value(parameter);
    }
    QString text(const QString &parameter) const { return value(parameter).toString(); }

    theme::Theme m_theme{nullptr};
    theme::Units m_units{nullptr};
    workflow::NodeCatalog m_catalog;
    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<workflow::DraftStore> m_drafts;
    std::unique_ptr<store::Database> m_versionsDatabase;
    std::unique_ptr<versions::VersionStore> m_versions;
    std::unique_ptr<WorkflowController> m_controller;
    std::unique_ptr<QQuickView> m_view;
    std::optional<QmlWarnings> m_warnings;
};

void TestFieldEditors::init()
{
    m_warnings.emplace();
    m_units.setReducedMotion(true);
    QSettings().clear();
    if (!m_catalog.findType(u"test.fields"_s))
        m_catalog.add(kindOfAllFields(), std::make_unique<IdleExecutor>());
    m_fixture = std::make_unique<RunsFixture>();
    const QString folder = m_fixture->folder();
    m_database = *store::Database::open(folder + u"/documents.db"_s, workflow::draftSchema(),
                                        store::Durability::PowerLoss);
    m_drafts = std::make_unique<workflow::DraftStore>(*m_database, m_fixture->clock());
    m_versionsDatabase = *store::Database::open(
        folder + u"/versions.db"_s, versions::versionSchema(), store::Durability::PowerLoss);
    m_versions = std::make_unique<versions::VersionStore>(*m_versionsDatabase, m_fixture->clock());
    workflow::Document document = RunsFixture::chain(u"Chain"_s, {u"a"_s, u"b"_s});
    for (workflow::Node &node : document.nodes)
        node.kind = u"test.fields"_s;
    WorkflowServices services;
    services.catalog = &m_catalog;
    services.runs = &m_fixture->service();
    services.drafts = m_drafts.get();
    services.versions = m_versions.get();
    services.clock = &m_fixture->clock();
    services.files = &m_fixture->pool();
    services.repository = folder;
    services.examples = {document};
    services.authoring.branches = branches;
    services.authoring.folderEntries = entries;
    services.authoring.preview = preview;
    services.authoring.secretNames = [] {
        return QStringList{u"DEPLOY_KEY"_s};
    };
    m_controller = std::make_unique<WorkflowController>(services);
    QTRY_COMPARE(m_controller->loading()->state(), Operation::Succeeded);
    m_controller->open(0);
    QVERIFY(m_controller->isOpen());
    m_controller->session()->revealNode(u"b"_s);

    m_view = std::make_unique<QQuickView>();
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(360, 1600);
    m_view->setInitialProperties({{u"controller"_s, QVariant::fromValue(m_controller.get())}});
    m_view->loadFromModule("AgentOps.Workflow", "Inspector");
    m_warnings->add(m_view->errors());
    QVERIFY2(m_view->status() == QQuickView::Ready, qPrintable(m_warnings->text()));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestFieldEditors::cleanup()
{
    m_view.reset();
    await(m_controller->flush());
    m_controller.reset();
    m_versions.reset();
    m_versionsDatabase.reset();
    m_drafts.reset();
    m_database.reset();
    m_fixture.reset();
    QCOMPARE(m_warnings->text(), QString());
    m_warnings.reset();
}

void TestFieldEditors::anExpressionIsCompletedInOneLine()
{
    QQuickItem *field = enter(u"field_plain"_s);

    type("say {{ a.o");
    press(Qt::Key_Return);
    type(" }}");

    QCOMPARE(field->property("text").toString(), u"say {{ a.out }}"_s);
    QCOMPARE(text(u"plain"_s), u"say {{ a.out }}"_s);
}

void TestFieldEditors::anExpressionIsCompletedInSource()
{
    QQuickItem *field = enter(u"field_command"_s);

    type("echo {{ a.o");
    press(Qt::Key_Return);
    type(" }}");

    QCOMPARE(field->property("text").toString(), u"echo {{ a.out }}"_s);
    QCOMPARE(text(u"command"_s), u"echo {{ a.out }}"_s);
}

void TestFieldEditors::escapeClosesTheSuggestions()
{
    enter(u"field_command"_s);
    type("{{ a.o");
    press(Qt::Key_Escape);
    press(Qt::Key_Return); // now a new line
    QCOMPARE(text(u"command"_s), u"{{ a.o\n"_s);
}

void TestFieldEditors::freeTextIsNotReplaced()
{
    enter(u"field_branch"_s);
    type("feature");
    press(Qt::Key_Return);
    QCOMPARE(text(u"branch"_s), u"feature"_s);
}

void TestFieldEditors::aBranchIsChosen()
{
    enter(u"field_branch"_s);
    press(Qt::Key_Space, Qt::ControlModifier);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(text(u"branch"_s), u"feature/login"_s);
}

void TestFieldEditors::aFolderLeadsToWhatIsInIt()
{
    enter(u"field_file"_s);
    type("R");
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(text(u"file"_s), u"README.md"_s);
    QVERIFY(!find(u"missing_file"_s)->isVisible());

    enter(u"field_cron"_s);
    m_controller->inspector()->fields()->setText(3, u"docs/none.md"_s);
    QTRY_VERIFY(find(u"missing_file"_s)->isVisible());
}

void TestFieldEditors::aSecretIsChosenByName()
{
    enter(u"field_token"_s);
    type("dep");
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(value(u"token"_s).toObject().value("secret"_L1).toString(), u"DEPLOY_KEY"_s);
}

void TestFieldEditors::aPresetMakesASchedule()
{
    const QObject *menu = enter(u"presets_cron"_s)->findChild<QObject *>(u"presetsMenu"_s);
    QVERIFY(menu);
    press(Qt::Key_Space);
    QTRY_VERIFY(menu->property("opened").toBool());
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_COMPARE(text(u"cron"_s), u"*/15 * * * *"_s);
    QCOMPARE(find(u"field_cron"_s)->property("text").toString(), u"*/15 * * * *"_s);
}

void TestFieldEditors::linesAreIndentedAndTabLeavesSource()
{
    enter(u"field_command"_s);
    type("if true");
    press(Qt::Key_BracketRight, Qt::ControlModifier);
    press(Qt::Key_Return);
    type("then");
    QCOMPARE(text(u"command"_s), u"    if true\n    then"_s);
    press(Qt::Key_BracketLeft, Qt::ControlModifier);
    QCOMPARE(text(u"command"_s), u"    if true\nthen"_s);

    const QQuickItem *before = m_view->activeFocusItem();
    press(Qt::Key_Tab);
    QVERIFY(m_view->activeFocusItem() != before);
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(m_view->activeFocusItem(), before);
    QCOMPARE(text(u"command"_s), u"    if true\nthen"_s);
}

void TestFieldEditors::undoLeavesTheCursorWhereItWas()
{
    FieldModel *fields = m_controller->inspector()->fields();
    for (const QString &name : {u"command"_s, u"plain"_s}) {
        const int row = name == "plain"_L1 ? 0 : 1;
        fields->setText(row, u"make test"_s);
        m_controller->session()->editor().closeStep();
        fields->setText(row, u"make test --all"_s);
        QQuickItem *field = enter(u"field_"_s + name);
        field->setProperty("cursorPosition", 4);
        const QQuickItem *hands = m_view->activeFocusItem();

        m_controller->session()->undo();

        QCOMPARE(field->property("text").toString(), u"make test"_s);
        QCOMPARE(field->property("cursorPosition").toInt(), 4);
        QCOMPARE(m_view->activeFocusItem(), hands);
        m_controller->session()->redo();
        QCOMPARE(field->property("text").toString(), u"make test --all"_s);
        QCOMPARE(field->property("cursorPosition").toInt(), 4);
    }
}

void TestFieldEditors::jsonIsFormatted()
{
    m_controller->inspector()->fields()->setText(6, u"{\"a\":1}"_s);
    enter(u"format_value"_s);
    press(Qt::Key_Space);
    QCOMPARE(find(u"field_value"_s)->property("text").toString(), u"{\n    \"a\": 1\n}"_s);
    QVERIFY(value(u"value"_s).isObject());
}

void TestFieldEditors::markdownIsShownAsItIsRead()
{
    enter(u"field_text"_s);
    type("*so*");
    enter(u"preview_text"_s);
    press(Qt::Key_Space);
    QVERIFY(find(u"markdown_text"_s)->isVisible());
    QVERIFY(!find(u"field_text"_s)->isVisible());
    QCOMPARE(text(u"text"_s), u"*so*"_s);
}

void TestFieldEditors::anExpressionShowsWhatItComesTo()
{
    QQuickItem *shown = find(u"fieldPreview"_s); // of the first field
    QVERIFY(shown && !shown->isVisible());
    enter(u"field_plain"_s);
    type("{{ 1 }}");
    QTRY_VERIFY(shown->isVisible());
    QTRY_COMPARE(shown->property("text").toString(), u"= 7 (number)"_s);
}

void TestFieldEditors::everyFieldHasAName()
{
    for (const QString &name : {u"plain"_s, u"command"_s, u"branch"_s, u"file"_s, u"cron"_s,
                                u"token"_s, u"value"_s, u"text"_s}) {
        enter(u"field_"_s + name);
        QAccessibleInterface *heard =
            QAccessible::queryAccessibleInterface(m_view->activeFocusItem());
        QVERIFY2(heard && !heard->text(QAccessible::Name).isEmpty(), qPrintable(name));
    }
}

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    app.setOrganizationName(u"agentops-test"_s);
    app.setApplicationName(u"tst_fieldeditors"_s);
    TestFieldEditors test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fieldeditors.moc"

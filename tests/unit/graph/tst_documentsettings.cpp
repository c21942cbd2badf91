// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/inspectormodel.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::InputSpec;
using workflow::NodeId;
using workflow::PortType;

/// What a workflow says about itself, as the form edits it.
class TestDocumentSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void inputsAreAddedWithNamesOfTheirOwn();
    void expressionsFollowAnInputThatIsRenamed();
    void aNameThatCannotBeIsRefusedWithTheReason_data();
    void aNameThatCannotBeIsRefusedWithTheReason();
    void aDefaultIsReadAsItsType_data();
    void aDefaultIsReadAsItsType();
    void aDefaultThatDoesNotFitTheNewTypeGoes();
    void inputsAreReorderedAndTheRowMoves();
    void outputsAreEditedAndTheirProblemsAreSaid();
    void whereItWorksAndHowManyRunsIsUndone();

private:
    DocumentSettings &settings() { return *m_inspector->document(); }
    InputsModel &inputs() { return *settings().inputs(); }
    const workflow::Properties &properties() const { return m_fixture->document().properties; }
    QString inputText(int row, InputsModel::Role role)
    {
        return inputs().index(row).data(role).toString();
    }

    std::unique_ptr<sample::SessionFixture> m_fixture;
    std::unique_ptr<InspectorModel> m_inspector;
    std::unique_ptr<QAbstractItemModelTester> m_inputsTester;
    std::unique_ptr<QAbstractItemModelTester> m_outputsTester;
};

void TestDocumentSettings::init()
{
    m_fixture = std::make_unique<sample::SessionFixture>();
    m_fixture->open();
    m_inspector = std::make_unique<InspectorModel>(*m_fixture->session);
    m_inputsTester = std::make_unique<QAbstractItemModelTester>(settings().inputs());
    m_outputsTester = std::make_unique<QAbstractItemModelTester>(settings().outputs());
}

void TestDocumentSettings::cleanup()
{
    m_inputsTester.reset();
    m_outputsTester.reset();
    m_inspector.reset();
    m_fixture.reset();
}

void TestDocumentSettings::inputsAreAddedWithNamesOfTheirOwn()
{
    inputs().add();
    inputs().add();
    QCOMPARE(inputs().count(), 2);
    QCOMPARE(properties().inputs.at(1).name, u"input2"_s);

    inputs().setHelp(1, u"Where to"_s);
    inputs().setRequired(1, true);
    inputs().remove(0);

    QCOMPARE(inputs().count(), 1);
    QVERIFY(properties().inputs.first().isRequired);
    QCOMPARE(inputText(0, InputsModel::HelpRole), u"Where to"_s);
    for (int i = 0; i < 5; ++i)
        m_fixture->session->undo();
    QCOMPARE(inputs().count(), 0);
    QVERIFY(!m_fixture->session->canUndo());
}

void TestDocumentSettings::expressionsFollowAnInputThatIsRenamed()
{
    inputs().add();
    inputs().rename(0, u"stage"_s);
    workflow::DocumentEditor &editor = m_fixture->session->editor();
    const NodeId node(u"tests"_s);
    std::ignore = editor.setParameter(node, u"command"_s,
                                      u"make {{ inputs.stage }} {{ inputs.stageName }}"_s);
    editor.setOutputs({{u"where"_s, u"{{ inputs.stage.toUpperCase() }}"_s}});

    inputs().rename(0, u"target"_s);

    QCOMPARE(properties().inputs.first().name, u"target"_s);
    QCOMPARE(inputText(0, InputsModel::NameRole), u"target"_s);
    QCOMPARE(m_fixture->document().findNode(node)->parameters.value("command"_L1).toString(),
             u"make {{ inputs.target }} {{ inputs.stageName }}"_s);
    QCOMPARE(properties().outputs.value("where"_L1).toString(),
             u"{{ inputs.target.toUpperCase() }}"_s);
    m_fixture->session->undo(); // all of it is one step
    QCOMPARE(inputText(0, InputsModel::NameRole), u"stage"_s);
    QCOMPARE(properties().outputs.value("where"_L1).toString(),
             u"{{ inputs.stage.toUpperCase() }}"_s);
}

void TestDocumentSettings::aNameThatCannotBeIsRefusedWithTheReason_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("with a space") << u"two words"_s;
    QTest::newRow("a number") << u"1st"_s;
    QTest::newRow("taken") << u"input2"_s;
}

void TestDocumentSettings::aNameThatCannotBeIsRefusedWithTheReason()
{
    QFETCH(const QString, name);
    inputs().add();
    inputs().add();

    inputs().rename(0, name);
    QCOMPARE(properties().inputs.first().name, u"input"_s);
    QVERIFY(!inputText(0, InputsModel::NameProblemRole).isEmpty());
    QVERIFY(inputText(1, InputsModel::NameProblemRole).isEmpty());

    inputs().rename(0, u" fine "_s);
    QCOMPARE(properties().inputs.first().name, u"fine"_s);
    QVERIFY(inputText(0, InputsModel::NameProblemRole).isEmpty());
}

void TestDocumentSettings::aDefaultIsReadAsItsType_data()
{
    QTest::addColumn<PortType>("type");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("fits");
    QTest::newRow("text") << PortType::Text << u"8080"_s << QJsonValue(u"8080"_s) << true;
    QTest::newRow("number") << PortType::Number << u"1.5"_s << QJsonValue(1.5) << true;
    QTest::newRow("no number") << PortType::Number << u"x"_s << QJsonValue(u"x"_s) << false;
    QTest::newRow("truth") << PortType::Boolean << u"true"_s << QJsonValue(true) << true;
    QTest::newRow("list") << PortType::List << u"[1, \"a\"]"_s << QJsonValue(QJsonArray{1, u"a"_s})
                          << true;
    QTest::newRow("object") << PortType::Object << u"{\"a\": 1}"_s
                            << QJsonValue(QJsonObject{{u"a"_s, 1}}) << true;
    QTest::newRow("none") << PortType::Text << u" "_s << QJsonValue() << true;
}

void TestDocumentSettings::aDefaultIsReadAsItsType()
{
    QFETCH(const PortType, type);
    QFETCH(const QString, text);
    QFETCH(const QJsonValue, value);
    QFETCH(const bool, fits);
    inputs().add();
    inputs().setType(0, int(type));

    inputs().setDefault(0, text);

    QCOMPARE(properties().inputs.first().defaultValue, value);
    QCOMPARE(inputText(0, InputsModel::DefaultProblemRole).isEmpty(), fits);
    const InputSpec before = properties().inputs.first();
    inputs().setDefault(0, inputText(0, InputsModel::DefaultRole)); // as it is shown
    QCOMPARE(properties().inputs.first(), before);
}

void TestDocumentSettings::aDefaultThatDoesNotFitTheNewTypeGoes()
{
    inputs().add();
    inputs().setDefault(0, u"soon"_s);

    inputs().setType(0, int(PortType::Number));
    QVERIFY(properties().inputs.first().defaultValue.isNull());
    inputs().setDefault(0, u"3"_s);
    inputs().setType(0, int(PortType::Any));

    QCOMPARE(properties().inputs.first().defaultValue, QJsonValue(3));
}

void TestDocumentSettings::inputsAreReorderedAndTheRowMoves()
{
    for (int i = 0; i < 3; ++i)
        inputs().add();
    const QPersistentModelIndex last(inputs().index(2));

    inputs().move(2, 0);

    QCOMPARE(properties().inputs.first().name, u"input3"_s);
    QCOMPARE(last.row(), 0);
    m_fixture->session->undo();
    QCOMPARE(inputText(2, InputsModel::NameRole), u"input3"_s);
}

void TestDocumentSettings::outputsAreEditedAndTheirProblemsAreSaid()
{
    OutputsModel &outputs = *settings().outputs();
    outputs.add();
    outputs.add();
    outputs.rename(0, u"url"_s);
    outputs.setValue(1, u"{{ nobody.url }}"_s); // sorted by name: it is the last now

    QCOMPARE(properties().outputs.value("url"_L1).toString(), u"{{ nobody.url }}"_s);
    QCOMPARE(outputs.index(0).data(OutputsModel::NameRole).toString(), u"output2"_s);
    QVERIFY(!outputs.index(1).data(OutputsModel::ProblemRole).toString().isEmpty());
    QVERIFY(outputs.index(0).data(OutputsModel::ProblemRole).toString().isEmpty());

    outputs.rename(1, u"output2"_s);
    QVERIFY(!outputs.index(1).data(OutputsModel::NameProblemRole).toString().isEmpty());
    outputs.remove(0);
    QCOMPARE(outputs.count(), 1);
    m_fixture->session->undo();
    QCOMPARE(outputs.count(), 2);
}

void TestDocumentSettings::whereItWorksAndHowManyRunsIsUndone()
{
    const workflow::Properties before = properties();
    settings().setWorkspace(1);
    QCOMPARE(properties().workspace, workflow::WorkspaceKind::InPlace);
    settings().setLimited(true);
    QVERIFY(!settings().limitKey().isEmpty());
    settings().setLimit(5);
    settings().setOnConflict(2);
    QCOMPARE(properties().concurrency->limit, 5);
    QCOMPARE(properties().concurrency->onConflict, workflow::Concurrency::OnConflict::Refuse);

    while (m_fixture->session->canUndo())
        m_fixture->session->undo();

    QCOMPARE(properties(), before);
    QVERIFY(!settings().isLimited());
    QCOMPARE(settings().workspace(), 0);
}

QTEST_MAIN(TestDocumentSettings)
#include "tst_documentsettings.moc"

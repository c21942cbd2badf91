// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplegraph.h"

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/inspectormodel.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::NodeId;

/// The form of the selected node.
class TestInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { sample::addTypes(m_catalog); }
    void init();
    void cleanup() { m_session.reset(); }

    void theFormEditsTheNodeAndFollowsUndo();
    void aNumberThatIsNoneStaysAsAProblem();
    void anEmptiedNumberIsTheDefaultAgain();
    void whatIsBeingTypedIsNotRewritten();
    void anUnfinishedEntryStaysUntilItIsCorrected();
    void aFormWithoutARequiredValueIsNotComplete();
    void aValueIsWrittenOverSeveralLines();

private:
    workflow::NodeCatalog m_catalog;
    std::unique_ptr<GraphSession> m_session;
};

void TestInspector::init()
{
    m_session = std::make_unique<GraphSession>(m_catalog);
    m_session->open(sample::checkAndShip());
}

void TestInspector::theFormEditsTheNodeAndFollowsUndo()
{
    InspectorModel inspector(*m_session);
    const QAbstractItemModelTester fieldsTester(inspector.fields());
    const QAbstractItemModelTester portsTester(inspector.ports());
    QVERIFY(!inspector.hasNode());
    m_session->interaction().selectNodes({NodeId(u"tests"_s)});
    QVERIFY(inspector.hasNode());
    QCOMPARE(inspector.fields()->count(), 7);
    QCOMPARE(inspector.ports()->count(), 3);
    const auto text = [&](int row) {
        return inspector.fields()->index(row).data(FieldModel::TextRole).toString();
    };

    inspector.fields()->setText(0, u"make"_s);
    inspector.fields()->setText(0, u"make test"_s);
    inspector.fields()->setChoice(4, 1);

    const auto &parameters = [this]() -> QJsonObject {
        return m_session->editor().document().findNode(NodeId(u"tests"_s))->parameters;
    };
    QCOMPARE(parameters().value("command"_L1).toString(), u"make test"_s);
    QCOMPARE(parameters().value("mode"_L1).toString(), u"thorough"_s);
    m_session->undo();
    QCOMPARE(text(4), u"fast"_s);
    m_session->undo(); // typing is one step
    QCOMPARE(text(0), u"PHPUnit · keep if +coverage"_s);
    QVERIFY(!m_session->canUndo());
}

void TestInspector::aNumberThatIsNoneStaysAsAProblem()
{
    InspectorModel inspector(*m_session);
    m_session->interaction().selectNodes({NodeId(u"tests"_s)});
    const QModelIndex row = inspector.fields()->index(2);

    inspector.fields()->setText(2, u"many"_s);
    inspector.fields()->setText(0, u"make"_s);

    QCOMPARE(row.data(FieldModel::TextRole).toString(), u"many"_s);
    QVERIFY(!row.data(FieldModel::ProblemRole).toString().isEmpty());
    QVERIFY(workflow::hasErrors(m_session->diagnostics()));

    m_session->undo();
    m_session->undo();
    QCOMPARE(row.data(FieldModel::TextRole).toString(), u"3"_s);
    QVERIFY(row.data(FieldModel::ProblemRole).toString().isEmpty());
    QVERIFY(!workflow::hasErrors(m_session->diagnostics()));
}

void TestInspector::anEmptiedNumberIsTheDefaultAgain()
{
    InspectorModel inspector(*m_session);
    m_session->interaction().selectNodes({NodeId(u"tests"_s)});

    inspector.fields()->setText(2, QString());

    const auto *node = m_session->editor().document().findNode(NodeId(u"tests"_s));
    QVERIFY(!node->parameters.contains("retries"_L1));
    QVERIFY(inspector.fields()->isComplete());
}

void TestInspector::whatIsBeingTypedIsNotRewritten()
{
    InspectorModel inspector(*m_session);
    m_session->interaction().selectNodes({NodeId(u"tests"_s)});
    FieldModel *fields = inspector.fields();
    const auto text = [fields](int row) {
        return fields->index(row).data(FieldModel::TextRole).toString();
    };

    // As a value it would be sorted and without the spaces.
    fields->setText(1, u"PATH:  /bin\nHOME:"_s);
    QCOMPARE(text(1), u"PATH:  /bin\nHOME:"_s);
    fields->setText(2, u"1."_s);
    QCOMPARE(text(2), u"1."_s);
    QCOMPARE(text(1), u"HOME: \nPATH: /bin"_s); // nobody types there any more

    m_session->undo();
    QCOMPARE(text(2), u"3"_s);
}

void TestInspector::anUnfinishedEntryStaysUntilItIsCorrected()
{
    InspectorModel inspector(*m_session);
    m_session->interaction().selectNodes({NodeId(u"tests"_s)});
    const QModelIndex row = inspector.fields()->index(1);

    inspector.fields()->setText(1, u"PATH"_s);
    QCOMPARE(row.data(FieldModel::TextRole).toString(), u"PATH"_s);
    QVERIFY(!row.data(FieldModel::ProblemRole).toString().isEmpty());
    QVERIFY(!inspector.fields()->isComplete());

    inspector.fields()->setText(1, u"PATH: /bin"_s);
    QVERIFY(row.data(FieldModel::ProblemRole).toString().isEmpty());
    QVERIFY(inspector.fields()->isComplete());
}

void TestInspector::aFormWithoutARequiredValueIsNotComplete()
{
    workflow::Parameter parameter;
    parameter.name = u"url"_s;
    parameter.isRequired = true;
    FieldModel form;
    QJsonValue value(QJsonValue::Undefined);
    const auto show = [&] {
        form.setFields({{parameter, value, {}}});
    };
    form.setApply([&](const QString &, const QJsonValue &given) {
        value = given;
        show();
    });
    show();
    QVERIFY(!form.isComplete());

    form.setText(0, u"http://localhost"_s);
    QVERIFY(form.isComplete());
    form.setText(0, u" "_s);
    QVERIFY(!form.isComplete());
}

void TestInspector::aValueIsWrittenOverSeveralLines()
{
    workflow::Parameter parameter;
    parameter.name = u"items"_s;
    parameter.type = workflow::Parameter::Type::Value;
    FieldModel form;
    QJsonValue value = QJsonObject{{u"a"_s, 1}};
    form.setApply([&](const QString &, const QJsonValue &given) {
        value = given;
        form.setFields({{parameter, value, {}}});
    });
    form.setFields({{parameter, value, {}}});
    const auto text = [&form] {
        return form.index(0).data(FieldModel::TextRole).toString();
    };

    QCOMPARE(text(), u"{\n    \"a\": 1\n}"_s);
    form.setText(0, u"[1,\n 2]"_s);
    QCOMPARE(value, QJsonValue(QJsonArray{1, 2}));
    QCOMPARE(text(), u"[1,\n 2]"_s);
    form.setText(0, u"{{ list.values }}"_s);
    QCOMPARE(value, QJsonValue(u"{{ list.values }}"_s));
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"

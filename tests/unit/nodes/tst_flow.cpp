// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/nodes/builtinnodes.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/validation.h>

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// The kinds that say how a run goes.
class TestFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { nodes::registerBuiltinNodes(m_catalog, {}); }
    void itemsThatAreNoListAreFoundBeforeTheRun_data();
    void itemsThatAreNoListAreFoundBeforeTheRun();

private:
    NodeCatalog m_catalog;
};

void TestFlow::itemsThatAreNoListAreFoundBeforeTheRun_data()
{
    QTest::addColumn<QJsonValue>("items");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("a list") << QJsonValue(QJsonArray{u"a"_s}) << true;
    QTest::newRow("a number of passes") << QJsonValue(3) << true;
    QTest::newRow("an expression") << QJsonValue(u"{{ inputs.files }}"_s) << true;
    QTest::newRow("a text") << QJsonValue(u"a, b"_s) << false;
    QTest::newRow("a number as text") << QJsonValue(u"3"_s) << false;
    QTest::newRow("fewer than no passes") << QJsonValue(-1) << false;
    QTest::newRow("an object") << QJsonValue(QJsonObject{{u"a"_s, 1}}) << false;
    QTest::newRow("true") << QJsonValue(true) << false;
}

void TestFlow::itemsThatAreNoListAreFoundBeforeTheRun()
{
    QFETCH(const QJsonValue, items);
    QFETCH(const bool, isRight);
    Document document = Document::create(u"x"_s);
    document.properties.inputs = {{.name = u"files"_s, .type = PortType::List}};
    document.nodes = {
        {.id = NodeId(u"each"_s), .kind = u"flow.map"_s, .parameters = {{u"items"_s, items}}}};

    const QList<Diagnostic> found = validate(document, m_catalog);

    QCOMPARE(hasErrors(found), !isRight);
    if (!isRight) {
        QCOMPARE(found.first().code, u"workflow.wrong_type"_s);
        QCOMPARE(found.first().parameter, u"items"_s);
    }
}

QTEST_GUILESS_MAIN(TestFlow)
#include "tst_flow.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/graph/portsymbol.h>
#include <agentops/ui/theme/theme.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;

/// What colours and shapes stand for.
class TestGraphStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStateAndPortTypeLooksItsOwnWay();
    void formsShowTheShapesOfThePorts();
    void aCategoryHasTheSameTintEverywhere();

private:
    ui::theme::Theme m_theme{nullptr};
    const GraphStyle m_style = GraphStyle::fromTheme(m_theme);
};

void TestGraphStyle::everyStateAndPortTypeLooksItsOwnWay()
{
    using workflow::StepState;
    QCOMPARE(m_style.stateColor(StepState::Succeeded), m_theme.ok());
    QCOMPARE(m_style.stateColor(StepState::Failed), m_theme.failed());
    QCOMPARE(m_style.stateColor(StepState::Skipped), m_theme.skipped());
    QCOMPARE(m_style.stateColor(StepState::WaitingForTurn), m_theme.waiting());

    QSet<int> shapes;
    for (size_t type = 0; type < m_style.ports.size(); ++type)
        shapes.insert(int(GraphStyle::portShape(workflow::PortType(type))));
    QCOMPARE(shapes.size(), qsizetype(m_style.ports.size()));
}

void TestGraphStyle::formsShowTheShapesOfThePorts()
{
    struct Symbol : PortSymbol
    {
        using PortSymbol::updatePolish;
    };
    Symbol symbol;
    symbol.setSize({16, 16});
    symbol.setColor(m_theme.portDiff());
    const auto drawn = [&symbol](workflow::PortType type) {
        symbol.setPortType(portTypeName(type));
        symbol.updatePolish();
        return symbol.mesh().vertices;
    };
    QVERIFY(!drawn(workflow::PortType::Diff).empty());
    QVERIFY(drawn(workflow::PortType::Diff) != drawn(workflow::PortType::Object));
}

void TestGraphStyle::aCategoryHasTheSameTintEverywhere()
{
    for (const QString &category : {u"git"_s, u"shell"_s, u"flow"_s, u"unheard of"_s}) {
        const auto type = workflow::portTypeFromName(categoryTint(category));
        QVERIFY(type);
        QCOMPARE(m_style.categoryColor(category), m_style.portColor(*type));
    }
}

QTEST_MAIN(TestGraphStyle)
#include "tst_graphstyle.moc"

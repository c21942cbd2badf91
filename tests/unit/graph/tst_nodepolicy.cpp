// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/inspectormodel.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using workflow::Node;
using workflow::NodeId;

/// When a node runs, how often and how long, as the form edits it.
class TestNodePolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everySettingIsAnEditThatCanBeUndone_data();
    void everySettingIsAnEditThatCanBeUndone();
    void typingIsOneStep();
    void timesAreSecondsWithACommaOrAPoint_data();
    void timesAreSecondsWithACommaOrAPoint();
    void aWayOfJoiningTakesItsCountAlong();
    void aClassOfFailuresSaysOnlyWhatDiffers();
    void aConditionThatCannotBeReadIsSaidAtItsField();
    void theWaitsAreSaidInAdvance();
    void aConnectionIsMutedAndBack();

private:
    NodePolicyModel &policy() { return *m_inspector->policy(); }
    Node node() const { return *m_fixture->document().findNode(NodeId(u"tests"_s)); }

    std::unique_ptr<sample::SessionFixture> m_fixture;
    std::unique_ptr<InspectorModel> m_inspector;
};

void TestNodePolicy::init()
{
    m_fixture = std::make_unique<sample::SessionFixture>();
    m_fixture->open();
    m_inspector = std::make_unique<InspectorModel>(*m_fixture->session);
    m_fixture->hands().selectNodes({NodeId(u"tests"_s)});
}

void TestNodePolicy::cleanup()
{
    m_inspector.reset();
    m_fixture.reset();
}

void TestNodePolicy::everySettingIsAnEditThatCanBeUndone_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QVariant>("value");
    const auto row = [](const char *property, const QVariant &value) {
        QTest::newRow(property) << QByteArray(property) << value;
    };
    row("when", u"{{ task.text }}"_s);
    row("join", 3);
    row("maxAttempts", 4);
    row("firstDelay", u"2.5"_s);
    row("factor", u"1.5"_s);
    row("maxDelay", u"90"_s);
    row("hasJitter", false);
    row("timeout", u"30"_s);
    row("overallTimeout", u"120"_s);
    row("onError", 2);
    row("isLimited", true);
    row("idempotencyKey", u"{{ run.id }}"_s);
    row("reuses", true);
}

void TestNodePolicy::everySettingIsAnEditThatCanBeUndone()
{
    QFETCH(const QByteArray, name);
    const char *property = name.constData();
    QFETCH(const QVariant, value);
    const QSignalSpy changes(&policy(), &NodePolicyModel::changed);
    const QVariant before = policy().property(property);
    const Node untouched = node();
    QVERIFY(before != value);

    QVERIFY(policy().setProperty(property, value));
    QCOMPARE(policy().property(property), value);
    QVERIFY(node() != untouched);
    QVERIFY(!changes.isEmpty());

    m_fixture->session->undo();
    QCOMPARE(policy().property(property), before);
    QCOMPARE(node(), untouched);
    m_fixture->session->redo();
    QCOMPARE(policy().property(property), value);

    // The same again is no edit.
    m_fixture->session->undo();
    policy().setProperty(property, before);
    QVERIFY(!m_fixture->session->canUndo());
}

void TestNodePolicy::typingIsOneStep()
{
    policy().setWhen(u"{{ task"_s);
    policy().setWhen(u"{{ task.text"_s);
    policy().setWhen(u"{{ task.text }}"_s);

    m_fixture->session->undo();

    QCOMPARE(node().when, QString());
    QVERIFY(!m_fixture->session->canUndo());
}

void TestNodePolicy::timesAreSecondsWithACommaOrAPoint_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<std::chrono::milliseconds>("time");
    QTest::addColumn<QString>("shown");
    QTest::newRow("whole") << u"90"_s << std::chrono::milliseconds(90s) << u"90"_s;
    QTest::newRow("with a point") << u"0.25"_s << 250ms << u"0.25"_s;
    QTest::newRow("with a comma") << u"1,5"_s << 1500ms << u"1.5"_s;
    QTest::newRow("empty") << QString() << 0ms << u"0"_s;
    QTest::newRow("no number") << u"soon"_s << 0ms << u"0"_s;
}

void TestNodePolicy::timesAreSecondsWithACommaOrAPoint()
{
    QFETCH(const QString, typed);
    QFETCH(const std::chrono::milliseconds, time);
    QFETCH(const QString, shown);
    policy().setTimeout(u"7"_s);

    policy().setTimeout(typed);

    QCOMPARE(node().timeout, time);
    QCOMPARE(policy().timeout(), shown);
}

void TestNodePolicy::aWayOfJoiningTakesItsCountAlong()
{
    policy().setJoinCount(3); // means nothing yet
    QCOMPARE(node().join, workflow::Join());

    policy().setJoin(2);
    QCOMPARE(policy().joinCount(), 1);
    policy().setJoinCount(2);
    QCOMPARE(node().join, (workflow::Join{workflow::Join::Policy::AtLeast, 2}));

    policy().setJoin(0);
    QCOMPARE(node().join, workflow::Join());
}

void TestNodePolicy::aClassOfFailuresSaysOnlyWhatDiffers()
{
    RetryClassModel &classes = *policy().retryClasses();
    const QAbstractItemModelTester tester(&classes);
    const int limited = int(ErrorClass::Limited);
    policy().setMaxAttempts(3);
    const auto text = [&](RetryClassModel::Role role) {
        return classes.index(limited).data(role).toString();
    };
    QCOMPARE(text(RetryClassModel::UsualAttemptsRole), u"3"_s);
    QCOMPARE(classes.index(int(ErrorClass::Permanent))
                 .data(RetryClassModel::UsualAttemptsRole)
                 .toString(),
             u"1"_s);

    classes.setAttempts(limited, u"8"_s);
    classes.setMaxDelay(limited, u"600"_s);
    QCOMPARE(node().retry.ruleFor(ErrorClass::Limited).maxAttempts, 8);
    QCOMPARE(node().retry.ruleFor(ErrorClass::Limited).maxDelay, std::chrono::milliseconds(10min));
    QCOMPARE(text(RetryClassModel::AttemptsRole), u"8"_s);

    classes.setAttempts(limited, QString());
    classes.setMaxDelay(limited, QString());
    QVERIFY(node().retry.classes.isEmpty());
}

void TestNodePolicy::aConditionThatCannotBeReadIsSaidAtItsField()
{
    policy().setWhen(u"{{ nobody.text }}"_s);
    QVERIFY(!policy().whenProblem().isEmpty());
    QVERIFY(policy().idempotencyProblem().isEmpty());

    policy().setWhen(QString());
    policy().setLimited(true);
    policy().setLimitKey(u"{{ nobody.text }}"_s);

    QVERIFY(policy().whenProblem().isEmpty());
    QVERIFY(!policy().limitProblem().isEmpty());
}

void TestNodePolicy::theWaitsAreSaidInAdvance()
{
    QCOMPARE(policy().retryText(), u"It is not tried again."_s);
    policy().setMaxAttempts(4);
    QCOMPARE(policy().retryText(), u"Waits at most: 1 s, 2 s, 4 s"_s);
    policy().setJitter(false);
    policy().setMaxAttempts(9);
    QCOMPARE(policy().retryText(), u"Waits: 1 s, 2 s, 4 s, 8 s, …"_s);
}

void TestNodePolicy::aConnectionIsMutedAndBack()
{
    const workflow::EdgeId id = m_fixture->document().edges.first().id;
    m_fixture->session->revealEdge(id.text());
    QVERIFY(m_inspector->hasEdge());
    QVERIFY(!m_inspector->isEdgeMuted());

    m_inspector->setEdgeMuted(true);
    QVERIFY(m_inspector->isEdgeMuted());
    m_inspector->setCondition(u"{{ nobody.text }}"_s);
    QVERIFY(m_inspector->conditionProblem().isEmpty()); // it is as if it were not there
    m_inspector->setEdgeMuted(false);
    QVERIFY(!m_inspector->conditionProblem().isEmpty());

    m_fixture->session->undo();
    QVERIFY(m_inspector->isEdgeMuted());
}

QTEST_MAIN(TestNodePolicy)
#include "tst_nodepolicy.moc"

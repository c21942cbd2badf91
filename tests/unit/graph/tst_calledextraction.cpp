// SPDX-License-Identifier: GPL-3.0-or-later
#include "callsfixture.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <chrono>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::Document;
using workflow::NodeId;

/// Steps become a workflow that is called, and come back.
class TestCalledExtraction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }

    void aSelectionBecomesAWorkflow();
    void aFreeNameIsProposed();
    void aNameThatIsTakenIsRefused();
    void filesAreChecked_data();
    void filesAreChecked();
    void whatCannotBecomeOneIsSaidAndSelected_data();
    void whatCannotBecomeOneIsSaidAndSelected();
    void theStepsComeBackAsTheyWere();
    void editsOfTheCalledWorkflowComeAlong();
    void stepsThatCannotStandAloneComeInAContainer();

private:
    /// Selects the nodes and waits until a name is asked for.
    void prepare(const QStringList &nodes);
    void extract(const QString &name, const QString &file);
    /// The step that calls a workflow; empty without one.
    NodeId call() const;
    const Document &document() const { return m_fixture->editor().document(); }
    QByteArray contentOf(const QString &file) const;

    inline static const QString kFile = CallsFixture::fileOf(u"ci"_s);
    inline static const QString kTest = CallsFixture::fileOf(u"test"_s);
    std::unique_ptr<CallsFixture> m_fixture;
};

void TestCalledExtraction::init()
{
    m_fixture = std::make_unique<CallsFixture>();
    Document document = CallsFixture::chain(u"CI"_s, {u"build"_s, u"test"_s, u"report"_s});
    document.nodes.last().parameters.insert(u"command"_s, u"echo {{ test.exitCode }}"_s);
    m_fixture->write(kFile, document);
    m_fixture->create();
    QTRY_COMPARE(m_fixture->controller->loading()->state(), Operation::Succeeded);
    m_fixture->controller->openNamed(u"CI"_s);
    QTRY_COMPARE(m_fixture->controller->name(), u"CI"_s);
    QTRY_VERIFY(!m_fixture->controller->operation()->isRunning());
}

void TestCalledExtraction::prepare(const QStringList &nodes)
{
    QSignalSpy wanted(&m_fixture->calls(), &CalledWorkflows::namingWanted);
    m_fixture->select(nodes);
    m_fixture->perform(u"extract"_s);
    QTRY_COMPARE(wanted.count(), 1);
}

void TestCalledExtraction::extract(const QString &name, const QString &file)
{
    m_fixture->calls().extract(name, file);
    QTRY_VERIFY(!m_fixture->calls().notice().isEmpty());
}

NodeId TestCalledExtraction::call() const
{
    for (const workflow::Node &node : document().nodes) {
        if (node.kind == "flow.call"_L1)
            return node.id;
    }
    return {};
}

QByteArray TestCalledExtraction::contentOf(const QString &file) const
{
    QFile content(m_fixture->path(file));
    return content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray();
}

void TestCalledExtraction::aSelectionBecomesAWorkflow()
{
    const Document before = document();
    prepare({u"test"_s});
    QCOMPARE(m_fixture->calls().proposedName(), u"TEST"_s);
    QCOMPARE(m_fixture->calls().proposedFile(), kTest);
    QVERIFY(m_fixture->calls().isFileFree());
    QVERIFY(m_fixture->calls().extent().contains(u"test_exitCode"_s));
    QCOMPARE(m_fixture->editor().steps().size(), 0);

    extract(u"Run the tests"_s, kTest);

    QVERIFY(!m_fixture->calls().isRefusal());
    QVERIFY(m_fixture->calls().notice().contains(kTest));
    const auto written = workflow::readDocumentFileBlocking(m_fixture->path(kTest))->toResult();
    AO_VERIFY_OK(written);
    QCOMPARE(written->properties.name, u"Run the tests"_s);
    QVERIFY(written->findNode(NodeId(u"test"_s)));
    QVERIFY(!document().findNode(NodeId(u"test"_s)));
    QVERIFY(!call().isEmpty());
    QCOMPARE(document().findNode(call())->parameters.value("workflow"_L1).toString(), kTest);
    QCOMPARE(m_fixture->selected(), QStringList{call().text()});
    QCOMPARE(m_fixture->editor().steps().size(), 1);
    QCOMPARE(m_fixture->editor().steps().first().label.kind, workflow::Edit::Extract);
    m_fixture->session().undo();
    QCOMPARE(document().nodes, before.nodes);
    QCOMPARE(document().edges, before.edges);
    QVERIFY(QFile::exists(m_fixture->path(kTest)));
}

void TestCalledExtraction::aFreeNameIsProposed()
{
    m_fixture->writeText(kTest, "taken");

    prepare({u"test"_s});

    QCOMPARE(m_fixture->calls().proposedFile(), CallsFixture::fileOf(u"test-2"_s));
    QCOMPARE(m_fixture->calls().fileFor(u"Run all!"_s), CallsFixture::fileOf(u"run-all"_s));
}

void TestCalledExtraction::aNameThatIsTakenIsRefused()
{
    m_fixture->writeText(kTest, "taken");
    const Document before = document();
    prepare({u"test"_s});

    extract(u"Test"_s, kTest);

    QCOMPARE(m_fixture->calls().notice(), kTest + u" is there already, and stays as it is."_s);
    QVERIFY(m_fixture->calls().isRefusal());
    QCOMPARE(contentOf(kTest), "taken"_ba);
    QCOMPARE(document(), before);
    QVERIFY(!m_fixture->session().canUndo());
}

void TestCalledExtraction::filesAreChecked_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("problem");
    QTest::newRow("a new one") << u"new.agentops.json"_s << QString();
    QTest::newRow("one without its suffix") << u"ci/new"_s << QString();
    QTest::newRow("one that is there") << kFile << u"There is such a file already."_s;
    QTest::newRow("one that is there, without its suffix")
        << u".agentops/workflows/ci"_s << u"There is such a file already."_s;
    QTest::newRow("one elsewhere") << u"../new"_s << u"The file has to be in the repository."_s;
    QTest::newRow("an absolute path")
        << u"/tmp/new"_s << u"The file has to be in the repository."_s;
}

void TestCalledExtraction::filesAreChecked()
{
    QFETCH(const QString, file);
    QFETCH(const QString, problem);

    m_fixture->calls().checkFile(file);

    QTRY_VERIFY(m_fixture->calls().isFileFree() || !m_fixture->calls().fileProblem().isEmpty());
    QCOMPARE(m_fixture->calls().fileProblem(), problem);
    m_fixture->calls().checkFile(u" "_s);
    QVERIFY(!m_fixture->calls().isFileFree());
}

void TestCalledExtraction::whatCannotBecomeOneIsSaidAndSelected_data()
{
    QTest::addColumn<QStringList>("nodes");
    QTest::addColumn<QString>("why");
    QTest::addColumn<QStringList>("named");
    QTest::newRow("a trigger") << QStringList{u"task"_s, u"build"_s}
                               << u"“Task” begins runs, which nothing in a called workflow does."_s
                               << QStringList{u"task"_s};
    QTest::newRow("a step between them")
        << QStringList{u"build"_s, u"report"_s}
        << u"“TEST” comes after some of these steps and before others: select it as well."_s
        << QStringList{u"test"_s};
}

void TestCalledExtraction::whatCannotBecomeOneIsSaidAndSelected()
{
    QFETCH(const QStringList, nodes);
    QFETCH(const QString, why);
    QFETCH(const QStringList, named);
    const Document before = document();
    m_fixture->select(nodes);

    m_fixture->perform(u"extract"_s);

    QTRY_COMPARE(m_fixture->calls().notice(),
                 u"The selection cannot become a workflow of its own. "_s + why);
    QVERIFY(m_fixture->calls().isRefusal());
    QCOMPARE(m_fixture->selected(), named);
    QCOMPARE(document(), before);
}

void TestCalledExtraction::theStepsComeBackAsTheyWere()
{
    const Document before = document();
    prepare({u"test"_s, u"report"_s});
    extract(u"Check"_s, u"check"_s);
    QVERIFY(!call().isEmpty());
    QVERIFY(QFile::exists(m_fixture->path(u"check.agentops.json"_s)));

    m_fixture->perform(u"inline"_s);

    QTRY_VERIFY(call().isEmpty());
    QCOMPARE(document().nodes, before.nodes);
    QCOMPARE(document().edges, before.edges);
    QCOMPARE(m_fixture->selected(), (QStringList{u"report"_s, u"test"_s}));
    QCOMPARE(m_fixture->editor().steps().last().label.kind, workflow::Edit::Inline);
    QCOMPARE(m_fixture->editor().place(), 2);
    QVERIFY(m_fixture->calls().notice().contains(u"check.agentops.json"_s));
    QVERIFY(QFile::exists(m_fixture->path(u"check.agentops.json"_s)));
    m_fixture->session().undo();
    QVERIFY(!call().isEmpty());
}

void TestCalledExtraction::editsOfTheCalledWorkflowComeAlong()
{
    prepare({u"test"_s});
    extract(u"Test"_s, kTest);
    m_fixture->perform(u"openCalled"_s);
    QTRY_COMPARE(m_fixture->controller->name(), u"Test"_s);
    AO_VERIFY_OK(m_fixture->editor().setTitle(NodeId(u"test"_s), u"All tests"_s));
    m_fixture->perform(u"goBack"_s);
    QTRY_COMPARE(m_fixture->controller->name(), u"CI"_s);

    m_fixture->perform(u"inline"_s);

    QTRY_VERIFY(call().isEmpty());
    QCOMPARE(document().findNode(NodeId(u"test"_s))->title, u"All tests"_s);
    QVERIFY(m_fixture->calls().notice().contains(u"not saved"_s));
}

void TestCalledExtraction::stepsThatCannotStandAloneComeInAContainer()
{
    prepare({u"test"_s});
    extract(u"Test"_s, kTest);
    const NodeId caller = call();
    workflow::NodeSettings settings = workflow::NodeSettings::of(*document().findNode(caller));
    settings.timeout = std::chrono::minutes(5);
    AO_VERIFY_OK(m_fixture->editor().setNode(caller, settings));

    m_fixture->perform(u"inline"_s);

    QTRY_VERIFY(call().isEmpty());
    QCOMPARE(document().findNode(caller)->kind, u"flow.scope"_s);
    QCOMPARE(document().findNode(NodeId(u"test"_s))->parent, caller);
    QCOMPARE(m_fixture->selected(), QStringList{caller.text()});
    QVERIFY(m_fixture->calls().notice().contains(u"container"_s));
}

QTEST_MAIN(TestCalledExtraction)
#include "tst_calledextraction.moc"

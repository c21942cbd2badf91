// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/clock.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/nodes/examples.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/validation.h>

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString contentOfAll(const QString &folder, const QString &pattern)
{
    QString all;
    QDirIterator files(QStringLiteral(AO_SOURCE_DIR "/") + folder, {pattern}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        all += contentOf(files.next());
    return all;
}

} // namespace

/// What every kind of step has to bring along.
class TestStepKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itSaysWhatItIs_data() { addKinds(); }
    void itSaysWhatItIs();
    void itsIconIsInTheProgram_data() { addKinds(); }
    void itsIconIsInTheProgram();
    void itsPortsAndParametersAreNamed_data() { addKinds(); }
    void itsPortsAndParametersAreNamed();
    void itsErrorsExist_data() { addKinds(); }
    void itsErrorsExist();
    void itHasAnExampleWithoutMistakes_data() { addKinds(); }
    void itHasAnExampleWithoutMistakes();
    void itHasATest_data() { addKinds(); }
    void itHasATest();
    void itIsInTheTableOfSteps_data() { addKinds(); }
    void itIsInTheTableOfSteps();

private:
    void addKinds();

    SystemClock m_clock;
    NodeCatalog m_catalog;
    QStringList m_icons;
    QString m_errors;
    QString m_tests;
    QString m_table;
};

void TestStepKinds::initTestCase()
{
    nodes::NodeDependencies dependencies;
    dependencies.clock = &m_clock;
    nodes::registerBuiltinNodes(m_catalog, dependencies);
    m_icons = contentOf(QStringLiteral(AO_SOURCE_DIR "/resources/icons/icons.txt")).split(u'\n');
    m_errors = contentOfAll(u"core"_s, u"*.h"_s);
    m_tests = contentOfAll(u"tests"_s, u"tst_*.cpp"_s);
    m_table = contentOf(QStringLiteral(AO_SOURCE_DIR "/core/nodes/README.md"));
}

void TestStepKinds::addKinds()
{
    QTest::addColumn<QString>("kind");
    for (const NodeType *type : m_catalog.types())
        QTest::newRow(qPrintable(type->kind)) << type->kind;
}

void TestStepKinds::itSaysWhatItIs()
{
    QFETCH(const QString, kind);
    const NodeType &type = *m_catalog.findType(kind);

    QVERIFY(!type.title.isEmpty());
    QVERIFY(type.help.endsWith(u'.'));
    const QStringList categories{u"trigger"_s, u"flow"_s,   u"shell"_s, u"git"_s,
                                 u"code"_s,    u"review"_s, u"net"_s};
    QVERIFY2(categories.contains(type.category), qPrintable(type.category));
}

void TestStepKinds::itsIconIsInTheProgram()
{
    QFETCH(const QString, kind);

    const QString icon = m_catalog.findType(kind)->icon;

    QVERIFY2(m_icons.contains(icon), qPrintable(icon));
}

void TestStepKinds::itsPortsAndParametersAreNamed()
{
    QFETCH(const QString, kind);
    const NodeType &type = *m_catalog.findType(kind);

    QSet<QString> names;
    for (const Parameter &parameter : type.parameters) {
        QVERIFY2(!parameter.title.isEmpty(), qPrintable(parameter.name));
        QVERIFY2(!names.contains(parameter.name), qPrintable(parameter.name));
        names.insert(parameter.name);
        QCOMPARE(parameter.type == Parameter::Type::Choice, !parameter.choices.isEmpty());
        if (!parameter.choices.isEmpty())
            QVERIFY(parameter.choices.contains(parameter.defaultValue.toString()));
    }
    names.clear();
    for (const Port &port : type.outputs) {
        QVERIFY2(!port.name.isEmpty() && !names.contains(port.name), qPrintable(port.name));
        names.insert(port.name);
    }
    QVERIFY(type.summaryParameter.isEmpty() || type.findParameter(type.summaryParameter));
}

void TestStepKinds::itsErrorsExist()
{
    QFETCH(const QString, kind);

    for (const QString &code : m_catalog.findType(kind)->errorCodes)
        QVERIFY2(m_errors.contains(u"{\""_s + code + u'"'), qPrintable(code));
}

void TestStepKinds::itHasAnExampleWithoutMistakes()
{
    QFETCH(const QString, kind);

    const auto example = nodes::stepExample(kind);

    QVERIFY(example);
    const Node *step = example->document.findNode(example->step);
    QVERIFY(step);
    QCOMPARE(step->kind, kind);
    for (const Diagnostic &diagnostic : validate(example->document, m_catalog))
        QFAIL(qPrintable(diagnostic.message));
}

void TestStepKinds::itHasATest()
{
    QFETCH(const QString, kind);

    QVERIFY(m_tests.contains(u'"' + kind + u'"'));
}

void TestStepKinds::itIsInTheTableOfSteps()
{
    QFETCH(const QString, kind);

    QVERIFY(m_table.contains(u'`' + kind + u'`'));
}

QTEST_GUILESS_MAIN(TestStepKinds)
#include "tst_stepkinds.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordingservices.h"

#include <agentops/base/workerpool.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/validation.h>

#include <QtCore/QJsonArray>
#include <QtCore/QThread>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

class tst_ScriptNode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        nodes::registerBuiltinNodes(m_catalog, {.clock = &m_clock, .cpu = &m_pool});
    }

    void init() { m_services = std::make_shared<RecordingServices>(); }

    void aScriptReturnsItsResult()
    {
        const auto output = run(u"const t = inputs.list.reduce((a, b) => a + b, 0);\n"
                                "console.log('sum', t, input);\n"
                                "return { total: t, attempt: run.attempt };"_s,
                                {{u"inputs"_s, QJsonObject{{u"list"_s, QJsonArray{1, 2, 3}}}}},
                                {{u"input"_s, u"in"_s}});

        AO_VERIFY_OK(output);
        QCOMPARE(output->values.value("result"_L1).toObject(),
                 QJsonObject({{u"total"_s, 6}, {u"attempt"_s, 1}}));
        QCOMPARE(m_services->output, u"sum 6 in\n"_s);
    }

    void aScriptThatReturnsNothingHasAResult()
    {
        const auto output = run(u"const x = 1;"_s);

        AO_VERIFY_OK(output);
        QVERIFY(output->values.contains("result"_L1));
        QVERIFY(output->values.value("result"_L1).isNull());
    }

    void failuresHaveCodes_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<double>("steps");
        QTest::addColumn<QString>("error");
        QTest::newRow("thrown") << u"throw new Error('no')"_s << 1e6 << u"script.failed"_s;
        QTest::newRow("too long") << u"for (;;);"_s << 1e6 << u"script.too_long"_s;
        QTest::newRow("no JavaScript") << u"return {{ x }}"_s << 1e6 << u"script.syntax"_s;
        QTest::newRow("no steps") << u"return 1"_s << 0.0 << u"nodes.bad_parameter"_s;
    }

    void failuresHaveCodes()
    {
        QFETCH(QString, code);
        QFETCH(double, steps);
        QFETCH(QString, error);

        const auto output = run(code, {{u"maxSteps"_s, steps}});

        QVERIFY(!output);
        QCOMPARE(QString::fromLatin1(output.error().code().text()), error);
    }

    void aScriptIsEndedByCancel()
    {
        CancelSource source;
        std::shared_ptr<RecordingServices> services = m_services;
        const std::unique_ptr<QThread> canceller(
            QThread::create([&source, services] { source.cancel(); }));
        canceller->start();

        const auto output =
            runStep(m_catalog, u"script"_s, context({}),
                    {{u"code"_s, u"for (;;);"_s}, {u"maxSteps"_s, 1e12}}, source.token());

        QVERIFY(canceller->wait());
        QVERIFY(!output);
        QVERIFY(output.error().isCancelled());
    }

    void codeIsNoTemplate()
    {
        const auto problems = [this](const QString &code) {
            Document document = Document::create(u"x"_s);
            document.nodes = {
                {.id = NodeId(u"s"_s), .kind = u"script"_s, .parameters = {{u"code"_s, code}}}};
            QStringList codes;
            for (const Diagnostic &diagnostic : validate(document, m_catalog))
                codes.append(diagnostic.code + u' ' + diagnostic.parameter);
            return codes;
        };

        QCOMPARE(problems(u"return '{{ nope.x }}' + `}}`;"_s), QStringList());
        QCOMPARE(problems(u"if (1) {{ let x = 1; }} return {a:{b:1}};"_s), QStringList());
        QCOMPARE(problems(u"return 1 +"_s), QStringList(u"workflow.bad_expression code"_s));
        const auto output = run(u"return '{{ nope.x }}';"_s);
        AO_VERIFY_OK(output);
        QCOMPARE(output->values.value("result"_L1), QJsonValue(u"{{ nope.x }}"_s));
    }

private:
    StepContext context(const QJsonObject &inputs) const
    {
        return {.run = RunId::create(),
                .step = NodeId(u"s"_s),
                .inputs = inputs,
                .services = m_services};
    }
    Result<StepOutput> run(const QString &code, QJsonObject parameters = {},
                           const QJsonObject &inputs = {})
    {
        parameters.insert(u"code"_s, code);
        return runStep(m_catalog, u"script"_s, context(inputs), parameters);
    }

    WorkerPool m_pool{u"test"_s, 2};
    FakeClock m_clock;
    NodeCatalog m_catalog;
    std::shared_ptr<RecordingServices> m_services;
};

QTEST_GUILESS_MAIN(tst_ScriptNode)
#include "tst_scriptnode.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

/// What goes into steps and what they leave behind.
class tst_RunData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void parametersAndInputsAreResolved()
    {
        Document document = RunFixture::document(u"a>b"_s);
        document.properties.inputs = {
            {.name = u"who"_s, .isRequired = true},
            {.name = u"n"_s, .type = PortType::Number, .defaultValue = 4}};
        document.nodes[1].parameters = {
            {u"text"_s, u"{{ inputs.who }}/{{ a.out }}/{{ run.repository }}"_s},
            {u"count"_s, u"{{ inputs.n }}"_s},
            {u"flag"_s, true}};
        StepContext seen;
        m_fixture->scripts[u"b"_s] = [&seen](StepContext context, CancelToken) {
            seen = context;
            return [](StepContext) -> Task<Result<StepOutput>> {
                co_return StepOutput();
            }(context);
        };

        m_fixture->settled(m_fixture->start(document, {.inputs = {{u"who"_s, u"ada"_s}}}));

        QCOMPARE(seen.text(u"text"), u"ada/a//repository"_s);
        QCOMPARE(seen.number(u"count"), 4.0);
        QCOMPARE(seen.flag(u"flag"), true);
        QCOMPARE(seen.inputs.value(u"in").toString(), u"a"_s);
        QCOMPARE(seen.workingDirectory, u"/repository"_s);
    }

    void anItemIsReadAsJavaScriptWould()
    {
        Document document = RunFixture::document(u"m, m/a"_s);
        RunFixture::become(document, u"m"_s, u"map"_s,
                           {{u"items"_s, QJsonArray{QJsonArray{u"x"_s, u"y"_s}}},
                            {u"result"_s, u"{{ a.out }}"_s}});
        RunFixture::node(document, u"a"_s).parameters = {
            {u"text"_s, u"{{ item[1] }} of {{ item.length }}"_s}};
        m_fixture->scripts[u"m#0/a"_s] = [](StepContext context,
                                            CancelToken) -> Task<Result<StepOutput>> {
            co_return output(u"out"_s, context.parameters.value("text"_L1));
        };

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.findStep(NodeId(u"m"_s))->outputs.value("results"_L1).toArray(),
                 QJsonArray{u"y of 2"_s});
    }

    void anInputWithoutAValueIsAnEmptyText()
    {
        Document document = RunFixture::document(u"a"_s);
        document.properties.inputs = {{.name = u"note"_s}};
        document.nodes[0].parameters = {{u"text"_s, u"{{ inputs.note }}"_s}};
        QString seen = u"nothing was run"_s;
        m_fixture->scripts[u"a"_s] = [&seen](StepContext context, CancelToken) {
            seen = context.text(u"text");
            return []() -> Task<Result<StepOutput>> {
                co_return StepOutput();
            }();
        };

        m_fixture->settled(m_fixture->start(document));

        QCOMPARE(seen, QString());
    }

    void aWorkingDirectoryIsHandedOn()
    {
        QStringList seen;
        const auto look = [&seen](StepContext context, CancelToken) -> Task<Result<StepOutput>> {
            seen.append(context.step.text() + u'=' + context.workingDirectory);
            return []() -> Task<Result<StepOutput>> {
                co_return output(u"out"_s, 1);
            }();
        };
        m_fixture->scripts = {{u"b"_s, look}, {u"c"_s, look}, {u"d"_s, look}};
        m_fixture->scripts[u"a"_s] = [](StepContext, CancelToken) -> Task<Result<StepOutput>> {
            co_return StepOutput{.values = {{u"out"_s, 1}}, .workingDirectory = u"/tree"_s};
        };

        m_fixture->run(u"a>b,b>c,d"_s);

        seen.sort();
        QCOMPARE(seen.join(u' '), u"b=/tree c=/tree d=/repository"_s);
    }

    void tooMuchOutputFailsTheStep()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext, CancelToken) -> Task<Result<StepOutput>> {
            co_return output(u"out"_s, QString(65 * 1024 * 1024, u'x'));
        };

        QCOMPARE(m_fixture->run(u"a"_s).last(), u"run_finished failed workflow.output_too_large"_s);
    }

    void logsAreStoredInOrderBeforeTheOutcome()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            context.services->log(LogStream::Output, u"one\n"_s);
            context.services->log(LogStream::Output, u"two\n"_s);
            context.services->log(LogStream::ErrorOutput, u"three\n"_s);
            co_return StepOutput();
        };
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(run);

        const auto lines = await(m_fixture->service().logs(run, NodeId(u"a"_s), 0, {}));
        AO_VERIFY_OK(lines);
        QString text;
        for (const LogLine &line : *lines)
            text += line.text;
        QCOMPARE(text, u"one\ntwo\nthree\n"_s);
        QCOMPARE(lines->last().stream, LogStream::ErrorOutput);
        QCOMPARE(await(m_fixture->service().logs(run, {}, lines->last().position, {}))->size(), 0);
    }

    void aLogIsReadInPartsAndByPosition()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            for (int i = 0; i < 300; ++i)
                context.services->log(i % 2 ? LogStream::Output : LogStream::ErrorOutput,
                                      u"line %1\n"_s.arg(i));
            co_return StepOutput();
        };
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(run);
        RunService &service = m_fixture->service();
        const auto all = await(service.logs(run, {}, 0, {}));
        AO_VERIFY_OK(all);
        QCOMPARE(all->size(), 300);

        QList<LogLine> parts;
        for (bool isEnd = false; !isEnd;) {
            const qint64 after = parts.isEmpty() ? 0 : parts.last().position;
            const auto part = await(service.logPart(run, after, 700, {}));
            AO_VERIFY_OK(part);
            qsizetype length = 0;
            for (const LogLine &piece : *part)
                length += piece.text.size();
            isEnd = length < 700;
            QVERIFY(isEnd || part->size() < 300);
            parts += *part;
        }
        QCOMPARE(parts.size(), 300);
        for (int i = 0; i < 300; ++i) {
            QCOMPARE(parts.at(i).position, all->at(i).position);
            QCOMPARE(parts.at(i).text, all->at(i).text);
        }

        const qint64 later = all->at(40).position;
        const qint64 earlier = all->at(7).position;
        const auto pieces = await(service.logPieces(run, {later, earlier, later + 1'000'000}, {}));
        AO_VERIFY_OK(pieces);
        QCOMPARE(pieces->size(), 2);
        QCOMPARE(pieces->first().text, u"line 40\n"_s);
        QCOMPARE(pieces->last().text, u"line 7\n"_s);
        QCOMPARE(await(service.logPieces(RunId::create(), {later}, {}))->size(), 0);
    }

    void outputWithoutEndIsCutWithAMark()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            for (int i = 0; i < 20; ++i)
                context.services->log(LogStream::Output, QString(1024 * 1024, u'x'));
            context.services->log(LogStream::System, u"done\n"_s);
            co_return StepOutput();
        };
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(run);

        const auto lines = await(m_fixture->service().logs(run, {}, 0, {}));
        AO_VERIFY_OK(lines);
        qsizetype length = 0;
        QString system;
        for (const LogLine &line : *lines) {
            if (line.stream == LogStream::System)
                system += line.text;
            else
                length += line.text.size();
        }
        QCOMPARE(length, 16 * 1024 * 1024);
        QCOMPARE(system, u"\n[the rest of the output is not kept: more than 16 MiB]\ndone\n"_s);
    }

    void secretsAreMaskedWhereverTheyWouldBeStored()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            const QString secret = context.text(u"token");
            // In two pieces, as output of a program may come.
            context.services->log(LogStream::Output, u"token "_s + secret.first(6));
            context.services->log(LogStream::Output, secret.sliced(6) + u" end\n"_s);
            AO_CO_TRY(
                const Artefact file,
                co_await context.services->writeArtefact(u"a"_s, u"text/plain"_s, secret.toUtf8()));
            if (context.attempt == 1)
                co_return fail(agentops::errors::kIo, u"failed with "_s + secret);
            co_return output(u"out"_s, QJsonArray{u"x "_s + secret, file.path});
        };
        RunServiceOptions options = m_fixture->options();
        options.secrets = [](const QString &name) -> Result<QString> {
            return u"correct-horse-"_s + name;
        };
        const auto service = m_fixture->createService(options);
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].parameters = {{u"token"_s, QJsonObject{{u"secret"_s, u"battery"_s}}}};
        document.nodes[0].retry.maxAttempts = 2;
        document.nodes[0].retry.firstDelay = 0ms;

        const auto run = await(service->start(document, {.repository = u"/r"_s}, {}));
        AO_VERIFY_OK(run);
        AO_VERIFY_OK(await(service->waitUntilSettled(*run, {})));

        QCOMPARE(m_fixture->events(*run).last(), u"run_finished succeeded"_s);
        QString log;
        const auto lines = await(service->logs(*run, {}, 0, {}));
        for (const LogLine &line : *lines)
            log += line.text;
        QVERIFY2(log.contains(u"token [secret] end"), qPrintable(log));
        await(service->close());
        QByteArray stored;
        QDirIterator files(m_fixture->directory(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                stored += file.readAll();
        }
        QVERIFY(stored.contains("[secret]"));
        QVERIFY(!stored.contains("correct-horse-battery"));
    }

    void secretsMayBeValuesOfAnObject()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            const QJsonObject variables = context.parameters.value("variables"_L1).toObject();
            const bool isWhole =
                variables.value("TOKEN"_L1).toString() == "correct-horse-battery"_L1
                && variables.value("WHO"_L1).toString() == "a run"_L1
                && variables.value("OTHER"_L1).toObject().size() == 2;
            context.services->log(LogStream::Output, variables.value("TOKEN"_L1).toString());
            co_return output(u"out"_s, isWhole);
        };
        RunServiceOptions options = m_fixture->options();
        options.secrets = [](const QString &name) -> Result<QString> {
            return u"correct-horse-"_s + name;
        };
        const auto service = m_fixture->createService(options);
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].parameters = {
            {u"variables"_s,
             QJsonObject{{u"TOKEN"_s, QJsonObject{{u"secret"_s, u"battery"_s}}},
                         {u"WHO"_s, u"a run"_s},
                         {u"OTHER"_s, QJsonObject{{u"secret"_s, u"x"_s}, {u"b"_s, u"y"_s}}}}}};

        const auto run = await(service->start(document, {.repository = u"/r"_s}, {}));
        AO_VERIFY_OK(run);
        const auto status = await(service->waitUntilSettled(*run, {}));
        AO_VERIFY_OK(status);
        QCOMPARE(status->findStep(NodeId(u"a"_s))->outputs.value("out"_L1).toBool(), true);
        const auto lines = await(service->logs(*run, {}, 0, {}));
        QCOMPARE(lines->first().text, u"[secret]"_s);
        await(service->close());
    }

    void anOptionalSecretThatIsNotThereIsEmpty()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            co_return output(u"out"_s, context.parameters.value("variables"_L1));
        };
        RunServiceOptions options = m_fixture->options();
        options.secrets = [](const QString &name) -> Result<QString> {
            if (name == u"there"_s)
                return u"correct-horse"_s;
            return fail(workflow::errors::kUnknownSecret, u"there is no secret \"%1\""_s.arg(name));
        };
        const auto service = m_fixture->createService(options);
        const auto optional = [](const QString &name) {
            return QJsonObject{{u"secret"_s, name}, {u"optional"_s, true}};
        };
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].parameters = {
            {u"variables"_s,
             QJsonObject{{u"ONE"_s, optional(u"there"_s)}, {u"TWO"_s, optional(u"gone"_s)}}}};

        const auto run = await(service->start(document, {.repository = u"/r"_s}, {}));
        AO_VERIFY_OK(run);
        const auto status = await(service->waitUntilSettled(*run, {}));
        AO_VERIFY_OK(status);
        QCOMPARE(status->findStep(NodeId(u"a"_s))->outputs.value("out"_L1).toObject(),
                 (QJsonObject{{u"ONE"_s, u"[secret]"_s}, {u"TWO"_s, QString()}}));
        const auto lines = await(service->logs(*run, {}, 0, {}));
        QCOMPARE(lines->size(), 1);
        QCOMPARE(lines->first().stream, LogStream::System);
        QCOMPARE(lines->first().text, u"there is no secret \"gone\"; it is empty here\n"_s);
        await(service->close());
    }

    void aSecretThatIsTooShortToBeMaskedIsTold()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            co_return output(u"out"_s, context.text(u"token"));
        };
        RunServiceOptions options = m_fixture->options();
        options.secrets = [](const QString &) -> Result<QString> {
            return u"x"_s;
        };
        const auto service = m_fixture->createService(options);
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].parameters = {{u"token"_s, QJsonObject{{u"secret"_s, u"pin"_s}}}};

        const auto run = await(service->start(document, {.repository = u"/r"_s}, {}));
        AO_VERIFY_OK(run);
        const auto status = await(service->waitUntilSettled(*run, {}));
        AO_VERIFY_OK(status);

        QCOMPARE(status->summary().state, RunState::Succeeded);
        const auto lines = await(service->logs(*run, {}, 0, {}));
        AO_VERIFY_OK(lines);
        QCOMPARE(lines->size(), 1);
        QCOMPARE(lines->first().stream, LogStream::System);
        QVERIFY2(lines->first().text.contains(u"\"pin\" is too short"_s),
                 qPrintable(lines->first().text));
        await(service->close());
    }

    void artefactsAreFilesNamedByTheirContent()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            AO_CO_TRY(const Artefact file,
                      co_await context.services->writeArtefact(u"report.md"_s, u"text/markdown"_s,
                                                               "# Done"));
            co_return output(u"out"_s, file.path);
        };
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));

        const RunStatus status = m_fixture->settled(run);

        const QList<Artefact> artefacts = status.findStep(NodeId(u"a"_s))->artefacts;
        QCOMPARE(artefacts.size(), 1);
        QCOMPARE(artefacts[0].sizeBytes, 6);
        QFile file(artefacts[0].path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "# Done");
    }

    void whatAFailedAttemptLeftIsKept()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            AO_CO_CHECK(co_await context.services->writeArtefact(u"same"_s, u"text/plain"_s, "1"));
            AO_CO_CHECK(co_await context.services->writeArtefact(
                u"report-%1"_s.arg(context.attempt), u"text/plain"_s, "report"));
            if (context.attempt == 1)
                co_return fail(agentops::errors::kIo, u"not yet"_s);
            co_return co_await approving(context, {});
        };
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].retry = {{.maxAttempts = 2, .firstDelay = 0ms}};
        const RunId run = m_fixture->start(document);

        const RunStatus waiting = m_fixture->settled(run);

        QCOMPARE(waiting.summary().state, RunState::Waiting);
        QStringList names;
        for (const Artefact &artefact : waiting.findStep(NodeId(u"a"_s))->artefacts)
            names.append(artefact.name);
        QCOMPARE(names, QStringList({u"same"_s, u"report-1"_s, u"report-2"_s}));
    }

    void startIsRefusedWithTheReason()
    {
        Document document = RunFixture::document(u"a"_s);
        document.properties.inputs = {
            {.name = u"n"_s, .type = PortType::Number, .isRequired = true}};
        const auto refusal = [this](const Document &doc, const QJsonObject &inputs) {
            return codeOf(await(m_fixture->service().start(doc, {.inputs = inputs}, {})));
        };

        QCOMPARE(refusal(document, {}), u"workflow.missing_input"_s);
        QCOMPARE(refusal(document, {{u"n"_s, u"x"_s}}), u"workflow.wrong_type"_s);
        QCOMPARE(refusal(document, {{u"n"_s, 1}, {u"z"_s, 1}}), u"workflow.unknown_element"_s);
        QCOMPARE(refusal(Document::create(u"x"_s), {}), u"workflow.invalid_document"_s);
        QCOMPARE(await(m_fixture->service().list(10, {}))->size(), 0);
    }

private:
    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunData)
#include "tst_rundata.moc"

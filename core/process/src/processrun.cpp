// SPDX-License-Identifier: GPL-3.0-or-later
#include "processrun.h"

#include <agentops/base/id.h>
#include <agentops/process/errors.h>

using namespace Qt::StringLiterals;

namespace agentops::process {

namespace {

struct MarkerTag;

} // namespace

ProcessRun::ProcessRun(ProcessSpec spec, QString path, OutputSink sink)
    : m_spec(std::move(spec))
    , m_sink(std::move(sink))
{
    m_identity.marker = Id<MarkerTag>::create().toString();
    // A run inside a run belongs to both trees.
    const QString variable = QString::fromLatin1(tree::kMarkerVariable);
    const QString outer = qEnvironmentVariable(tree::kMarkerVariable);
    m_spec.environment.set(variable,
                           outer.isEmpty() ? m_identity.marker : outer + u'/' + m_identity.marker);

    m_process.setProgram(path);
    m_process.setArguments(m_spec.arguments);
    m_process.setEnvironment(m_spec.environment.toStringList());
    if (!m_spec.workingDirectory.isEmpty())
        m_process.setWorkingDirectory(m_spec.workingDirectory);
    m_tree = tree::prepare(m_process, m_identity.marker);

    connect(&m_process, &QProcess::started, this, &ProcessRun::onStarted);
    connect(&m_process, &QProcess::errorOccurred, this, &ProcessRun::onErrorOccurred);
    connect(&m_process, &QProcess::finished, this, &ProcessRun::onFinished);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ProcessRun::readOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, &ProcessRun::readOutput);
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        m_result = fail(Error(agentops::errors::kTimeout, u"the program took too long"_s)
                            .with(u"program"_s, m_spec.program)
                            .with(u"timeoutMs"_s, QString::number(m_spec.timeout.count())));
        endTree(m_spec.grace);
    });
}

QFuture<Result<ProcessOutcome>> ProcessRun::start()
{
    m_promise.start();
    m_duration.start();
    m_process.start();
    return m_promise.future();
}

void ProcessRun::onStarted()
{
    m_identity.pid = m_process.processId();
    m_identity.startTime = tree::startTimeOf(m_identity.pid);
    if (m_spec.started)
        m_spec.started(m_identity);
    if (m_spec.timeout > std::chrono::milliseconds(0))
        m_timeout.start(m_spec.timeout);
    if (!m_spec.standardInput.isEmpty())
        m_process.write(m_spec.standardInput);
    m_process.closeWriteChannel();
}

void ProcessRun::onErrorOccurred(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart)
        return; // crashes are outcomes, and a closed input is the program's right
    m_result = fail(
        Error(errors::kStartFailed, m_process.errorString()).with(u"program"_s, m_spec.program));
    m_hasFinished = m_treeIsGone = true;
    finishWhenDone();
}

void ProcessRun::onFinished(int exitCode, QProcess::ExitStatus status)
{
    m_timeout.stop();
    readOutput();
    m_hasFinished = true;
    if (m_ending)
        return finishWhenDone(); // cancelled or too long: the result is known
    ProcessOutcome outcome;
    outcome.duration = std::chrono::milliseconds(m_duration.elapsed());
    outcome.exitCode = exitCode;
    if (status == QProcess::CrashExit)
        outcome.signal = exitCode;
    m_result = outcome;
    endTree(m_spec.grace);
}

void ProcessRun::readOutput()
{
    const QByteArray out = m_process.readAllStandardOutput();
    const QByteArray err = m_process.readAllStandardError();
    if (m_sink && !out.isEmpty())
        m_sink(OutputChannel::Out, out);
    if (m_sink && !err.isEmpty())
        m_sink(OutputChannel::Err, err);
}

void ProcessRun::cancel()
{
    if (m_hasFinished && m_treeIsGone)
        return;
    m_timeout.stop();
    m_result = fail(Error::cancelled());
    if (m_process.state() == QProcess::NotRunning && !m_hasFinished)
        return; // not started: the error tells it
    endTree(m_spec.grace);
}

void ProcessRun::endTree(std::chrono::milliseconds grace)
{
    if (m_ending)
        return;
    m_ending = std::make_unique<TreeEnding>(m_identity, tree::Knowledge::GroupIsOurs, grace);
    QFuture<bool> ended = m_ending->start();
    ended.then(this, [this](bool isGone) { onTreeEnded(isGone); });
}

void ProcessRun::onTreeEnded(bool isGone)
{
    m_treeIsGone = true;
    if (!isGone)
        m_result = fail(Error(errors::kNotEnded, u"processes could not be ended"_s)
                            .with(u"program"_s, m_spec.program));
    if (!isGone && !m_hasFinished) {
        m_process.disconnect(this);
        m_hasFinished = true;
    }
    finishWhenDone();
}

void ProcessRun::finishWhenDone()
{
    if (!m_hasFinished || !m_treeIsGone)
        return;
    m_promise.addResult(std::move(m_result));
    m_promise.finish();
}

} // namespace agentops::process

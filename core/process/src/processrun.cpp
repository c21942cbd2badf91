// SPDX-License-Identifier: GPL-3.0-or-later
#include "processrun.h"

#include <agentops/process/errors.h>

using namespace Qt::StringLiterals;

namespace agentops::process {

ProcessRun::ProcessRun(ProcessSpec spec, QString path, OutputSink sink)
    : m_spec(std::move(spec))
    , m_sink(std::move(sink))
{
    m_identity.marker = m_spec.marker.isEmpty() ? createMarker() : m_spec.marker;
    // A run inside a run belongs to both trees.
    const QString variable = QString::fromLatin1(tree::kMarkerVariable);
    const QString outer = qEnvironmentVariable(tree::kMarkerVariable);
    m_spec.environment.set(variable,
                           outer.isEmpty() ? m_identity.marker : outer + u'/' + m_identity.marker);

    m_process->setProgram(path);
    m_process->setArguments(m_spec.arguments);
#ifdef Q_OS_WIN
    m_process->setNativeArguments(m_spec.nativeArguments);
#endif
    m_process->setEnvironment(m_spec.environment.toStringList());
    if (!m_spec.workingDirectory.isEmpty())
        m_process->setWorkingDirectory(m_spec.workingDirectory);
    m_tree = tree::prepare(*m_process, m_identity.marker);

    connect(m_process.get(), &QProcess::started, this, &ProcessRun::onStarted);
    connect(m_process.get(), &QProcess::errorOccurred, this, &ProcessRun::onErrorOccurred);
    connect(m_process.get(), &QProcess::finished, this, &ProcessRun::onFinished);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &ProcessRun::readOutput);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, &ProcessRun::readOutput);
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
    m_process->start();
    return m_promise.future();
}

void ProcessRun::onStarted()
{
    m_identity.pid = m_process->processId();
    m_identity.startTime = tree::startTimeOf(m_identity.pid);
    if (m_spec.started)
        m_spec.started(m_identity);
    if (m_isCancelled)
        return endTree(m_spec.grace);
    if (m_spec.timeout > std::chrono::milliseconds(0))
        m_timeout.start(m_spec.timeout);
    if (!m_spec.standardInput.isEmpty())
        m_process->write(m_spec.standardInput);
    m_process->closeWriteChannel();
}

void ProcessRun::onErrorOccurred(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart)
        return; // crashes are outcomes, and a closed input is the program's right
    if (!m_isCancelled)
        m_result = fail(Error(errors::kStartFailed, m_process->errorString())
                            .with(u"program"_s, m_spec.program));
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
    const QByteArray out = m_process->readAllStandardOutput();
    const QByteArray err = m_process->readAllStandardError();
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
    m_isCancelled = true;
    m_result = fail(Error::cancelled());
    // Before the program has started nobody knows which processes are its own: onStarted() ends it.
    if (m_identity.pid != 0)
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
    if (!isGone && !m_hasFinished)
        abandonProcess();
    finishWhenDone();
}

/// A process that hangs in the kernel ends some day or never; QProcess would wait for it when it is
/// destroyed.
void ProcessRun::abandonProcess()
{
    QProcess *const hanging = m_process.release();
    hanging->disconnect(this);
    connect(hanging, &QProcess::finished, hanging, &QObject::deleteLater);
    m_hasFinished = true;
}

void ProcessRun::finishWhenDone()
{
    if (!m_hasFinished || !m_treeIsGone)
        return;
    m_promise.addResult(std::move(m_result));
    m_promise.finish();
}

} // namespace agentops::process

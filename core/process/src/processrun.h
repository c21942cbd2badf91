// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "treeending.h"

#include <agentops/process/process.h>

#include <QtCore/QFuture>
#include <QtCore/QProcess>
#include <QtCore/QPromise>

#include <memory>

namespace agentops::process {

/// One run of a program, from its start until nothing of it is left.
class ProcessRun : public QObject
{
    Q_OBJECT

public:
    /// `path` is the program's file.
    ProcessRun(ProcessSpec spec, QString path, OutputSink sink);

    QFuture<Result<ProcessOutcome>> start();

public Q_SLOTS:
    void cancel();

private:
    void onStarted();
    void onErrorOccurred(QProcess::ProcessError error);
    void onFinished(int exitCode, QProcess::ExitStatus status);
    void readOutput();
    /// Ends what is left of the tree, then tells the result.
    void endTree(std::chrono::milliseconds grace);
    void onTreeEnded(bool isGone);
    void abandonProcess();
    void finishWhenDone();

    ProcessSpec m_spec;
    OutputSink m_sink;
    ProcessIdentity m_identity;
    /// Only let go of while the system cannot end the program.
    std::unique_ptr<QProcess> m_process = std::make_unique<QProcess>();
    std::shared_ptr<void> m_tree;
    QTimer m_timeout;
    QElapsedTimer m_duration;
    std::unique_ptr<TreeEnding> m_ending;
    bool m_isCancelled = false;
    bool m_treeIsGone = false;
    bool m_hasFinished = false;
    /// What to tell in the end.
    Result<ProcessOutcome> m_result;
    QPromise<Result<ProcessOutcome>> m_promise;
};

} // namespace agentops::process

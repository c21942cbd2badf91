// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/task.h>
#include <agentops/telemetry/otlpoptions.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QObject>
#include <QtCore/QSet>

#include <memory>

class QNetworkAccessManager;

namespace agentops {
class WorkerPool;
}

namespace agentops::telemetry {

/// Sends each run that has ended here to a receiver of OpenTelemetry, as OTLP over HTTP in JSON.
/// A receiver that is slow, or not there, costs a run nothing: what cannot be sent in the end is
/// dropped, and the log says so.
/// Thread: main.
class OtlpExporter : public QObject
{
    Q_OBJECT

public:
    /// Everything must outlive the exporter; traces are made on `pool`.
    OtlpExporter(workflow::RunService &runs, WorkerPool &pool, Clock &clock, OtlpOptions options);
    ~OtlpExporter() override;

    /// Takes no more runs and waits for what is being sent, no longer than that. Call before
    /// destruction, and before the run service is closed.
    Task<> close(std::chrono::milliseconds patience);

private:
    void noteEvent(const workflow::RunEvent &event);
    Task<> exportRun(workflow::RunId run, CancelToken token);
    Task<Result<>> sendRun(workflow::RunId run, CancelToken token);
    Task<Result<>> send(QString path, QByteArray body, CancelToken token);
    Task<Result<>> sendOnce(QUrl url, QByteArray body, CancelToken token);

    workflow::RunService &m_runs;
    WorkerPool &m_pool;
    Clock &m_clock;
    OtlpOptions m_options;
    std::unique_ptr<QNetworkAccessManager> m_network;
    /// Runs that this program carries out; others are sent by those that do.
    QSet<workflow::RunId> m_own;
    TaskScope m_scope;
};

} // namespace agentops::telemetry

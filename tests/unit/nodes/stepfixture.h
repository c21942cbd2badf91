// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recordingservices.h"

#include <agentops/base/clock.h>
#include <agentops/base/workerpool.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QTemporaryDir>

/// The time of the system, of which every moment that is asked for is later than the one before.
class SteppingClock final : public agentops::Clock
{
public:
    agentops::Timestamp now() const override
    {
        return m_system.now() + std::chrono::seconds(++m_count);
    }
    std::chrono::milliseconds elapsed() const override { return m_system.elapsed(); }
    agentops::Task<agentops::Result<>> sleep(std::chrono::milliseconds duration,
                                             agentops::CancelToken token) override
    {
        return m_system.sleep(duration, std::move(token));
    }

private:
    agentops::SystemClock m_system;
    mutable int m_count = 0;
};

/// A repository, a data folder and the built-in steps that work with them.
class StepFixture
{
public:
    explicit StepFixture(qint64 maxCacheBytes = 1024 * 1024);

    agentops::workflow::StepContext context() const;
    agentops::Result<agentops::workflow::StepOutput> step(const QString &kind,
                                                          const QJsonObject &parameters,
                                                          const QJsonObject &inputs = {},
                                                          int attempt = 1);
    QByteArray read(const QString &file) const;

    agentops::testsupport::TempRepo repo;
    QTemporaryDir data;
    SteppingClock clock;
    agentops::WorkerPool pool{QStringLiteral("test"), 2};
    agentops::workflow::NodeCatalog catalog;
    std::shared_ptr<RecordingServices> services = std::make_shared<RecordingServices>();
    agentops::workflow::RunId run = agentops::workflow::RunId::create();
    /// What notify.desktop was asked to show.
    QStringList notifications;
};

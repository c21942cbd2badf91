// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/operation.h>

#include <algorithm>

namespace agentops::ui {

Operation::Operation(QObject *parent) : QObject(parent) { }

Operation::~Operation()
{
    if (m_cancel)
        m_cancel->cancel();
}

CancelToken Operation::begin(const QString &text)
{
    if (m_cancel)
        m_cancel->cancel();
    ++m_serial;
    m_cancel = std::make_unique<CancelSource>();
    // Kept before anything is told: a handler may begin again.
    CancelToken token = m_cancel->token();
    m_error = {};
    m_state = Running;
    setText(text);
    setProgressValue(std::nullopt);
    Q_EMIT stateChanged();
    return token;
}

void Operation::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    Q_EMIT textChanged();
}

void Operation::setProgress(double progress)
{
    setProgressValue(std::clamp(progress, 0.0, 1.0));
}

void Operation::setIndeterminate()
{
    setProgressValue(std::nullopt);
}

void Operation::setProgressValue(std::optional<double> progress)
{
    if (m_progress == progress)
        return;
    m_progress = progress;
    Q_EMIT progressChanged();
}

void Operation::succeed()
{
    if (!isRunning())
        return;
    setProgressValue(1.0);
    end(Succeeded);
}

void Operation::fail(const Error &error)
{
    if (!isRunning())
        return;
    if (error.isCancelled()) {
        end(Cancelled);
        return;
    }
    m_error = ui::errorText(error);
    end(Failed);
}

void Operation::finish(const Result<> &result)
{
    if (result)
        succeed();
    else
        fail(result.error());
}

void Operation::cancel()
{
    if (!isRunning())
        return;
    m_cancel->cancel();
    // The work may have answered the cancellation at once.
    if (isRunning())
        end(Cancelled);
}

void Operation::reset()
{
    if (isRunning() || m_state == Idle)
        return;
    m_error = {};
    end(Idle);
}

void Operation::end(State state)
{
    m_cancel.reset();
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace agentops::ui

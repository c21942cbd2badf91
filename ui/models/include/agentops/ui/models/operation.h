// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/base/task.h>
#include <agentops/ui/models/errortext.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace agentops::ui {

/// One command that takes time, as QML sees it: what it does, how far it is, how it ended, and a
/// way to stop it. A running operation that is started again gives up its former work first.
/// Thread: main. Cancel: cancel(), a new start and destruction cancel the token of the running
/// work.
class Operation : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Operations are offered by controllers.")

    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool running READ isRunning NOTIFY stateChanged FINAL)
    /// What is being done, for people.
    Q_PROPERTY(QString text READ text NOTIFY textChanged FINAL)
    /// 0 to 1; means nothing while `indeterminate` is true.
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged FINAL)
    Q_PROPERTY(bool indeterminate READ isIndeterminate NOTIFY progressChanged FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString errorDetail READ errorDetail NOTIFY stateChanged FINAL)
    /// Id and words of the one thing to do about the error; see ErrorText.
    Q_PROPERTY(QString errorAction READ errorAction NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString errorActionText READ errorActionText NOTIFY stateChanged FINAL)

public:
    enum State { Idle, Running, Succeeded, Failed, Cancelled };
    Q_ENUM(State)

    explicit Operation(QObject *parent = nullptr);
    ~Operation() override;

    State state() const { return m_state; }
    bool isRunning() const { return m_state == Running; }
    const QString &text() const { return m_text; }
    double progress() const { return m_progress.value_or(0); }
    bool isIndeterminate() const { return !m_progress.has_value(); }
    const QString &errorText() const { return m_error.text; }
    const QString &errorDetail() const { return m_error.detail; }
    const QString &errorAction() const { return m_error.action; }
    const QString &errorActionText() const { return m_error.actionText; }

    /// Begins work described by `text` and returns the token that cancels it.
    CancelToken begin(const QString &text);
    void setText(const QString &text);
    /// Units: 0 to 1.
    void setProgress(double progress);
    void setIndeterminate();
    void succeed();
    /// Cancellation is shown as cancelled, anything else as failed.
    void fail(const Error &error);
    void finish(const Result<> &result);

    /// Begins, calls `start(token)` for a Task<Result<T>>, and ends with its result; `done` gets
    /// the value on success. Work that was given up for newer work ends in silence.
    template<typename Start, typename Done>
    void run(const QString &text, Start &&start, Done done)
    {
        const CancelToken token = begin(text);
        QCoro::connect(std::forward<Start>(start)(token), this,
                       [this, serial = m_serial, done = std::move(done)](auto &&result) {
                           if (serial != m_serial || !isRunning())
                               return;
                           if (!result) {
                               fail(result.error());
                               return;
                           }
                           tell(done, std::forward<decltype(result)>(result));
                           if (serial == m_serial) // else the end has begun something new
                               succeed();
                       });
    }
    template<typename Start>
    void run(const QString &text, Start &&start)
    {
        run(text, std::forward<Start>(start), [] { });
    }

    /// Asks the work to stop; the operation is cancelled at once, whatever the work still does.
    Q_INVOKABLE void cancel();
    /// Forgets how the last work ended.
    Q_INVOKABLE void reset();

Q_SIGNALS:
    void stateChanged();
    void textChanged();
    void progressChanged();

private:
    /// Gives the value to an end that takes it. A function of its own, so that the call that does
    /// not fit is never compiled.
    template<typename Done, typename Outcome>
    static void tell(const Done &done, Outcome &&outcome)
    {
        using Value = typename std::remove_cvref_t<Outcome>::value_type;
        if constexpr (std::is_invocable_v<const Done &, Value>)
            done(*std::forward<Outcome>(outcome));
        else
            done();
    }

    void end(State state);
    void setProgressValue(std::optional<double> progress);

    State m_state = Idle;
    QString m_text;
    std::optional<double> m_progress;
    ErrorText m_error;
    std::unique_ptr<CancelSource> m_cancel;
    quint64 m_serial = 0;
};

} // namespace agentops::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/retryclassmodel.h>
#include <agentops/workflow/documenteditor.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace agentops::ui::graph {

class GraphSession;

/// When the one selected node runs, how often it is tried, and how long it may take; every change
/// is an edit that can be undone.
/// Units: times are texts of seconds; an empty or wrong one is 0.
/// Thread: main.
class NodePolicyModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by InspectorModel.")
    /// Retries, the key and reuse do nothing on a container.
    Q_PROPERTY(bool isContainer READ isContainer NOTIFY changed)
    Q_PROPERTY(bool hasOutsideEffect READ hasOutsideEffect NOTIFY changed)
    Q_PROPERTY(QString when READ when WRITE setWhen NOTIFY changed)
    Q_PROPERTY(QString whenProblem READ whenProblem NOTIFY changed)
    /// 0 all inputs, 1 at the first, 2 at `joinCount` of them, 3 when all before have ended.
    Q_PROPERTY(int join READ join WRITE setJoin NOTIFY changed)
    Q_PROPERTY(int joinCount READ joinCount WRITE setJoinCount NOTIFY changed)
    Q_PROPERTY(int maxAttempts READ maxAttempts WRITE setMaxAttempts NOTIFY changed)
    Q_PROPERTY(QString firstDelay READ firstDelay WRITE setFirstDelay NOTIFY changed)
    Q_PROPERTY(QString factor READ factor WRITE setFactor NOTIFY changed)
    Q_PROPERTY(QString maxDelay READ maxDelay WRITE setMaxDelay NOTIFY changed)
    Q_PROPERTY(bool hasJitter READ hasJitter WRITE setJitter NOTIFY changed)
    Q_PROPERTY(agentops::ui::graph::RetryClassModel *retryClasses READ retryClasses CONSTANT)
    /// What the retries come to, in words.
    Q_PROPERTY(QString retryText READ retryText NOTIFY changed)
    Q_PROPERTY(QString timeout READ timeout WRITE setTimeout NOTIFY changed)
    Q_PROPERTY(QString overallTimeout READ overallTimeout WRITE setOverallTimeout NOTIFY changed)
    /// 0 stop, 1 skip what comes after, 2 go on.
    Q_PROPERTY(int onError READ onError WRITE setOnError NOTIFY changed)
    Q_PROPERTY(bool isLimited READ isLimited WRITE setLimited NOTIFY changed)
    Q_PROPERTY(QString limitKey READ limitKey WRITE setLimitKey NOTIFY changed)
    Q_PROPERTY(QString limitProblem READ limitProblem NOTIFY changed)
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY changed)
    Q_PROPERTY(QString idempotencyKey READ idempotencyKey WRITE setIdempotencyKey NOTIFY changed)
    Q_PROPERTY(QString idempotencyProblem READ idempotencyProblem NOTIFY changed)
    Q_PROPERTY(bool reuses READ reuses WRITE setReuses NOTIFY changed)
    /// One glob a line.
    Q_PROPERTY(QString reuseFiles READ reuseFiles WRITE setReuseFiles NOTIFY changed)
    Q_PROPERTY(QString reuseProblem READ reuseProblem NOTIFY changed)

public:
    explicit NodePolicyModel(GraphSession &session, QObject *parent = nullptr);

    bool isContainer() const;
    bool hasOutsideEffect() const;
    QString when() const { return settings().when; }
    void setWhen(const QString &when);
    QString whenProblem() const { return problemAt(QStringLiteral(".when")); }
    int join() const { return int(settings().join.policy); }
    void setJoin(int policy);
    int joinCount() const { return settings().join.count; }
    void setJoinCount(int count);
    int maxAttempts() const { return settings().retry.maxAttempts; }
    void setMaxAttempts(int attempts);
    QString firstDelay() const;
    void setFirstDelay(const QString &seconds);
    QString factor() const;
    void setFactor(const QString &factor);
    QString maxDelay() const;
    void setMaxDelay(const QString &seconds);
    bool hasJitter() const { return settings().retry.hasJitter; }
    void setJitter(bool hasJitter);
    RetryClassModel *retryClasses() { return &m_retryClasses; }
    QString retryText() const;
    QString timeout() const;
    void setTimeout(const QString &seconds);
    QString overallTimeout() const;
    void setOverallTimeout(const QString &seconds);
    int onError() const { return int(settings().onError); }
    void setOnError(int onError);
    bool isLimited() const { return settings().concurrency.has_value(); }
    void setLimited(bool isLimited);
    QString limitKey() const;
    void setLimitKey(const QString &key);
    QString limitProblem() const { return problemAt(QStringLiteral(".concurrency.key")); }
    int limit() const;
    void setLimit(int limit);
    QString idempotencyKey() const { return settings().idempotencyKey; }
    void setIdempotencyKey(const QString &key);
    QString idempotencyProblem() const { return problemAt(QStringLiteral(".idempotencyKey")); }
    bool reuses() const { return settings().reuse.has_value(); }
    void setReuses(bool reuses);
    QString reuseFiles() const;
    void setReuseFiles(const QString &globs);
    QString reuseProblem() const { return problemAt(QStringLiteral(".reuse")); }

    /// Reads the selected node again.
    void refresh();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    const workflow::Node *node() const;
    /// Those of a new node while none is selected.
    workflow::NodeSettings settings() const;
    void change(const std::function<void(workflow::NodeSettings &)> &change);
    /// What is wrong with the setting whose place in the document ends so.
    QString problemAt(const QString &place) const;

    GraphSession &m_session;
    RetryClassModel m_retryClasses;
};

} // namespace agentops::ui::graph

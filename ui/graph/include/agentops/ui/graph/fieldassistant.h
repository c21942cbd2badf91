// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/workflowservices.h>
#include <agentops/ui/models/runview.h>
#include <agentops/workflow/expressionassist.h>

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace agentops::ui::graph {

class GraphSession;

/// What the editors of a form ask: which values an expression of the selected node may use, with
/// those of the run that is shown, and what the repository holds.
/// Thread: main.
class FieldAssistant : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by FieldModel.")

public:
    /// Session and view must outlive it.
    FieldAssistant(GraphSession &session, RunView &view, AuthoringHooks hooks,
                   QString repository = {}, QObject *parent = nullptr);

    /// Of the selected node, or of the one that the selected connection leads to; without either,
    /// of no node in particular.
    const workflow::ExpressionContext &context() const;
    const AuthoringHooks &hooks() const { return m_hooks; }
    /// The path below the repository of what a person has chosen; the whole path when it is
    /// outside.
    Q_INVOKABLE QString relativePath(const QUrl &chosen) const;
    /// Where choosing a file begins.
    Q_INVOKABLE QUrl repositoryUrl() const;

Q_SIGNALS:
    /// What context() gives is different now.
    void contextChanged();

private:
    void forget();
    void forgetRun();
    workflow::NodeId place() const;
    QJsonObject samples(const workflow::ExpressionNames &names) const;

    GraphSession &m_session;
    RunView &m_view;
    const AuthoringHooks m_hooks;
    const QString m_repository;
    mutable std::optional<workflow::ExpressionContext> m_context;
    /// What the run has for these names; no edit changes that.
    mutable std::optional<std::pair<QStringList, QJsonObject>> m_samples;
};

} // namespace agentops::ui::graph

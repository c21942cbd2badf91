// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/fieldassistant.h>
#include <agentops/ui/models/operation.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

/// What a text with expressions comes to with the values of the run that is shown, a moment after
/// the last change.
/// Thread: main; evaluated in the background.
class ExpressionPreviewer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(agentops::ui::graph::FieldAssistant *assistant READ assistant WRITE setAssistant
                   NOTIFY sourceChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY sourceChanged)
    /// Whether the text holds an expression, and there is somebody to ask.
    Q_PROPERTY(bool hasExpression READ hasExpression NOTIFY sourceChanged)
    /// The value on one line, or why there is none yet.
    Q_PROPERTY(QString valueText READ valueText NOTIFY changed)
    /// Its type in words; empty without a value.
    Q_PROPERTY(QString typeText READ typeText NOTIFY changed)
    /// What is wrong, with its place; empty when nothing is.
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    /// Of the error, from 1; 0 for none.
    Q_PROPERTY(int errorLine READ errorLine NOTIFY changed)

public:
    explicit ExpressionPreviewer(QObject *parent = nullptr);

    FieldAssistant *assistant() const { return m_assistant; }
    void setAssistant(FieldAssistant *assistant);
    const QString &text() const { return m_text; }
    void setText(const QString &text);
    bool hasExpression() const;
    const QString &valueText() const { return m_valueText; }
    const QString &typeText() const { return m_typeText; }
    const QString &errorText() const { return m_errorText; }
    int errorLine() const { return m_errorLine; }

Q_SIGNALS:
    void sourceChanged();
    void changed();

private:
    void restart();
    void evaluate();
    void show(const workflow::ExpressionPreview &preview);

    QPointer<FieldAssistant> m_assistant;
    QString m_text;
    QString m_valueText;
    QString m_typeText;
    QString m_errorText;
    int m_errorLine = 0;
    QTimer m_delay;
    Operation m_evaluating;
};

} // namespace agentops::ui::graph

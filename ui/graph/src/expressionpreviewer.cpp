// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/expressionpreviewer.h>

#include <agentops/ui/models/errortext.h>
#include <agentops/ui/models/valuetext.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QJsonArray>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

// Somebody who types is not told about every letter.
constexpr std::chrono::milliseconds kDelay{150};
constexpr qsizetype kMostLetters = 200;

} // namespace

ExpressionPreviewer::ExpressionPreviewer(QObject *parent) : QObject(parent)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &ExpressionPreviewer::evaluate);
}

void ExpressionPreviewer::setAssistant(FieldAssistant *assistant)
{
    if (m_assistant == assistant)
        return;
    if (m_assistant)
        m_assistant->disconnect(this);
    m_assistant = assistant;
    if (assistant)
        connect(assistant, &FieldAssistant::contextChanged, this, &ExpressionPreviewer::restart);
    restart();
    Q_EMIT sourceChanged();
}

void ExpressionPreviewer::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    restart();
    Q_EMIT sourceChanged();
}

bool ExpressionPreviewer::hasExpression() const
{
    return m_assistant && m_assistant->hooks().preview && m_text.contains("{{"_L1);
}

void ExpressionPreviewer::restart()
{
    if (hasExpression()) {
        m_delay.start();
        return;
    }
    m_delay.stop();
    m_evaluating.cancel();
    show({.value = QJsonValue(QJsonValue::Undefined)});
}

void ExpressionPreviewer::evaluate()
{
    if (!hasExpression())
        return;
    m_evaluating.run(
        tr("Looking what an expression comes to"),
        [this](CancelToken token) {
            return m_assistant->hooks().preview(m_text, m_assistant->context(), token);
        },
        [this](const workflow::ExpressionPreview &preview) { show(preview); });
}

void ExpressionPreviewer::show(const workflow::ExpressionPreview &preview)
{
    m_errorLine = 0;
    m_errorText.clear();
    m_typeText.clear();
    m_valueText.clear();
    if (preview.error && preview.error->code() == workflow::errors::kNoValue) {
        m_valueText = tr("No run has made this value yet.");
    } else if (preview.error) {
        m_errorLine = preview.line;
        const QString what = ui::errorText(*preview.error).text;
        m_errorText = preview.line > 0
            ? tr("Line %1, column %2: %3").arg(preview.line).arg(preview.column).arg(what)
            : what;
    } else if (!preview.value.isUndefined()) {
        m_valueText = preview.value.isNull() ? tr("nothing", "the value of an expression")
                                             : valueLine(preview.value, kMostLetters);
        switch (preview.value.type()) {
        case QJsonValue::String:
            m_typeText = tr("text", "type of a value");
            break;
        case QJsonValue::Double:
            m_typeText = tr("number", "type of a value");
            break;
        case QJsonValue::Bool:
            m_typeText = tr("yes or no", "type of a value");
            break;
        case QJsonValue::Array:
            m_typeText = tr("list of %n", "type of a value", int(preview.value.toArray().size()));
            break;
        case QJsonValue::Object:
            m_typeText = tr("object", "type of a value");
            break;
        default:
            break;
        }
    }
    Q_EMIT changed();
}

} // namespace agentops::ui::graph

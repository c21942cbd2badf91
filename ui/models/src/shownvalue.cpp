// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/markdownhtml.h>
#include <agentops/ui/models/shownvalue.h>
#include <agentops/ui/models/valuetext.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonObject>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui {

namespace {

constexpr qsizetype kLongestPath = 4096;

void toClipboard(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

ShownValue::ShownValue(QObject *parent) : QObject(parent) { }

QStringList ShownValue::kinds() const
{
    QStringList keys;
    for (const ValueKind kind : m_kinds)
        keys.append(valueKindKey(kind));
    return keys;
}

QStringList ShownValue::kindTexts() const
{
    const auto textOf = [this](ValueKind kind) {
        switch (kind) {
        case ValueKind::Nothing:
            return tr("Nothing", "there is no value");
        case ValueKind::Scalar:
            return tr("Value", "way to show a number");
        case ValueKind::Text:
            return m_value.isString() ? tr("Text", "way to show a value")
                                      : tr("JSON", "way to show a value");
        case ValueKind::Markdown:
            return tr("Markdown", "way to show a value");
        case ValueKind::Diff:
            return tr("Diff", "way to show a value");
        case ValueKind::Image:
            return tr("Image", "way to show a value");
        case ValueKind::Table:
            return tr("Table", "way to show a value");
        case ValueKind::Tree:
            return tr("Tree", "way to show a value");
        case ValueKind::Changes:
            return tr("Changes", "way to show a value: what is different in another run");
        }
        Q_UNREACHABLE_RETURN(QString());
    };
    QStringList texts;
    for (const ValueKind kind : m_kinds)
        texts.append(textOf(kind));
    return texts;
}

void ShownValue::setKind(const QString &kind)
{
    const auto wanted = std::ranges::find(m_kinds, kind, valueKindKey);
    if (wanted == m_kinds.end() || *wanted == m_kind)
        return;
    m_chosen = *wanted;
    refresh();
}

QString ShownValue::text() const
{
    return m_text;
}

QString ShownValue::fileName() const
{
    return m_value.isString() ? QString() : u"value.json"_s;
}

QString ShownValue::html() const
{
    return m_kind == ValueKind::Markdown ? markdownHtml(m_text) : QString();
}

QUrl ShownValue::image() const
{
    return m_kind == ValueKind::Image ? valueImage(m_value, m_context.portType, m_context.mediaType)
                                      : QUrl();
}

QStringList ShownValue::lines() const
{
    return m_kind == ValueKind::Diff ? m_text.split(u'\n') : QStringList();
}

QUrl ShownValue::folder() const
{
    const QString path = m_value.toString();
    const bool isPath = !path.isEmpty() && path.size() < kLongestPath && !path.contains(u'\n')
        && QDir::isAbsolutePath(path);
    return isPath ? QUrl::fromLocalFile(QFileInfo(path).path()) : QUrl();
}

QString ShownValue::valueExpressionOf(const QStringList &path) const
{
    return m_context.names.isEmpty() ? QString() : valueExpression(m_context.names + path);
}

void ShownValue::show(const QJsonValue &value, const ValueContext &context)
{
    const bool isSame = value == m_value && value.type() == m_value.type() && context == m_context;
    if (isSame)
        return;
    m_value = value;
    m_context = context;
    refresh();
}

void ShownValue::setEarlier(const std::optional<QJsonValue> &earlier)
{
    if (earlier == m_earlier)
        return;
    // Who asks for another run wants to see what is different.
    if (earlier && !m_earlier)
        m_chosen = ValueKind::Changes;
    m_earlier = earlier;
    refresh();
}

void ShownValue::refresh()
{
    m_kinds = kindsOf(m_value, m_context.portType, m_context.mediaType);
    if (m_earlier)
        m_kinds.append(ValueKind::Changes);
    m_kind = m_chosen && m_kinds.contains(*m_chosen) ? *m_chosen : m_kinds.first();
    m_parts = m_value;
    const bool isWritten =
        m_value.isString() && (m_kind == ValueKind::Table || m_kind == ValueKind::Tree);
    if (isWritten)
        m_parts = valueInText(m_value.toString());
    const bool needsText = m_kind == ValueKind::Text || m_kind == ValueKind::Markdown
        || m_kind == ValueKind::Diff || m_kind == ValueKind::Scalar;
    m_text = needsText ? valueText(m_value) : QString();
    m_isTextCut = m_text.size() > kMaxShownText;
    m_text.truncate(kMaxShownText);
    if (m_kind == ValueKind::Tree)
        m_tree.show(m_parts);
    if (m_kind == ValueKind::Table)
        m_table.show(tableRows(m_parts));
    if (m_earlier)
        m_changes.compare(*m_earlier, m_value);
    else
        m_changes.clear();
    Q_EMIT changed();
}

void ShownValue::retranslate()
{
    m_tree.retranslate();
    m_table.retranslate();
    m_changes.retranslate();
    Q_EMIT changed();
}

void ShownValue::copy() const
{
    toClipboard(valueText(m_value));
}

void ShownValue::copyExpression() const
{
    toClipboard(expression());
}

void ShownValue::copyTreeValue(int row) const
{
    if (row >= 0 && row < m_tree.count())
        toClipboard(valueText(m_tree.valueAt(row)));
}

void ShownValue::copyTreePath(int row) const
{
    if (row < 0 || row >= m_tree.count())
        return;
    // What is inside a text has no path of its own.
    toClipboard(m_value.isString() ? expression() : valueExpressionOf(m_tree.pathAt(row)));
}

void ShownValue::copyCell(int row, int column) const
{
    toClipboard(valueText(m_table.valueAt(row, column)));
}

QStringList ShownValue::tablePath() const
{
    if (!m_parts.isObject())
        return {};
    const QJsonObject object = m_parts.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!tableRows(it.value().toArray()).isEmpty())
            return {it.key()};
    }
    return {};
}

void ShownValue::copyCellPath(int row, int column) const
{
    const int source = m_table.sourceRow(row);
    if (source < 0)
        return;
    toClipboard(m_value.isString() ? expression()
                                   : valueExpressionOf(tablePath()
                                                       + QStringList{QString::number(source),
                                                                     m_table.columnName(column)}));
}

} // namespace agentops::ui

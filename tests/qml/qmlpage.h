// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/QQmlError>
#include <QtQuick/QQuickItem>

namespace agentops::testing {

/// Collects what QML warns of while it lives; one at a time. What the web engine says about the
/// machine it runs on is left out: it is not about the page.
class QmlWarnings
{
public:
    QmlWarnings() : m_before(qInstallMessageHandler(note)) { s_lines.clear(); }
    ~QmlWarnings() { qInstallMessageHandler(m_before); }
    Q_DISABLE_COPY_MOVE(QmlWarnings)

    /// Line by line; empty when nothing was warned of.
    QString text() const { return s_lines.join(u'\n'); }
    void add(const QList<QQmlError> &errors)
    {
        for (const QQmlError &error : errors)
            s_lines.append(error.toString());
    }

private:
    static void note(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        const bool isEngine =
            context.category && QByteArrayView(context.category).startsWith("qt.webengine");
        if ((type == QtWarningMsg || type == QtCriticalMsg) && !isEngine)
            s_lines.append(text);
    }

    inline static QStringList s_lines;
    QtMessageHandler m_before;
};

/// The first item of that object name, the item itself included; null for none.
inline QQuickItem *findItem(QQuickItem *item, const QString &objectName)
{
    if (item->objectName() == objectName)
        return item;
    const QList<QQuickItem *> children = item->childItems();
    for (QQuickItem *child : children) {
        if (QQuickItem *const found = findItem(child, objectName))
            return found;
    }
    return nullptr;
}

} // namespace agentops::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

/// How texts change under the hands of somebody who writes them. Offsets are from 0.
/// Thread: main.
class FieldEditing : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    explicit FieldEditing(QObject *parent = nullptr);

    /// Where the cursor is once a text has become another: at the same letter, as long as that is
    /// still there.
    Q_INVOKABLE static int cursorAfter(const QString &before, const QString &after, int cursor);
    /// The spaces that a line begins with, up to the cursor.
    Q_INVOKABLE static QString indentAt(const QString &text, int cursor);
    /// The text with the lines between two offsets moved in, or out, by one level.
    Q_INVOKABLE static QString shifted(const QString &text, int from, int to, bool isInwards);
    /// JSON with indents; a text that is none as it is.
    Q_INVOKABLE static QString formattedJson(const QString &text);
    /// Rich text that loads nothing, see markdownHtml().
    Q_INVOKABLE static QString readableMarkdown(const QString &text);
};

} // namespace agentops::ui::graph

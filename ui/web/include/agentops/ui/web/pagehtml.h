// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtGui/QColor>

namespace agentops::ui {

/// The tokens of the theme that a page needs.
/// Units: pixels for sizes.
struct PageStyle
{
    QColor text;
    QColor muted;
    QColor line;
    QColor surface;
    QColor code;
    QColor link;
    QString fontFamily;
    QString monoFamily;
    int fontSize = 13;

    friend bool operator==(const PageStyle &, const PageStyle &) = default;
};

/// A whole HTML document around `body` (from markdownToHtml) whose own policy forbids everything
/// but its one style sheet and pictures within the text.
QString pageHtml(const QString &body, const PageStyle &style);

/// The same for the small HTML of Qt's rich text, which knows neither policies nor all of CSS.
QString richTextHtml(const QString &body, const PageStyle &style);

} // namespace agentops::ui

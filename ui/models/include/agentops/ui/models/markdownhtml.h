// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace agentops::ui {

/// Markdown as rich text without images, raw HTML or anything else that would be loaded.
/// Thread: main.
QString markdownHtml(const QString &markdown);

} // namespace agentops::ui

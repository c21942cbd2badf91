// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace agentops::ui {

/// Whether pictures that a text carries within itself (data: URLs) are kept; all others never are.
enum class EmbeddedImages { Keep, Describe };

/// The body of a page for CommonMark text with GitHub's tables, task lists and autolinks.
///
/// Nothing in the result can load or run anything: raw HTML arrives as text, links lead to http,
/// https and mailto only, and a picture from elsewhere becomes its description.
/// Source: CommonMark 0.31, GitHub Flavored Markdown.
QString markdownToHtml(const QString &markdown, EmbeddedImages images = EmbeddedImages::Keep);

/// Whether a person may be asked to open this address in their browser or mail program.
bool isOpenableLink(const QString &address);

} // namespace agentops::ui

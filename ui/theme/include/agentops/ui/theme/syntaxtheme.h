// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/theme/colors.h>

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Theme>

namespace agentops::ui::theme {

/// The colour token of a text style of KSyntaxHighlighting, so that source looks the same in every
/// part of the program.
[[nodiscard]] Colors::Token syntaxToken(KSyntaxHighlighting::Theme::TextStyle style);

/// The language definition for a file name; an invalid one (plain text) where none fits. The first
/// call reads the list of languages.
/// Thread: main.
[[nodiscard]] KSyntaxHighlighting::Definition syntaxDefinitionFor(const QString &fileName);

} // namespace agentops::ui::theme

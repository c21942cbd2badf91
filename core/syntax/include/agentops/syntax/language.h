// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QLatin1StringView>
#include <QtCore/QStringView>

#include <span>

namespace agentops::syntax {

/// One row of the only language table of the product.
/// Thread: any; rows are immutable and live as long as the program.
struct Language
{
    /// Stable identifier, such as "php"; themes give each a colour.
    QLatin1StringView id;
    /// What people call it, such as "PHP"; not translated.
    QLatin1StringView name;
    /// Extensions without dot, separated by blanks, lower case.
    QLatin1StringView extensions;
    /// Whole file names, separated by blanks.
    QLatin1StringView fileNames;
    /// Interpreters that a first line `#!` may name, separated by blanks.
    QLatin1StringView interpreters;
    /// Name of the KSyntaxHighlighting definition.
    QLatin1StringView highlighting;
    /// Name of the grammar, empty when the language is recognized but not parsed.
    QLatin1StringView grammar;
    /// Markup: only what stands between <script> and </script> is parsed.
    bool isMarkup = false;

    bool isParsed() const { return !grammar.isEmpty(); }
};

/// Every row, in the order of the table.
std::span<const Language> languages();

/// How many languages are parsed. One inside of another is not counted again: TSX is TypeScript, as
/// are the scripts of Vue.
int parsedLanguageCount();

/// The row with this id, or null.
const Language *findLanguage(QStringView id);

/// The language of a file by its name, then its extension, then the interpreter its first line
/// names; null when none is known.
const Language *languageOfFile(QStringView path, QByteArrayView beginning = {});

/// Another number whenever facts read from the same bytes may differ: part of every cache key.
int grammarVersion();

} // namespace agentops::syntax

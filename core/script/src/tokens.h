// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/script/freenames.h>

#include <vector>

namespace agentops::script {

/// A word of JavaScript. The parts of a template literal are strings, with what stands in `${}`
/// between round brackets of their own.
struct Token
{
    enum class Kind { Name, Number, String, Regex, Sign };

    Kind kind = Kind::Sign;
    qsizetype start = 0;
    qsizetype length = 0;
    bool isAfterLineBreak = false;
    /// Of an opening brace: it holds statements, not the keys of an object.
    bool isBlock = false;
    /// Of a bracket: the index of the other one.
    int match = -1;
};

struct Tokens
{
    std::vector<Token> list;
    /// Where they end in the text.
    qsizetype end = 0;
};

/// Errors: script.syntax.
Result<Tokens> readTokens(QStringView text, qsizetype start, bool untilBraces,
                          const LongName &longName);

} // namespace agentops::script

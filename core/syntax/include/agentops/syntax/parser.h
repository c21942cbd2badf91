// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/syntax/facts.h>
#include <agentops/syntax/language.h>

#include <QtCore/QByteArrayView>

#include <chrono>

namespace agentops::syntax {

struct ParseLimits
{
    /// Larger files are not parsed: minified bundles and data, not sources.
    qsizetype sizeBytes = 2 * 1024 * 1024;
    /// Time for one file; what was found until then is kept.
    std::chrono::milliseconds time{3000};
};

/// Reads the facts of a source text. Any bytes are safe: binary data, broken UTF-8, a million
/// nested brackets; nothing here recurses over the input.
/// Thread: any, many at once. Each language's query is compiled once, on first use.
/// Cancel: within a few milliseconds.
/// Errors: base.cancelled, syntax.no_grammar.
Result<Facts> parse(QByteArrayView source, const Language &language, const ParseLimits &limits = {},
                    const CancelToken &token = {});

} // namespace agentops::syntax

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/syntax/facts.h>
#include <agentops/syntax/language.h>

#include <tree_sitter/api.h>

#include <optional>
#include <vector>

namespace agentops::syntax {

/// What a capture of our queries means; see queries/README.md.
enum class CaptureRole : quint8 {
    None,
    Definition, ///< @class, @method …: the whole definition, named by @name
    Prototype, ///< a declaration without body; counts only outside of functions
    Container, ///< lends its name to the functions in it (Rust `impl`)
    Name,
    Owner, ///< the type that a definition outside of it belongs to (C++ `Foo::bar`, Go receivers)
    Package,
    Import, ///< the whole statement, read by the import reader
    Require, ///< the callee of a call that may be an import
    Reference,
    On, ///< what stands before a called member
    Error,
};

struct Capture
{
    CaptureRole role = CaptureRole::None;
    SymbolKind symbol = SymbolKind::Function;
    ReferenceKind reference = ReferenceKind::Uses;
};

/// A compiled grammar with its query.
/// Thread: any; immutable once made.
class Grammar
{
public:
    /// The grammar of a language, compiled at the first call.
    /// Errors: syntax.no_grammar, syntax.bad_query.
    static Result<const Grammar *> of(const Language &language);

    const TSLanguage *language() const { return m_language; }
    const TSQuery *query() const { return m_query; }
    const Capture &capture(quint32 id) const { return m_captures[id]; }

private:
    static Result<Grammar> compile(QLatin1StringView name, const TSLanguage *language);

    const TSLanguage *m_language = nullptr;
    /// Lives as long as the program.
    TSQuery *m_query = nullptr;
    std::vector<Capture> m_captures;
};

} // namespace agentops::syntax

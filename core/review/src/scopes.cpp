// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/review/rows.h>
#include <agentops/syntax/parser.h>

namespace agentops::review {

namespace {

/// Nobody waits longer for the names on the folded bands of a file.
constexpr syntax::ParseLimits kLimits{.sizeBytes = 1024 * 1024,
                                      .time = std::chrono::milliseconds(150)};

} // namespace

std::vector<Scope> readScopes(const QString &path, const QByteArray &text)
{
    const syntax::Language *const language = syntax::languageOfFile(path, text);
    if (!language || !language->isParsed())
        return {};
    const Result<syntax::Facts> facts = syntax::parse(text, *language, kLimits);
    if (!facts)
        return {};
    std::vector<Scope> scopes;
    scopes.reserve(size_t(facts->symbols.size()));
    for (const syntax::Symbol &symbol : facts->symbols) {
        const QString outer = symbol.parent < 0 ? QString() : scopes[size_t(symbol.parent)].name;
        scopes.push_back({.firstLine = symbol.startLine - 1,
                          .endLine = symbol.endLine,
                          .name = outer.isEmpty() ? symbol.name : outer + u'.' + symbol.name});
    }
    return scopes;
}

QString FileRows::scopeAt(int newLine) const
{
    QString name;
    for (const Scope &scope : scopes) {
        if (scope.firstLine <= newLine && newLine < scope.endLine)
            name = scope.name;
    }
    return name;
}

} // namespace agentops::review

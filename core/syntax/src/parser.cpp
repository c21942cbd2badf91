// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/syntax/parser.h>

#include "grammar.h"
#include "symbolreader.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <memory>

namespace agentops::syntax {

namespace {

struct ParserDeleter
{
    void operator()(TSParser *parser) const { ts_parser_delete(parser); }
    void operator()(TSTree *tree) const { ts_tree_delete(tree); }
    void operator()(TSQueryCursor *cursor) const { ts_query_cursor_delete(cursor); }
};
using ParserPtr = std::unique_ptr<TSParser, ParserDeleter>;
using TreePtr = std::unique_ptr<TSTree, ParserDeleter>;
using CursorPtr = std::unique_ptr<TSQueryCursor, ParserDeleter>;

// A pattern that keeps more candidates open than this meets no text written by people.
constexpr quint32 kMostOpenMatches = 4096;
constexpr qsizetype kProbedForBinary = 8192;

// Stops the parser and the query when the token is cancelled or the time is over.
class Limit
{
public:
    Limit(std::chrono::milliseconds time, const CancelToken &token) : m_token(token), m_time(time)
    {
        m_timer.start();
    }

    bool isReached()
    {
        // The callbacks come every few microseconds; the clock is not asked each time.
        if (++m_calls % 16 == 0)
            m_isReached =
                m_isReached || m_token.isCancelled() || m_timer.durationElapsed() > m_time;
        return m_isReached;
    }
    bool wasReached() const { return m_isReached; }

private:
    const CancelToken &m_token;
    std::chrono::milliseconds m_time;
    QElapsedTimer m_timer;
    quint32 m_calls = 0;
    bool m_isReached = false;
};

const char *readSource(void *payload, uint32_t byte, TSPoint, uint32_t *length)
{
    const auto &source = *static_cast<const QByteArrayView *>(payload);
    if (byte >= size_t(source.size())) {
        *length = 0;
        return "";
    }
    *length = static_cast<uint32_t>(source.size()) - byte;
    return source.data() + byte;
}

TreePtr parseTree(TSParser *parser, QByteArrayView source, Limit &limit)
{
    TSInput input{};
    input.payload = &source;
    input.read = readSource;
    input.encoding = TSInputEncodingUTF8;
    TSParseOptions options{};
    options.payload = &limit;
    options.progress_callback = [](TSParseState *state) {
        return static_cast<Limit *>(state->payload)->isReached();
    };
    TreePtr tree(ts_parser_parse_with_options(parser, nullptr, input, options));
    ts_parser_reset(parser);
    return tree;
}

void runQuery(const Grammar &grammar, TSNode root, SymbolReader &reader, Limit &limit,
              bool &isIncomplete)
{
    thread_local const CursorPtr cursor(ts_query_cursor_new());
    ts_query_cursor_set_match_limit(cursor.get(), kMostOpenMatches);
    TSQueryCursorOptions options{};
    options.payload = &limit;
    options.progress_callback = [](TSQueryCursorState *state) {
        return static_cast<Limit *>(state->payload)->isReached();
    };
    ts_query_cursor_exec_with_options(cursor.get(), grammar.query(), root, &options);
    TSQueryMatch match;
    while (ts_query_cursor_next_match(cursor.get(), &match))
        reader.add(match);
    isIncomplete = limit.wasReached() || ts_query_cursor_did_exceed_match_limit(cursor.get());
}

// Everything but the contents of script elements becomes blanks, so that places stay the same.
QByteArray scriptsOf(QByteArrayView source)
{
    QByteArray scripts(source.size(), ' ');
    for (qsizetype at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1))
        scripts[at] = '\n';
    const QByteArrayView opening("<script");
    const QByteArrayView closing("</script");
    for (qsizetype at = source.indexOf(opening); at >= 0;) {
        const qsizetype begin = source.indexOf('>', at + opening.size()) + 1;
        if (begin == 0)
            break;
        const qsizetype found = source.indexOf(closing, begin);
        const qsizetype end = found < 0 ? source.size() : found;
        std::copy(source.begin() + begin, source.begin() + end, scripts.begin() + begin);
        at = source.indexOf(opening, end);
    }
    return scripts;
}

qint32 countLines(QByteArrayView source)
{
    if (source.isEmpty())
        return 0;
    return static_cast<qint32>(source.count('\n')) + (source.back() == '\n' ? 0 : 1);
}

} // namespace

Result<Facts> parse(QByteArrayView source, const Language &language, const ParseLimits &limits,
                    const CancelToken &token)
{
    AO_TRY(const Grammar *grammar, Grammar::of(language));
    AO_CHECK(token.check());
    Facts facts;
    facts.isIncomplete = true;
    if (source.first(std::min(source.size(), kProbedForBinary)).contains('\0'))
        return facts;
    facts.lineCount = countLines(source);
    if (source.size() > limits.sizeBytes)
        return facts;

    const QByteArray scripts = language.isMarkup ? scriptsOf(source) : QByteArray();
    if (language.isMarkup)
        source = scripts;
    thread_local const ParserPtr parser(ts_parser_new());
    ts_parser_set_language(parser.get(), grammar->language());
    Limit limit(limits.time, token);
    const TreePtr tree = parseTree(parser.get(), source, limit);
    AO_CHECK(token.check());
    facts.ranOutOfTime = limit.wasReached();
    if (!tree)
        return facts;

    const TSNode root = ts_tree_root_node(tree.get());
    facts.hasErrors = ts_node_has_error(root);
    SymbolReader reader(*grammar, source);
    runQuery(*grammar, root, reader, limit, facts.isIncomplete);
    AO_CHECK(token.check());
    facts.ranOutOfTime = limit.wasReached();
    reader.finish(facts);
    return facts;
}

} // namespace agentops::syntax

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens.h"

#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace agentops::script {

namespace {

using Kind = Token::Kind;

// Stands for "-" in names that JavaScript would take apart; a part of a name for it.
constexpr QChar kStandIn = u'\u203f';

/// Goes through the words and keeps account of what is declared where.
class Walker
{
public:
    Walker(QStringView text, const std::vector<Token> &tokens, bool isBody)
        : m_text(text)
        , m_tokens(tokens)
        , m_isBody(isBody)
    { }

    QList<FreeName> walk()
    {
        if (m_isBody)
            walkBlock(0, count());
        else
            walkRange(0, count());
        return std::move(m_found);
    }

private:
    using Names = QSet<QString>;

    int count() const { return int(m_tokens.size()); }
    QStringView textOf(int token) const
    {
        return m_text.sliced(m_tokens[size_t(token)].start, m_tokens[size_t(token)].length);
    }
    bool is(int token, QLatin1StringView text, int end = -1) const
    {
        return token >= 0 && token < (end < 0 ? count() : end)
            && m_tokens[size_t(token)].kind != Kind::String && textOf(token) == text;
    }
    bool isName(int token) const
    {
        return token >= 0 && token < count() && m_tokens[size_t(token)].kind == Kind::Name;
    }
    bool isOpening(int token) const
    {
        return token < count() && m_tokens[size_t(token)].match > token;
    }
    int matchOf(int token) const { return m_tokens[size_t(token)].match; }
    bool isMember(int token) const { return is(token - 1, "."_L1) || is(token - 1, "?."_L1); }
    /// The word behind the one at `token`, brackets counted as one.
    int next(int token) const { return isOpening(token) ? matchOf(token) + 1 : token + 1; }

    void walkBlock(int from, int to);
    void walkRange(int from, int to);
    int walkName(int token, int to);
    int walkFunction(int token, int to);
    int walkClass(int token, int to);
    int walkCatch(int token, int to);
    int walkArrow(int params, int arrow, int to);
    void walkParametersAndBody(int open, Names names);
    void walkMembers(int from, int to, bool isClass);
    int walkMember(int token, int to, bool isClass);
    int endOfExpression(int from, int to, bool endsAtLine) const;
    void declareIn(int from, int to, Names &names) const;
    int declarePattern(int token, int to, Names &names) const;
    void declareList(int from, int to, bool isObject, Names &names) const;
    bool isLocal(const QString &name) const
    {
        return std::ranges::any_of(m_scopes, [&](const Names &n) { return n.contains(name); });
    }
    void addReference(int token, int to);
    QString memberOf(int token, int to, int *end) const;
    NamePlace placeOf(const QString &member, int end) const;

    QStringView m_text;
    const std::vector<Token> &m_tokens;
    bool m_isBody;
    QList<Names> m_scopes;
    QList<FreeName> m_found;
};

/// Statements: what they declare is known in all of them.
void Walker::walkBlock(int from, int to)
{
    Names names;
    declareIn(from, to, names);
    m_scopes.append(names);
    walkRange(from, to);
    m_scopes.removeLast();
}

void Walker::walkRange(int from, int to)
{
    for (int i = from; i < to;) {
        if (isName(i)) {
            i = walkName(i, to);
        } else if (isOpening(i)) {
            const int match = matchOf(i);
            if (is(i, "("_L1) && is(match + 1, "=>"_L1, to)) {
                i = walkArrow(i, match + 1, to);
                continue;
            }
            if (!is(i, "{"_L1))
                walkRange(i + 1, match);
            else if (m_tokens[size_t(i)].isBlock)
                walkBlock(i + 1, match);
            else
                walkMembers(i + 1, match, false);
            i = match + 1;
        } else {
            ++i;
        }
    }
}

int Walker::walkName(int token, int to)
{
    if (isMember(token))
        return token + 1;
    if (is(token + 1, "=>"_L1, to))
        return walkArrow(token, token + 1, to);
    if (is(token, "function"_L1))
        return walkFunction(token, to);
    if (is(token, "class"_L1))
        return walkClass(token, to);
    if (is(token, "catch"_L1))
        return walkCatch(token, to);
    if (is(token, "async"_L1)
        && (is(token + 1, "function"_L1, to) || (isName(token + 1) && is(token + 2, "=>"_L1, to))
            || (is(token + 1, "("_L1, to) && is(matchOf(token + 1) + 1, "=>"_L1, to))))
        return token + 1;
    const bool isLabel = is(token + 1, ":"_L1, to)
        && (token == 0 ? m_isBody
                       : is(token - 1, ";"_L1) || is(token - 1, "}"_L1)
                    || (is(token - 1, "{"_L1) && m_tokens[size_t(token - 1)].isBlock));
    const bool isJump = is(token - 1, "break"_L1) || is(token - 1, "continue"_L1);
    if (!isLabel && !(isJump && !m_tokens[size_t(token)].isAfterLineBreak))
        addReference(token, to);
    return token + 1;
}

/// `function name(parameters) { statements }`; the name is declared by whoever stands around it.
int Walker::walkFunction(int token, int to)
{
    int at = token + 1;
    Names names{u"arguments"_s};
    if (is(at, "*"_L1, to))
        ++at;
    if (isName(at))
        names.insert(textOf(at++).toString());
    if (!is(at, "("_L1, to) || !is(matchOf(at) + 1, "{"_L1, to))
        return at;
    walkParametersAndBody(at, names);
    return matchOf(matchOf(at) + 1) + 1;
}

void Walker::walkParametersAndBody(int open, Names names)
{
    const int close = matchOf(open);
    declareList(open + 1, close, false, names);
    m_scopes.append(names);
    walkRange(open + 1, close);
    walkBlock(close + 2, matchOf(close + 1));
    m_scopes.removeLast();
}

int Walker::walkClass(int token, int to)
{
    int at = token + 1;
    Names names;
    if (isName(at) && !is(at, "extends"_L1))
        names.insert(textOf(at++).toString());
    m_scopes.append(names);
    int body = at;
    while (body < to && !is(body, "{"_L1))
        body = next(body);
    walkRange(at, std::min(body, to));
    if (body < to)
        walkMembers(body + 1, matchOf(body), true);
    m_scopes.removeLast();
    return body < to ? matchOf(body) + 1 : to;
}

int Walker::walkCatch(int token, int to)
{
    const int open = token + 1;
    if (!is(open, "("_L1, to) || !is(matchOf(open) + 1, "{"_L1, to))
        return open;
    walkParametersAndBody(open, {});
    return matchOf(matchOf(open) + 1) + 1;
}

int Walker::walkArrow(int params, int arrow, int to)
{
    Names names;
    if (isName(params))
        names.insert(textOf(params).toString());
    else
        declareList(params + 1, matchOf(params), false, names);
    m_scopes.append(names);
    if (!isName(params))
        walkRange(params + 1, matchOf(params));
    int end = arrow + 1;
    if (is(end, "{"_L1, to)) {
        walkBlock(end + 1, matchOf(end));
        end = matchOf(end) + 1;
    } else {
        end = endOfExpression(arrow + 1, to, false);
        walkRange(arrow + 1, end);
    }
    m_scopes.removeLast();
    return end;
}

/// The keys of an object or the members of a class.
void Walker::walkMembers(int from, int to, bool isClass)
{
    for (int i = from; i < to;) {
        if (is(i, ","_L1) || is(i, ";"_L1)) {
            ++i;
        } else if (is(i, "..."_L1)) {
            const int end = endOfExpression(i + 1, to, false);
            walkRange(i + 1, end);
            i = end;
        } else {
            i = walkMember(i, to, isClass);
        }
    }
}

int Walker::walkMember(int token, int to, bool isClass)
{
    const auto endsKey = [&](int i) {
        return i >= to || is(i, ","_L1) || is(i, ":"_L1) || is(i, "("_L1) || is(i, "="_L1)
            || is(i, ";"_L1);
    };
    int key = token;
    while ((is(key, "get"_L1) || is(key, "set"_L1) || is(key, "async"_L1) || is(key, "static"_L1))
           && !endsKey(key + 1))
        ++key;
    if (is(key, "*"_L1))
        ++key;
    if (isClass && is(key, "{"_L1, to)) {
        walkBlock(key + 1, matchOf(key));
        return matchOf(key) + 1;
    }
    if (key < to && is(key, "["_L1))
        walkRange(key + 1, matchOf(key));
    const int behind = key < to ? next(key) : to;
    if (is(behind, "("_L1, to) && is(matchOf(behind) + 1, "{"_L1, to)) {
        walkParametersAndBody(behind, {u"arguments"_s});
        return matchOf(matchOf(behind) + 1) + 1;
    }
    if (is(behind, ":"_L1, to) || is(behind, "="_L1, to)) {
        if (is(behind, "="_L1) && !isClass && isName(key))
            addReference(key, key + 1);
        const int end = endOfExpression(behind + 1, to, isClass);
        walkRange(behind + 1, end);
        return end;
    }
    if (!isClass && isName(key))
        addReference(key, key + 1);
    return std::max(behind, token + 1);
}

/// Where an expression ends: at a comma, a semicolon, or the colon of a condition around it.
int Walker::endOfExpression(int from, int to, bool endsAtLine) const
{
    int conditions = 0;
    for (int i = from; i < to; i = next(i)) {
        if (is(i, ","_L1) || is(i, ";"_L1)
            || (endsAtLine && i > from && m_tokens[size_t(i)].isAfterLineBreak))
            return i;
        if (is(i, "?"_L1))
            ++conditions;
        else if (is(i, ":"_L1) && conditions-- == 0)
            return i;
    }
    return to;
}

void Walker::declareIn(int from, int to, Names &names) const
{
    for (int i = from; i < to; i = next(i)) {
        if (!isName(i) || isMember(i)) {
            // What the head of a `for` declares counts as declared around it, and so does what
            // blocks in it declare with `var`; the rest of a block is its own.
            if (is(i, "("_L1) && (is(i - 1, "for"_L1) || is(i - 1, "await"_L1)))
                declareIn(i + 1, matchOf(i), names);
            continue;
        }
        if (is(i, "const"_L1) || is(i, "let"_L1) || is(i, "var"_L1)) {
            int at = i + 1;
            while (at < to) {
                at = declarePattern(at, to, names);
                if (is(at, "="_L1, to))
                    at = endOfExpression(at + 1, to, false);
                if (!is(at, ","_L1, to))
                    break;
                ++at;
            }
        } else if (is(i, "function"_L1) || is(i, "class"_L1)) {
            const int at = is(i + 1, "*"_L1, to) ? i + 2 : i + 1;
            if (at < to && isName(at) && !is(at, "extends"_L1))
                names.insert(textOf(at).toString());
        }
    }
}

/// One name, `{…}` or `[…]` that is given a value; returns what stands behind.
int Walker::declarePattern(int token, int to, Names &names) const
{
    if (token >= to)
        return to;
    if (is(token, "{"_L1) || is(token, "["_L1)) {
        declareList(token + 1, matchOf(token), is(token, "{"_L1), names);
        return matchOf(token) + 1;
    }
    if (isName(token))
        names.insert(textOf(token).toString());
    return token + 1;
}

void Walker::declareList(int from, int to, bool isObject, Names &names) const
{
    for (int i = from; i < to;) {
        if (is(i, "..."_L1))
            ++i;
        const int behind = i < to ? next(i) : to;
        const bool hasKey = isObject && is(behind, ":"_L1, to);
        (void)declarePattern(hasKey ? behind + 1 : i, to, names);
        i = endOfExpression(hasKey ? behind + 1 : i, to, false) + 1;
    }
}

/// The name of the member that is read behind `token`, when the text tells it; `end` is its last
/// word.
QString Walker::memberOf(int token, int to, int *end) const
{
    int at = token + 1;
    if (is(at, "?."_L1, to) && is(at + 1, "["_L1, to))
        ++at;
    QString name;
    if ((is(at, "."_L1, to) || is(at, "?."_L1, to)) && isName(at + 1) && at + 1 < to) {
        name = textOf(at + 1).toString();
        *end = at + 1;
    } else if (is(at, "["_L1, to) && matchOf(at) == at + 2) {
        const QStringView inside = textOf(at + 1);
        const Kind kind = m_tokens[size_t(at + 1)].kind;
        const bool isIndex = kind == Kind::Number
            && std::ranges::all_of(inside, [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (isIndex && (inside.size() == 1 || inside.front() != u'0'))
            name = inside.toString();
        else if (kind == Kind::String && inside.front() != u'`' && !inside.contains(u'\\'))
            name = inside.sliced(1, inside.size() - 2).toString();
        *end = at + 2;
    }
    // What is called is a function of the value.
    const int behind = is(*end + 1, "?."_L1, to) ? *end + 2 : *end + 1;
    return is(behind, "("_L1, to) ? QString() : name;
}

/// `end` is the last word of the member: its name, or the bracket behind it.
NamePlace Walker::placeOf(const QString &member, int end) const
{
    const bool isInBrackets = !isName(end);
    const Token &word = m_tokens[size_t(isInBrackets ? end - 1 : end)];
    const qsizetype quote = word.kind == Kind::String ? 1 : 0;
    const Token &last = m_tokens[size_t(end)];
    return {word.start + quote, member.size(), last.start + last.length};
}

void Walker::addReference(int token, int to)
{
    const QString name = textOf(token).toString();
    if (isLocal(name) || isReservedWord(name) || name.startsWith(u'#'))
        return;
    // The word of `for (const x of list)`: no name stands directly behind another one.
    if (name == "of"_L1 && (isName(token - 1) || is(token - 1, "]"_L1) || is(token - 1, "}"_L1)))
        return;
    FreeName found{.name = name, .path = {}, .offset = m_tokens[size_t(token)].start};
    int last = token;
    while (true) {
        int end = last;
        const QString member = memberOf(last, to, &end);
        if (member.isEmpty())
            break;
        found.path.append(member);
        found.places.append(placeOf(member, end));
        last = end;
    }
    m_found.append(found);
}

} // namespace

Result<SourceScan> scanSource(QStringView text, qsizetype start, bool untilBraces,
                              const LongName &longName)
{
    AO_TRY(const Tokens tokens, readTokens(text, start, untilBraces, longName));
    SourceScan scan;
    scan.end = tokens.end;
    scan.names = Walker(text, tokens.list, !untilBraces).walk();
    scan.script = text.sliced(start, tokens.end - start).toString();
    for (const Token &token : tokens.list) {
        if (token.kind != Kind::Name)
            continue;
        for (qsizetype i = token.start; i < token.start + token.length; ++i) {
            if (text[i] == u'-')
                scan.script[i - start] = kStandIn;
        }
    }
    return scan;
}

QString plainName(QString text)
{
    return text.replace(kStandIn, u'-');
}

} // namespace agentops::script

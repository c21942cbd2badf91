// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/interop/githubexpression.h>

#include "githublexer.h"

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

using Kind = GithubExpression::Kind;
using Parsed = std::expected<GithubExpression, GithubExpressionError>;

constexpr int kMaxDepth = 50;
constexpr qsizetype kMaxLength = 21'000;

struct Function
{
    QStringView name;
    int fewest;
    int most;
};

constexpr int kMany = 255;
constexpr std::array kFunctions{
    Function{u"always", 0, 0},     Function{u"cancelled", 0, 0},  Function{u"case", 3, kMany},
    Function{u"contains", 2, 2},   Function{u"endswith", 2, 2},   Function{u"failure", 0, kMany},
    Function{u"format", 1, kMany}, Function{u"fromjson", 1, 1},   Function{u"hashfiles", 1, kMany},
    Function{u"join", 1, 2},       Function{u"startswith", 2, 2}, Function{u"success", 0, kMany},
    Function{u"tojson", 1, 1},
};

struct Operator
{
    QStringView sign;
    Kind kind;
    int strength;
};

constexpr std::array kOperators{
    Operator{u"||", Kind::Or, 1},     Operator{u"&&", Kind::And, 2},
    Operator{u"==", Kind::Equal, 3},  Operator{u"!=", Kind::NotEqual, 3},
    Operator{u"<", Kind::Less, 4},    Operator{u"<=", Kind::LessOrEqual, 4},
    Operator{u">", Kind::Greater, 4}, Operator{u">=", Kind::GreaterOrEqual, 4},
};

class GithubParser
{
public:
    explicit GithubParser(QList<GithubToken> tokens) : m_tokens(std::move(tokens)) { }

    Parsed run();

private:
    const GithubToken &token() const { return m_tokens[m_at]; }
    std::unexpected<GithubExpressionError> unexpected() const;
    Parsed parseBinary(int weakest, int depth);
    Parsed parseUnary(int depth);
    Parsed parsePostfix(int depth);
    Parsed parsePrimary(int depth);
    Parsed parseCall(const GithubToken &name, int depth);
    Parsed parseProperty(GithubExpression of);
    Parsed parseIndex(GithubExpression of, int depth);

    QList<GithubToken> m_tokens;
    qsizetype m_at = 0;
};

std::unexpected<GithubExpressionError> failedAt(qsizetype offset, QString message)
{
    return std::unexpected(GithubExpressionError{std::move(message), offset});
}

std::unexpected<GithubExpressionError> GithubParser::unexpected() const
{
    if (token().kind == GithubToken::Kind::End)
        return failedAt(token().offset, u"the expression ends too early"_s);
    return failedAt(token().offset, u"“%1” is not expected here"_s.arg(token().text));
}

Parsed GithubParser::run()
{
    Parsed parsed = parseBinary(1, 0);
    if (parsed && token().kind != GithubToken::Kind::End)
        return unexpected();
    return parsed;
}

Parsed GithubParser::parseBinary(int weakest, int depth)
{
    if (depth > kMaxDepth)
        return failedAt(token().offset,
                        u"the expression is nested deeper than %1"_s.arg(kMaxDepth));
    Parsed left = parseUnary(depth);
    while (left) {
        const auto found = std::ranges::find_if(kOperators, [this](const Operator &candidate) {
            return token().isSign(candidate.sign);
        });
        if (found == kOperators.end() || found->strength < weakest)
            break;
        ++m_at;
        Parsed right = parseBinary(found->strength + 1, depth + 1);
        if (!right)
            return right;
        GithubExpression both{.kind = found->kind, .offset = left->offset};
        // A chain such as `a || b || c` is one operation, so that its length is no depth.
        const bool isChain =
            (found->kind == Kind::And || found->kind == Kind::Or) && left->kind == found->kind;
        if (isChain)
            both = std::move(*left);
        else
            both.operands.push_back(std::move(*left));
        both.operands.push_back(std::move(*right));
        left = std::move(both);
    }
    return left;
}

Parsed GithubParser::parseUnary(int depth)
{
    if (!token().isSign(u"!"))
        return parsePostfix(depth);
    if (depth > kMaxDepth)
        return failedAt(token().offset,
                        u"the expression is nested deeper than %1"_s.arg(kMaxDepth));
    const qsizetype offset = token().offset;
    ++m_at;
    Parsed operand = parseUnary(depth + 1);
    if (!operand)
        return operand;
    GithubExpression negated{.kind = Kind::Not, .offset = offset};
    negated.operands.push_back(std::move(*operand));
    return negated;
}

Parsed GithubParser::parsePostfix(int depth)
{
    Parsed value = parsePrimary(depth);
    for (int length = 0; value; ++length) {
        if (length > kMaxDepth)
            return failedAt(token().offset, u"more than %1 accesses in a row"_s.arg(kMaxDepth));
        if (token().isSign(u".")) {
            ++m_at;
            value = parseProperty(std::move(*value));
        } else if (token().isSign(u"[")) {
            ++m_at;
            value = parseIndex(std::move(*value), depth);
        } else {
            break;
        }
    }
    return value;
}

Parsed GithubParser::parseProperty(GithubExpression of)
{
    GithubExpression access{.offset = of.offset};
    if (token().isSign(u"*")) {
        access.kind = Kind::Filter;
    } else if (token().kind == GithubToken::Kind::Name) {
        access.kind = Kind::Property;
        access.text = token().text;
    } else {
        return unexpected();
    }
    ++m_at;
    access.operands.push_back(std::move(of));
    return access;
}

Parsed GithubParser::parseIndex(GithubExpression of, int depth)
{
    GithubExpression access{.kind = Kind::Index, .offset = of.offset};
    access.operands.push_back(std::move(of));
    if (token().isSign(u"*")) {
        access.kind = Kind::Filter;
        ++m_at;
    } else {
        Parsed index = parseBinary(1, depth + 1);
        if (!index)
            return index;
        // `github['sha']` is `github.sha`.
        if (index->kind == Kind::String) {
            access.kind = Kind::Property;
            access.text = index->text;
        } else {
            access.operands.push_back(std::move(*index));
        }
    }
    if (!token().isSign(u"]"))
        return unexpected();
    ++m_at;
    return access;
}

Parsed GithubParser::parsePrimary(int depth)
{
    const GithubToken first = token();
    switch (first.kind) {
    case GithubToken::Kind::Number:
        ++m_at;
        return GithubExpression{
            .kind = Kind::Number, .number = first.number, .offset = first.offset};
    case GithubToken::Kind::String:
        ++m_at;
        return GithubExpression{.kind = Kind::String, .text = first.text, .offset = first.offset};
    case GithubToken::Kind::Name:
        ++m_at;
        return parseCall(first, depth);
    case GithubToken::Kind::Sign:
        if (first.isSign(u"(")) {
            ++m_at;
            Parsed inner = parseBinary(1, depth + 1);
            if (!inner)
                return inner;
            if (!token().isSign(u")"))
                return unexpected();
            ++m_at;
            return inner;
        }
        break;
    case GithubToken::Kind::End:
        break;
    }
    return unexpected();
}

/// What a name stands for: a keyword, a context, or a call.
Parsed GithubParser::parseCall(const GithubToken &name, int depth)
{
    const qsizetype offset = name.offset;
    if (!token().isSign(u"(")) {
        if (name.text == u"null")
            return GithubExpression{.offset = offset};
        if (name.text == u"true" || name.text == u"false")
            return GithubExpression{.kind = Kind::Boolean,
                                    .number = name.text == u"true" ? 1.0 : 0.0,
                                    .offset = offset};
        if (name.text == u"NaN" || name.text == u"Infinity")
            return GithubExpression{.kind = Kind::Number,
                                    .number = name.text == u"NaN"
                                        ? std::numeric_limits<double>::quiet_NaN()
                                        : std::numeric_limits<double>::infinity(),
                                    .offset = offset};
        return GithubExpression{
            .kind = Kind::Context, .text = name.text.toLower(), .offset = offset};
    }
    GithubExpression call{.kind = Kind::Call, .text = name.text.toLower(), .offset = offset};
    const auto function = std::ranges::find(kFunctions, QStringView(call.text), &Function::name);
    if (function == kFunctions.end())
        return failedAt(offset, u"there is no function “%1”"_s.arg(name.text));
    ++m_at;
    while (!token().isSign(u")")) {
        if (!call.operands.empty()) {
            if (!token().isSign(u","))
                return unexpected();
            ++m_at;
        }
        Parsed argument = parseBinary(1, depth + 1);
        if (!argument)
            return argument;
        call.operands.push_back(std::move(*argument));
    }
    ++m_at;
    const int count = int(call.operands.size());
    if (count < function->fewest)
        return failedAt(offset, u"“%1” takes more arguments"_s.arg(name.text));
    if (count > function->most)
        return failedAt(offset, u"“%1” takes fewer arguments"_s.arg(name.text));
    if (call.text == u"case" && count % 2 == 0)
        return failedAt(offset, u"“case” takes an odd number of arguments"_s);
    return call;
}

} // namespace

std::expected<GithubExpression, GithubExpressionError> parseGithubExpression(QStringView text)
{
    if (text.size() > kMaxLength)
        return failedAt(0, u"the expression is longer than %1 characters"_s.arg(kMaxLength));
    auto tokens = lexGithubExpression(text);
    if (!tokens)
        return std::unexpected(tokens.error());
    if (tokens->size() == 1)
        return failedAt(0, u"the expression is empty"_s);
    return GithubParser(std::move(*tokens)).run();
}

bool callsFunction(const GithubExpression &expression, QStringView name)
{
    if (expression.kind == Kind::Call && name.compare(expression.text, Qt::CaseInsensitive) == 0)
        return true;
    return std::ranges::any_of(expression.operands, [&](const GithubExpression &operand) {
        return callsFunction(operand, name);
    });
}

} // namespace agentops::interop

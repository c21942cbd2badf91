// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens.h"

#include <agentops/review/worddiff.h>

#include <QtCore/QHashFunctions>

#include <algorithm>

namespace agentops::review {

namespace {

enum class Class { Word, Blank, Sign };

Class classOf(QChar c)
{
    if (c.isSpace())
        return Class::Blank;
    // Halves of one character stay together.
    if (c.isLetterOrNumber() || c == u'_' || c.isMark() || c.isSurrogate())
        return Class::Word;
    return Class::Sign;
}

} // namespace

std::vector<Token> tokenize(QStringView line)
{
    std::vector<Token> tokens;
    const int size = static_cast<int>(line.size());
    for (int start = 0; start < size;) {
        const Class kind = classOf(line[start]);
        int end = start + 1;
        while (kind != Class::Sign && end < size && classOf(line[end]) == kind)
            ++end;
        tokens.push_back({.start = start,
                          .length = end - start,
                          .isBlank = kind == Class::Blank,
                          .hash = qHash(line.sliced(start, end - start), size_t(0))});
        start = end;
    }
    return tokens;
}

WordBag bagOf(QStringView line)
{
    // Longer lines are judged by their beginning: enough to tell what became of them.
    constexpr qsizetype kJudged = 1000;
    WordBag bag;
    for (const Token &token : tokenize(line.first(std::min(line.size(), kJudged)))) {
        if (token.isBlank)
            continue;
        bag.words.push_back({token.hash, token.length});
        bag.weight += token.length;
    }
    std::ranges::sort(bag.words, {}, &WordBag::Word::hash);
    return bag;
}

double similarity(const WordBag &a, const WordBag &b)
{
    if (a.weight + b.weight == 0)
        return 1.0;
    int common = 0;
    auto i = a.words.begin();
    auto j = b.words.begin();
    while (i != a.words.end() && j != b.words.end()) {
        if (i->hash < j->hash) {
            ++i;
        } else if (j->hash < i->hash) {
            ++j;
        } else {
            common += i->weight;
            ++i;
            ++j;
        }
    }
    return 2.0 * common / (a.weight + b.weight);
}

double similarity(QStringView before, QStringView after)
{
    return similarity(bagOf(before), bagOf(after));
}

} // namespace agentops::review

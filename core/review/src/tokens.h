// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringView>

#include <cstdint>
#include <vector>

namespace agentops::review {

/// An identifier, a number, a run of blanks or a single sign.
/// Units: UTF-16 code units of the line.
struct Token
{
    int start = 0;
    int length = 0;
    bool isBlank = false;
    uint64_t hash = 0;

    int end() const { return start + length; }
};

std::vector<Token> tokenize(QStringView line);

/// The words of a line without their order, for quick comparison.
struct WordBag
{
    struct Word
    {
        uint64_t hash = 0;
        int weight = 0;
    };
    /// By hash.
    std::vector<Word> words;
    int weight = 0;
};

WordBag bagOf(QStringView line);
/// 0 to 1; lines of blanks are alike.
double similarity(const WordBag &a, const WordBag &b);

} // namespace agentops::review

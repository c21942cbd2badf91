// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/diff.h>
#include <agentops/review/anchor.h>
#include <agentops/review/worddiff.h>

#include "tokens.h"

#include <QtCore/QCryptographicHash>

#include <algorithm>
#include <vector>

namespace agentops::review {

namespace {

constexpr int kContextLines = 3;
/// From this likeness on an edited line is taken for the same one…
constexpr double kEdited = 0.6;
/// …when no other comes nearer than this.
constexpr double kMargin = 0.12;
/// Lines with fewer signs than this say nothing by themselves.
constexpr int kSubstance = 6;
constexpr int kMostCandidates = 8;

QString withoutBlanks(QStringView text)
{
    QString out;
    for (const QChar c : text) {
        if (!c.isSpace())
            out += c;
    }
    return out;
}

QByteArray normalizedHash(QStringView text)
{
    return QCryptographicHash::hash(withoutBlanks(text).toUtf8(), QCryptographicHash::Sha1);
}

struct Candidate
{
    int line = 0;
    double score = 0;
};

/// How many of the anchor's neighbours lie around `line` (0-based): 0 to 6.
int contextAround(const Anchor &anchor, const TextLines &target, int line)
{
    int found = 0;
    const auto isSame = [&](int at, const QString &text) {
        return at >= 0 && at < target.count()
            && withoutBlanks(target.line(at)) == withoutBlanks(text);
    };
    for (qsizetype i = 0; i < anchor.prefix.size(); ++i)
        found += isSame(line - 1 - int(i), anchor.prefix[anchor.prefix.size() - 1 - i]);
    for (qsizetype i = 0; i < anchor.suffix.size(); ++i)
        found += isSame(line + 1 + int(i), anchor.suffix[i]);
    return found;
}

/// The lines of `target` that no line of the origin accounts for; all when it is not known.
std::vector<int> freeLines(const TextLines &target,
                           const std::optional<QList<git::LineChange>> &changes)
{
    std::vector<int> lines;
    if (!changes) {
        for (int i = 0; i < target.count(); ++i)
            lines.push_back(i);
        return lines;
    }
    for (const git::LineChange &change : *changes) {
        for (int i = 0; i < change.newCount; ++i)
            lines.push_back(change.newFirst + i);
    }
    return lines;
}

/// The line taken elsewhere: equal apart from blanks, told from others by what is around it.
std::optional<Position> findMoved(const Anchor &anchor, const TextLines &target,
                                  const std::vector<int> &free)
{
    std::vector<Candidate> found;
    for (const int line : free) {
        if (normalizedHash(target.line(line)) == anchor.normalizedHash)
            found.push_back({line, double(contextAround(anchor, target, line))});
    }
    if (found.empty())
        return std::nullopt;
    std::ranges::stable_sort(found, std::greater(), &Candidate::score);
    const bool hasSubstance = withoutBlanks(anchor.text).size() >= kSubstance;
    const Candidate &best = found.front();
    const bool isClear = found.size() == 1 ? hasSubstance || best.score >= 2
                                           : best.score >= 2 && best.score >= found[1].score + 2;
    if (isClear)
        return Position{Position::State::Moved, {}, best.line + 1, {}};
    // Of lines that fit equally well the one that stayed where it was.
    const bool isStill = std::ranges::any_of(found, [&](const Candidate &candidate) {
        return candidate.line + 1 == anchor.line && candidate.score >= best.score;
    });
    if (isStill && (hasSubstance || best.score >= 2))
        return Position{Position::State::Same, {}, anchor.line, {}};
    if (!hasSubstance)
        return std::nullopt;
    Position position{Position::State::Ambiguous, {}, 0, {}};
    for (const Candidate &candidate : found) {
        if (position.candidates.size() < kMostCandidates)
            position.candidates.append(candidate.line + 1);
    }
    return position;
}

/// The line of the change that the anchored line became.
std::optional<Position> findEdited(const Anchor &anchor, const TextLines &target,
                                   const git::LineChange &change)
{
    const WordBag wanted = bagOf(anchor.text);
    Candidate best;
    double second = 0;
    for (int i = 0; i < change.newCount; ++i) {
        const int line = change.newFirst + i;
        const double score = similarity(wanted, bagOf(target.line(line)))
            + 0.05 * contextAround(anchor, target, line);
        if (score > best.score) {
            second = best.score;
            best = {line, score};
        } else {
            second = std::max(second, score);
        }
    }
    if (best.score < kEdited || best.score - second < kMargin || wanted.weight < kSubstance)
        return std::nullopt;
    return Position{Position::State::Edited, {}, best.line + 1, {}};
}

} // namespace

Anchor makeAnchor(const TextLines &text, const QString &path, Side side, int line)
{
    Anchor anchor;
    anchor.side = side;
    anchor.path = path;
    anchor.line = line;
    if (line == 0)
        return anchor;
    const int index = line - 1;
    anchor.text = text.line(index).toString();
    anchor.normalizedHash = normalizedHash(anchor.text);
    for (int i = std::max(0, index - kContextLines); i < index; ++i)
        anchor.prefix.append(text.line(i).toString());
    for (int i = index + 1; i < std::min(text.count(), index + 1 + kContextLines); ++i)
        anchor.suffix.append(text.line(i).toString());
    return anchor;
}

Position findAnchor(const Anchor &anchor, const std::optional<QByteArray> &origin,
                    const QByteArray *target)
{
    using State = Position::State;
    if (!target)
        return {State::FileDeleted, {}, 0, {}};
    if (anchor.line == 0 || (origin && *origin == *target))
        return {State::Same, {}, anchor.line, {}};

    const TextLines text(*target);
    std::optional<QList<git::LineChange>> changes;
    const git::LineChange *around = nullptr;
    if (origin) {
        if (auto compared = git::diffLines(*origin, *target))
            changes = std::move(*compared);
    }
    if (changes) {
        const int index = anchor.line - 1;
        int shift = 0;
        for (const git::LineChange &change : *changes) {
            if (change.oldFirst + change.oldCount <= index) {
                shift += change.newCount - change.oldCount;
                continue;
            }
            if (change.oldFirst <= index)
                around = &change;
            break;
        }
        if (!around)
            return {shift == 0 ? State::Same : State::Shifted, {}, anchor.line + shift, {}};
    }
    const std::optional<Position> moved = findMoved(anchor, text, freeLines(text, changes));
    if (moved && moved->state == State::Moved) {
        // In its own change an equal line is an edit of the blanks around it.
        const int line = moved->line - 1;
        if (around && line >= around->newFirst && line < around->newFirst + around->newCount)
            return {State::Edited, {}, moved->line, {}};
        return *moved;
    }
    if (around) {
        if (auto edited = findEdited(anchor, text, *around); edited && !moved)
            return *edited;
    }
    return moved.value_or(Position{State::Deleted, {}, 0, {}});
}

} // namespace agentops::review

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <functional>

namespace agentops::script {

/// Where a name stands.
/// Units: from 0 in the text that was read. Shape: of `["d"]` the letter d, and `end` is behind the
/// bracket.
struct NamePlace
{
    qsizetype offset = 0;
    qsizetype length = 0;
    qsizetype end = 0;

    friend bool operator==(const NamePlace &, const NamePlace &) = default;
};

/// A name that a source takes from outside, and what it reads from it as far as the text tells.
/// Units: `offset` counts from 0 in the text that was read.
struct FreeName
{
    QString name;
    /// `a.b?.c["d"][0]` is b, c, d, 0; it ends at whatever is computed and before what is called.
    QStringList path;
    qsizetype offset = 0;
    /// Of the names of the path.
    QList<NamePlace> places{};

    friend bool operator==(const FreeName &, const FreeName &) = default;
};

/// What reading a source found, without running it.
struct SourceScan
{
    /// In the order of the text, each use by itself; without what the source declares (parameters,
    /// variables, functions), with what the language brings along (`Math`).
    QList<FreeName> names;
    /// The source with every long name made into one that JavaScript takes: same length, same
    /// places. `plainName()` undoes it.
    QString script;
    /// Where the source ends: at the `}}` that closes it, else at the end of the text.
    qsizetype end = 0;
};

/// The length of a name at the start of the text that holds `-`, or 0: `shell-k3x9p2` is one name
/// where there is a step of that id.
using LongName = std::function<qsizetype(QStringView)>;

/// Reads `text` from `start` as JavaScript: an expression, or the body of a function.
///
/// With `untilBraces` it ends at the first `}}` that is in no string, template, comment, regular
/// expression or bracket.
/// Complexity: linear, but for nested arrow functions (linear per level).
/// Errors: script.syntax, with "offset" in the text: what does not end, brackets that do not match.
/// Thread: any.
Result<SourceScan> scanSource(QStringView text, qsizetype start, bool untilBraces,
                              const LongName &longName = {});

/// The name in the text that a name of a script stands for.
QString plainName(QString text);
/// Whether the language itself brings that name along: `Math`, `undefined`.
bool isStandardName(QStringView name);
/// Whether JavaScript reserves the word: `new`, `this`.
bool isReservedWord(QStringView name);

} // namespace agentops::script

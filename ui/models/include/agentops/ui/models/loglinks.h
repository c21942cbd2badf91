// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QString>

#include <optional>

namespace agentops::ui {

/// A place in a text that leads somewhere.
struct LogLink
{
    enum class Kind {
        File, ///< `target` is a path as it was written
        Address, ///< `target` is an http or https address
        Node, ///< `target` is the id of a node
    };

    qsizetype start = 0;
    qsizetype length = 0;
    Kind kind = Kind::File;
    QString target;
    /// Counted from 1; 0 when it was not said.
    int line = 0;
    int column = 0;

    friend bool operator==(const LogLink &, const LogLink &) = default;
};

/// What a line of a log refers to: files with a line, as compilers and test runners write them
/// (`path:line[:column]`, `path(line,column)`, `File "path", line N`), web addresses, and quoted
/// ids of `nodes`. Whether a file exists is not asked.
/// Shape: in order, none over another one. Complexity: linear.
QList<LogLink> findLogLinks(const QString &text, const QSet<QString> &nodes = {});

/// A file that a log refers to.
struct LogFile
{
    /// Absolute.
    QString path;
    /// Whether the system shows such a file when it is opened, instead of running it.
    bool isSafeToOpen = false;
};

/// Finds the file in the folder where the steps worked; nothing where it does not exist or is
/// outside: what a log says is not to be trusted with the rest of the disk. The leading `a/` and
/// `b/` of git's diffs are left out where that finds it.
/// Thread: any; asks the disk.
std::optional<LogFile> findLogFileBlocking(const QString &folder, const QString &path);

} // namespace agentops::ui

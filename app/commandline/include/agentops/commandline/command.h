// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace agentops::commandline {

/// What a value is: it decides how the parser checks it and what the shell completes.
enum class ValueType {
    Flag, ///< no value: given or not
    Text,
    Number, ///< a whole number
    File,
    Folder,
    Choice, ///< one of `choices`
    Assignment, ///< key=value
};

enum class Count { One, Optional, OneOrMore, ZeroOrMore };

struct Option
{
    QString name; ///< without the dashes
    QString help; ///< lower case, no full stop
    ValueType type = ValueType::Flag;
    QString placeholder = {}; ///< how help names the value, such as PATH
    QStringList choices = {};
    int least = 0; ///< the smallest Number; below zero: `--name -5` is a value too
    bool isRepeatable = false;
    QString defaultValue = {}; ///< said in help only: the command applies it
};

struct Argument
{
    QString name; ///< upper case
    QString help;
    ValueType type = ValueType::Text;
    Count count = Count::One;
    QStringList choices = {};
};

/// One thing the program can do.
struct Command
{
    QString path; ///< its words, such as "runs list"
    QString summary; ///< one line, a verb first, no full stop
    QString description = {}; ///< paragraphs separated by a blank line
    QList<Argument> arguments = {};
    QList<Option> options = {};
    QString jsonShape = {}; ///< the document that --json prints
    QStringList examples = {};
};

/// Words that only group commands: "runs" of "runs list".
struct Group
{
    QString name;
    QString summary;
};

struct ExitStatus
{
    int code = 0;
    QString meaning;
};

/// The whole command line of a program; parsing, help, completion and the man page come from it.
struct Program
{
    QString name;
    QString version;
    QString summary;
    QString description;
    QList<Option> commonOptions; ///< accepted by every command
    QList<Group> groups;
    QList<Command> commands;
    QList<ExitStatus> exitStatuses;
    QList<Option> environment; ///< variables, as name and help

    const Command *findCommand(QStringView path) const;
    const Group *findGroup(QStringView name) const;
    /// The words that may follow `path` (empty: the first words), in table order.
    QStringList wordsAfter(QStringView path) const;
};

} // namespace agentops::commandline

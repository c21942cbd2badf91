// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/commandline/help.h>

#include <algorithm>

namespace agentops::commandline {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIndent = 2;
constexpr int kWidestTerm = 30;

QString wrapped(const QString &text, int width, int indent)
{
    const QString margin(indent, u' ');
    QString result;
    for (const QString &paragraph : text.split("\n\n"_L1)) {
        QString line;
        for (const QString &word : paragraph.simplified().split(u' ')) {
            if (!line.isEmpty() && indent + line.size() + 1 + word.size() > width) {
                result += margin + line + u'\n';
                line.clear();
            }
            line += line.isEmpty() ? word : u' ' + word;
        }
        result += margin + line + "\n\n"_L1;
    }
    result.chop(1);
    return result;
}

struct Row
{
    QString term;
    QString text;
};

/// Two columns; a term that is too wide stands on a line of its own.
QString table(const QList<Row> &rows, int width)
{
    qsizetype widest = 0;
    for (const Row &row : rows) {
        if (row.term.size() <= kWidestTerm)
            widest = std::max(widest, row.term.size());
    }
    const int column = kIndent + int(widest) + 2;
    QString result;
    for (const Row &row : rows) {
        const QString text = wrapped(row.text, width, column);
        const QString term = QString(kIndent, u' ') + row.term;
        if (row.term.size() > widest)
            result += term + u'\n' + text;
        else
            result += term.leftJustified(column) + text.sliced(column);
    }
    return result;
}

QString optionTerm(const Option &option)
{
    return option.type == ValueType::Flag ? "--"_L1 + option.name
                                          : "--"_L1 + option.name + u' ' + option.placeholder;
}

QString optionText(const Option &option)
{
    QString text = option.help;
    if (!option.choices.isEmpty())
        text += ": "_L1 + option.choices.join(", "_L1);
    if (!option.defaultValue.isEmpty())
        text += u" (default: %1)"_s.arg(option.defaultValue);
    if (option.isRepeatable)
        text += " (may be repeated)"_L1;
    return text;
}

QString optionTable(const QString &title, const QList<Option> &options, int width)
{
    QList<Row> rows;
    for (const Option &option : options)
        rows.append({optionTerm(option), optionText(option)});
    return rows.isEmpty() ? QString() : u'\n' + title + ":\n"_L1 + table(rows, width);
}

QString argumentTerm(const Argument &argument)
{
    switch (argument.count) {
    case Count::One:
        return argument.name;
    case Count::Optional:
        return u'[' + argument.name + u']';
    case Count::OneOrMore:
        return argument.name + "..."_L1;
    case Count::ZeroOrMore:
        return u'[' + argument.name + "...]"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

QString commandHelp(const Program &program, const Command &command, int width)
{
    QString text = "Usage: "_L1 + usageLine(program, command) + "\n\n"_L1;
    text += wrapped(command.summary + u'.', width, 0);
    if (!command.description.isEmpty())
        text += u'\n' + wrapped(command.description, width, 0);
    QList<Row> arguments;
    for (const Argument &argument : command.arguments) {
        QString help = argument.help;
        if (!argument.choices.isEmpty())
            help += ": "_L1 + argument.choices.join(", "_L1);
        arguments.append({argument.name, help});
    }
    if (!arguments.isEmpty())
        text += "\nArguments:\n"_L1 + table(arguments, width);
    text += optionTable(u"Options"_s, command.options, width);
    text += optionTable(u"Common options"_s, program.commonOptions, width);
    if (!command.jsonShape.isEmpty())
        text += "\nWith --json:\n"_L1 + wrapped(command.jsonShape, width, kIndent);
    if (!command.examples.isEmpty()) {
        text += "\nExamples:\n"_L1;
        for (const QString &example : command.examples)
            text += QString(kIndent, u' ') + example + u'\n';
    }
    return text;
}

QString groupHelp(const Program &program, const Group &group, int width)
{
    QString text = u"Usage: %1 %2 COMMAND [OPTIONS]\n\n"_s.arg(program.name, group.name);
    text += wrapped(group.summary + u'.', width, 0) + "\nCommands:\n"_L1;
    QList<Row> rows;
    for (const Command &command : program.commands) {
        if (command.path.startsWith(group.name + u' '))
            rows.append({command.path, command.summary});
    }
    return text + table(rows, width)
        + u"\n'%1 %2 COMMAND --help' says more about a command.\n"_s.arg(program.name, group.name);
}

QString programHelp(const Program &program, int width)
{
    QString text = u"Usage: %1 COMMAND [ARGUMENTS] [OPTIONS]\n\n"_s.arg(program.name);
    text += wrapped(program.summary.left(1).toUpper() + program.summary.sliced(1) + u'.', width, 0);
    text += u'\n' + wrapped(program.description, width, 0) + "\nCommands:\n"_L1;
    QList<Row> rows;
    for (const QString &word : program.wordsAfter({})) {
        const Command *command = program.findCommand(word);
        const Group *group = program.findGroup(word);
        if (group) {
            rows.append(
                {word, u"%1 (%2)"_s.arg(group->summary, program.wordsAfter(word).join(", "_L1))});
        } else if (command) {
            rows.append({word, command->summary});
        }
    }
    text += table(rows, width);
    text += optionTable(u"Common options"_s, program.commonOptions, width);
    QList<Row> statuses;
    for (const ExitStatus &status : program.exitStatuses)
        statuses.append({QString::number(status.code), status.meaning});
    text += "\nExit status:\n"_L1 + table(statuses, width);
    QList<Row> variables;
    for (const Option &variable : program.environment)
        variables.append({variable.name, variable.help});
    if (!variables.isEmpty())
        text += "\nEnvironment:\n"_L1 + table(variables, width);
    return text + u"\n'%1 COMMAND --help' says more about a command.\n"_s.arg(program.name);
}

} // namespace

QString usageLine(const Program &program, const Command &command)
{
    QString line = program.name + u' ' + command.path;
    for (const Argument &argument : command.arguments)
        line += u' ' + argumentTerm(argument);
    for (const Option &option : command.options)
        line += " ["_L1 + optionTerm(option) + (option.isRepeatable ? "]..."_L1 : "]"_L1);
    return line;
}

QString helpText(const Program &program, const QString &path, int width)
{
    if (const Command *command = program.findCommand(path))
        return commandHelp(program, *command, width);
    if (const Group *group = program.findGroup(path))
        return groupHelp(program, *group, width);
    return programHelp(program, width);
}

} // namespace agentops::commandline

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/commandline/help.h>

namespace agentops::commandline {

using namespace Qt::StringLiterals;

namespace {

/// Text as troff reads it: no line may begin with a control character, a dash is a real minus.
QString escaped(const QString &text)
{
    QString result;
    for (QString line : text.split(u'\n')) {
        line.replace(u'\\', "\\e"_L1).replace(u'-', "\\-"_L1);
        if (line.startsWith(u'.') || line.startsWith(u'\''))
            line.prepend("\\&"_L1);
        result += line + u'\n';
    }
    result.chop(1);
    return result;
}

QString paragraphs(const QString &text)
{
    QStringList parts;
    for (const QString &paragraph : text.split("\n\n"_L1))
        parts.append(escaped(paragraph.simplified()));
    return parts.join("\n.PP\n"_L1) + u'\n';
}

QString item(const QString &term, const QString &text)
{
    return ".TP\n.B "_L1 + escaped(term) + u'\n' + escaped(text.simplified()) + u'\n';
}

QString optionItems(const QList<Option> &options)
{
    QString result;
    for (const Option &option : options) {
        QString text = option.help;
        if (!option.choices.isEmpty())
            text += ": "_L1 + option.choices.join(", "_L1);
        if (!option.defaultValue.isEmpty())
            text += u" (default: %1)"_s.arg(option.defaultValue);
        if (option.isRepeatable)
            text += " (may be repeated)"_L1;
        const bool isFlag = option.type == ValueType::Flag;
        result +=
            item("--"_L1 + option.name + (isFlag ? QString() : u' ' + option.placeholder), text);
    }
    return result;
}

QString commandSection(const Program &program, const Command &command)
{
    QString text = ".SS "_L1 + escaped(usageLine(program, command)) + u'\n';
    text += paragraphs(command.summary + u'.');
    if (!command.description.isEmpty())
        text += ".PP\n"_L1 + paragraphs(command.description);
    for (const Argument &argument : command.arguments)
        text += item(argument.name, argument.help);
    text += optionItems(command.options);
    if (!command.jsonShape.isEmpty())
        text += item(u"With --json:"_s, command.jsonShape);
    if (!command.examples.isEmpty()) {
        text += ".PP\nExamples:\n.PP\n.nf\n"_L1;
        for (const QString &example : command.examples)
            text += escaped(example) + u'\n';
        text += ".fi\n"_L1;
    }
    return text;
}

} // namespace

QString manPage(const Program &program)
{
    QString text = u".TH %1 1 \"\" \"%2 %3\" \"User Commands\"\n"_s.arg(
        program.name.toUpper(), program.name, program.version);
    text += ".SH NAME\n"_L1 + escaped(program.name) + " \\- "_L1 + escaped(program.summary) + u'\n';
    text += ".SH SYNOPSIS\n.B "_L1 + escaped(program.name) + "\nCOMMAND [ARGUMENTS] [OPTIONS]\n"_L1;
    text += ".SH DESCRIPTION\n"_L1 + paragraphs(program.description);
    text += ".SH COMMON OPTIONS\n"_L1 + optionItems(program.commonOptions);
    text += ".SH COMMANDS\n"_L1;
    for (const Command &command : program.commands)
        text += commandSection(program, command);
    text += ".SH EXIT STATUS\n"_L1;
    for (const ExitStatus &status : program.exitStatuses)
        text += item(QString::number(status.code), status.meaning);
    if (!program.environment.isEmpty()) {
        text += ".SH ENVIRONMENT\n"_L1;
        for (const Option &variable : program.environment)
            text += item(variable.name, variable.help);
    }
    return text;
}

} // namespace agentops::commandline

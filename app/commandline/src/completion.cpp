// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/commandline/completion.h>

namespace agentops::commandline {

using namespace Qt::StringLiterals;

namespace {

/// What follows at one place of a command line: words of the table, or paths.
struct Candidates
{
    QStringList words;
    bool areFiles = false;
    bool areFolders = false;
};

Candidates candidatesOf(ValueType type, const QStringList &choices)
{
    return {.words = choices,
            .areFiles = type == ValueType::File,
            .areFolders = type == ValueType::Folder};
}

QStringList optionWords(const Program &program, const Command &command)
{
    QStringList words;
    for (const Option &option : command.options)
        words.append("--"_L1 + option.name);
    for (const Option &option : program.commonOptions)
        words.append("--"_L1 + option.name);
    return words;
}

QStringList groupPaths(const Program &program)
{
    QStringList paths = {QString()};
    for (const Group &group : program.groups)
        paths.append(group.name);
    return paths;
}

QStringList valueOptionWords(const Program &program)
{
    QStringList words;
    const auto collect = [&words](const QList<Option> &options) {
        for (const Option &option : options) {
            if (option.type != ValueType::Flag && !words.contains("--"_L1 + option.name))
                words.append("--"_L1 + option.name);
        }
    };
    collect(program.commonOptions);
    for (const Command &command : program.commands)
        collect(command.options);
    return words;
}

QString caseLine(const QString &pattern, const QString &action)
{
    return u"        \"%1\") %2 ;;\n"_s.arg(pattern, action);
}

/// The body that bash and zsh share: sets `offer` (words) and `kind` (files, folders) from the
/// command `at` and the word before the cursor, `previous`.
QString posixTable(const Program &program)
{
    QString text = u"    case \"$at $previous\" in\n"_s;
    const auto action = [](const Candidates &candidates) -> QString {
        if (candidates.areFiles)
            return u"kind=files; return"_s;
        if (candidates.areFolders)
            return u"kind=folders; return"_s;
        return u"offer='%1'; return"_s.arg(candidates.words.join(u' '));
    };
    for (const Command &command : program.commands) {
        for (const Option &option : command.options + program.commonOptions) {
            if (option.type != ValueType::Flag)
                text += caseLine(command.path + " --"_L1 + option.name,
                                 action(candidatesOf(option.type, option.choices)));
        }
    }
    text += "    esac\n    case \"$at\" in\n"_L1;
    for (const QString &group : groupPaths(program))
        text += caseLine(group, u"offer='%1'"_s.arg(program.wordsAfter(group).join(u' ')));
    for (const Command &command : program.commands) {
        Candidates arguments;
        for (const Argument &argument : command.arguments) {
            const Candidates more = candidatesOf(argument.type, argument.choices);
            arguments.words += more.words;
            arguments.areFiles |= more.areFiles;
            arguments.areFolders |= more.areFolders;
        }
        const QString paths = arguments.areFiles ? u"; kind=files"_s
            : arguments.areFolders               ? u"; kind=folders"_s
                                                 : QString();
        const QString words = (arguments.words + optionWords(program, command)).join(u' ');
        text += caseLine(command.path, u"offer='%1'"_s.arg(words) + paths);
    }
    return text + "    esac\n"_L1;
}

/// Finds the command among the words before the cursor; options and their values are skipped.
QString posixScan(const Program &program)
{
    QString text = u"    for word in \"$@\"; do\n"
                   "        if [ -n \"$skip\" ]; then skip=; continue; fi\n"
                   "        case \"$word\" in\n"_s;
    text += u"            %1) skip=1; continue ;;\n"_s.arg(valueOptionWords(program).join(u'|'));
    text += u"            -*) continue ;;\n"
            "        esac\n"
            "        case \"$at\" in\n"_s;
    QStringList groups;
    for (const Group &group : program.groups)
        groups.append(u'"' + group.name + u'"');
    text += u"            \"\") at=$word ;;\n"_s;
    text += u"            %1) at=\"$at $word\" ;;\n"_s.arg(groups.join(u'|'));
    return text + "        esac\n    done\n"_L1;
}

QString bashScript(const Program &program)
{
    return u"# bash completion for %1: source it, or put it where bash-completion looks\n"
           "_%1_candidates()\n{\n"
           "    local previous=$1 word skip=\n    shift\n%2%3}\n\n"
           "_%1()\n{\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} at= offer= kind=\n"
           "    _%1_candidates \"${COMP_WORDS[COMP_CWORD-1]}\" "
           "\"${COMP_WORDS[@]:1:COMP_CWORD-1}\"\n"
           "    COMPREPLY=($(compgen -W \"$offer\" -- \"$current\"))\n"
           "    case \"$kind\" in\n"
           "        files) compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- "
           "\"$current\")) ;;\n"
           "        folders) compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -d -- "
           "\"$current\")) ;;\n"
           "    esac\n}\n"
           "complete -F _%1 %1\n"_s.arg(program.name, posixScan(program), posixTable(program));
}

QString zshScript(const Program &program)
{
    return u"#compdef %1\n"
           "# zsh completion for %1: a file named _%1 in a folder of $fpath\n"
           "_%1_candidates()\n{\n"
           "    local previous=$1 word skip=\n    shift\n%2%3}\n\n"
           "_%1()\n{\n"
           "    local at= offer= kind=\n"
           "    _%1_candidates \"${words[CURRENT-1]}\" \"${words[@]:1:$((CURRENT-2))}\"\n"
           "    [ -z \"$offer\" ] || compadd -- ${=offer}\n"
           "    case \"$kind\" in\n"
           "        files) _files ;;\n"
           "        folders) _files -/ ;;\n"
           "    esac\n}\n"
           "compdef _%1 %1\n"
           "# Loaded by its first use, the file is the body of the function.\n"
           "if [ \"$funcstack[1]\" = _%1 ]; then _%1 \"$@\"; fi\n"_s.arg(
               program.name, posixScan(program), posixTable(program));
}

QString fishQuoted(QString text)
{
    return u'\'' + text.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1) + u'\'';
}

QString fishOption(const Program &program, const QString &condition, const Option &option)
{
    QString line = u"complete -c %1 -n %2 -l %3 -d %4"_s.arg(program.name, fishQuoted(condition),
                                                             option.name, fishQuoted(option.help));
    const Candidates candidates = candidatesOf(option.type, option.choices);
    if (candidates.areFiles)
        line += " -r -F"_L1;
    else if (candidates.areFolders)
        line += " -x -a '(__fish_complete_directories)'"_L1;
    else if (option.type != ValueType::Flag)
        line += " -x -a "_L1 + fishQuoted(candidates.words.join(u' '));
    return line + u'\n';
}

QString fishScript(const Program &program)
{
    QString text = u"# fish completion for %1: a file named %1.fish in fish's completions folder\n"
                   "function __%1_at\n"
                   "    set -l words (commandline -opc)[2..-1]\n"
                   "    string match -q -- \"$argv\" (string join ' ' -- (string match -v -- '-*' "
                   "$words)[1..(count $argv)])\n"
                   "end\n"
                   "complete -c %1 -f\n"_s.arg(program.name);
    const auto at = [&program](const QString &path) -> QString {
        return path.isEmpty() ? u"__fish_use_subcommand"_s
                              : u"__%1_at %2"_s.arg(program.name, path);
    };
    for (const QString &group : groupPaths(program)) {
        for (const QString &word : program.wordsAfter(group)) {
            const QString path = group.isEmpty() ? word : group + u' ' + word;
            const Command *command = program.findCommand(path);
            const Group *below = program.findGroup(path);
            text += u"complete -c %1 -n %2 -a %3 -d %4\n"_s.arg(
                program.name, fishQuoted(at(group)), word,
                fishQuoted(command     ? command->summary
                               : below ? below->summary
                                       : QString()));
        }
    }
    for (const Command &command : program.commands) {
        for (const Option &option : command.options + program.commonOptions)
            text += fishOption(program, at(command.path), option);
        for (const Argument &argument : command.arguments) {
            const Candidates candidates = candidatesOf(argument.type, argument.choices);
            if (candidates.areFiles || candidates.areFolders)
                text +=
                    u"complete -c %1 -n %2 -F\n"_s.arg(program.name, fishQuoted(at(command.path)));
            else if (!candidates.words.isEmpty())
                text += u"complete -c %1 -n %2 -a %3\n"_s.arg(
                    program.name, fishQuoted(at(command.path)),
                    fishQuoted(candidates.words.join(u' ')));
        }
    }
    return text;
}

} // namespace

QString completionScript(const Program &program, Shell shell)
{
    switch (shell) {
    case Shell::Bash:
        return bashScript(program);
    case Shell::Zsh:
        return zshScript(program);
    case Shell::Fish:
        return fishScript(program);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace agentops::commandline

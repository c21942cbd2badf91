// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/commandline/parser.h>

#include <agentops/base/closestword.h>

#include <algorithm>

namespace agentops::commandline {

using namespace Qt::StringLiterals;

std::optional<QString> Invocation::value(QStringView option) const
{
    const auto it = m_options.constFind(option.toString());
    return it == m_options.cend() || it->isEmpty() ? std::nullopt : std::optional(it->last());
}

QString Invocation::value(QStringView option, const QString &fallback) const
{
    return value(option).value_or(fallback);
}

std::optional<int> Invocation::number(QStringView option) const
{
    const auto text = value(option);
    return text ? std::optional(text->toInt()) : std::nullopt;
}

QString Invocation::argument(QStringView name) const
{
    return m_arguments.value(name.toString()).value(0);
}

/// Goes through the words once; what it has understood so far is in m_result.
class Parser
{
public:
    Parser(const Program &program, const QStringList &words)
        : m_program(program)
        , m_words(words) { }

    Result<Invocation> parse()
    {
        bool onlyArguments = false;
        for (m_at = 0; m_at < m_words.size(); ++m_at) {
            const QString &word = m_words[m_at];
            if (!onlyArguments && word == "--"_L1) {
                onlyArguments = true;
            } else if (!onlyArguments && word.size() > 1 && word.startsWith(u'-')) {
                AO_CHECK(takeOption(word));
            } else if (!m_command || (!onlyArguments && isLongerCommand(word))) {
                AO_CHECK(takeCommandWord(word));
            } else {
                m_arguments.append(word);
            }
        }
        if (m_result.m_helpWanted || m_result.m_versionWanted)
            return std::move(m_result);
        if (!m_command)
            return missingCommand();
        AO_CHECK(checkEarlyOptions());
        AO_CHECK(assignArguments());
        return std::move(m_result);
    }

private:
    std::unexpected<Error> usage(const QString &message) const
    {
        return fail(Error(errors::kUsage, message).with(u"command"_s, m_result.m_path));
    }

    std::unexpected<Error> missingCommand() const
    {
        if (m_result.m_path.isEmpty())
            return usage(u"no command given"_s);
        return usage(u"'%1' needs one of: %2"_s.arg(
            m_result.m_path, m_program.wordsAfter(m_result.m_path).join(", "_L1)));
    }

    /// A command may also be the first word of others.
    bool isLongerCommand(const QString &word) const
    {
        return m_arguments.isEmpty() && m_program.findCommand(m_result.m_path + u' ' + word);
    }

    Result<> takeCommandWord(const QString &word)
    {
        const QString path = m_result.m_path.isEmpty() ? word : m_result.m_path + u' ' + word;
        m_command = m_program.findCommand(path);
        const QStringList known = m_program.wordsAfter(m_result.m_path);
        if (!m_command && !known.contains(word)) {
            return usage(u"there is no command '%1'%2"_s.arg(path, didYouMean(word, known)));
        }
        m_result.m_path = path;
        return {};
    }

    const Option *findOption(const QString &name) const
    {
        const auto in = [&name](const QList<Option> &options) -> const Option * {
            const auto it = std::ranges::find(options, name, &Option::name);
            return it == options.end() ? nullptr : &*it;
        };
        if (const Option *common = in(m_program.commonOptions))
            return common;
        if (m_command)
            return in(m_command->options);
        for (const Command &command : m_program.commands) {
            if (const Option *option = in(command.options))
                return option;
        }
        return nullptr;
    }

    std::unexpected<Error> unknownOption(const QString &shown) const
    {
        QStringList known;
        for (const Option &o : m_program.commonOptions)
            known.append("--"_L1 + o.name);
        for (const Option &o : m_command ? m_command->options : QList<Option>())
            known.append("--"_L1 + o.name);
        return usage(u"%1 has no option '%2'%3"_s.arg(m_command ? u"'%1'"_s.arg(m_result.m_path)
                                                                : m_program.name,
                                                      shown, didYouMean(shown, known)));
    }

    Result<> takeOption(const QString &word)
    {
        if (word == "-h"_L1 || word == "--help"_L1) {
            m_result.m_helpWanted = true;
            return {};
        }
        if (word == "-V"_L1 || word == "--version"_L1) {
            m_result.m_versionWanted = true;
            return {};
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.left(equals < 0 ? word.size() : equals).sliced(1);
        const Option *option = name.startsWith(u'-') ? findOption(name.sliced(1)) : nullptr;
        if (!option)
            return unknownOption(u'-' + name);
        if (!m_command)
            m_earlyOptions.append(option->name);
        QString value;
        if (option->type == ValueType::Flag) {
            if (equals >= 0)
                return usage(u"--%1 takes no value"_s.arg(option->name));
        } else if (equals >= 0) {
            value = word.sliced(equals + 1);
        } else if (m_at + 1 < m_words.size()) {
            value = m_words[++m_at];
        } else {
            return usage(u"--%1 needs a value: --%1 %2"_s.arg(option->name, option->placeholder));
        }
        AO_CHECK(checkOption(*option, value));
        QStringList &values = m_result.m_options[option->name];
        if (!option->isRepeatable && !values.isEmpty() && option->type != ValueType::Flag)
            return usage(u"--%1 is given more than once"_s.arg(option->name));
        values.append(value);
        return {};
    }

    /// Options before the command were understood as those of any command.
    Result<> checkEarlyOptions() const
    {
        for (const QString &name : m_earlyOptions) {
            const Option *option = findOption(name);
            if (!option)
                return unknownOption("--"_L1 + name);
            for (const QString &value : m_result.m_options[name])
                AO_CHECK(checkOption(*option, value));
        }
        return {};
    }

    Result<> checkOption(const Option &option, const QString &value) const
    {
        const QString what = "--"_L1 + option.name;
        AO_CHECK(checkValue(what, value, option.type, option.choices));
        if (option.type == ValueType::Number && value.toInt() < option.least)
            return usage(
                u"%1 needs at least %2, not '%3'"_s.arg(what).arg(option.least).arg(value));
        return {};
    }

    Result<> checkValue(const QString &what, const QString &value, ValueType type,
                        const QStringList &choices) const
    {
        if (type == ValueType::Number) {
            bool ok = false;
            value.toInt(&ok);
            if (!ok)
                return usage(u"%1 needs a whole number, not '%2'"_s.arg(what, value));
        } else if (type == ValueType::Choice && !choices.contains(value)) {
            return usage(u"%1 is one of %2, not '%3'%4"_s.arg(what, choices.join(", "_L1), value,
                                                              didYouMean(value, choices)));
        } else if (type == ValueType::Assignment && value.indexOf(u'=') < 1) {
            return usage(u"%1 needs key=value, not '%2'"_s.arg(what, value));
        } else if (type != ValueType::Flag && value.isEmpty()) {
            return usage(u"%1 needs a value that is not empty"_s.arg(what));
        }
        return {};
    }

    Result<> assignArguments()
    {
        qsizetype next = 0;
        for (const Argument &argument : m_command->arguments) {
            const qsizetype left = m_arguments.size() - next;
            const bool isNeeded =
                argument.count == Count::One || argument.count == Count::OneOrMore;
            const bool takesRest =
                argument.count == Count::OneOrMore || argument.count == Count::ZeroOrMore;
            if (left == 0 && isNeeded)
                return usage(
                    u"'%1' needs %2: %3"_s.arg(m_result.m_path, argument.name, argument.help));
            const qsizetype taken = takesRest ? left : std::min<qsizetype>(left, 1);
            for (const QString &value : m_arguments.sliced(next, taken)) {
                AO_CHECK(checkValue(argument.name, value, argument.type, argument.choices));
                m_result.m_arguments[argument.name].append(value);
            }
            next += taken;
        }
        if (next < m_arguments.size())
            return usage(u"'%1' does not know what to do with '%2'"_s.arg(m_result.m_path,
                                                                          m_arguments[next]));
        return {};
    }

    const Program &m_program;
    const QStringList &m_words;
    qsizetype m_at = 0;
    const Command *m_command = nullptr;
    QStringList m_arguments;
    QStringList m_earlyOptions;
    Invocation m_result;
};

Result<Invocation> parse(const Program &program, const QStringList &words)
{
    return Parser(program, words).parse();
}

} // namespace agentops::commandline

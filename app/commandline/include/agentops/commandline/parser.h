// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/commandline/command.h>

#include <QtCore/QHash>

#include <optional>

namespace agentops::commandline {

namespace errors {
/// The command line is not one that the program understands.
inline constexpr ErrorCode kUsage{"commandline.usage"};
} // namespace errors

/// A command line that was understood.
class Invocation
{
public:
    const QString &path() const { return m_path; }
    bool isHelpWanted() const { return m_helpWanted; }
    bool isVersionWanted() const { return m_versionWanted; }

    bool hasFlag(QStringView option) const { return m_options.contains(option.toString()); }
    /// The last value given to an option.
    std::optional<QString> value(QStringView option) const;
    QString value(QStringView option, const QString &fallback) const;
    QStringList values(QStringView option) const { return m_options.value(option.toString()); }
    /// A Number option's value.
    std::optional<int> number(QStringView option) const;
    /// The value of an argument, empty when an optional one was left out.
    QString argument(QStringView name) const;
    QStringList arguments(QStringView name) const { return m_arguments.value(name.toString()); }

private:
    friend class Parser;

    QString m_path;
    QHash<QString, QStringList> m_options;
    QHash<QString, QStringList> m_arguments;
    bool m_helpWanted = false;
    bool m_versionWanted = false;
};

/// Understands `words` (without the program's name).
/// Options may stand anywhere, as --name VALUE or --name=VALUE; after "--" every word is an
/// argument. Errors: commandline.usage, naming the word that is wrong and the closest one that is
/// right; the context "command" names the command as far as it was understood.
Result<Invocation> parse(const Program &program, const QStringList &words);

} // namespace agentops::commandline

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/commandline/command.h>

#include <algorithm>

namespace agentops::commandline {

using namespace Qt::StringLiterals;

const Command *Program::findCommand(QStringView path) const
{
    const auto it = std::ranges::find(commands, path, &Command::path);
    return it == commands.end() ? nullptr : &*it;
}

const Group *Program::findGroup(QStringView groupName) const
{
    const auto it = std::ranges::find(groups, groupName, &Group::name);
    return it == groups.end() ? nullptr : &*it;
}

QStringList Program::wordsAfter(QStringView path) const
{
    const QString prefix = path.isEmpty() ? QString() : path.toString() + u' ';
    QStringList words;
    for (const Command &command : commands) {
        if (!command.path.startsWith(prefix))
            continue;
        const QString word = command.path.sliced(prefix.size()).section(u' ', 0, 0);
        if (!words.contains(word))
            words.append(word);
    }
    return words;
}

} // namespace agentops::commandline

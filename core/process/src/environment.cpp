// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/process/environment.h>

#include <QtCore/QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace agentops::process {

namespace {

const QStringList &alwaysInherited()
{
    static const QStringList names{
        u"PATH"_s,
        u"HOME"_s,
        u"USER"_s,
        u"LOGNAME"_s,
        u"SHELL"_s,
        u"LANG"_s,
        u"LANGUAGE"_s,
        u"LC_ALL"_s,
        u"LC_CTYPE"_s,
        u"LC_MESSAGES"_s,
        u"TZ"_s,
        u"TMPDIR"_s,
        u"TERM"_s,
        u"DISPLAY"_s,
        u"WAYLAND_DISPLAY"_s,
        u"XAUTHORITY"_s,
        u"XDG_RUNTIME_DIR"_s,
        u"XDG_CACHE_HOME"_s,
        u"XDG_CONFIG_HOME"_s,
        u"XDG_DATA_HOME"_s,
#ifdef Q_OS_WIN
        u"SystemRoot"_s,
        u"SystemDrive"_s,
        u"ComSpec"_s,
        u"PATHEXT"_s,
        u"TEMP"_s,
        u"TMP"_s,
        u"USERPROFILE"_s,
        u"USERNAME"_s,
        u"APPDATA"_s,
        u"LOCALAPPDATA"_s,
        u"ProgramData"_s,
        u"ProgramFiles"_s,
        u"ProgramFiles(x86)"_s,
        u"NUMBER_OF_PROCESSORS"_s,
        u"PROCESSOR_ARCHITECTURE"_s,
#endif
    };
    return names;
}

} // namespace

Environment Environment::inherited(const QStringList &alsoNamed)
{
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    Environment environment;
    for (const QString &name : alwaysInherited() + alsoNamed) {
        if (ours.contains(name))
            environment.set(name, ours.value(name));
    }
    return environment;
}

Environment Environment::forGit()
{
    Environment environment =
        inherited({u"SSH_AUTH_SOCK"_s, u"GIT_CONFIG_GLOBAL"_s, u"GIT_CONFIG_NOSYSTEM"_s,
                   u"GIT_SSH_COMMAND"_s, u"http_proxy"_s, u"https_proxy"_s, u"all_proxy"_s,
                   u"no_proxy"_s, u"HTTPS_PROXY"_s, u"ALL_PROXY"_s, u"NO_PROXY"_s});
    environment.set(u"LC_ALL"_s, u"C"_s);
    environment.set(u"GIT_TERMINAL_PROMPT"_s, u"0"_s);
    environment.remove(u"DISPLAY"_s);
    return environment;
}

QStringList Environment::toStringList() const
{
    QStringList list;
    for (auto it = m_variables.begin(); it != m_variables.end(); ++it)
        list.append(it.key() + u'=' + it.value());
    return list;
}

} // namespace agentops::process

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plannedeffects.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

QString serverOf(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                        | QUrl::RemoveFragment);
}

workflow::StepEffect httpEffect(const QString &method, const QUrl &url, int status)
{
    workflow::StepEffect effect{
        .kind = u"http"_s, .target = serverOf(url), .detail = {{u"method"_s, method}}};
    if (status > 0)
        effect.detail.insert(u"status"_s, status);
    else
        effect.state = workflow::EffectState::Failed;
    return effect;
}

namespace planned {

namespace {

QString text(const QJsonObject &parameters, QLatin1StringView name)
{
    const QJsonValue value = parameters.value(name);
    return value.isString() ? value.toString().trimmed() : value.toVariant().toString();
}

QString list(const QJsonObject &parameters, QLatin1StringView name)
{
    const QJsonValue value = parameters.value(name);
    if (value.isString()) // an expression
        return value.toString();
    QStringList texts;
    for (const QJsonValue &item : value.toArray())
        texts.append(item.toString());
    return texts.join(u", "_s);
}

QString orElse(const QString &text, const QString &otherwise)
{
    return text.isEmpty() ? otherwise : text;
}

/// Of an address that may hold expressions.
QString serverIn(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (url.isValid() && !url.host().isEmpty())
        return serverOf(url);
    const qsizetype host = address.indexOf("://"_L1);
    // An expression may be anywhere; what stands behind a `?` never matters.
    return host < 0 ? address.section(u'?', 0, 0) : address.first(host + 3) + u'…';
}

QString firstLine(const QString &command)
{
    constexpr qsizetype kLongest = 80;
    const QString line = command.section(u'\n', 0, 0);
    return line.size() > kLongest || line != command
        ? line.first(std::min(kLongest, line.size())) + u'…'
        : line;
}

workflow::PlannedEffect changeFolder(const QString &by)
{
    return {u"files"_s, {}, u"%1 may change anything in its folder"_s.arg(by)};
}

} // namespace

Effects archive(const QJsonObject &p)
{
    const QString file = text(p, "archive"_L1);
    return {{u"file"_s, file, u"write %1"_s.arg(file)}};
}

Effects unpacking(const QJsonObject &p)
{
    const QString to = orElse(text(p, "to"_L1), u"."_s);
    return {{u"file"_s, to,
             u"unpack %1 into %2"_s.arg(orElse(text(p, "archive"_L1), text(p, "name"_L1)), to)}};
}

Effects artifact(const QJsonObject &p)
{
    const QString name = text(p, "name"_L1);
    return {{u"artifact"_s, name, u"keep %1 with the run as %2"_s.arg(list(p, "paths"_L1), name)}};
}

Effects cache(const QJsonObject &p)
{
    const QString key = text(p, "key"_L1);
    return {{u"cache"_s, key, u"use the cache %1 for %2"_s.arg(key, list(p, "paths"_L1))}};
}

Effects command(const QJsonObject &p)
{
    const QString line = firstLine(text(p, "command"_L1));
    const QString sandbox = text(p, "sandbox"_L1);
    Effects effects{{u"process"_s, line, u"run %1"_s.arg(line)}, changeFolder(u"the command"_s)};
    if (sandbox != "offline"_L1 && sandbox != "strict"_L1)
        effects.append({u"unknown"_s, {}, u"what else the command does, nobody can tell"_s});
    return effects;
}

Effects deployCommand(const QJsonObject &p)
{
    const QString environment = text(p, "environment"_L1);
    const QString line = firstLine(text(p, "command"_L1));
    return {{u"deploy"_s, environment, u"deploy to %1 with %2"_s.arg(environment, line)},
            {u"process"_s, line, u"run %1"_s.arg(line)}};
}

Effects deploySsh(const QJsonObject &p)
{
    const QString host = text(p, "host"_L1);
    return {{u"deploy"_s, orElse(text(p, "environment"_L1), host),
             u"run %1 on %2"_s.arg(firstLine(text(p, "command"_L1)), host)}};
}

Effects email(const QJsonObject &p)
{
    const QString to = list(p, "to"_L1);
    return {{u"notify"_s, to, u"send a mail to %1 through %2"_s.arg(to, text(p, "server"_L1))}};
}

Effects fileWrite(const QJsonObject &p)
{
    const QString path = text(p, "path"_L1);
    return {{u"file"_s, path, u"write %1"_s.arg(path)}};
}

Effects checkout(const QJsonObject &)
{
    return {{u"checkout"_s, {}, u"change your checkout as the run has changed its folder"_s}};
}

Effects gitBranch(const QJsonObject &p)
{
    const QString name = text(p, "name"_L1);
    return {{u"git.branch"_s, name,
             u"make the branch %1 at %2"_s.arg(name, orElse(text(p, "base"_L1), u"HEAD"_s))}};
}

Effects gitCommit(const QJsonObject &p)
{
    const QString paths = list(p, "paths"_L1);
    return {{u"git.commit"_s, {}, u"commit %1"_s.arg(orElse(paths, u"every change"_s))}};
}

Effects gitMerge(const QJsonObject &p)
{
    const QString from = text(p, "from"_L1);
    return {{u"git.commit"_s, {}, u"merge %1"_s.arg(from)}};
}

Effects gitPush(const QJsonObject &p)
{
    const QString remote = text(p, "remote"_L1);
    const QString branch =
        orElse(text(p, "branch"_L1),
               u"the branch that is checked out, or of what the run has committed,"_s);
    QString what = branch;
    if (const QString tags = list(p, "tags"_L1); !tags.isEmpty())
        what += u", "_s + tags;
    const QString how = p.value("force"_L1).toBool() ? u"push %1 to %2, replacing what is there"_s
                                                     : u"push %1 to %2"_s;
    return {{u"git.push"_s, serverIn(remote), how.arg(what, serverIn(remote))}};
}

Effects gitTag(const QJsonObject &p)
{
    const QString name = text(p, "name"_L1);
    return {{u"git.tag"_s, name, u"make the tag %1"_s.arg(name)}};
}

Effects gitWorktree(const QJsonObject &p)
{
    const QString branch = text(p, "branch"_L1);
    const QString base = orElse(text(p, "base"_L1), u"HEAD"_s);
    return {{u"git.branch"_s, branch,
             u"make the branch %1 at %2, unless it is there"_s.arg(branch, base)},
            {u"git.worktree"_s, {}, u"check %1 out into a folder of its own"_s.arg(branch)}};
}

Effects httpRequest(const QJsonObject &p)
{
    const QString server = serverIn(text(p, "url"_L1));
    return {{u"http"_s, server, orElse(text(p, "method"_L1), u"GET"_s) + u' ' + server}};
}

Effects notification(const QJsonObject &p)
{
    return {{u"notify"_s, u"desktop"_s, u"show “%1”"_s.arg(text(p, "title"_L1))}};
}

Effects tests(const QJsonObject &)
{
    return {{u"process"_s, {}, u"run the project's own programs"_s},
            changeFolder(u"what it runs"_s)};
}

Effects webhook(const QJsonObject &p)
{
    const QString url = text(p, "url"_L1);
    const QString server = url.isEmpty() ? u"the address in a secret"_s : serverIn(url);
    return {{u"http"_s, server, u"POST "_s + server}};
}

QStringList git(const QJsonObject &)
{
    return {u"git"_s};
}

QStringList shell(const QJsonObject &p)
{
    const QString shell = text(p, "shell"_L1);
    if (shell.isEmpty() || shell.contains("{{"_L1))
        return {};
    return {shell.section(u' ', 0, 0)};
}

QStringList ssh(const QJsonObject &)
{
    return {u"ssh"_s};
}

QStringList tool(const QJsonObject &p)
{
    const QString name = text(p, "tool"_L1);
#ifndef Q_OS_WIN
    if (name == "python"_L1) // tool.check takes it as well, and there may be no other
        return {u"python3"_s};
#endif
    return name.isEmpty() || name.contains("{{"_L1) ? QStringList() : QStringList{name};
}

} // namespace planned

} // namespace agentops::nodes

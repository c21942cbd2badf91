// SPDX-License-Identifier: GPL-3.0-or-later
#include "programnames.h"

#include <agentops/base/file.h>
#include <agentops/nodes/errors.h>
#include <agentops/process/process.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

#ifdef Q_OS_WIN
constexpr bool kHasShellScripts = false;
#else
constexpr bool kHasShellScripts = true;
#endif

QString inShellQuotes(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

Result<> writeStarter(const QString &path, const QStringList &command)
{
    QString script = u"#!/bin/sh\nexec"_s;
    for (const QString &part : command)
        script += u' ' + inShellQuotes(part);
    AO_CHECK(writeFile(path, QString(script + u" \"$@\"\n"_s).toUtf8()));
    QFile file(path);
    if (!file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return fail(fileError(file, u"cannot make executable"_s));
    return {};
}

} // namespace

Result<> addProgramNames(const QJsonObject &programs, const QString &folder,
                         process::Environment &environment)
{
    if (!kHasShellScripts)
        return {};
    const QString starters = folder + u"/programs"_s;
    bool isNeeded = false;
    for (auto it = programs.begin(); it != programs.end(); ++it) {
        const QStringList command = QProcess::splitCommand(it.value().toString());
        if (command.isEmpty() || !QDir::isAbsolutePath(command.first()))
            continue;
        if (it.key().isEmpty() || it.key().startsWith(u'.') || it.key().contains(u'/'))
            return fail(
                Error(errors::kBadParameter, u"\"%1\" is no name of a program"_s.arg(it.key()))
                    .with(u"parameter"_s, u"programs"_s));
        const Result<QString> known = process::findProgram(it.key(), environment);
        if (command.size() == 1 && known && *known == command.first())
            continue;
        if (!QDir().mkpath(starters))
            return fail(agentops::errors::kIo, u"cannot make the folder %1"_s.arg(starters));
        AO_CHECK(writeStarter(starters + u'/' + it.key(), command));
        isNeeded = true;
    }
    if (isNeeded) {
        const QStringList folders{starters, environment.value(u"PATH"_s)};
        environment.set(u"PATH"_s, folders.join(QDir::listSeparator()));
    }
    return {};
}

} // namespace agentops::nodes

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>

using namespace Qt::StringLiterals;

namespace agentops::testsupport {

TempRepo::TempRepo(Kind kind)
{
    QDir().mkpath(path());
    git({u"init"_s, u"--quiet"_s, u"--initial-branch=main"_s,
         kind == Kind::Bare ? u"--bare"_s : u"."_s});
    git({u"config"_s, u"user.name"_s, u"Ada Tester"_s});
    git({u"config"_s, u"user.email"_s, u"ada@example.org"_s});
}

void TempRepo::write(const QString &file, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(filePath(file)).path());
    QFile out(filePath(file));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(out.fileName()));
}

void TempRepo::remove(const QString &file)
{
    if (!QFile::remove(filePath(file)))
        qFatal("cannot remove %s", qPrintable(filePath(file)));
}

git::Oid TempRepo::commit(const QString &message)
{
    ++m_minute;
    git({u"add"_s, u"--all"_s});
    git({u"commit"_s, u"--quiet"_s, u"--allow-empty"_s, u"-m"_s, message});
    return *git::Oid::fromHex(QString::fromLatin1(git({u"rev-parse"_s, u"HEAD"_s})).trimmed());
}

void TempRepo::leaveConflict(const QString &file)
{
    write(file, "base\n");
    commit();
    git({u"checkout"_s, u"--quiet"_s, u"-b"_s, u"side"_s});
    write(file, "side\n");
    commit();
    git({u"checkout"_s, u"--quiet"_s, u"main"_s});
    write(file, "main\n");
    commit();
    if (tryGit({u"merge"_s, u"side"_s}))
        qFatal("the merge has no conflict");
}

QByteArray TempRepo::git(const QStringList &arguments, const QByteArray &input) const
{
    Outcome outcome = run(arguments, input);
    if (outcome.exitCode != 0)
        qFatal("git %s: %s", qPrintable(arguments.join(u' ')), outcome.errorOutput.constData());
    return outcome.output;
}

bool TempRepo::tryGit(const QStringList &arguments, const QByteArray &input) const
{
    return run(arguments, input).exitCode == 0;
}

TempRepo::Outcome TempRepo::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QString date = u"2026-01-01T%1:%2:00Z"_s.arg(m_minute / 60, 2, 10, QLatin1Char('0'))
                             .arg(m_minute % 60, 2, 10, QLatin1Char('0'));
    environment.insert(u"GIT_AUTHOR_DATE"_s, date);
    environment.insert(u"GIT_COMMITTER_DATE"_s, date);
    environment.insert(u"GIT_CONFIG_GLOBAL"_s, QProcess::nullDevice());
    environment.insert(u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(path());
    process.start(u"git"_s, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished())
        qFatal("git %s: %s", qPrintable(arguments.join(u' ')), qPrintable(process.errorString()));
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace agentops::testsupport

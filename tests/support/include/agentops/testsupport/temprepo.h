// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/oid.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

namespace agentops::testsupport {

/// A git repository in a folder of its own, driven by the git program, with the same object names
/// in every run: "Ada Tester" commits one minute after the commit before.
class TempRepo
{
public:
    enum class Kind { Normal, Bare };
    explicit TempRepo(Kind kind = Kind::Normal);

    QString path() const { return m_dir.path() + QStringLiteral("/repo"); }
    QString filePath(const QString &file) const { return path() + u'/' + file; }

    /// Writes a file of the working tree, folders included.
    void write(const QString &file, const QByteArray &content);
    void remove(const QString &file);
    /// Stages everything and commits.
    git::Oid commit(const QString &message = QStringLiteral("change"));
    /// A merge that could not be ended: the file says something else on either side.
    void leaveConflict(const QString &file);
    /// Runs git in the repository and returns what it wrote; the test ends when it fails.
    QByteArray git(const QStringList &arguments, const QByteArray &input = {}) const;
    /// Whether git succeeds.
    bool tryGit(const QStringList &arguments, const QByteArray &input = {}) const;

private:
    struct Outcome
    {
        int exitCode = 0;
        QByteArray output;
        QByteArray errorOutput;
    };
    Outcome run(const QStringList &arguments, const QByteArray &input) const;

    QTemporaryDir m_dir;
    int m_minute = 0;
};

} // namespace agentops::testsupport

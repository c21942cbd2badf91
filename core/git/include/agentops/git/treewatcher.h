// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <chrono>

namespace agentops::git {

/// Tells when files of a working tree have been saved, once things are quiet again.
/// Directories and files are watched where the system allows it; a slow timer catches the rest, and
/// hardly ever looks where there is none.
/// Thread: the one it was made on.
class TreeWatcher : public QObject
{
    Q_OBJECT

public:
    explicit TreeWatcher(QString root, QObject *parent = nullptr);

    /// Follows these files, relative to the root, instead of the ones before.
    void setFiles(const QStringList &files);
    void setActive(bool active);
    bool isActive() const { return m_isActive; }
    /// How long a change may go unseen that the system does not report.
    std::chrono::milliseconds pollInterval() const;

Q_SIGNALS:
    void changed();

private:
    void noteChange(const QString &path);

    QString m_root;
    QFileSystemWatcher m_watcher;
    QTimer m_quiet;
    QTimer m_poll;
    QSet<QString> m_watched;
    bool m_isActive = false;
};

} // namespace agentops::git

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QStringList>

#include <memory>
#include <optional>

// The files that triggers wait for, and what is different in them.
namespace agentops::triggers {

/// Content by path.
using FileContents = QMap<QString, QByteArray>;

/// What a digest stands for; null when nobody knows.
struct KnownFiles
{
    QString digest;
    std::shared_ptr<const FileContents> contents;
};

/// What a trigger wants to know.
struct WantedFiles
{
    QJsonObject parameters;
    /// The digest that it remembers.
    QString remembered;
    KnownFiles known;
};

/// The files of one trigger.
struct SeenFiles
{
    /// Of paths and contents.
    QString digest;
    std::shared_ptr<const FileContents> contents;
    /// What differs from what is remembered, where that is known; at most a thousand.
    QStringList changed;
};

struct SeenTree
{
    /// Every file; absent when they are the same as before.
    std::optional<QStringList> files;
    /// In the order of what was wanted.
    QList<SeenFiles> seen;
};

/// Reads the working tree and judges it for each trigger.
/// Errors: triggers.bad_pattern, those of core/git. Thread: blocks.
Result<SeenTree> seeFiles(const QString &repository, const QList<WantedFiles> &wanted,
                          const QStringList &filesBefore, const CancelToken &token);

} // namespace agentops::triggers

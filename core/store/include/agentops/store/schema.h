// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <vector>

namespace agentops::store {

/// What a finished write survives. Every kind loses no consistency: a file holds whole
/// transactions.
enum class Durability {
    /// The machine losing power (synchronous=FULL): what a person typed, such as documents and
    /// comments.
    PowerLoss,
    /// The program being killed (synchronous=NORMAL): the run journal. After a power loss the last
    /// transactions may be missing, but none is half there.
    ProcessCrash,
    /// Nothing (synchronous=OFF): what can be made again, such as the code-map index. A power loss
    /// may damage the file; its owner then discards it.
    Cache,
};

/// The tables of one kind of database file and how they came to be.
/// Shape: `migrations[i]` is a script that brings version i to i + 1, so a file's version is the
/// number of scripts it has seen (PRAGMA user_version); released scripts never change.
struct Schema
{
    /// For messages: "run journal".
    QString name;
    /// Tells this kind of file from every other (PRAGMA application_id); not 0.
    qint32 applicationId = 0;
    std::vector<QByteArray> migrations;

    int version() const { return static_cast<int>(migrations.size()); }
};

} // namespace agentops::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtClassHelperMacros>
#include <QtCore/QtTypes>

#include <memory>

namespace agentops::testsupport {

/// The disk below every SQLite file that is opened while it lives: it counts the boundaries at
/// which a program can be cut off (each write, truncation, sync and deletion), and fails at the one
/// that a test names. It knows what has been synced, so that a loss of power can be played.
/// Syncs cost nothing here: a test is never slowed down by the real disk.
/// Thread: any. At most one at a time; everything opened on it is closed before it dies.
class FaultyDisk
{
public:
    FaultyDisk();
    ~FaultyDisk();
    Q_DISABLE_COPY_MOVE(FaultyDisk)

    enum class Fault {
        None,
        Cut, ///< the program ends: nothing more reaches the files
        IoErrorOnce, ///< that one operation fails
        IoError, ///< that one and all behind it fail
        Full, ///< from there on, nothing can be written
    };
    /// The fault comes at the boundary with this number, counted from 1 from now on, instead of
    /// what would have happened there.
    void arm(Fault fault, qint64 boundary);
    /// The disk works again.
    void repair() { arm(Fault::None, 0); }
    /// Boundaries since it was armed.
    qint64 count() const;
    /// Whether the fault has come.
    bool hasStruck() const;
    /// Whether the program has been cut off: whatever it does from then on does not count.
    bool isCut() const;

    enum class Loss {
        Program, ///< kill -9: what was written is there
        Power, ///< what was synced is there, and by chance some of what was not, in sectors
    };
    /// Makes the files what the next program finds, and repairs the disk. Everything on them is
    /// closed. The same seed loses the same of the same operations.
    void restart(Loss loss, unsigned seed);

    class Private;

private:
    std::unique_ptr<Private> d;
};

} // namespace agentops::testsupport

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/git/repository.h>

#include <QtCore/QByteArray>

namespace agentops::git {

/// When branches and tags were written last, by what the file system says of their files. Finding
/// out costs much less than reading them.
struct RefsStamp
{
    /// Another one after a branch or tag, local or remote, was made, moved or removed.
    QByteArray files;
    /// The latest date among them: a second change in the same moment may give the same stamp.
    Timestamp newest{};

    friend bool operator==(const RefsStamp &, const RefsStamp &) = default;
};

RefsStamp readRefsStamp(const Repository &repository);

} // namespace agentops::git

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/result.h>
#include <agentops/git/oid.h>
#include <agentops/git/repository.h>

#include <QtCore/QByteArray>
#include <QtCore/QMap>
#include <QtCore/QString>

namespace agentops::git {

/// Local branches and tags, such as `refs/heads/main`, as they are written: a tag with a message is
/// an object of its own. Nothing is looked up, so that it costs less than lists of branches and
/// tags.
[[nodiscard]] Result<QMap<QString, Oid>> readRefs(const Repository &repository);

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

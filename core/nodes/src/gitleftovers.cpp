// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitleftovers.h"

#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

void removeBranchLock(const git::Repository &repository, const QString &branch)
{
    QFile::remove(repository.commonDir() + u"/refs/heads/"_s + branch + u".lock"_s);
}

void removeCheckoutLocks(const git::Repository &checkout)
{
    QFile::remove(checkout.gitDir() + u"/index.lock"_s);
    QFile::remove(checkout.gitDir() + u"/HEAD.lock"_s);
}

} // namespace agentops::nodes

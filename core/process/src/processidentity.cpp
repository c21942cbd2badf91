// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/process/processidentity.h>

#include "processtree.h"
#include "treeending.h"

#include <agentops/base/id.h>
#include <agentops/process/errors.h>

#include <QCoro/QCoroFuture>

using namespace Qt::StringLiterals;

namespace agentops::process {

namespace {

struct MarkerTag;

} // namespace

QString ProcessIdentity::toString() const
{
    return u"%1@%2@%3"_s.arg(pid).arg(startTime, marker);
}

std::optional<ProcessIdentity> ProcessIdentity::parse(const QString &text)
{
    const QStringList parts = text.split(u'@');
    bool isNumber = false;
    const qint64 pid = parts.value(0).toLongLong(&isNumber);
    if (parts.size() != 3 || !isNumber || pid < 0 || parts[2].isEmpty())
        return std::nullopt;
    if ((pid == 0) != parts[1].isEmpty())
        return std::nullopt;
    return ProcessIdentity{pid, parts[1], parts[2]};
}

QString createMarker()
{
    return Id<MarkerTag>::create().toString();
}

bool isAlive(const ProcessIdentity &identity)
{
    return tree::isRunning(identity.pid) && tree::startTimeOf(identity.pid) == identity.startTime;
}

Task<Result<int>> endOrphanGroup(ProcessIdentity identity, std::chrono::milliseconds grace,
                                 CancelToken token)
{
    const auto knowledge =
        isAlive(identity) ? tree::Knowledge::GroupIsOurs : tree::Knowledge::MarkerOnly;
    const tree::Members members = tree::membersOf(identity, knowledge);
    const int count = static_cast<int>(members.pids.size());
    if (count == 0 && members.areAll)
        co_return 0;
    TreeEnding ending(identity, knowledge, grace);
    const CancelCallback hurry(token, [&ending] {
        QMetaObject::invokeMethod(&ending, &TreeEnding::force, Qt::QueuedConnection);
    });
    const bool ended = co_await qCoro(ending.start()).result();
    if (!ended)
        co_return fail(Error(errors::kNotEnded, u"processes are still running"_s)
                           .with(u"pid"_s, QString::number(identity.pid)));
    co_return count;
}

} // namespace agentops::process

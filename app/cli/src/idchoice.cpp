// SPDX-License-Identifier: GPL-3.0-or-later
#include "idchoice.h"

#include "text.h"

namespace agentops::cli {

using namespace Qt::StringLiterals;

Result<qsizetype> chooseId(const QStringList &ids, const QString &name, const QString &noun,
                           ErrorCode notFound)
{
    // Shorter pieces would be guesses: ids of the same hour begin alike.
    constexpr qsizetype kShortest = 4;
    if (const qsizetype whole = ids.indexOf(name); whole >= 0)
        return whole;
    QList<qsizetype> found;
    QStringList candidates;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (name.size() >= kShortest && (ids[i].startsWith(name) || ids[i].endsWith(name))) {
            found.append(i);
            candidates.append(ids[i]);
        }
    }
    if (found.size() == 1)
        return found.first();
    if (name.size() < kShortest)
        return fail(agentops::errors::kInvalidArgument,
                    u"'%1' is too short to name a %2: give at least %3 characters of the beginning "
                    "or end of its id"_s.arg(name, noun, QString::number(kShortest)));
    if (found.isEmpty())
        return fail(notFound, u"no %1 has an id that begins or ends with '%2'"_s.arg(noun, name));
    return fail(agentops::errors::kInvalidArgument,
                u"'%1' fits %2 %3s, give more of the id: %4"_s.arg(
                    name, QString::number(found.size()), noun, someOf(candidates)));
}

} // namespace agentops::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "context.h"

#include <QtCore/QDir>

namespace agentops::cli {

using namespace Qt::StringLiterals;

QString Context::repositoryPath() const
{
    return QDir::cleanPath(QDir::current().absoluteFilePath(invocation.value(u"repo", u"."_s)));
}

std::optional<QString> Context::dataFolder() const
{
    const auto folder = invocation.value(u"data-dir");
    return folder ? std::optional(QDir::cleanPath(QDir::current().absoluteFilePath(*folder)))
                  : std::nullopt;
}

} // namespace agentops::cli

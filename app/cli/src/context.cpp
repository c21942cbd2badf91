// SPDX-License-Identifier: GPL-3.0-or-later
#include "context.h"

#include <QtCore/QDir>

namespace agentops::cli {

using namespace Qt::StringLiterals;

QString Context::repositoryPath() const
{
    return QDir::cleanPath(QDir::current().absoluteFilePath(invocation.value(u"repo", u"."_s)));
}

} // namespace agentops::cli

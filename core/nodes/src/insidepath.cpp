// SPDX-License-Identifier: GPL-3.0-or-later

#include <agentops/nodes/errors.h>
#include <agentops/nodes/insidepath.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

/// The path with links followed as far as it exists; nothing for one through a link that leads
/// nowhere, since what is written there would come to lie wherever the link says.
QString followLinks(const QString &path)
{
    QString existing = path;
    QString rest;
    while (!QFileInfo::exists(existing)) {
        if (QFileInfo(existing).isSymLink())
            return {};
        const qsizetype slash = existing.lastIndexOf(u'/');
        if (slash <= 0)
            return path;
        rest = existing.sliced(slash) + rest;
        existing.truncate(slash);
    }
    return QFileInfo(existing).canonicalFilePath() + rest;
}

} // namespace

Result<QString> resolveInside(const QString &workingDirectory, const QString &relativePath)
{
    const QString base = followLinks(QDir::cleanPath(workingDirectory));
    const QString path = followLinks(QDir::cleanPath(QDir(base).absoluteFilePath(relativePath)));
    if (path != base && !path.startsWith(base + u'/'))
        return fail(Error(errors::kOutsideWorkingDirectory,
                          u"the path leads out of the folder the step works in"_s)
                        .with(u"path"_s, relativePath));
    return path;
}

} // namespace agentops::nodes

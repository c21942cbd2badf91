// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubfiles.h"

#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace agentops::testsupport {

using namespace interop;
using namespace workflow;

std::optional<QByteArray> readOwnFile(const QString &path)
{
    QFile file(QStringLiteral(AO_SOURCE_DIR "/tests/unit/interop/data/repo/") + path);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
}

Imported importOwnFile()
{
    return importGithubWorkflow(*readOwnFile(kWorkflowFile), kWorkflowFile, readOwnFile);
}

Imported importSteps(const QByteArray &steps)
{
    return importGithubWorkflow("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
                                    + steps,
                                u"ci.yml"_s, readOwnFile);
}

QStringList lines(const Imported &imported)
{
    QStringList lines;
    for (const Finding &finding : imported.findings)
        lines.append(finding.toLine());
    return lines;
}

Node nodeOf(const Document &document, const QString &id)
{
    const Node *node = document.findNode(NodeId(id));
    return node ? *node : Node();
}

} // namespace agentops::testsupport

// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepfixture.h"

#include <QtCore/QFile>

using namespace agentops;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

StepFixture::StepFixture(qint64 maxCacheBytes)
{
    repo.write(u"a.txt"_s, "one\n");
    repo.commit(u"first"_s);
    nodes::registerBuiltinNodes(catalog,
                                {.clock = &clock,
                                 .git = &pool,
                                 .cpu = &pool,
                                 .worktreeDirectory = data.filePath(u"worktrees"_s),
                                 .artifactDirectory = data.filePath(u"artifacts"_s),
                                 .cacheDirectory = data.filePath(u"cache"_s),
                                 .maxCacheBytes = maxCacheBytes,
                                 .notify = [this](const QString &title, const QString &text) {
                                     notifications.append(title + u": "_s + text);
                                 }});
}

StepContext StepFixture::context() const
{
    return {.run = run,
            .step = NodeId(u"step"_s),
            .workingDirectory = repo.path(),
            .repository = repo.path(),
            .services = services};
}

Result<StepOutput> StepFixture::step(const QString &kind, const QJsonObject &parameters,
                                     const QJsonObject &inputs, int attempt)
{
    StepContext made = context();
    made.inputs = inputs;
    made.attempt = attempt;
    return runStep(catalog, kind, std::move(made), parameters);
}

QByteArray StepFixture::read(const QString &file) const
{
    QFile opened(repo.filePath(file));
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

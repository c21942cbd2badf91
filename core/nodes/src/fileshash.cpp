// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"
#include "stepglob.h"

#include <agentops/base/file.h>
#include <agentops/base/workerpool.h>
#include <agentops/git/ignored.h>
#include <agentops/nodes/errors.h>
#include <agentops/nodes/filehash.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType filesHashType()
{
    return {.kind = u"files.hash"_s,
            .category = u"code"_s,
            .title = u"Hash files"_s,
            .help = u"One SHA-256 over all files that the patterns name, the same as GitHub's "
                    "hashFiles: for the key of a cache. Empty when there is no such file."_s,
            .icon = u"hash"_s,
            .summaryParameter = u"paths"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"hash"_s, .type = PortType::Text},
                        {.name = u"files"_s, .type = PortType::Number}},
            .parameters = {{.name = u"paths"_s,
                            .type = Parameter::Type::List,
                            .title = u"Files"_s,
                            .help = u"Patterns such as **/package-lock.json; one with ! in front "
                                    "leaves files out."_s,
                            .isRequired = true,
                            .editor = Parameter::Editor::Glob}},
            .effect = Effect::Pure,
            .errorCodes = {u"nodes.outside_working_directory"_s, u"nodes.too_many_files"_s,
                           u"base.permission_denied"_s}};
}

Result<QByteArray> hashOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return fail(fileError(file, u"cannot read"_s));
    return hash.result();
}

/// The hash of the hashes. Source: actions/runner, hashFiles.
Result<StepOutput> hashFiles(const StepContext &context, const CancelToken &token)
{
    const QStringList patterns = toStrings(context.parameters.value("paths"_L1).toArray());
    AO_TRY(const QStringList files, findFiles(context.workingDirectory, patterns, token));
    QCryptographicHash all(QCryptographicHash::Sha256);
    for (const QString &name : files) {
        AO_CHECK(token.check());
        AO_TRY(const QByteArray one, hashOf(context.workingDirectory + u'/' + name));
        all.addData(one);
    }
    const QString hash = files.isEmpty() ? QString() : QString::fromLatin1(all.result().toHex());
    return StepOutput{.values = {{u"hash"_s, hash}, {u"files"_s, files.size()}}};
}

/// What git leaves out below a folder. Everything counts where there is no git, or where it leaves
/// out the folder itself.
std::function<bool(const QString &)> ignoredBelow(const QString &directory)
{
    auto repository = git::Repository::open(directory);
    if (!repository)
        return {};
    auto ignored = git::IgnoredPaths::create(*std::move(repository));
    if (!ignored)
        return {};
    const QString root = QFileInfo(ignored->workDir()).canonicalFilePath() + u'/';
    const QString folder = QFileInfo(directory).canonicalFilePath() + u'/';
    if (!folder.startsWith(root))
        return {};
    const QString prefix = folder.sliced(root.size());
    if (!prefix.isEmpty() && ignored->containsFolder(prefix.chopped(1)))
        return {};
    return [paths = std::make_shared<git::IgnoredPaths>(*std::move(ignored)),
            prefix](const QString &path) {
        return path.endsWith(u'/') ? paths->containsFolder(prefix + path.chopped(1))
                                   : paths->containsFile(prefix + path);
    };
}

class FilesHash final : public NodeExecutor
{
public:
    explicit FilesHash(WorkerPool *pool) : m_pool(pool) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        return onWorker(*m_pool, token, [context = std::move(context)](CancelToken stop) {
            return hashFiles(context, stop);
        });
    }

private:
    WorkerPool *m_pool;
};

} // namespace

Result<QByteArray> hashNamedFilesBlocking(const QString &directory, const QStringList &patterns,
                                          const CancelToken &token)
{
    AO_TRY(const QStringList files, findFiles(directory, patterns, token, ignoredBelow(directory)));
    QCryptographicHash all(QCryptographicHash::Sha256);
    for (const QString &name : files) {
        AO_CHECK(token.check());
        AO_TRY(const QByteArray one, hashOf(directory + u'/' + name));
        all.addData(name.toUtf8() + '\0');
        all.addData(one);
    }
    return files.isEmpty() ? QByteArray() : all.result();
}

Result<QByteArray> folderStateBlocking(const QString &directory, const CancelToken &token)
{
    QByteArrayList lines;
    QStringList folders{QString()};
    while (!folders.isEmpty()) {
        AO_CHECK(token.check());
        const QString folder = folders.takeLast();
        QDirIterator walk(directory + u'/' + folder,
                          QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        while (walk.hasNext()) {
            const QFileInfo entry = walk.nextFileInfo();
            if (entry.fileName() == ".git"_L1)
                continue;
            const QString path = folder + entry.fileName();
            // A folder has another time when something was there for a while only.
            const bool isFolder = entry.isDir() && !entry.isSymLink();
            if (isFolder)
                folders.append(path + u'/');
            const qint64 time = isFolder ? 0 : entry.lastModified().toMSecsSinceEpoch();
            lines.append(path.toUtf8() + '\0' + QByteArray::number(isFolder ? -1 : entry.size())
                         + '\0' + QByteArray::number(time));
        }
    }
    std::ranges::sort(lines);
    QCryptographicHash all(QCryptographicHash::Sha256);
    for (const QByteArray &line : lines)
        all.addData(line + '\n');
    return all.result();
}

void addFilesHash(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(filesHashType(), std::make_unique<FilesHash>(dependencies.git));
}

} // namespace agentops::nodes

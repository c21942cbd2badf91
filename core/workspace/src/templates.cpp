// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workspace/templates.h>

#include <agentops/base/file.h>
#include <agentops/base/id.h>
#include <agentops/process/process.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>
#include <QtCore/QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workspace {

namespace {

constexpr qint64 kMaxTemplateBytes = 4LL * 1024 * 1024;
// Somebody may choose a home folder.
constexpr int kMaxTemplates = 500;
constexpr int kMaxFiles = 100'000;
constexpr qsizetype kKeptOutput = 64 * 1024;
constexpr std::chrono::minutes kPatience{5};

Error notFetched(const QString &address, const QByteArray &said)
{
    const QString text = QString::fromUtf8(said).trimmed();
    return Error(errors::kIo,
                 u"git cannot fetch %1: %2"_s.arg(
                     address, text.isEmpty() ? u"it said nothing"_s : text.section(u'\n', -1)));
}

process::ProcessSpec cloneSpec(const QString &address, const QString &folder)
{
    process::ProcessSpec spec;
    spec.program = u"git"_s;
    spec.arguments = {u"-c"_s, u"core.symlinks=false"_s, u"clone"_s,     u"--quiet"_s, u"--depth"_s,
                      u"1"_s,  u"--single-branch"_s,     u"--no-tags"_s, u"--"_s,      address,
                      folder};
    spec.environment = process::Environment::forGit();
    // An address may not name a program.
    spec.environment.set(u"GIT_ALLOW_PROTOCOL"_s, u"https:http:ssh:git:file"_s);
    if (!spec.environment.contains(u"GIT_SSH_COMMAND"_s))
        spec.environment.set(u"GIT_SSH_COMMAND"_s, u"ssh -o BatchMode=yes"_s);
    spec.timeout = kPatience;
    return spec;
}

/// Puts `fresh` in the place of `folder`, which stays what it was when that fails.
Result<QString> replaceFolder(const QString &folder, const QString &fresh)
{
    const QString old = fresh + u".old"_s;
    const bool hadOne = QDir().rename(folder, old);
    if (!QDir().rename(fresh, folder)) {
        if (hadOne)
            QDir().rename(old, folder);
        QDir(fresh).removeRecursively();
        return fail(errors::kIo, u"the folder %1 cannot be made"_s.arg(folder));
    }
    QDir(old).removeRecursively();
    return folder;
}

} // namespace

Result<TemplateFolder> readTemplatesBlocking(const QString &folder, const CancelToken &token)
{
    const QDir top(folder);
    if (!top.exists())
        return fail(Error(errors::kNotFound, u"there is no folder %1"_s.arg(folder))
                        .with(u"file"_s, folder));
    TemplateFolder found;
    QDirIterator files(folder, QDir::Files | QDir::NoSymLinks | QDir::Hidden,
                       QDirIterator::Subdirectories);
    for (int looked = 0; files.hasNext() && looked < kMaxFiles; ++looked) {
        if (token.isCancelled())
            return fail(Error::cancelled());
        const QString file = files.next();
        if (!file.endsWith(".agentops.json"_L1) || file.contains("/.git/"_L1))
            continue;
        if (found.templates.size() == kMaxTemplates)
            break;
        const Result<QByteArray> text = readFile(file, kMaxTemplateBytes);
        Result<workflow::Document> document =
            text ? workflow::parseDocument(*text).toResult() : std::unexpected(text.error());
        if (document)
            found.templates.append(*std::move(document));
        else
            found.unreadable.append(top.relativeFilePath(file));
    }
    std::ranges::stable_sort(found.templates, [](const auto &a, const auto &b) {
        return a.properties.name.localeAwareCompare(b.properties.name) < 0;
    });
    found.unreadable.sort();
    return found;
}

Task<Result<QString>> fetchTemplates(QString address, QString cache, bool refresh, WorkerPool &pool,
                                     CancelToken token)
{
    if (address.isEmpty() || address.startsWith(u'-'))
        co_return fail(errors::kInvalidArgument, u"'%1' is no address of git's"_s.arg(address));
    if (!QUrl(address).password().isEmpty())
        co_return fail(errors::kInvalidArgument,
                       u"an address holds no password: git's credential helper keeps those"_s);
    const QByteArray hash =
        QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    const QString folder = QDir(cache).absoluteFilePath(QString::fromLatin1(hash));
    if (!refresh && QFileInfo::exists(folder))
        co_return folder;
    if (!QDir().mkpath(cache))
        co_return fail(errors::kIo, u"the folder %1 cannot be made"_s.arg(cache));

    // Of its own: one that was stopped may still be ending.
    const QString fresh = folder + u'.' + createUuidV7().toString(QUuid::Id128);
    Result<process::CollectedOutput> output =
        co_await process::runAndCollect(cloneSpec(address, fresh), kKeptOutput, token);
    if (!output || !output->outcome.succeeded()) {
        co_await onWorker(pool, {}, [fresh](const CancelToken &) -> Result<> {
            QDir(fresh).removeRecursively();
            return {};
        });
        co_return std::unexpected(output ? notFetched(address, output->err)
                                         : std::move(output).error());
    }
    co_return co_await onWorker(
        pool, {}, [fresh, folder](const CancelToken &) { return replaceFolder(folder, fresh); });
}

} // namespace agentops::workspace

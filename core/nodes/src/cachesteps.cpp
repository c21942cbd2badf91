// SPDX-License-Identifier: GPL-3.0-or-later
#include "filecache.h"
#include "nodekinds.h"
#include "plannedeffects.h"
#include "stepglob.h"

#include <agentops/base/workerpool.h>
#include <agentops/nodes/archivefile.h>
#include <agentops/nodes/errors.h>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

Parameter keyParameter()
{
    return {.name = u"key"_s,
            .title = u"Key"_s,
            .help = u"Changes whenever the files must be made anew, such as one with the hash of "
                    "a lock file in it."_s,
            .isRequired = true,
            .placeholder = u"npm-{{ lock.hash }}"_s};
}

Parameter pathsParameter()
{
    return {.name = u"paths"_s,
            .type = Parameter::Type::List,
            .title = u"Files"_s,
            .help = u"Files and folders, or patterns. Those of one key are the same in both "
                    "steps."_s,
            .isRequired = true,
            .editor = Parameter::Editor::Glob};
}

NodeType cacheRestoreType()
{
    return {.kind = u"cache.restore"_s,
            .category = u"code"_s,
            .title = u"Take from the cache"_s,
            .help = u"Puts files that an earlier run kept under a key back into the folder the "
                    "run works in. When there are none, the run goes on without."_s,
            .icon = u"archive"_s,
            .summaryParameter = u"key"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"hit"_s,
                         .type = PortType::Boolean,
                         .help = u"Whether there were files for the key itself."_s},
                        {.name = u"key"_s,
                         .type = PortType::Text,
                         .help = u"The key of the files that were taken; empty without."_s},
                        {.name = u"files"_s, .type = PortType::Number}},
            .parameters = {keyParameter(),
                           {.name = u"restoreKeys"_s,
                            .type = Parameter::Type::List,
                            .title = u"Else the newest whose key begins with"_s},
                           pathsParameter()},
            .effect = Effect::Files,
            .effectsOf = planned::cache,
            .errorCodes = {u"nodes.not_available"_s, u"nodes.bad_archive"_s, u"base.disk_full"_s}};
}

NodeType cacheSaveType()
{
    return {.kind = u"cache.save"_s,
            .category = u"code"_s,
            .title = u"Keep in the cache"_s,
            .help = u"Keeps files for later runs under a key. What is there under the key already "
                    "stays; what was not used for longest makes room."_s,
            .icon = u"database"_s,
            .summaryParameter = u"key"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"saved"_s, .type = PortType::Boolean},
                        {.name = u"files"_s, .type = PortType::Number}},
            .parameters = {keyParameter(), pathsParameter()},
            .effect = Effect::Files,
            .effectsOf = planned::cache,
            .errorCodes = {u"nodes.not_available"_s, u"nodes.too_many_files"_s,
                           u"nodes.outside_working_directory"_s, u"nodes.bad_archive"_s,
                           u"base.disk_full"_s}};
}

Result<StepOutput> restore(const StepContext &context, const FileCache &cache, Timestamp now,
                           const CancelToken &token)
{
    const QString key = context.text(u"key");
    const auto entry =
        cache.find(key, toStrings(context.parameters.value("restoreKeys"_L1).toArray()),
                   toStrings(context.parameters.value("paths"_L1).toArray()), now);
    if (!entry) {
        context.services->log(LogStream::System, u"nothing is kept under %1\n"_s.arg(key));
        return StepOutput{.values = {{u"hit"_s, false}, {u"key"_s, QString()}, {u"files"_s, 0}}};
    }
    // We packed it ourselves, so it is as large as it says; the bound is for a damaged one.
    constexpr qint64 kMaxBytes = 64LL * 1024 * 1024 * 1024;
    AO_TRY(const ArchiveSummary summary,
           extractArchive(entry->archive(), context.workingDirectory,
                          {.maxBytes = kMaxBytes, .maxFiles = kMaxFoundFiles}, token));
    context.services->recordEffect(
        {.kind = u"file"_s, .target = u"."_s, .detail = {{u"files"_s, summary.fileCount}}});
    context.services->log(LogStream::System,
                          u"%1 files of %2\n"_s.arg(summary.fileCount).arg(entry->key));
    return StepOutput{.values = {{u"hit"_s, entry->key == key},
                                 {u"key"_s, entry->key},
                                 {u"files"_s, summary.fileCount}}};
}

Result<StepOutput> save(const StepContext &context, const FileCache &cache, Timestamp now,
                        const CancelToken &token)
{
    const QStringList patterns = toStrings(context.parameters.value("paths"_L1).toArray());
    AO_TRY(const QStringList files, findFiles(context.workingDirectory, patterns, token));
    bool isSaved = false;
    if (!files.isEmpty()) {
        AO_TRY(isSaved,
               cache.save(context.text(u"key"), patterns, context.workingDirectory, files, now,
                          token));
    }
    if (!isSaved)
        context.services->log(LogStream::System,
                              u"nothing new is kept under %1\n"_s.arg(context.text(u"key")));
    if (isSaved)
        context.services->recordEffect({.kind = u"cache"_s,
                                        .target = context.text(u"key"),
                                        .detail = {{u"files"_s, files.size()}}});
    return StepOutput{.values = {{u"saved"_s, isSaved}, {u"files"_s, files.size()}}};
}

class CacheStep final : public NodeExecutor
{
public:
    using Work = Result<StepOutput> (*)(const StepContext &, const FileCache &, Timestamp,
                                        const CancelToken &);
    CacheStep(const NodeDependencies &dependencies, Work work)
        : m_dependencies(dependencies)
        , m_work(work)
    { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        if (m_dependencies.cacheDirectory.isEmpty())
            co_return fail(errors::kNotAvailable, u"there is no place for a cache here"_s);
        co_return co_await onWorker(
            *m_dependencies.git, token,
            [context = std::move(context), work = m_work,
             cache = FileCache(m_dependencies.cacheDirectory, m_dependencies.maxCacheBytes),
             now = m_dependencies.clock->now()](CancelToken stop) {
                return work(context, cache, now, stop);
            });
    }

private:
    NodeDependencies m_dependencies;
    Work m_work;
};

} // namespace

void addCacheSteps(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(cacheRestoreType(), std::make_unique<CacheStep>(dependencies, restore));
    catalog.add(cacheSaveType(), std::make_unique<CacheStep>(dependencies, save));
}

} // namespace agentops::nodes

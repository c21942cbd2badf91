// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexrun.h"

#include <agentops/codemap/errors.h>
#include <agentops/syntax/factscodec.h>
#include <agentops/syntax/parser.h>

#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace agentops::codemap {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcIndex, "agentops.codemap")

/// Enough files that starting a job costs nothing, few enough that others get their turn.
constexpr size_t kFilesPerJob = 48;

struct Listing
{
    ProjectFiles project;
    /// For each file of the project: its source and, for parsed languages, its key.
    QList<SourceFile> sources;
    QList<QByteArray> keys;
};

struct Parsed
{
    size_t file;
    /// Of the bytes that were read.
    QByteArray contentKey;
    FactsPtr facts;
    QByteArray encoded;
};

// A file without extension may still say in its first line what it is.
const syntax::Language *languageFor(const SourceTree &tree, const SourceFile &source)
{
    const syntax::Language *language = syntax::languageOfFile(source.path);
    const qsizetype slash = source.path.lastIndexOf(u'/');
    if (language || source.path.indexOf(u'.', slash + 1) >= 0)
        return language;
    const Result<QByteArray> content = tree.read(source);
    return content ? syntax::languageOfFile(source.path, *content) : nullptr;
}

Result<Listing> listFiles(const SourceTree &tree, const CancelToken &token)
{
    AO_TRY(const QList<SourceFile> sources, tree.list(token));
    Listing listing;
    for (const SourceFile &source : sources) {
        AO_CHECK(token.check());
        const syntax::Language *language = languageFor(tree, source);
        if (!language)
            continue;
        if (isConfiguration(source.path)) {
            if (const Result<QByteArray> content = tree.read(source))
                listing.project.configurations.insert(source.path, *content);
        }
        listing.project.files.push_back({source.path, language, nullptr});
        listing.sources.append(source);
        listing.keys.append(language->isParsed()
                                ? factsKey(source.contentKey, QString(language->id))
                                : QByteArray());
    }
    // go.mod has no language; the build's own record of include folders is ignored by git.
    for (const SourceFile &source : sources) {
        if (source.path.section(u'/', -1) == "go.mod"_L1) {
            if (const Result<QByteArray> content = tree.read(source))
                listing.project.configurations.insert(source.path, *content);
        }
    }
    for (const QString &path : {u"compile_commands.json"_s, u"build/compile_commands.json"_s}) {
        if (listing.project.configurations.contains(path))
            continue;
        if (const Result<QByteArray> content = tree.read({path, QByteArray()}))
            listing.project.configurations.insert(path, *content);
    }
    if (listing.project.files.empty())
        return fail(errors::kNoSources, u"no source files found"_s);
    return listing;
}

struct ParseJob
{
    std::shared_ptr<const SourceTree> tree;
    std::vector<std::pair<size_t, SourceFile>> files;
    std::vector<const syntax::Language *> languages;
};

// A file that cannot be read any more is not part of the map's facts; it stays on the map.
Result<std::vector<Parsed>> parseFiles(const ParseJob &job, std::atomic<int> &done,
                                       const std::function<void()> &report,
                                       const CancelToken &token)
{
    std::vector<Parsed> parsed;
    for (size_t i = 0; i < job.files.size(); ++i) {
        AO_CHECK(token.check());
        const auto &[file, source] = job.files[i];
        const Result<QByteArray> content = job.tree->read(source);
        if (content) {
            AO_TRY(syntax::Facts facts, syntax::parse(*content, *job.languages[i], {}, token));
            QByteArray encoded = syntax::encodeFacts(facts);
            parsed.push_back({file, job.tree->keyOf(*content),
                              std::make_shared<const syntax::Facts>(std::move(facts)),
                              std::move(encoded)});
        }
        if (done.fetch_add(1, std::memory_order_relaxed) % 16 == 0)
            report();
    }
    return parsed;
}

// Facts of files seen before, from memory or from the encoded ones; returns what must be parsed.
std::vector<size_t> takeKnown(Listing &listing, const FactsTable &known,
                              const QHash<QByteArray, QByteArray> &encoded)
{
    std::vector<size_t> missing;
    for (size_t i = 0; i < listing.project.files.size(); ++i) {
        const QByteArray &key = listing.keys[qsizetype(i)];
        if (key.isEmpty())
            continue;
        FactsPtr &facts = listing.project.files[i].facts;
        facts = known.value(key);
        if (facts)
            continue;
        if (const auto it = encoded.constFind(key); it != encoded.constEnd()) {
            if (Result<syntax::Facts> decoded = syntax::decodeFacts(*it)) {
                facts = std::make_shared<const syntax::Facts>(std::move(*decoded));
                continue;
            }
        }
        missing.push_back(i);
    }
    return missing;
}

// What the cache knows of these keys. The cache saves time; without it the map is made all the
// same.
Task<QHash<QByteArray, QByteArray>> loadCached(store::Database &database, QList<QByteArray> keys,
                                               CancelToken token)
{
    Result<QHash<QByteArray, QByteArray>> found =
        co_await loadFacts(database, std::move(keys), token);
    if (!found && !found.error().isCancelled())
        qCWarning(lcIndex).noquote() << "indexing without the cache:" << found.error().describe();
    co_return std::move(found).value_or(QHash<QByteArray, QByteArray>());
}

Task<> saveCached(store::Database &database, QHash<QByteArray, QByteArray> facts, CancelToken token)
{
    const Result<> saved = co_await saveFacts(database, std::move(facts), token);
    if (!saved && !saved.error().isCancelled())
        qCWarning(lcIndex).noquote() << "the cache was not written:" << saved.error().describe();
}

using ParseTask = Task<Result<std::vector<Parsed>>>;

Result<IndexedMap> makeMap(const ProjectFiles &project, const CancelToken &token)
{
    IndexedMap map;
    AO_TRY(map.snapshot, buildSnapshot(project, token));
    map.layout = std::make_shared<const Layout>(layOut(*map.snapshot));
    map.search = std::make_shared<const SearchIndex>(map.snapshot);
    return map;
}

} // namespace

Task<Result<IndexOutcome>> runIndex(IndexRun run, CancelToken token)
{
    using Step = IndexProgress::Step;
    run.report({Step::Listing, 0, 0});
    const std::shared_ptr<const SourceTree> tree = run.tree;
    AO_CO_TRY(Listing listing, co_await onWorker(*run.pool, token, [tree](CancelToken t) {
                  return listFiles(*tree, t);
              }));

    IndexOutcome outcome;
    outcome.input = {listing.sources, listing.project.configurations};
    if (run.before == outcome.input) {
        outcome.facts = std::move(run.known);
        co_return outcome;
    }

    QList<QByteArray> wanted;
    for (const QByteArray &key : std::as_const(listing.keys)) {
        if (!key.isEmpty() && !run.known.contains(key))
            wanted.append(key);
    }
    QHash<QByteArray, QByteArray> encoded;
    if (!wanted.isEmpty()) {
        encoded = co_await loadCached(*run.database, wanted, token);
        AO_CO_CHECK(token.check());
    }
    struct Taken
    {
        Listing listing;
        std::vector<size_t> missing;
    };
    AO_CO_TRY(Taken taken,
              co_await onWorker(*run.pool, token,
                                [listing = std::move(listing), known = run.known,
                                 encoded](CancelToken) mutable -> Result<Taken> {
                                    std::vector<size_t> missing =
                                        takeKnown(listing, known, encoded);
                                    return Taken{std::move(listing), std::move(missing)};
                                }));

    const auto total = int(taken.missing.size());
    const auto done = std::make_shared<std::atomic<int>>(0);
    const std::function<void()> report = [done, total, tell = run.report] {
        tell({Step::Parsing, done->load(std::memory_order_relaxed), total});
    };
    report();
    std::vector<ParseTask> tasks;
    for (size_t first = 0; first < taken.missing.size(); first += kFilesPerJob) {
        ParseJob job{tree, {}, {}};
        for (size_t i = first; i < std::min(first + kFilesPerJob, taken.missing.size()); ++i) {
            const size_t file = taken.missing[i];
            job.files.emplace_back(file, taken.listing.sources[qsizetype(file)]);
            job.languages.push_back(taken.listing.project.files[file].language);
        }
        tasks.push_back(
            onWorker(*run.pool, token, [job = std::move(job), done, report](CancelToken t) {
                return parseFiles(job, *done, report, t);
            }));
    }
    // Every job is awaited even after a failure: none may run on when this call has ended.
    QHash<QByteArray, QByteArray> fresh;
    std::optional<Error> failure;
    for (ParseTask &task : tasks) {
        Result<std::vector<Parsed>> parsed = co_await task;
        if (!parsed) {
            if (!failure)
                failure = std::move(parsed).error();
            continue;
        }
        for (Parsed &entry : *parsed) {
            FileFacts &file = taken.listing.project.files[entry.file];
            const QByteArray key = factsKey(entry.contentKey, QString(file.language->id));
            file.facts = std::move(entry.facts);
            taken.listing.keys[qsizetype(entry.file)] = key;
            outcome.input.sources[qsizetype(entry.file)].contentKey = entry.contentKey;
            if (!file.facts->ranOutOfTime)
                fresh.insert(key, entry.encoded);
        }
    }
    if (failure)
        co_return fail(std::move(*failure));
    if (!fresh.isEmpty()) {
        co_await saveCached(*run.database, std::move(fresh), token);
        AO_CO_CHECK(token.check());
    }

    run.report({Step::Resolving, total, total});
    for (size_t i = 0; i < taken.listing.project.files.size(); ++i) {
        const FactsPtr &facts = taken.listing.project.files[i].facts;
        if (facts && !facts->ranOutOfTime)
            outcome.facts.insert(taken.listing.keys[qsizetype(i)], facts);
    }
    AO_CO_TRY(outcome.map,
              co_await onWorker(*run.pool, token,
                                [project = std::move(taken.listing.project)](CancelToken t) {
                                    return makeMap(project, t);
                                }));
    co_return outcome;
}

} // namespace agentops::codemap

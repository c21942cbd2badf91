// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_codemap REPOSITORY…: index speed, cold (empty database), from the database, and unchanged;
// figures of the graph; search time. CPU seconds are those of the whole process.
#include <agentops/base/clock.h>
#include <agentops/base/workerpool.h>
#include <agentops/codemap/exporter.h>
#include <agentops/codemap/indexservice.h>
#include <agentops/codemap/query.h>

#include <QCoro/QCoroTask>
#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <cstdio>
#include <ctime>

using namespace agentops;
using namespace agentops::codemap;
using namespace Qt::StringLiterals;

namespace {

double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

struct Timed
{
    double wall = 0;
    double cpu = 0;
    SnapshotPtr snapshot;
};

Timed timedIndex(IndexService &service)
{
    QElapsedTimer timer;
    timer.start();
    const double cpu = cpuSeconds();
    const Result<SnapshotPtr> result = QCoro::waitFor(service.index({}, CancelToken()));
    if (!result) {
        std::fprintf(stderr, "%s\n", qPrintable(result.error().describe()));
        return {};
    }
    return {double(timer.nsecsElapsed()) / 1e9, cpuSeconds() - cpu, *result};
}

void print(const char *what, const Timed &timed)
{
    const Totals &totals = timed.snapshot->totals();
    std::printf("  %-22s wall %7.3f s   cpu %7.3f s   %8.0f files/cpu-s   %8.0f kloc/cpu-s\n", what,
                timed.wall, timed.cpu, totals.files / timed.cpu,
                double(totals.lines) / 1000 / timed.cpu);
}

int benchmark(const QString &repository)
{
    std::printf("%s\n", qPrintable(repository));
    QTemporaryDir directory;
    WorkerPool pool(u"cpu"_s);
    SystemClock clock;
    const auto path = directory.filePath(u"index.db"_s);
    Timed cold;
    {
        const auto database = store::Database::open(path, indexSchema(), store::Durability::Cache);
        IndexService service(repository, **database, pool, clock);
        cold = timedIndex(service);
        if (!cold.snapshot)
            return 1;
        print("cold", cold);
        print("unchanged, in memory", timedIndex(service));
        QCoro::waitFor(service.stop());
    }
    {
        const auto database = store::Database::open(path, indexSchema(), store::Durability::Cache);
        IndexService service(repository, **database, pool, clock);
        print("from the database", timedIndex(service));
        const SearchIndex &search = *service.current().search;
        for (const QString &word : {u"user"_s, u"get"_s, u"e"_s, u"cont res"_s}) {
            QElapsedTimer timer;
            timer.start();
            const qsizetype hits = search.search(word).size();
            std::printf("  search %-14s %6.2f ms  %lld hits\n", qPrintable(word),
                        double(timer.nsecsElapsed()) / 1e6, static_cast<long long>(hits));
        }
        QCoro::waitFor(service.stop());
    }
    QElapsedTimer timer;
    timer.start();
    const size_t cycleCount = cycles(*cold.snapshot).size();
    const double cycleMs = double(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    (void)layOut(*cold.snapshot);
    const double layoutMs = double(timer.nsecsElapsed()) / 1e6;
    const Totals &t = cold.snapshot->totals();
    std::printf("  files %d, lines %lld, symbols %d, edges %d, with errors %d\n", t.files,
                static_cast<long long>(t.lines), t.symbols, t.edges, t.filesWithErrors);
    std::printf("  imports resolved %d, missing %d; references resolved %d, uncertain %d\n",
                t.resolvedImports, t.unresolvedImports, t.resolvedReferences,
                t.unresolvedReferences);
    std::printf("  cycles %zu in %.1f ms, layout in %.1f ms\n", cycleCount, cycleMs, layoutMs);
    if (qEnvironmentVariableIsSet("AO_EXPORT")) {
        QFile file(qEnvironmentVariable("AO_EXPORT"));
        if (file.open(QIODevice::WriteOnly))
            file.write(exportSnapshot(*cold.snapshot, ExportFormat::Json));
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int result = 0;
    for (const QString &repository : application.arguments().sliced(1))
        result |= benchmark(repository);
    return result;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine costs, beside the programs it is compared with, in one run on one machine. Prints
// figures and ratios, judges nothing. Usage: bench_workflow [ROW...]
#include "../support/figures.h"
#include "../support/peers.h"
#include "benchengine.h"

#include <agentops/triggers/triggerkinds.h>
#include <agentops/triggers/triggerservice.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/recipe.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QTimer>

#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::bench;
using namespace agentops::workflow;

namespace {

/// Knows how long the longest event kept the thread of the window.
class TimedApplication final : public QCoreApplication
{
public:
    using QCoreApplication::QCoreApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (std::exchange(m_isInside, true))
            return QCoreApplication::notify(receiver, event);
        const double wall = now(CLOCK_MONOTONIC);
        const double cpu = now(CLOCK_THREAD_CPUTIME_ID);
        const bool result = QCoreApplication::notify(receiver, event);
        longestWall = std::max(longestWall, now(CLOCK_MONOTONIC) - wall);
        longestCpu = std::max(longestCpu, now(CLOCK_THREAD_CPUTIME_ID) - cpu);
        m_isInside = false;
        return result;
    }

    /// Units: milliseconds.
    double longestWall = 0;
    double longestCpu = 0;

private:
    static double now(clockid_t clock)
    {
        timespec time{};
        clock_gettime(clock, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

    bool m_isInside = false;
};

const QString kSubject = u"workflow"_s;

void costOfAStep()
{
    const DiskFolder folder;
    Engine engine(folder.path(), {});
    engine.open();
    const auto costOf = [&engine](const QString &kind) {
        const Document document = chains(1000, 1, kind);
        engine.run(document);
        const double before = cpuMilliseconds();
        for (int i = 0; i < 5; ++i)
            engine.run(document);
        return (cpuMilliseconds() - before) / 5000;
    };
    // One has a commit of its own and its program elsewhere; of the other only the outcome is kept.
    const double ours = costOf(u"noop"_s);
    const double instant = costOf(u"instant"_s);
    const auto modules = peerModules(kSubject);
    const auto theirs = modules ? askPeer(u"node"_s,
                                          {peerScripts(kSubject) + u"/nodered.mjs"_s, *modules,
                                           folder.path(), u"1000"_s, u"20"_s})
                                : Result<QJsonObject>(fail(modules.error()));
    constexpr const char *kGoal = "at most 2 x, at most 0.05 ms";
    print("CPU of a no-op step, survives kill -9", "ms", ours, "Node-RED",
          field(theirs, u"cpuMs"_s), kGoal);
    print("CPU of one that takes no time, the same", "ms", instant, "Node-RED",
          field(theirs, u"cpuMs"_s), kGoal);
}

double stepsPerSecond(int runs, int steps)
{
    const DiskFolder folder;
    Engine engine(folder.path(), {.isSynced = true, .maxParallel = 100});
    engine.open();
    const Document document = chains(steps, 1, u"noop"_s);
    engine.run(chains(20, 1, u"noop"_s));
    QElapsedTimer wall;
    wall.start();
    std::vector<Task<Result<RunId>>> started;
    for (int i = 0; i < runs; ++i) {
        started.push_back(
            engine.service().start(document, {.repository = folder.path()}, CancelToken()));
    }
    for (auto &run : started)
        engine.waitFor(*QCoro::waitFor(std::move(run)));
    return double(runs) * steps / double(wall.nsecsElapsed()) * 1e9;
}

Result<QJsonObject> againstDbos()
{
    static const Result<QJsonObject> answer = []() -> Result<QJsonObject> {
        AO_TRY(const QString modules, peerModules(kSubject));
        const DiskFolder folder;
        return askPeer(peerScripts(kSubject) + u"/postgres.sh"_s,
                       {folder.path(), QCoreApplication::applicationFilePath(), u"--dbos"_s,
                        modules, folder.path()});
    }();
    return answer;
}

/// Within the peer's database: prints what DBOS needs.
int measureDbos(const QString &modules, const QString &folder)
{
    const QString script = peerScripts(kSubject) + u"/dbos.mjs"_s;
    const QString url = qEnvironmentVariable("PEER_URL");
    const QString ledger = folder + u"/ledger"_s;
    auto answer = askPeer(u"node"_s, {script, modules, url, u"speed"_s});
    const auto resumed =
        killAndResume(u"node"_s, {script, modules, url, u"ledger"_s, ledger}, ledger);
    if (!answer || !resumed) {
        std::fprintf(stderr, "%s\n",
                     qPrintable((answer ? resumed.error() : answer.error()).message()));
        return 1;
    }
    answer->insert(u"resumeMs"_s, *resumed);
    std::printf("%s\n", QJsonDocument(*answer).toJson(QJsonDocument::Compact).constData());
    return 0;
}

void syncedSteps()
{
    print("synced steps, one run", "1/s", stepsPerSecond(1, 1000), "DBOS",
          field(againstDbos(), u"one"_s), "at least 1.5 x");
    print("synced steps, 100 runs", "1/s", stepsPerSecond(100, 10), "DBOS",
          field(againstDbos(), u"many"_s), "at least 5 x");
}

/// The program that is killed.
int carryOn(const QString &folder)
{
    Engine engine(folder, {});
    engine.open();
    const auto runs = QCoro::waitFor(engine.service().list(1, CancelToken()));
    engine.waitFor(runs && !runs->isEmpty() ? runs->first().id
                                            : engine.start(chains(300, 1, u"ledger"_s)));
    return 0;
}

void killed()
{
    const DiskFolder folder;
    const auto ours = killAndResume(QCoreApplication::applicationFilePath(),
                                    {u"--carry-on"_s, folder.path()}, folder.filePath(u"ledger"_s));
    print("kill -9 to the first new effect", "ms", ours.value_or(-1), "DBOS",
          field(againstDbos(), u"resumeMs"_s), "at most 0.25 x, at most 500 ms");
}

/// The same processes in the same order for ninja.
Result<double> ninja(const DiskFolder &folder, int layers, int width)
{
    QByteArray text = "rule r\n  command = true\n";
    for (int layer = 0; layer < layers; ++layer) {
        for (int i = 0; i < width; ++i) {
            text += u"build n%1-%2: r%3\n"_s.arg(layer)
                        .arg(i)
                        .arg(layer > 0 ? u" n%1-%2"_s.arg(layer - 1).arg(i) : QString())
                        .toUtf8();
        }
    }
    QFile file(folder.filePath(u"build.ninja"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
        return fail(errors::kInternal, u"its file cannot be written"_s);
    file.close();
    QElapsedTimer wall;
    wall.start();
    AO_CHECK(askPeer(u"ninja"_s, {u"-j4"_s, u"--quiet"_s, u"-C"_s, folder.path()}));
    return double(wall.nsecsElapsed()) / 1e6;
}

void processes()
{
    const DiskFolder folder;
    Engine engine(folder.path(), {.maxParallel = 4});
    engine.open();
    const Document document = chains(200, 10, u"shell.command"_s, {{u"command"_s, u"true"_s}});
    QElapsedTimer wall;
    wall.start();
    engine.run(document);
    const double ours = double(wall.nsecsElapsed()) / 1e6;
    print("2,000 processes, 10 wide, 4 at once", "ms", ours, "ninja -j4", ninja(folder, 200, 10),
          "at most 2 x");
}

void planning()
{
    const DiskFolder folder;
    const Engine engine(folder.path(), {});
    const auto plan = [&engine](int width) {
        const Document document = chains(51, width, u"noop"_s);
        double best = 1e9;
        for (int i = 0; i < 3; ++i) {
            const double before = cpuMilliseconds();
            (void)Recipe::create(document, engine.catalog());
            best = std::min(best, cpuMilliseconds() - before);
        }
        return best;
    };
    print("planning 100,000 edges", "ms CPU", plan(2000), "50,000 edges", plan(1000),
          "at most 2.2 x");
}

void latePasses()
{
    constexpr int kPasses = 10'000;
    constexpr int kWindow = 500;
    const DiskFolder folder;
    Engine engine(folder.path(), {});
    engine.open();
    std::vector<double> begun;
    QObject::connect(&engine.service(), &RunService::eventRecorded, [&](const RunEvent &event) {
        if (event.kind == EventKind::PassStarted)
            begun.push_back(cpuMilliseconds());
    });
    engine.run(loopOf(kPasses));
    const auto perPass = [&begun](size_t from) {
        return (begun.at(from + kWindow) - begun.at(from)) / kWindow;
    };
    print("CPU of a late pass of 10,000", "ms", perPass(begun.size() - 1 - kWindow), "early pass",
          perPass(kWindow), "at most 1.2 x");
}

void recovery()
{
    constexpr int kRuns = 100;
    const DiskFolder folder;
    {
        Engine engine(folder.path(), {.maxParallel = 2 * kRuns});
        engine.open();
        int begun = 0;
        QObject::connect(
            &engine.service(), &RunService::eventRecorded, [&begun](const RunEvent &event) {
                begun += event.kind == EventKind::StepStarted && event.step.text() == "last"_L1;
            });
        const Document document = endless(499);
        for (int i = 0; i < kRuns; ++i)
            engine.start(document);
        while (begun < kRuns)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    Engine engine(folder.path(), {.maxParallel = 2 * kRuns});
    const double before = cpuMilliseconds();
    const double wall = engine.open();
    if (engine.service().activeRuns().size() != kRuns)
        qFatal("not every run goes on");
    print("recovery of 100 runs with 100,000 events", "ms", wall, "", 0.0, "at most 1000 ms");
    print("  its CPU", "ms", cpuMilliseconds() - before, "", 0.0, "none");
}

Document yearly()
{
    Document document = chains(1, 1, u"noop"_s);
    document.nodes.append({.id = NodeId(u"on"_s),
                           .kind = triggers::kScheduleKind,
                           .parameters = {{u"cron"_s, u"0 0 1 1 *"_s}}});
    document.edges.append({.id = EdgeId(u"begins"_s),
                           .from = {NodeId(u"on"_s), kDonePort},
                           .to = {document.nodes.first().id, kAfterPort}});
    return document;
}

void idle()
{
    constexpr int kSeconds = 10;
    constexpr int kRuns = 300;
    constexpr int kSchedules = 50;
    const DiskFolder folder;
    Engine engine(folder.path(), {});
    engine.open();
    for (int i = 0; i < kRuns; ++i)
        engine.run(chains(5, 1, u"noop"_s));
    SystemClock clock;
    WorkerPool git(u"git"_s, 1);
    triggers::TriggerService service(
        engine.database(), engine.service(), engine.catalog(), git, clock,
        {.repository = folder.path(), .dataDirectory = folder.path(), .secrets = {}});
    if (!QCoro::waitFor(service.serve({})))
        qFatal("nothing is served");
    for (int i = 0; i < kSchedules; ++i) {
        if (!QCoro::waitFor(
                service.arm(yearly(), u"idle.agentops.json"_s, triggers::Replaces::AnyFile, {})))
            qFatal("a schedule cannot be armed");
    }
    const auto stay = [](int seconds) {
        QTimer::singleShot(std::chrono::seconds(seconds), qApp, &QCoreApplication::quit);
        QCoreApplication::exec();
    };
    stay(2); // what follows from the runs and from arming
    const double before = cpuMilliseconds();
    stay(kSeconds);
    print("CPU when 50 schedules are not due", "%", (cpuMilliseconds() - before) / kSeconds / 10,
          "", 0.0, "below 0.1 %");
    QCoro::waitFor(service.close());
}

void blocking(TimedApplication &app)
{
    for (const auto &[what, document] :
         {std::pair("longest event, 10,000 steps in a chain", chains(10'000, 1, u"noop"_s)),
          std::pair("longest event, 10,000 steps 100 wide", chains(100, 100, u"noop"_s))}) {
        const DiskFolder folder;
        Engine engine(folder.path(), {});
        engine.open();
        app.longestWall = app.longestCpu = 0;
        std::optional<Task<Result<RunId>>> started;
        QTimer::singleShot(0, &app, [&] {
            started.emplace(
                engine.service().start(document, {.repository = folder.path()}, CancelToken()));
        });
        while (!started || !started->isReady())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        const double ofStart = app.longestCpu;
        app.longestWall = app.longestCpu = 0;
        engine.waitFor(*QCoro::waitFor(std::move(*started)));
        print(what, "ms CPU", app.longestCpu, "", 0.0, "never over 8 ms");
        print("  on the clock of the wall", "ms", app.longestWall, "", 0.0, "never over 8 ms");
        print("  while it is started", "ms CPU", ofStart, "", 0.0, "never over 8 ms");
    }
}

} // namespace

int main(int argc, char **argv)
{
    TimedApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().sliced(1);
    if (arguments.value(0) == "--carry-on"_L1)
        return carryOn(arguments.value(1));
    if (arguments.value(0) == "--dbos"_L1)
        return measureDbos(arguments.value(1), arguments.value(2));
    const std::vector<std::pair<const char *, std::function<void()>>> rows{
        {"step", costOfAStep},
        {"synced", syncedSteps},
        {"killed", killed},
        {"processes", processes},
        {"planning", planning},
        {"passes", latePasses},
        {"recovery", recovery},
        {"idle", idle},
        {"blocking",
         [&app] {
             blocking(app);
         }},
    };
    for (const auto &[name, measure] : rows) {
        if (arguments.isEmpty() || arguments.contains(QLatin1StringView(name)))
            measure();
    }
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "crashworld.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::workflow;
using Disk = agentops::testsupport::FaultyDisk;

namespace {

using Deeds = QMap<QString, Deed>;

/// A small workflow and what its steps do.
struct Subject
{
    Document document;
    Deeds deeds;
    QList<Breakpoint> breakpoints{};
};

Subject subjectNamed(const QString &name)
{
    const auto graph = [](const char *text) {
        return RunFixture::document(QString::fromLatin1(text));
    };
    const auto retrying = [](Document document, const QString &node) {
        RunFixture::node(document, node).retry = {{.maxAttempts = 3, .firstDelay = 2s}};
        return document;
    };
    if (name == "a sequence"_L1)
        return {graph("a>b,b>c"), {{u"b"_s, {.hasChild = true}}}};
    if (name == "parallel steps"_L1)
        return {graph("a>b,a>c,a>d,b>e,c>e,d>e"), {{u"c"_s, {.hasChild = true}}}};
    if (name == "a map"_L1) {
        Subject subject{graph("m/x,m.done>z"), {{u"x"_s, {.hasChild = true}}}};
        RunFixture::become(
            subject.document, u"m"_s, u"map"_s,
            {{u"items"_s, 3}, {u"maxParallel"_s, 2}, {u"result"_s, u"{{ x.out }}"_s}});
        return subject;
    }
    if (name == "a loop"_L1) {
        Subject subject{graph("l/x,l/y,x>y,l.done>z"), {}};
        RunFixture::become(subject.document, u"l"_s, u"loop"_s,
                           {{u"state"_s, 0},
                            {u"next"_s, u"{{ l.state + 1 }}"_s},
                            {u"while"_s, u"{{ l.state < 2 }}"_s}});
        return subject;
    }
    if (name == "a retry"_L1)
        return {retrying(graph("a>b"), u"a"_s), {{u"a"_s, {.failures = 2}}}};
    if (name == "an approval"_L1)
        return {graph("a>b,b>c"), {{u"b"_s, {.asks = true}}}};
    if (name == "breakpoints"_L1) {
        Subject subject{graph("a>b,b>m,m/x,m/y,x>y,m.done>z"),
                        {{u"b"_s, {.hasChild = true}}},
                        {{.node = NodeId(u"b"_s)}, {.node = NodeId(u"y"_s)}}};
        RunFixture::become(subject.document, u"m"_s, u"map"_s, {{u"items"_s, 2}});
        return subject;
    }
    if (name == "a timer"_L1)
        return {graph("a>b"), {{u"a"_s, {.wait = 3s}}}};
    if (name == "a file"_L1)
        return {graph("a>b"), {{u"a"_s, {.hasChild = true, .leavesFile = true}}}};
    if (name == "an effect outside"_L1) {
        Subject subject{graph("a>d,d>b"), {{u"d"_s, {.hasChild = true}}}};
        RunFixture::node(subject.document, u"d"_s).kind = u"deploy"_s;
        return subject;
    }
    // An effect in a map, with turns, a branch for failures, and a clean-up.
    Subject subject{graph("m/p,m/d,p>d,m.done>w,w>f,f.error>h,f>n,f.done>c,h>c.after"),
                    {{u"w"_s, {.wait = 1s}}, {u"f"_s, {.isFailing = true}}}};
    RunFixture::become(subject.document, u"m"_s, u"map"_s,
                       {{u"items"_s, 2}, {u"maxParallel"_s, 2}});
    RunFixture::node(subject.document, u"d"_s).kind = u"deploy"_s;
    RunFixture::node(subject.document, u"d"_s).concurrency = Concurrency{.key = u"site"_s};
    RunFixture::node(subject.document, u"c"_s).join.policy = Join::Policy::Ended;
    return subject;
}

bool isThorough()
{
    return qEnvironmentVariableIsSet("AGENTOPS_THOROUGH");
}

} // namespace

/// Small workflows whose program meets a fault at every boundary of its writing.
/// AGENTOPS_THOROUGH=1 visits all of them; otherwise a part, and AGENTOPS_SEED chooses which.
class tst_CrashSweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProgramThatIsKilledKeepsEveryPromise_data() { addSubjects(); }
    void aProgramThatIsKilledKeepsEveryPromise()
    {
        sweep(Disk::Fault::Cut,
              [](CrashWorld &world, unsigned seed) { world.die(Disk::Loss::Program, seed); });
    }

    void aSyncedProgramKeepsEveryPromiseWhenPowerIsLost_data() { addSubjects(); }
    void aSyncedProgramKeepsEveryPromiseWhenPowerIsLost()
    {
        m_isSynced = true;
        sweep(Disk::Fault::Cut,
              [](CrashWorld &world, unsigned seed) { world.die(Disk::Loss::Power, seed); });
    }

    void anyProgramAsksBeforeItRepeatsAnEffectWhenPowerIsLost_data() { addSubjects(); }
    void anyProgramAsksBeforeItRepeatsAnEffectWhenPowerIsLost()
    {
        m_promise = CrashWorld::Promise::OutsideOnly;
        sweep(Disk::Fault::Cut,
              [](CrashWorld &world, unsigned seed) { world.die(Disk::Loss::Power, seed); });
    }

    void aFailingWriteLosesNothing_data() { addSubjects(); }
    void aFailingWriteLosesNothing() { sweep(Disk::Fault::IoErrorOnce, nullptr); }

    void aFailingDiskLosesNothing_data() { addSubjects(); }
    void aFailingDiskLosesNothing() { sweep(Disk::Fault::IoError, nullptr); }

    void aFullDiskLosesNothing_data() { addSubjects(); }
    void aFullDiskLosesNothing() { sweep(Disk::Fault::Full, nullptr); }

    void init()
    {
        m_isSynced = false;
        m_promise = CrashWorld::Promise::Everything;
    }

private:
    static void addSubjects()
    {
        QTest::addColumn<QString>("subject");
        for (const char *name :
             {"a sequence", "parallel steps", "a map", "a loop", "a retry", "an approval",
              "breakpoints", "a timer", "a file", "an effect outside", "everything"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    /// Lets the fault come at one boundary after another, until a run ends before it comes.
    void sweep(Disk::Fault fault, const std::function<void(CrashWorld &, unsigned)> &die)
    {
        QFETCH(QString, subject);
        const unsigned seed = qEnvironmentVariableIntValue("AGENTOPS_SEED");
        const int stride = isThorough() ? 1 : kStride;
        int visited = 0;
        int felt = 0;
        for (qint64 boundary = 1 + seed % stride;; boundary += stride) {
            const Subject chosen = subjectNamed(subject);
            CrashWorld world(chosen.document);
            for (const auto &[node, deed] : chosen.deeds.asKeyValueRange())
                world.teach(node, deed);
            world.breakpoints = chosen.breakpoints;
            world.isSynced = m_isSynced;
            world.promise = m_promise;
            world.disk.arm(fault, boundary);
            world.live();
            const bool hasStruck = world.disk.hasStruck() || !world.errors().isEmpty();
            felt += !world.errors().isEmpty();
            if (world.disk.isCut()) {
                die(world, seed * 1'000'003u + unsigned(boundary));
                world.live();
            }
            world.check();
            if (!world.violations.isEmpty()) {
                QFAIL(qPrintable(u"boundary %1, AGENTOPS_SEED=%2: %3"_s.arg(boundary).arg(seed).arg(
                    world.violations.join(u"; "_s))));
            }
            if (!hasStruck && boundary > world.disk.count())
                break;
            ++visited;
        }
        QVERIFY2(visited > 3, qPrintable(QString::number(visited)));
        if (fault != Disk::Fault::Cut)
            QVERIFY(felt > 0);
    }

    static constexpr int kStride = 11;
    bool m_isSynced = false;
    CrashWorld::Promise m_promise = CrashWorld::Promise::Everything;
};

QTEST_GUILESS_MAIN(tst_CrashSweep)
#include "tst_crashsweep.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "crashworld.h"

#include <QtCore/QJsonArray>

#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::workflow;
using Disk = agentops::testsupport::FaultyDisk;

namespace {

/// A random workflow of everything that the engine knows, and what its steps do. Whatever the order
/// in which its steps end, they end in the same states: no failure stops what runs beside it.
class RandomWorkflow
{
public:
    explicit RandomWorkflow(unsigned seed) : m_random(seed)
    {
        document = Document::create(u"Random"_s);
        addBody({}, 3 + int(below(6)), 0);
        Document callee = Document::create(u"Called"_s);
        for (const char *id : {"ca", "cb"})
            callee.nodes.append({.id = NodeId(QLatin1StringView(id)), .kind = u"step"_s});
        callee.edges.append({.id = EdgeId(u"ce"_s),
                             .from = {NodeId(u"ca"_s), u"out"_s},
                             .to = {NodeId(u"cb"_s), u"in"_s}});
        called.insert(u"callee"_s, callee);
        deeds[u"ca"_s] = {.hasChild = true};
        deeds[u"cb"_s] = {};
        for (const Node &node : std::as_const(document.nodes)) {
            if (isOneIn(6))
                breakpoints.append({.node = node.id});
        }
        if (isOneIn(4))
            breakpoints.append({.node = NodeId(u"cb"_s)});
    }

    Document document;
    QMap<QString, Document> called;
    QMap<QString, Deed> deeds;
    QList<Breakpoint> breakpoints;

private:
    unsigned below(unsigned limit) { return unsigned(m_random()) % limit; }
    bool isOneIn(unsigned count) { return below(count) == 0; }

    void addBody(const NodeId &parent, int count, int depth)
    {
        QList<NodeId> body;
        for (int i = 0; i < count; ++i) {
            const NodeId id(u"n%1"_s.arg(document.nodes.size()));
            document.nodes.append({.id = id, .kind = u"step"_s, .parent = parent});
            shape(document.nodes.size() - 1, depth);
            for (const NodeId &before : body) {
                if (isOneIn(3))
                    connect(before, id);
            }
            body.append(id);
        }
    }

    void connect(const NodeId &from, const NodeId &to)
    {
        const QString kind = document.findNode(from)->kind;
        QStringList ports{u"done"_s, u"error"_s};
        if (kind == "step"_L1 || kind == "deploy"_L1)
            ports << u"out"_s << u"out"_s << u"out"_s;
        // Behind a step that a person says has happened all ways are open, as its values are
        // unknown.
        if (kind == "step"_L1)
            ports << u"other"_s;
        document.edges.append({.id = EdgeId(u"e%1"_s.arg(document.edges.size())),
                               .from = {from, ports[below(unsigned(ports.size()))]},
                               .to = {to, u"after"_s}});
    }

    void shape(qsizetype index, int depth)
    {
        const NodeId id = document.nodes[index].id;
        Node &node = document.nodes[index];
        node.onError = isOneIn(2) ? OnError::Skip : OnError::Continue;
        if (isOneIn(4))
            node.join.policy = isOneIn(2) ? Join::Policy::Any : Join::Policy::Ended;
        node.isMuted = isOneIn(12);
        if (isOneIn(12))
            node.when = u"{{ 1 > 2 }}"_s;
        if (depth < 2 && isOneIn(depth == 0 ? 3 : 5)) {
            contain(node, depth);
            const QString kind = document.nodes[index].kind;
            deeds.remove(id.text());
            if (kind != "call"_L1)
                addBody(id, 1 + int(below(3)), depth + 1);
            return;
        }
        if (isOneIn(6))
            node.kind = u"deploy"_s;
        if (isOneIn(5))
            node.concurrency = Concurrency{.key = u"key %1"_s.arg(below(2)), .limit = 1};
        node.retry = {{.maxAttempts = 3, .firstDelay = 800ms}};
        Deed deed;
        deed.failures = int(below(3)) * int(isOneIn(3));
        deed.isFailing = isOneIn(6);
        deed.wait = std::chrono::milliseconds(isOneIn(5) ? below(3000) : 0);
        deed.asks = isOneIn(8);
        deed.hasChild = isOneIn(2);
        deed.leavesFile = isOneIn(6);
        deeds[id.text()] = deed;
    }

    void contain(Node &node, int depth)
    {
        node.retry = {};
        switch (below(depth == 0 ? 4 : 3)) {
        case 0:
            node.kind = u"map"_s;
            node.parameters = {{u"items"_s, int(below(4))},
                               {u"maxParallel"_s, 1 + int(below(3))},
                               {u"onFailure"_s, u"collect"_s}};
            return;
        case 1:
            node.kind = u"loop"_s;
            node.parameters = {
                {u"state"_s, 0},
                {u"next"_s, u"{{ %1.state + 1 }}"_s.arg(node.id.text())},
                {u"while"_s, u"{{ %1.state < %2 }}"_s.arg(node.id.text()).arg(below(3))},
                {u"maxPasses"_s, 5}};
            return;
        case 2:
            node.kind = u"scope"_s;
            return;
        default:
            node.kind = u"call"_s;
            node.parameters = {{u"workflow"_s, u"callee"_s}};
        }
    }

    std::mt19937 m_random;
};

QStringList statesOf(const RunStatus &status)
{
    QStringList states{runStateName(status.summary().state)};
    for (const StepStatus &step : status.steps())
        states.append(step.path.text() + u' ' + stepStateName(step.state));
    std::ranges::sort(states);
    return states;
}

std::unique_ptr<CrashWorld> worldOf(const RandomWorkflow &workflow)
{
    auto world = std::make_unique<CrashWorld>(workflow.document);
    world->called = workflow.called;
    world->breakpoints = workflow.breakpoints;
    for (const auto &[node, deed] : workflow.deeds.asKeyValueRange())
        world->teach(node, deed);
    return world;
}

} // namespace

/// Random workflows on a virtual clock, whose program dies at random moments. AGENTOPS_SEED is the
/// first seed, AGENTOPS_THOROUGH=1 plays many; a failure names the seed that repeats it.
class tst_CrashSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crashesDoNotChangeWhatBecomesOfAWorkflow_data() { addSeeds(); }
    void crashesDoNotChangeWhatBecomesOfAWorkflow()
    {
        QFETCH(unsigned, seed);
        const RandomWorkflow workflow(seed);
        const QStringList expected = undisturbed(workflow);
        if (QTest::currentTestFailed())
            return;

        const auto world = worldOf(workflow);
        dieAndLive(*world, seed,
                   [](CrashWorld &dying, unsigned) { dying.die(Disk::Loss::Program, 0); });

        QVERIFY2(world->violations.isEmpty(), qPrintable(world->violations.join(u"; "_s)));
        QCOMPARE(statesOf(world->status()), expected);
    }

    void powerCutsDoNotChangeASyncedWorkflow_data() { addSeeds(); }
    void powerCutsDoNotChangeASyncedWorkflow()
    {
        QFETCH(unsigned, seed);
        const RandomWorkflow workflow(seed);
        const QStringList expected = undisturbed(workflow);
        if (QTest::currentTestFailed())
            return;

        const auto world = worldOf(workflow);
        world->isSynced = true;
        dieAndLive(*world, seed, [](CrashWorld &dying, unsigned lossSeed) {
            dying.die(Disk::Loss::Power, lossSeed);
        });

        QVERIFY2(world->violations.isEmpty(), qPrintable(world->violations.join(u"; "_s)));
        QCOMPARE(statesOf(world->status()), expected);
    }

    void cancelledStepsStayCancelledThroughCrashes_data() { addSeeds(); }
    void cancelledStepsStayCancelledThroughCrashes()
    {
        QFETCH(unsigned, seed);
        const auto world = worldOf(RandomWorkflow(seed));
        std::mt19937 random(seed);
        world->onTurn = [&](const RunStatus &status) {
            const auto &steps = status.steps();
            const StepStatus &step = steps[qsizetype(random() % size_t(steps.size()))];
            if (random() % 3 == 0 && !isFinal(step.state) && step.state != StepState::Planned)
                world->cancelStep(step.path);
        };
        dieAndLive(*world, seed,
                   [](CrashWorld &dying, unsigned) { dying.die(Disk::Loss::Program, 0); });

        QVERIFY2(world->violations.isEmpty(), qPrintable(world->violations.join(u"; "_s)));
    }

private:
    static void addSeeds()
    {
        QTest::addColumn<unsigned>("seed");
        const bool isThorough = qEnvironmentVariableIsSet("AGENTOPS_THOROUGH");
        const unsigned first = qEnvironmentVariableIsSet("AGENTOPS_SEED")
            ? unsigned(qEnvironmentVariableIntValue("AGENTOPS_SEED"))
            : 1;
        for (unsigned seed = first; seed < first + (isThorough ? 2000 : 40); ++seed)
            QTest::addRow("AGENTOPS_SEED=%u", seed) << seed;
    }

    static QStringList undisturbed(const RandomWorkflow &workflow)
    {
        const auto world = worldOf(workflow);
        world->live();
        world->check();
        if (!world->violations.isEmpty())
            QTest::qFail(qPrintable(u"without a crash: "_s + world->violations.join(u"; "_s)),
                         __FILE__, __LINE__);
        return world->violations.isEmpty() ? statesOf(world->status()) : QStringList();
    }

    static void dieAndLive(CrashWorld &world, unsigned seed,
                           const std::function<void(CrashWorld &, unsigned)> &die)
    {
        std::mt19937 random(seed);
        for (int death = 0; death < 4 && !world.isOver(); ++death) {
            world.disk.arm(Disk::Fault::Cut, 1 + random() % 150);
            world.live();
            if (!world.disk.isCut())
                break;
            die(world, unsigned(random()));
        }
        world.disk.repair();
        if (!world.isOver())
            world.live();
        world.check();
    }
};

QTEST_GUILESS_MAIN(tst_CrashSimulation)
#include "tst_crashsimulation.moc"

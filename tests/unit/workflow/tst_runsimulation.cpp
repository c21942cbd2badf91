// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::workflow;

namespace {

/// What one step of the simulated workflow is going to do.
struct Plan
{
    std::vector<int> predecessors;
    int failuresBefore = 0;
    bool isFailing = false;
    OnError onError = OnError::Skip;
    bool isMuted = false;
};

/// One random workflow, carried out with steps that end when the simulation says so.
class Simulation
{
public:
    Simulation(unsigned seed, RunFixture &fixture) : m_random(seed), m_fixture(fixture)
    {
        const int count = 3 + int(m_random() % 10);
        for (int i = 0; i < count; ++i) {
            Plan plan;
            for (int before = 0; before < i; ++before) {
                if (m_random() % 3 == 0)
                    plan.predecessors.push_back(before);
            }
            plan.failuresBefore = int(m_random() % 3);
            plan.isFailing = m_random() % 4 == 0;
            plan.onError = m_random() % 2 ? OnError::Skip : OnError::Continue;
            plan.isMuted = m_random() % 10 == 0;
            m_plans.push_back(plan);
            m_fixture.scripts[name(i)] = [this, i](StepContext context, CancelToken token) {
                return execute(this, i, std::move(context), std::move(token));
            };
        }
    }

    static QString name(int step) { return u"s%1"_s.arg(step); }

    Document document() const
    {
        Document document = Document::create(u"Simulated"_s);
        for (int i = 0; i < int(m_plans.size()); ++i) {
            const Plan &plan = m_plans[size_t(i)];
            Node node{.id = NodeId(name(i)), .kind = u"step"_s};
            node.retry = {{.maxAttempts = 3, .firstDelay = 100ms}};
            node.onError = plan.onError;
            node.isMuted = plan.isMuted;
            document.nodes.append(node);
            for (const int before : plan.predecessors) {
                document.edges.append({.id = EdgeId(u"e%1"_s.arg(document.edges.size())),
                                       .from = {NodeId(name(before)), u"out"_s},
                                       .to = {node.id, u"in"_s}});
            }
        }
        return document;
    }

    /// Lets steps end, time pass and the program restart in random order until the run has ended.
    RunStatus carryOut()
    {
        const RunId run = m_fixture.start(document(), {.maxParallel = 1 + int(m_random() % 4)});
        for (int i = 0; i < 2000; ++i) {
            m_fixture.settle();
            const auto detail = testsupport::await(m_fixture.service().show(run, CancelToken()));
            if (!detail || isFinal(detail->status.summary().state))
                return detail ? detail->status : RunStatus();
            const unsigned dice = m_random() % 20;
            if (dice == 0)
                m_fixture.restart();
            else if (dice < 8)
                m_fixture.clock().advance(100ms);
            else
                m_gate.open();
        }
        return {};
    }

    /// What must have become of a step, whatever the order of events.
    StepState expected(int step) const
    {
        const Plan &plan = m_plans[size_t(step)];
        if (plan.isMuted)
            return StepState::Skipped;
        const bool runs =
            plan.predecessors.empty() || std::ranges::any_of(plan.predecessors, [this](int before) {
                const Plan &source = m_plans[size_t(before)];
                const StepState state = expected(before);
                return source.isMuted || state == StepState::Succeeded
                    || (state == StepState::Failed && source.onError == OnError::Continue);
            });
        if (!runs)
            return StepState::Skipped;
        return plan.isFailing ? StepState::Failed : StepState::Succeeded;
    }

    int stepCount() const { return int(m_plans.size()); }
    /// Attempts that really ended with success, and begins, by step.
    QMap<int, QList<int>> succeeded;
    QMap<int, QList<int>> begun;
    QStringList violations;

private:
    static Task<Result<StepOutput>> execute(Simulation *self, int step, StepContext context,
                                            CancelToken token)
    {
        self->begin(step, context.attempt);
        AO_CO_CHECK(co_await self->m_gate.wait(token));
        const Plan &plan = self->m_plans[size_t(step)];
        if (plan.isFailing || self->m_failures[step]++ < std::min(plan.failuresBefore, 2))
            co_return fail(agentops::errors::kIo, u"as planned"_s);
        self->succeeded[step].append(context.attempt);
        self->m_ended.insert(step);
        co_return output(u"out"_s, step);
    }

    void begin(int step, int attempt)
    {
        begun[step].append(attempt);
        for (const int before : m_plans[size_t(step)].predecessors) {
            if (expected(before) == StepState::Succeeded && !m_ended.contains(before))
                violations.append(u"%1 began before %2 had ended"_s.arg(name(step), name(before)));
        }
    }

    std::mt19937 m_random;
    RunFixture &m_fixture;
    std::vector<Plan> m_plans;
    QMap<int, int> m_failures;
    QSet<int> m_ended;
    Gate m_gate;
};

} // namespace

/// Random workflows whose program is restarted at random moments, against what must come out.
class tst_RunSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOutcomeDependsOnTheWorkflowOnly_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 60; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void theOutcomeDependsOnTheWorkflowOnly()
    {
        QFETCH(unsigned, seed);
        RunFixture fixture;
        Simulation simulation(seed, fixture);

        const RunStatus status = simulation.carryOut();

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(simulation.violations, QStringList());
        for (int i = 0; i < simulation.stepCount(); ++i) {
            const StepStatus *step = status.findStep(NodeId(Simulation::name(i)));
            QCOMPARE(step->state, simulation.expected(i));
            const QList<int> begun = simulation.begun.value(i);
            QVERIFY(std::ranges::is_sorted(begun));
            QVERIFY(std::ranges::adjacent_find(begun) == begun.end());
            // A step may have succeeded without the program living to record it; then it runs
            // again. Once recorded, never.
            if (step->state == StepState::Succeeded) {
                QCOMPARE(begun.last(), step->attempt);
                QCOMPARE(simulation.succeeded.value(i).last(), step->attempt);
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_RunSimulation)
#include "tst_runsimulation.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractions.h"
#include "runfixture.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace {

/// What a step does when it runs.
struct Deed
{
    bool isFailing = false;
    bool putsOther = false;
};

/// A random workflow, and what its steps do.
class RandomWorkflow
{
public:
    explicit RandomWorkflow(unsigned seed) : m_random(seed), m_joins(isOneIn(4))
    {
        document = Document::create(u"Random"_s);
        document.properties.inputs = {{.name = u"word"_s, .defaultValue = u"hello"_s}};
        const int count = 3 + int(below(6));
        for (int i = 0; i < count; ++i)
            addStep(i);
        std::ranges::shuffle(document.nodes, m_random);
        std::ranges::shuffle(document.edges, m_random);
        for (const Node &node : std::as_const(document.nodes)) {
            if (!isOneIn(5))
                document.layout.nodes.insert(node.id,
                                             QPointF(below(9000) / 7.0, below(9000) / 3.0));
        }
        if (document.nodes.size() > 2) {
            document.groups = {{.id = GroupId(u"g"_s),
                                .title = u"Some"_s,
                                .nodes = {document.nodes[0].id, document.nodes[2].id}}};
        }
        document = *parseDocument(writeDocument(document)).document;
    }

    Document document;
    QMap<QString, Deed> deeds;

    /// A few steps of the top that often belong together.
    QStringList choice()
    {
        const auto anyTop = [this] {
            return qsizetype(below(unsigned(m_tops.size())));
        };
        QStringList chosen = m_tops.mid(anyTop(), 1 + qsizetype(below(3)));
        if (isOneIn(4))
            chosen.append(m_tops[anyTop()]);
        chosen.removeDuplicates();
        return chosen;
    }

private:
    unsigned below(unsigned limit) { return unsigned(m_random()) % limit; }
    bool isOneIn(unsigned count) { return below(count) == 0; }

    void addStep(int index)
    {
        const QString id = u"n%1%2"_s.arg(isOneIn(3) ? u"-"_s : u""_s).arg(index);
        Node node{.id = NodeId(id), .kind = u"step"_s};
        QSet<QString> before;
        for (const QString &other : std::as_const(m_tops)) {
            if (!isOneIn(3))
                continue;
            connect(other, id);
            before.insert(other);
            before.unite(m_before.value(other));
        }
        m_before.insert(id, before);
        if (isOneIn(8))
            node.onError = isOneIn(2) ? OnError::Skip : OnError::Continue;
        if (m_joins && isOneIn(3))
            node.join = isOneIn(2) ? Join{Join::Policy::Any} : Join{Join::Policy::AtLeast, 2};
        if (isOneIn(8))
            node.when = isOneIn(2) ? u"{{ 1 > 2 }}"_s : u"{{ 1 < 2 }}"_s;
        node.isMuted = isOneIn(14);
        if (isOneIn(7)) {
            contain(node, before);
        } else if (!m_joins) {
            node.parameters.insert(u"text"_s, textFor(before));
        }
        deeds[id] = {.isFailing = isOneIn(9), .putsOther = isOneIn(2)};
        document.nodes.append(node);
        m_tops.append(id);
    }

    void contain(Node &node, const QSet<QString> &before)
    {
        const QString inner = node.id.text() + u"_in"_s;
        node.kind = u"map"_s;
        node.parameters = {{u"items"_s, 2}, {u"result"_s, u"{{ %1.out }}"_s.arg(inner)}};
        Node step{.id = NodeId(inner), .kind = u"step"_s, .parent = node.id};
        if (!m_joins)
            step.parameters.insert(u"text"_s, u"{{ item }}{{ index }}"_s + textFor(before));
        document.nodes.append(step);
        deeds[inner] = {};
    }

    void connect(const QString &from, const QString &to)
    {
        const Node *source = document.findNode(NodeId(from));
        QStringList ports{u"done"_s};
        if (isOneIn(8))
            ports = {u"error"_s};
        else if (source->kind == "map"_L1)
            ports << u"results"_s;
        else
            ports << u"out"_s << u"out"_s << u"out"_s << u"other"_s;
        const QStringList inputs{u"after"_s, u"after"_s, u"in"_s};
        Edge edge{.id = EdgeId(u"e%1"_s.arg(document.edges.size())),
                  .from = {source->id, ports[qsizetype(below(unsigned(ports.size())))]},
                  .to = {NodeId(to), m_joins ? u"after"_s : inputs[qsizetype(below(3))]}};
        if (isOneIn(10))
            edge.condition = isOneIn(2) ? u"{{ 1 > 2 }}"_s : u"{{ 1 < 2 }}"_s;
        document.edges.append(edge);
    }

    QString textFor(const QSet<QString> &before)
    {
        QString text = isOneIn(3) ? u"{{ inputs.word }}"_s : u"-"_s;
        QStringList known(before.begin(), before.end());
        known.sort();
        for (const QString &id : std::as_const(known)) {
            if (!isOneIn(2))
                continue;
            const bool isMap = document.findNode(NodeId(id))->kind == "map"_L1;
            const QString port = isMap ? u"results"_s : u"out"_s;
            const QStringList forms{u"{{ %1.%2 }}"_s, u"{{ %1 . done }}"_s,
                                    u"{{ %1['%2'] || 'none' }}"_s, u"{{ [%1?.%2, %1.error] }}"_s,
                                    u"{{ JSON.stringify(%1) + %1.done }}"_s};
            text += forms[qsizetype(below(unsigned(forms.size())))].arg(id, port);
        }
        return text;
    }

    std::mt19937 m_random;
    /// With steps that join early, when what they are given depends on time.
    bool m_joins = false;
    QStringList m_tops;
    QHash<QString, QSet<QString>> m_before;
};

/// What became of a run.
struct Outcome
{
    RunState state = RunState::Pending;
    QMap<QString, StepState> steps;
    /// What each step was given.
    QMap<QString, QString> given;
};

/// The step as it is called in the original workflow.
QString plainPath(const StepPath &path)
{
    QString text = path.text();
    if (text.startsWith("call#0/"_L1))
        text = text.sliced(7);
    return text;
}

Task<Result<StepOutput>> perform(Outcome *outcome, Deed deed, StepContext context, CancelToken)
{
    const QJsonArray inputs{context.text(u"text"), context.inputs.value("in"_L1)};
    outcome->given[plainPath(context.step)] =
        QString::fromUtf8(QJsonDocument(inputs).toJson(QJsonDocument::Compact));
    const QString node = context.step.node().text();
    if (deed.isFailing)
        co_return fail(agentops::errors::kIo, node + u" is broken"_s);
    QJsonObject values{{u"out"_s, node}};
    if (deed.putsOther)
        values.insert(u"other"_s, 7);
    co_return StepOutput{.values = values};
}

Outcome outcomeOf(RunFixture &fixture, const RandomWorkflow &workflow, const Document &document,
                  const Document &called)
{
    Outcome outcome;
    for (const auto &[node, deed] : workflow.deeds.asKeyValueRange()) {
        fixture.scripts[node] = [&outcome, deed](StepContext context, CancelToken token) {
            return perform(&outcome, deed, std::move(context), std::move(token));
        };
    }
    RunServiceOptions options = fixture.options();
    options.loadWorkflow = [called](QString, QString) -> Task<Result<Document>> {
        return [](Document loaded) -> Task<Result<Document>> {
            co_return loaded;
        }(called);
    };
    const auto service = fixture.createService(options);
    const auto run =
        await(service->start(document, {.repository = u"/repository"_s}, CancelToken()));
    if (!run)
        qFatal("%s", qPrintable(run.error().describe()));
    const auto settled = await(service->waitUntilSettled(*run, CancelToken()));
    await(service->close());
    outcome.state = settled->summary().state;
    for (const StepStatus &step : settled->steps())
        outcome.steps.insert(plainPath(step.path), step.state);
    return outcome;
}

bool hasRun(StepState state)
{
    return state == StepState::Succeeded || state == StepState::Failed;
}

/// What the extracted workflow has done otherwise. Once a run has failed, what else has run by then
/// is a matter of time.
QStringList differences(const Outcome &original, const Outcome &extracted)
{
    if (original.state != extracted.state)
        return {u"%1, not %2"_s.arg(runStateName(extracted.state), runStateName(original.state))};
    QStringList found;
    if (original.state != RunState::Succeeded)
        return found;
    for (const auto &[path, state] : original.steps.asKeyValueRange()) {
        const StepState other = extracted.steps.value(path, StepState::Skipped);
        if (hasRun(state) != hasRun(other) || (hasRun(state) && state != other)) {
            found.append(u"%1: %2, not %3"_s.arg(path, stepStateName(other), stepStateName(state)));
        }
    }
    for (const auto &[path, given] : original.given.asKeyValueRange()) {
        if (extracted.given.value(path) != given)
            found.append(u"%1: given %2, not %3"_s.arg(path, extracted.given.value(path), given));
    }
    return found;
}

} // namespace

/// Random workflows and random steps of them. AGENTOPS_SEED is the first seed, AGENTOPS_THOROUGH=1
/// tries many; a failure names the seed that repeats it.
class tst_SubworkflowSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWayBackIsExact()
    {
        int accepted = 0;
        int tried = 0;
        for (const unsigned seed : seeds(200)) {
            RandomWorkflow workflow(seed);
            QCOMPARE(errorsIn(workflow.document, catalog()), QStringList());
            for (int i = 0; i < 4; ++i) {
                ++tried;
                const QStringList chosen = workflow.choice();
                const auto extraction = extracted(workflow.document, catalog(), chosen);
                if (!extraction) {
                    QVERIFY2(isRefusal(extraction.error()),
                             describe(seed, chosen, extraction).constData());
                    continue;
                }
                ++accepted;
                const QByteArray caller = writeDocument(extraction->caller);
                const QByteArray called = writeDocument(extraction->called);
                QVERIFY2(errorsIn(extraction->caller, catalog()).isEmpty(), caller.constData());
                QVERIFY2(errorsIn(extraction->called, catalog()).isEmpty(), called.constData());
                const auto inlined =
                    inlineSubworkflow(*parseDocument(caller).document, catalog(), NodeId(u"call"_s),
                                      *parseDocument(called).document);
                QVERIFY2(inlined.has_value(), describe(seed, chosen, inlined).constData());
                QVERIFY2(inlined->document == workflow.document
                             && inlined->shape == Inlined::Shape::Apart,
                         describe(seed, chosen, inlined).constData());
                QCOMPARE(writeDocument(inlined->document), writeDocument(workflow.document));
                const auto again = extracted(inlined->document, catalog(), chosen);
                QVERIFY2(again.has_value(), describe(seed, chosen, again).constData());
                QCOMPARE(writeDocument(again->caller), caller);
                QCOMPARE(writeDocument(again->called), called);
            }
        }
        // Most steps can be extracted, or this would say little.
        QVERIFY2(accepted * 4 > tried,
                 qPrintable(u"%1 of %2 were accepted"_s.arg(accepted).arg(tried)));
    }

    void aCallDoesWhatItsStepsDid()
    {
        for (const unsigned seed : seeds(50)) {
            RandomWorkflow workflow(seed);
            const QStringList chosen = workflow.choice();
            const auto extraction = extracted(workflow.document, catalog(), chosen);
            if (!extraction)
                continue;
            RunFixture fixture;

            const Outcome original = outcomeOf(fixture, workflow, workflow.document, {});
            const Outcome called =
                outcomeOf(fixture, workflow, extraction->caller, extraction->called);

            const QStringList found = differences(original, called);
            QVERIFY2(found.isEmpty(),
                     qPrintable(u"seed %1, %2: %3"_s.arg(seed).arg(chosen.join(u' '),
                                                                   found.join(u"; "_s))));
        }
    }

    /// The same call, with a limit that no step has: it cannot be taken apart.
    void aContainerDoesWhatTheCallDid()
    {
        for (const unsigned seed : seeds(25)) {
            RandomWorkflow workflow(seed);
            const QStringList chosen = workflow.choice();
            auto extraction = extracted(workflow.document, catalog(), chosen);
            if (!extraction)
                continue;
            RunFixture::node(extraction->caller, u"call"_s).timeout = std::chrono::hours(1);
            const auto inlined = inlineSubworkflow(extraction->caller, catalog(), NodeId(u"call"_s),
                                                   extraction->called);
            QVERIFY2(inlined.has_value(), describe(seed, chosen, inlined).constData());
            QCOMPARE(inlined->shape, Inlined::Shape::Together);
            QCOMPARE(errorsIn(inlined->document, catalog()), QStringList());
            RunFixture fixture;

            const Outcome original = outcomeOf(fixture, workflow, workflow.document, {});
            const Outcome contained = outcomeOf(fixture, workflow, inlined->document, {});

            const QStringList found = differences(original, contained);
            QVERIFY2(found.isEmpty(),
                     qPrintable(u"seed %1, %2: %3"_s.arg(seed).arg(chosen.join(u' '),
                                                                   found.join(u"; "_s))));
        }
    }

private:
    const NodeCatalog &catalog() const { return m_fixture.catalog(); }

    static QList<unsigned> seeds(unsigned count)
    {
        const bool isThorough = qEnvironmentVariableIsSet("AGENTOPS_THOROUGH");
        const unsigned first = qEnvironmentVariableIsSet("AGENTOPS_SEED")
            ? unsigned(qEnvironmentVariableIntValue("AGENTOPS_SEED"))
            : 1;
        QList<unsigned> list;
        for (unsigned seed = first; seed < first + (isThorough ? 20 * count : count); ++seed)
            list.append(seed);
        return list;
    }

    static bool isRefusal(const Error &error)
    {
        return error.code() == workflow::errors::kNotExtractable
            || error.code() == workflow::errors::kCycle;
    }

    template<typename T>
    static QByteArray describe(unsigned seed, const QStringList &chosen, const Result<T> &result)
    {
        return u"seed %1, %2: %3"_s.arg(seed)
            .arg(chosen.join(u' '), result ? u"not the same"_s : result.error().describe())
            .toUtf8();
    }

    RunFixture m_fixture;
};

QTEST_GUILESS_MAIN(tst_SubworkflowSimulation)
#include "tst_subworkflowsimulation.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "surveyor.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// The edges across a border: whether a call says as much as they do.
namespace agentops::workflow {

Outcomes::Given Surveyor::inside(quint8 incoming) const
{
    Outcomes::Given given;
    for (const qsizetype edge : m_border.incoming)
        given.edges.insert(edge, incoming);
    given.only = QSet<int>(m_border.tops.begin(), m_border.tops.end());
    return given;
}

Result<> Surveyor::enter()
{
    Targets targets;
    for (const qsizetype edge : m_border.incoming)
        targets[{targetOf(edge), portIn(edge)}].append(edge);
    m_outcomes.tell({});
    quint8 ways = 0;
    for (const qsizetype edge : m_border.incoming)
        ways |= m_outcomes.wayOf(edge);
    bool isCertain = true;
    for (const auto &[target, edges] : targets.asKeyValueRange())
        isCertain = isCertain && isFed(edges, target.first);
    if (!isOneDoor())
        AO_CHECK(requireSafeValues());
    if (!isCertain && !isOneDoor()) {
        if (!isOnlyEntry(targets)) {
            QStringList sources;
            for (const qsizetype edge : m_border.incoming)
                sources.append(idOf(sourceOf(edge)));
            sources.removeDuplicates();
            return fail(notExtractable(
                sources,
                u"the chosen steps wait for %1, not all of which may be followed: a call waits "
                "for all or for one of them"_s.arg(sources.join(", "_L1)),
                u"waiting"_s));
        }
        m_border.join = m_document.nodes[targets.firstKey().first].join;
    }
    m_border.mayBeMissed = !isCertain;
    QList<qsizetype> cut;
    for (const qsizetype edge : m_border.incoming) {
        if ((m_outcomes.wayOf(edge) & Outcomes::Cut) != 0 && !isOneDoor() && !isOnlyEntry(targets))
            cut.append(edge);
    }
    for (const Outcomes::Way way : {Outcomes::NotFollowed, Outcomes::Cut}) {
        if (!isCertain && (ways & way) != 0)
            AO_CHECK(requireNothingRuns(way));
    }
    tellBegun();
    for (const qsizetype edge : std::as_const(cut))
        AO_CHECK(requireSameCut(edge));
    chooseEntries(targets);
    return {};
}

/// Whether one of the edges into a port is followed for sure.
bool Surveyor::isFed(const QList<qsizetype> &edges, int node) const
{
    if (m_document.nodes[node].join.policy == Join::Policy::All)
        return m_outcomes.isFedBy(edges);
    return std::ranges::all_of(
        edges, [this](qsizetype edge) { return m_outcomes.wayOf(edge) == Outcomes::Followed; });
}

/// Whether all that leads in comes from one port and is followed together.
bool Surveyor::isOneDoor() const
{
    return std::ranges::all_of(m_border.incoming, [this](qsizetype edge) {
        const Edge &first = m_document.edges[m_border.incoming.first()];
        const Edge &other = m_document.edges[edge];
        return other.from == first.from && other.condition == first.condition;
    });
}

/// Whether all that leads in leads into one port of a step that waits for nothing else: the call
/// can wait as that step does.
bool Surveyor::isOnlyEntry(const Targets &targets) const
{
    return targets.size() == 1 && std::ranges::none_of(m_border.inner, [&](qsizetype edge) {
               return targetOf(edge) == targets.firstKey().first;
           });
}

/// A value is there as an input whether its edge is followed or not: where the edge is not, there
/// must be none.
Result<> Surveyor::requireSafeValues() const
{
    for (const qsizetype edge : m_border.incoming) {
        const bool isSafe = m_outcomes.wayOf(edge) == Outcomes::Followed
            || (portOut(edge) != kDonePort && m_document.edges[edge].condition.isEmpty()
                && (m_outcomes.of(sourceOf(edge)) & Outcomes::Failed) == 0);
        if (portIn(edge) == kAfterPort || isSafe)
            continue;
        return fail(
            notExtractable({idOf(targetOf(edge)), idOf(sourceOf(edge))},
                           u"whether \"%1\" gets a value from \"%2\" is only known in a run"_s.arg(
                               idOf(targetOf(edge)), idOf(sourceOf(edge))),
                           u"waiting"_s));
    }
    return {};
}

Result<> Surveyor::requireNothingRuns(Outcomes::Way way)
{
    m_outcomes.tell(inside(way));
    const Outcomes::Outcome wanted = way == Outcomes::Cut ? Outcomes::CutOff : Outcomes::Skipped;
    for (const int top : m_border.tops) {
        if (m_outcomes.of(top) == wanted)
            continue;
        return fail(notExtractable(
            {idOf(top)},
            u"\"%1\" may run although what leads to the chosen steps is not followed; as part of "
            "a call it would not"_s.arg(idOf(top)),
            u"waiting"_s));
    }
    return {};
}

/// What becomes of the steps once the call has begun, as long as it does not fail.
void Surveyor::tellBegun()
{
    Outcomes::Given begun = inside(Outcomes::Followed);
    const QList<int> raising = raisingTops();
    begun.unfailing = QSet<int>(raising.begin(), raising.end());
    m_outcomes.tell(begun);
}

/// Behind a failure a step is cut off, which a step within does not see.
Result<> Surveyor::requireSameCut(qsizetype edge) const
{
    const int target = targetOf(edge);
    if ((m_outcomes.of(target) & (Outcomes::Skipped | Outcomes::CutOff)) == 0)
        return {};
    return fail(notExtractable(
        {idOf(target), idOf(sourceOf(edge))},
        u"\"%1\" may be skipped because of how \"%2\" ends, which a call does not tell it"_s.arg(
            idOf(target), idOf(sourceOf(edge))),
        u"waiting"_s));
}

void Surveyor::chooseEntries(const Targets &targets)
{
    for (const auto &[target, edges] : targets.asKeyValueRange()) {
        const auto &[node, port] = target;
        const Join &join = m_document.nodes[node].join;
        bool isNeeded = port != kAfterPort;
        if (join.policy != Join::Policy::All) {
            isNeeded = isNeeded || !isOnlyEntry(targets) || join.count > edges.size();
        } else if (!isNeeded) {
            // What else leads into the port must feed it in any case.
            QList<qsizetype> others;
            for (const qsizetype edge : m_border.inner) {
                if (targetOf(edge) == node && portIn(edge) == port)
                    others.append(edge);
            }
            isNeeded = !others.isEmpty() && !m_outcomes.isFedBy(others);
        }
        if (isNeeded)
            m_border.entered.unite(QSet<qsizetype>(edges.begin(), edges.end()));
    }
}

/// The outcomes are those of tellBegun().
Result<> Surveyor::leave()
{
    m_border.isLikeCall =
        m_border.tops.size() == 1 && m_outcomes.of(m_border.tops.first()) == Outcomes::Succeeded;
    for (const int top : m_border.tops) {
        m_border.hidesFailures = m_border.hidesFailures
            || ((m_outcomes.of(top) & Outcomes::Failed) != 0
                && m_document.nodes[top].onError != OnError::Continue);
    }
    for (const qsizetype edge : m_border.outgoing)
        AO_CHECK(leaveBy(edge));
    return {};
}

Result<> Surveyor::leaveBy(qsizetype edge)
{
    const int source = sourceOf(edge);
    const Node &node = m_document.nodes[source];
    const quint8 outcome = m_outcomes.of(source);
    const bool isError = portOut(edge) == kErrorPort;
    const bool isDone = portOut(edge) == kDonePort;
    const bool isCut = (outcome & Outcomes::CutOff) != 0
        || (!isError && (outcome & Outcomes::Failed) != 0 && node.onError != OnError::Continue);
    const bool takesValue = portIn(edge) != kAfterPort;
    const bool isOther = takesValue && !m_border.isLikeCall;
    const bool isLost = !isError && (isDone ? isOther : node.isMuted);
    if (isCut || (isLost && m_border.mayBeMissed)) {
        return fail(notExtractable(
            {idOf(targetOf(edge)), idOf(source)},
            u"\"%1\" depends on how \"%2\" ends in a way that a call does not tell"_s.arg(
                idOf(targetOf(edge)), idOf(source)),
            u"failure"_s));
    }
    if (isError)
        return {};
    const bool isCertain =
        isDone || m_outcomes.wayFrom(source, portOut(edge)) == Outcomes::Followed;
    if (!isCertain)
        m_border.uncertain.insert(edge);
    if (!isCertain || (isDone ? isOther : takesValue))
        m_border.gated.insert(edge);
    return {};
}

bool Surveyor::isHandledInside(int node) const
{
    return m_document.nodes[node].onError != OnError::Stop
        || std::ranges::any_of(m_border.inner, [&](qsizetype edge) {
               return sourceOf(edge) == node && portOut(edge) == kErrorPort;
           });
}

QList<int> Surveyor::raisingTops() const
{
    QList<int> raising;
    for (const qsizetype edge : m_border.outgoing) {
        const int source = sourceOf(edge);
        if (portOut(edge) == kErrorPort && !isHandledInside(source) && !raising.contains(source))
            raising.append(source);
    }
    return raising;
}

/// A call has one error for all failures in it, and the first one ends it. So whatever can fail
/// must lead to the same steps, nothing may go on when it does, and nothing may be left behind.
Result<> Surveyor::handFailuresOn()
{
    const QList<int> raising = raisingTops();
    AO_CHECK(requireSameHandling(raising));
    for (const int failing : raising)
        AO_CHECK(requireNothingGoesOn(failing, raising));
    return {};
}

Result<> Surveyor::requireSameHandling(const QList<int> &raising) const
{
    QMap<int, QStringList> handlers;
    for (const qsizetype i : m_border.outgoing) {
        const Edge &edge = m_document.edges[i];
        if (edge.from.port != kErrorPort)
            continue;
        const int source = sourceOf(i);
        if (!raising.contains(source) || m_document.nodes[source].isMuted
            || (raising.size() > 1
                && m_document.nodes[targetOf(i)].join.policy == Join::Policy::AtLeast)) {
            return fail(notExtractable(
                {idOf(source), edge.to.node.text()},
                u"the way from the failure of \"%1\" to \"%2\" cannot lead out of a call"_s.arg(
                    idOf(source), edge.to.node.text()),
                u"failure"_s));
        }
        handlers[source].append(
            QStringList{edge.to.node.text(), edge.to.port, edge.condition}.join(u'\n'));
    }
    for (QStringList &list : handlers)
        list.sort();
    for (const int top : raising.isEmpty() ? QList<int>() : m_border.tops) {
        if (isHandledInside(top) || m_document.nodes[top].isMuted
            || handlers.value(top) == handlers.first())
            continue;
        return fail(notExtractable(
            {idOf(top), idOf(handlers.firstKey())},
            u"the failure of \"%1\" does not lead to where that of \"%2\" leads; a call has one "
            "error for both"_s.arg(idOf(top), idOf(handlers.firstKey())),
            u"failure"_s));
    }
    return {};
}

Result<> Surveyor::requireNothingGoesOn(int failing, const QList<int> &raising)
{
    Outcomes::Given given = inside(Outcomes::Followed);
    given.unfailing = QSet<int>(raising.begin(), raising.end());
    given.nodes.insert(failing, Outcomes::Failed);
    m_outcomes.tell(given);
    for (const int top : m_border.tops) {
        const bool isBehind = top != failing && m_graph.isReachable(failing, top);
        const bool isBefore = top != failing && m_graph.isReachable(top, failing);
        // Whoever does not wait for all that is before may fail while that goes on.
        const bool waits = m_document.nodes[top].join.policy == Join::Policy::All;
        const bool hasEnded = isBefore || (isBehind && m_outcomes.of(top) == Outcomes::CutOff);
        if (m_border.tops.size() == 1 || (waits && (top == failing || hasEnded)))
            continue;
        return fail(notExtractable(
            {idOf(top), idOf(failing)},
            u"\"%1\" may go on when \"%2\" has failed; a call would have ended"_s.arg(
                idOf(top), idOf(failing)),
            u"failure"_s));
    }
    for (const qsizetype edge : m_border.outgoing) {
        const int source = sourceOf(edge);
        if (portOut(edge) == kErrorPort || source == failing
            || m_graph.isReachable(failing, source))
            continue;
        return fail(notExtractable(
            {idOf(targetOf(edge)), idOf(failing)},
            u"\"%1\" runs behind \"%2\" although \"%3\" has failed; behind a call it would not"_s
                .arg(idOf(targetOf(edge)), idOf(source), idOf(failing)),
            u"failure"_s));
    }
    return {};
}

} // namespace agentops::workflow

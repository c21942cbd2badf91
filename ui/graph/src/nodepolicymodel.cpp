// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/nodepolicymodel.h>

#include "policylimits.h"
#include "secondstext.h"

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QLocale>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using workflow::NodeSettings;

NodePolicyModel::NodePolicyModel(GraphSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_retryClasses.setApply([this](const workflow::RetryPolicy &policy) {
        change([&policy](NodeSettings &settings) { settings.retry = policy; });
    });
}

const workflow::Node *NodePolicyModel::node() const
{
    const auto current = m_session.interaction().currentNode();
    return current ? m_session.editor().document().findNode(*current) : nullptr;
}

NodeSettings NodePolicyModel::settings() const
{
    const workflow::Node *shown = node();
    return shown ? NodeSettings::of(*shown) : NodeSettings();
}

void NodePolicyModel::change(const std::function<void(NodeSettings &)> &change)
{
    const workflow::Node *shown = node();
    if (!shown)
        return;
    const NodeSettings before = NodeSettings::of(*shown);
    NodeSettings after = before;
    change(after);
    if (after != before)
        std::ignore = m_session.editor().setNode(shown->id, after);
}

QString NodePolicyModel::problemAt(const QString &place) const
{
    const workflow::Node *shown = node();
    for (const workflow::Diagnostic &diagnostic : m_session.diagnostics()) {
        const bool isHere = shown && diagnostic.node == shown->id && diagnostic.path.endsWith(place)
            && !diagnostic.path.contains(".parameters."_L1);
        if (isHere)
            return diagnosticText(diagnostic);
    }
    return {};
}

void NodePolicyModel::refresh()
{
    m_retryClasses.setPolicy(settings().retry);
    Q_EMIT changed();
}

void NodePolicyModel::retranslate()
{
    rereadRows(m_retryClasses);
    Q_EMIT changed();
}

bool NodePolicyModel::isContainer() const
{
    const workflow::Node *shown = node();
    const workflow::NodeType *type =
        shown ? m_session.editor().catalog().findType(shown->kind) : nullptr;
    return type && type->body != workflow::Body::None;
}

bool NodePolicyModel::hasOutsideEffect() const
{
    const workflow::Node *shown = node();
    const workflow::NodeType *type =
        shown ? m_session.editor().catalog().findType(shown->kind) : nullptr;
    return type && type->effectOn(*shown) == workflow::Effect::Outside;
}

void NodePolicyModel::setWhen(const QString &when)
{
    change([&when](NodeSettings &settings) { settings.when = when; });
}

void NodePolicyModel::setJoin(int policy)
{
    using Policy = workflow::Join::Policy;
    if (policy < int(Policy::All) || policy > int(Policy::Ended))
        return;
    change([policy](NodeSettings &settings) {
        settings.join.policy = Policy(policy);
        settings.join.count =
            settings.join.policy == Policy::AtLeast ? std::max(settings.join.count, 1) : 0;
    });
}

void NodePolicyModel::setJoinCount(int count)
{
    change([count](NodeSettings &settings) {
        if (settings.join.policy == workflow::Join::Policy::AtLeast)
            settings.join.count = std::max(count, 1);
    });
}

void NodePolicyModel::setMaxAttempts(int attempts)
{
    change([attempts](NodeSettings &settings) {
        settings.retry.maxAttempts = std::clamp(attempts, 1, kMaxAttempts);
    });
}

QString NodePolicyModel::firstDelay() const
{
    return secondsText(settings().retry.firstDelay);
}

void NodePolicyModel::setFirstDelay(const QString &seconds)
{
    change([&seconds](NodeSettings &settings) {
        settings.retry.firstDelay = secondsOf(seconds).value_or(milliseconds(0));
    });
}

QString NodePolicyModel::factor() const
{
    return numberText(settings().retry.factor);
}

void NodePolicyModel::setFactor(const QString &factor)
{
    change([&factor](NodeSettings &settings) {
        settings.retry.factor = std::clamp(numberOf(factor).value_or(1), 1.0, kMaxRetryFactor);
    });
}

QString NodePolicyModel::maxDelay() const
{
    return secondsText(settings().retry.maxDelay);
}

void NodePolicyModel::setMaxDelay(const QString &seconds)
{
    change([&seconds](NodeSettings &settings) {
        settings.retry.maxDelay = secondsOf(seconds).value_or(milliseconds(0));
    });
}

void NodePolicyModel::setJitter(bool hasJitter)
{
    change([hasJitter](NodeSettings &settings) { settings.retry.hasJitter = hasJitter; });
}

QString NodePolicyModel::retryText() const
{
    constexpr int kWaitsShown = 4;
    const workflow::RetryPolicy retry = settings().retry;
    if (retry.maxAttempts <= 1)
        return tr("It is not tried again.");
    QStringList waits;
    for (int failed = 1; failed < retry.maxAttempts && failed <= kWaitsShown; ++failed)
        waits.append(tr("%1 s", "seconds").arg(secondsText(retry.delayAfter(failed))));
    if (retry.maxAttempts - 1 > kWaitsShown)
        waits.append(u"…"_s);
    return retry.hasJitter ? tr("Waits at most: %1").arg(waits.join(u", "_s))
                           : tr("Waits: %1").arg(waits.join(u", "_s));
}

QString NodePolicyModel::timeout() const
{
    return secondsText(settings().timeout);
}

void NodePolicyModel::setTimeout(const QString &seconds)
{
    change([&seconds](NodeSettings &settings) {
        settings.timeout = secondsOf(seconds).value_or(milliseconds(0));
    });
}

QString NodePolicyModel::overallTimeout() const
{
    return secondsText(settings().overallTimeout);
}

void NodePolicyModel::setOverallTimeout(const QString &seconds)
{
    change([&seconds](NodeSettings &settings) {
        settings.overallTimeout = secondsOf(seconds).value_or(milliseconds(0));
    });
}

void NodePolicyModel::setOnError(int onError)
{
    if (onError < int(workflow::OnError::Stop) || onError > int(workflow::OnError::Continue))
        return;
    change([onError](NodeSettings &settings) { settings.onError = workflow::OnError(onError); });
}

void NodePolicyModel::setLimited(bool isLimited)
{
    const workflow::Node *shown = node();
    if (!shown || isLimited == this->isLimited())
        return;
    change([&](NodeSettings &settings) {
        if (isLimited)
            settings.concurrency = workflow::Concurrency{.key = shown->id.text()};
        else
            settings.concurrency.reset();
    });
}

QString NodePolicyModel::limitKey() const
{
    return settings().concurrency.value_or(workflow::Concurrency()).key;
}

void NodePolicyModel::setLimitKey(const QString &key)
{
    change([&key](NodeSettings &settings) {
        if (settings.concurrency)
            settings.concurrency->key = key;
    });
}

int NodePolicyModel::limit() const
{
    return settings().concurrency.value_or(workflow::Concurrency()).limit;
}

void NodePolicyModel::setLimit(int limit)
{
    change([limit](NodeSettings &settings) {
        if (settings.concurrency)
            settings.concurrency->limit = std::clamp(limit, 1, kMaxConcurrency);
    });
}

void NodePolicyModel::setIdempotencyKey(const QString &key)
{
    change([&key](NodeSettings &settings) { settings.idempotencyKey = key; });
}

void NodePolicyModel::setReuses(bool reuses)
{
    change([reuses](NodeSettings &settings) {
        if (reuses != settings.reuse.has_value())
            settings.reuse = reuses ? std::optional(workflow::Reuse()) : std::nullopt;
    });
}

QString NodePolicyModel::reuseFiles() const
{
    const workflow::NodeSettings shown = settings();
    return shown.reuse ? shown.reuse->files.join(u'\n') : QString();
}

void NodePolicyModel::setReuseFiles(const QString &globs)
{
    change([&globs](NodeSettings &settings) {
        if (settings.reuse)
            settings.reuse->files = globs.split(u'\n', Qt::SkipEmptyParts);
    });
}

} // namespace agentops::ui::graph

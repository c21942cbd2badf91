// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/documentsettings.h>

#include "policylimits.h"

#include <agentops/ui/graph/graphsession.h>

#include <algorithm>

namespace agentops::ui::graph {

using workflow::Concurrency;

DocumentSettings::DocumentSettings(GraphSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_inputs(session.editor())
    , m_outputs(session)
{ }

void DocumentSettings::refresh()
{
    m_inputs.refresh();
    m_outputs.refresh();
    Q_EMIT changed();
}

void DocumentSettings::retranslate()
{
    m_inputs.retranslate();
    m_outputs.retranslate();
}

int DocumentSettings::workspace() const
{
    return int(m_session.editor().document().properties.workspace);
}

void DocumentSettings::setWorkspace(int workspace)
{
    using Kind = workflow::WorkspaceKind;
    const bool isKind = workspace == int(Kind::Worktree) || workspace == int(Kind::InPlace);
    if (isKind && workspace != this->workspace())
        m_session.editor().setWorkspace(Kind(workspace));
}

bool DocumentSettings::isLimited() const
{
    return m_session.editor().document().properties.concurrency.has_value();
}

void DocumentSettings::setLimited(bool isLimited)
{
    if (isLimited == this->isLimited())
        return;
    const QString id = m_session.editor().document().properties.id.toString();
    m_session.editor().closeStep();
    m_session.editor().setConcurrency(isLimited ? std::optional(Concurrency{.key = id})
                                                : std::nullopt);
    m_session.editor().closeStep();
}

void DocumentSettings::changeLimit(const std::function<void(Concurrency &)> &change)
{
    const std::optional<Concurrency> before = m_session.editor().document().properties.concurrency;
    if (!before)
        return;
    Concurrency after = *before;
    change(after);
    if (after != *before)
        m_session.editor().setConcurrency(after);
}

QString DocumentSettings::limitKey() const
{
    return m_session.editor().document().properties.concurrency.value_or(Concurrency()).key;
}

void DocumentSettings::setLimitKey(const QString &key)
{
    changeLimit([&key](Concurrency &concurrency) { concurrency.key = key; });
}

int DocumentSettings::limit() const
{
    return m_session.editor().document().properties.concurrency.value_or(Concurrency()).limit;
}

void DocumentSettings::setLimit(int limit)
{
    changeLimit([limit](Concurrency &concurrency) {
        concurrency.limit = std::clamp(limit, 1, kMaxConcurrency);
    });
}

int DocumentSettings::onConflict() const
{
    return int(
        m_session.editor().document().properties.concurrency.value_or(Concurrency()).onConflict);
}

void DocumentSettings::setOnConflict(int onConflict)
{
    using OnConflict = Concurrency::OnConflict;
    if (onConflict < int(OnConflict::Queue) || onConflict > int(OnConflict::Refuse))
        return;
    changeLimit([onConflict](Concurrency &concurrency) {
        concurrency.onConflict = OnConflict(onConflict);
    });
}

} // namespace agentops::ui::graph

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/workflowcomparison.h>

#include <agentops/ui/models/listdiff.h>

#include <algorithm>
#include <array>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

/// Where an element is in a scene; Nothing when it is not there.
Hit hitOf(const GraphScene &scene, const ElementChange &change)
{
    const auto at = [&](int item) {
        return item < 0 ? Hit() : Hit{change.kind, item, -1};
    };
    switch (change.kind) {
    case Hit::Kind::Node:
        return at(scene.indexOf(workflow::NodeId(change.id)));
    case Hit::Kind::Edge:
        return at(scene.indexOf(workflow::EdgeId(change.id)));
    case Hit::Kind::Note:
        return at(scene.indexOf(workflow::NoteId(change.id)));
    case Hit::Kind::Group:
        return at(scene.indexOf(workflow::GroupId(change.id)));
    default:
        return {};
    }
}

} // namespace

WorkflowComparison::WorkflowComparison(GraphSession &edited, QObject *parent)
    : QAbstractListModel(parent)
    , m_edited(edited)
    , m_session(edited.catalog())
{
    m_session.setReadOnly(true);
    connect(&edited, &GraphSession::edited, this, [this] {
        if (isOpen())
            refresh(m_session.interaction().viewport());
    });
    connect(&m_session, &GraphSession::selectionChanged, this,
            &WorkflowComparison::followSelection);
}

void WorkflowComparison::open(const workflow::Document &before, const QString &name)
{
    const bool wasOpen = isOpen();
    m_before = before;
    m_name = name;
    const scene::Viewport view = (wasOpen ? m_session : m_edited).interaction().viewport();
    refresh(view);
    if (!wasOpen)
        Q_EMIT openChanged();
}

void WorkflowComparison::refresh(const scene::Viewport &view)
{
    const QString current = m_currentRow < 0 ? QString() : m_comparison.changes.at(m_currentRow).id;
    beginResetModel();
    m_comparison = compareDocuments(*m_before, m_edited.editor().document(), m_edited.catalog());
    endResetModel();
    workflow::Document shown = m_comparison.document;
    shown.layout.viewportOrigin = view.toScene(QPointF());
    shown.layout.viewportZoom = view.scale();
    m_session.interaction().resize(view.viewSize());
    m_session.open(std::move(shown));
    m_session.setMarks(m_comparison.marks);
    const auto same = std::ranges::find(m_comparison.changes, current, &ElementChange::id);
    m_currentRow = current.isEmpty() || same == m_comparison.changes.end()
        ? -1
        : int(same - m_comparison.changes.begin());
    Q_EMIT changed();
    Q_EMIT currentChanged();
}

void WorkflowComparison::close()
{
    if (!isOpen())
        return;
    beginResetModel();
    m_before.reset();
    m_comparison = {};
    m_currentRow = -1;
    endResetModel();
    m_session.open({});
    m_session.setMarks({});
    Q_EMIT changed();
    Q_EMIT currentChanged();
    Q_EMIT openChanged();
}

void WorkflowComparison::choose(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    setCurrent(row);
    const Hit place = hitOf(m_session.scene(), m_comparison.changes.at(row));
    if (place.kind == Hit::Kind::Nothing)
        m_session.interaction().clearSelection();
    else
        m_session.interaction().jumpTo(place);
}

void WorkflowComparison::next()
{
    if (rowCount() > 0)
        choose((m_currentRow + 1) % rowCount());
}

void WorkflowComparison::previous()
{
    if (rowCount() > 0)
        choose((std::max(m_currentRow, 0) + rowCount() - 1) % rowCount());
}

void WorkflowComparison::followSelection()
{
    const InteractionView &view = m_session.interaction().view();
    if (view.selectedCount() != 1)
        return;
    for (qsizetype row = 0; row < m_comparison.changes.size(); ++row) {
        const Hit place = hitOf(m_session.scene(), m_comparison.changes.at(row));
        if (place.kind != Hit::Kind::Nothing && view.contains(m_session.scene(), place)) {
            setCurrent(int(row));
            return;
        }
    }
}

void WorkflowComparison::setCurrent(int row)
{
    if (m_currentRow == row)
        return;
    m_currentRow = row;
    Q_EMIT currentChanged();
}

QString WorkflowComparison::summary() const
{
    struct Count
    {
        Mark mark;
        QString text;
    };
    const auto number = [this](Mark mark) {
        return int(m_comparison.count(mark));
    };
    const std::array counts{
        Count{Mark::Added, tr("+ %n added", nullptr, number(Mark::Added))},
        Count{Mark::Removed, tr("− %n removed", nullptr, number(Mark::Removed))},
        Count{Mark::Changed, tr("~ %n changed", nullptr, number(Mark::Changed))},
        Count{Mark::Moved, tr("→ %n moved", nullptr, number(Mark::Moved))},
    };
    QStringList parts;
    for (const Count &count : counts) {
        if (number(count.mark) > 0)
            parts.append(count.text);
    }
    return parts.isEmpty() ? tr("no difference") : parts.join(u"  "_s);
}

QString WorkflowComparison::currentTitle() const
{
    if (m_currentRow < 0)
        return {};
    const ElementChange &change = m_comparison.changes.at(m_currentRow);
    return tr("%1: %2", "an element and what has become of it")
        .arg(change.title, markText(change.mark));
}

QVariantList WorkflowComparison::currentFields() const
{
    QVariantList fields;
    if (m_currentRow < 0)
        return fields;
    for (const FieldChange &field : m_comparison.changes.at(m_currentRow).fields) {
        fields.append(QVariantMap{
            {u"name"_s, field.name}, {u"before"_s, field.before}, {u"after"_s, field.after}});
    }
    return fields;
}

int WorkflowComparison::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_comparison.changes.size());
}

QVariant WorkflowComparison::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ElementChange &change = m_comparison.changes.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return change.title;
    case SignRole:
        return markSign(change.mark);
    case MarkTextRole:
        return markText(change.mark);
    case DetailRole: {
        QStringList names;
        for (const FieldChange &field : change.fields)
            names.append(field.name);
        // What is new, or gone, is that as a whole.
        return change.mark == Mark::Changed ? names.join(u", "_s) : QString();
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> WorkflowComparison::roleNames() const
{
    return {{TitleRole, "title"},
            {SignRole, "sign"},
            {MarkTextRole, "markText"},
            {DetailRole, "changedFields"}};
}

void WorkflowComparison::retranslate()
{
    if (isOpen())
        refresh(m_session.interaction().viewport());
}

} // namespace agentops::ui::graph

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/palettemodel.h>

#include <agentops/ui/shell/actionregistry.h>
#include <agentops/ui/shell/fuzzymatch.h>

#include <algorithm>

namespace agentops::ui::shell {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUsedKept = 5;

QString emphasized(const QString &text, const QList<qsizetype> &positions)
{
    QString rich;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QString c = QString(text[i]).toHtmlEscaped();
        rich += positions.contains(i) ? u"<b>"_s + c + u"</b>"_s : c;
    }
    return rich;
}

} // namespace

PaletteModel::PaletteModel(ActionRegistry *registry, QObject *parent)
    : QAbstractListModel(parent)
    , m_registry(registry)
{
    connect(registry, &ActionRegistry::actionsChanged, this, &PaletteModel::refresh);
    refresh();
}

void PaletteModel::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    refresh();
    Q_EMIT queryChanged();
}

void PaletteModel::refresh()
{
    QList<Row> rows;
    const QList<Action *> &actions = m_registry->actions();
    for (Action *action : actions) {
        if (!action->isInPalette() || !action->isEnabled() || action->text().isEmpty())
            continue;
        // What belongs to a group is also found by the name of the group, but less well.
        if (const auto match = fuzzyMatch(m_query, action->text())) {
            const bool used = m_query.isEmpty() && m_used.contains(action->actionId());
            const auto recency = static_cast<int>(m_used.indexOf(action->actionId()));
            rows.append({action, used ? 1000 - recency : match->score,
                         emphasized(action->text(), match->positions)});
        } else if (const auto inGroup =
                       fuzzyMatch(m_query, action->category() + u' ' + action->text())) {
            rows.append({action, inGroup->score / 2, action->text().toHtmlEscaped()});
        }
    }
    std::ranges::stable_sort(rows, std::greater<>(), &Row::score);
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    Q_EMIT countChanged();
}

void PaletteModel::activate(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    const QPointer<Action> action = m_rows[row].action;
    if (!action)
        return;
    m_used.removeAll(action->actionId());
    m_used.prepend(action->actionId());
    while (m_used.size() > kUsedKept)
        m_used.removeLast();
    action->trigger();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case ActionRole:
        return QVariant::fromValue(row.action.data());
    case RichTextRole:
        return row.richText;
    default:
        return {};
    }
}

QHash<int, QByteArray> PaletteModel::roleNames() const
{
    return {{ActionRole, "command"}, {RichTextRole, "richText"}};
}

} // namespace agentops::ui::shell

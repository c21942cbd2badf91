// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/palettemodel.h>

#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/graph/nodetext.h>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRecentKinds = 5;

} // namespace

QString categoryTint(const QString &category)
{
    return portTypeName(categoryPortType(category));
}

// The sections stand in the order in which a workflow is usually drawn; unknown ones last.
int categoryRank(const QString &category)
{
    static const QStringList kFromLast{u"net"_s,  u"review"_s, u"code"_s,   u"git"_s,
                                       u"flow"_s, u"shell"_s,  u"trigger"_s};
    return static_cast<int>(kFromLast.indexOf(category)) + 2;
}

PaletteModel::PaletteModel(const workflow::NodeCatalog &catalog, QObject *parent)
    : QAbstractListModel(parent)
    , m_catalog(catalog)
{
    refresh();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const workflow::NodeType &type = *m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return nodeTitle(type);
    case KindRole:
        return type.kind;
    case HelpRole:
        return nodeHelp(type);
    case IconRole:
        return type.icon;
    case CategoryRole:
        return m_filter.isEmpty() ? categoryTitle(type.category) : QString();
    case TintRole:
        return categoryTint(type.category);
    default:
        return {};
    }
}

QHash<int, QByteArray> PaletteModel::roleNames() const
{
    return {{KindRole, "kind"}, {TitleRole, "title"},       {HelpRole, "help"},
            {IconRole, "icon"}, {CategoryRole, "category"}, {TintRole, "tint"}};
}

void PaletteModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    refresh();
}

void PaletteModel::restrictTo(const QString &portType, bool fromIsOutput)
{
    m_portType = workflow::portTypeFromName(portType);
    m_fromIsOutput = fromIsOutput;
    m_filter.clear();
    refresh();
}

QString PaletteModel::kindAt(int row) const
{
    return row >= 0 && row < count() ? m_rows.at(row)->kind : QString();
}

void PaletteModel::noteChosen(const QString &kind)
{
    m_recent.removeAll(kind);
    m_recent.prepend(kind);
    if (m_recent.size() > kRecentKinds)
        m_recent.removeLast();
}

int PaletteModel::matchScore(const QString &text, const QString &typed)
{
    // Letters must come in order; the beginning of a word and runs of letters count more.
    int score = 1;
    qsizetype place = -1;
    for (const QChar letter : typed) {
        if (letter.isSpace())
            continue;
        const qsizetype next = text.indexOf(letter, place + 1, Qt::CaseInsensitive);
        if (next < 0)
            return 0;
        const bool beginsWord = next == 0 || !text.at(next - 1).isLetterOrNumber();
        score += next == place + 1 ? 4 : beginsWord ? 3 : 1;
        place = next;
    }
    return text.startsWith(typed, Qt::CaseInsensitive) ? score + 20 : score;
}

void PaletteModel::refresh()
{
    const auto fits = [this](const workflow::NodeType &type) {
        if (!m_portType)
            return true;
        const auto joins = [this](const workflow::Port &port) {
            return m_fromIsOutput ? isCompatible(*m_portType, port.type)
                                  : isCompatible(port.type, *m_portType);
        };
        // Whatever there is can be followed by every step that waits, and can follow every step.
        if (*m_portType == workflow::PortType::Any)
            return !m_fromIsOutput || !type.inputs.isEmpty()
                || type.findInput(QString(workflow::kAfterPort));
        return std::ranges::any_of(m_fromIsOutput ? type.inputs : type.outputs, joins);
    };
    std::vector<std::pair<int, const workflow::NodeType *>> found;
    for (const workflow::NodeType *type : m_catalog.types()) {
        if (!fits(*type))
            continue;
        int score = categoryRank(type->category);
        if (!m_filter.isEmpty()) {
            const int title = matchScore(nodeTitle(*type), m_filter) * 4;
            const int kind = matchScore(type->kind, m_filter) * 2;
            const bool inHelp = nodeHelp(*type).contains(m_filter, Qt::CaseInsensitive);
            score = std::max({title, kind, inHelp ? 1 : 0});
            const qsizetype recent = m_recent.indexOf(type->kind);
            if (score > 0 && recent >= 0)
                score += kRecentKinds - int(recent);
        }
        if (score > 0)
            found.emplace_back(score, type);
    }
    std::ranges::stable_sort(found, std::greater(), [](const auto &row) { return row.first; });
    beginResetModel();
    m_rows.clear();
    for (const auto &[score, type] : found)
        m_rows.append(type);
    endResetModel();
    Q_EMIT changed();
}

} // namespace agentops::ui::graph

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/problemmodel.h>

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/nodetext.h>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::Diagnostic;

ProblemModel::ProblemModel(GraphSession &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(&session, &GraphSession::diagnosticsChanged, this, &ProblemModel::refresh);
    refresh();
}

void ProblemModel::refresh()
{
    beginResetModel();
    m_rows = m_session.diagnostics();
    std::ranges::stable_sort(m_rows, {}, &Diagnostic::severity);
    endResetModel();
    Q_EMIT countChanged();
}

int ProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

int ProblemModel::errorCount() const
{
    return int(std::ranges::count(m_rows, Diagnostic::Severity::Error, &Diagnostic::severity));
}

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Diagnostic &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return diagnosticText(row);
    case SeverityRole:
        return row.severity == Diagnostic::Severity::Error  ? u"failed"_s
            : row.severity == Diagnostic::Severity::Warning ? u"waiting"_s
                                                            : u"planned"_s;
    case PlaceRole: {
        QStringList place;
        if (const int node = m_session.scene().indexOf(row.node); node >= 0)
            place.append(m_session.scene().nodes()[size_t(node)].title);
        if (!row.parameter.isEmpty())
            place.append(row.parameter);
        else if (!row.port.isEmpty())
            place.append(row.port);
        return place.join(u" › "_s);
    }
    case NodeIdRole:
        return row.node.text();
    default:
        return {};
    }
}

QHash<int, QByteArray> ProblemModel::roleNames() const
{
    return {{TextRole, "problemText"},
            {SeverityRole, "severity"},
            {PlaceRole, "place"},
            {NodeIdRole, "nodeId"}};
}

void ProblemModel::reveal(int row)
{
    if (row < 0 || row >= count())
        return;
    const Diagnostic &problem = m_rows.at(row);
    if (!problem.node.isEmpty())
        m_session.revealNode(problem.node.text());
    else if (!problem.edge.isEmpty())
        m_session.revealEdge(problem.edge.text());
}

} // namespace agentops::ui::graph

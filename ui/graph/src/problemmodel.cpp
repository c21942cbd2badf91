// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/problemmodel.h>

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/models/errortext.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/workflow/documenteditor.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::Diagnostic;

namespace {

constexpr std::chrono::milliseconds kCalm{200};

} // namespace

ProblemModel::ProblemModel(GraphSession &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    m_calm.setSingleShot(true);
    m_calm.setInterval(kCalm);
    connect(&m_calm, &QTimer::timeout, this, [this] {
        if (count() > 0)
            Q_EMIT dataChanged(index(0), index(count() - 1), {FixCountRole});
    });
    connect(&session, &GraphSession::documentChanged, this, [this] {
        forgetFixes();
        setFailure({});
    });
    connect(&session, &GraphSession::diagnosticsChanged, this, &ProblemModel::refresh);
    refresh();
    m_calm.stop();
}

void ProblemModel::refresh()
{
    struct Group
    {
        Diagnostic::Severity worst = Diagnostic::Severity::Hint;
        qsizetype place = -1;

        auto order() const { return std::pair(worst, place); }
    };
    QHash<QString, Group> groups;
    const QList<workflow::Node> &nodes = m_session.editor().document().nodes;
    for (qsizetype i = 0; i < nodes.size(); ++i)
        groups[nodes[i].id.text()].place = i;
    QList<Row> rows;
    for (const Diagnostic &diagnostic : m_session.diagnostics()) {
        const QString group = groupOf(diagnostic);
        groups[group].worst = std::min(groups[group].worst, diagnostic.severity);
        rows.append({diagnostic, group});
    }
    std::ranges::stable_sort(rows, {}, [&groups](const Row &row) {
        return std::pair(groups.value(row.group).order(), row.diagnostic.severity);
    });
    forgetFixes();
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    Q_EMIT countChanged();
}

/// The node that a person would look at; of a connection the one that it leads to.
QString ProblemModel::groupOf(const Diagnostic &diagnostic) const
{
    if (!diagnostic.node.isEmpty() || diagnostic.edge.isEmpty())
        return diagnostic.node.text();
    const workflow::Document &document = m_session.editor().document();
    const workflow::Edge *edge = document.findEdge(diagnostic.edge);
    if (!edge)
        return {};
    return document.findNode(edge->to.node) ? edge->to.node.text() : edge->from.node.text();
}

void ProblemModel::forgetFixes()
{
    m_fixes.clear();
    m_calm.start();
}

void ProblemModel::setFailure(const QString &failure)
{
    if (std::exchange(m_failure, failure) != failure)
        Q_EMIT failureChanged();
}

void ProblemModel::retranslate()
{
    m_fixes.clear();
    rereadRows(*this);
}

int ProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

int ProblemModel::errorCount() const
{
    return int(std::ranges::count_if(m_rows, [](const Row &row) {
        return row.diagnostic.severity == Diagnostic::Severity::Error;
    }));
}

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Diagnostic &row = m_rows.at(index.row()).diagnostic;
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
    case GroupRole:
        return m_rows.at(index.row()).group;
    case FixCountRole:
        // While somebody types nobody needs to know.
        return m_calm.isActive() ? 0 : int(fixesAt(index.row()).size());
    default:
        return {};
    }
}

QHash<int, QByteArray> ProblemModel::roleNames() const
{
    return {{TextRole, "problemText"}, {SeverityRole, "severity"}, {PlaceRole, "place"},
            {NodeIdRole, "nodeId"},    {GroupRole, "group"},       {FixCountRole, "fixCount"}};
}

void ProblemModel::reveal(int row)
{
    if (row < 0 || row >= count())
        return;
    const Diagnostic &problem = m_rows.at(row).diagnostic;
    if (!problem.node.isEmpty())
        m_session.revealNode(problem.node.text());
    else if (!problem.edge.isEmpty())
        m_session.revealEdge(problem.edge.text());
}

QString ProblemModel::groupTitle(const QString &group) const
{
    const int node = m_session.scene().indexOf(workflow::NodeId(group));
    return node < 0 ? tr("The workflow") : m_session.scene().nodes()[size_t(node)].title;
}

int ProblemModel::groupCount(const QString &group) const
{
    return int(std::ranges::count(m_rows, group, &Row::group));
}

const QList<QuickFix> &ProblemModel::fixesAt(int row) const
{
    const auto known = m_fixes.constFind(row);
    if (known != m_fixes.cend())
        return *known;
    const workflow::DocumentEditor &editor = m_session.editor();
    return *m_fixes.insert(
        row, fixesFor(m_rows.at(row).diagnostic, editor.document(), editor.catalog()));
}

QStringList ProblemModel::fixTitles(int row) const
{
    QStringList titles;
    if (row >= 0 && row < count()) {
        for (const QuickFix &fix : fixesAt(row))
            titles.append(fix.title);
    }
    return titles;
}

bool ProblemModel::fix(int row, int index)
{
    if (row < 0 || row >= count() || index < 0 || index >= fixesAt(row).size())
        return false;
    // The edit makes other rows.
    const QuickFix fix = fixesAt(row).at(index);
    const Result<> done = applyFix(m_session.editor(), fix);
    setFailure(done ? QString() : errorText(done.error()).text);
    return done.has_value();
}

int ProblemModel::alikeCount(int row) const
{
    if (row < 0 || row >= count() || !isSafelyFixable(m_rows.at(row).diagnostic))
        return 0;
    int alike = 0;
    for (int other = 0; other < count(); ++other) {
        const Diagnostic &diagnostic = m_rows.at(other).diagnostic;
        if (diagnostic.code == m_rows.at(row).diagnostic.code && isSafelyFixable(diagnostic)
            && std::ranges::any_of(fixesAt(other), &QuickFix::isSafe))
            ++alike;
    }
    return alike;
}

void ProblemModel::fixAlike(int row)
{
    if (row >= 0 && row < count())
        applySafeFixes(m_session.editor(), m_rows.at(row).diagnostic.code, m_session.diagnostics());
}

} // namespace agentops::ui::graph

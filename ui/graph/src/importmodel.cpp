// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/importmodel.h>

#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/models/listdiff.h>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::Diagnostic;

int ImportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImportFinding &finding = m_imported.findings.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case MessageRole:
        return diagnosticText(finding.diagnostic);
    case PlaceRole:
        return finding.diagnostic.line > 0 ? u"%1:%2:%3"_s.arg(finding.file)
                                                 .arg(finding.diagnostic.line)
                                                 .arg(finding.diagnostic.column)
                                           : finding.file;
    case SeverityRole:
        switch (finding.diagnostic.severity) {
        case Diagnostic::Severity::Error:
            return u"error"_s;
        case Diagnostic::Severity::Warning:
            return u"warning"_s;
        case Diagnostic::Severity::Hint:
            return u"hint"_s;
        }
        return {};
    case NodeIdRole:
        return finding.diagnostic.node.text();
    default:
        return {};
    }
}

QHash<int, QByteArray> ImportModel::roleNames() const
{
    return {{MessageRole, "message"},
            {PlaceRole, "place"},
            {SeverityRole, "severity"},
            {NodeIdRole, "nodeId"}};
}

QString ImportModel::summary() const
{
    if (!isTaken())
        return tr("%1 cannot be taken over: there are mistakes in it.").arg(m_fileName);
    const QString taken = m_imported.program.isEmpty()
        ? tr("%1 is open as a new workflow.").arg(m_fileName)
        : tr("%1 of %2 is open as a new workflow.").arg(m_fileName, m_imported.program);
    return count() == 0 ? taken
                        : u"%1 %2"_s.arg(taken, tr("%n thing(s) are different here.", "", count()));
}

void ImportModel::show(const QString &fileName, const ImportedWorkflow &imported)
{
    beginResetModel();
    m_fileName = fileName;
    m_imported = imported;
    endResetModel();
    Q_EMIT changed();
}

void ImportModel::dismiss()
{
    show({}, {});
}

void ImportModel::retranslate()
{
    rereadRows(*this);
    Q_EMIT changed();
}

} // namespace agentops::ui::graph

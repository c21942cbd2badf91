// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/outputsmodel.h>

#include "fieldtext.h"

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/models/listdiff.h>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

OutputsModel::OutputsModel(GraphSession &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
{ }

int OutputsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant OutputsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case NameProblemRole:
        return row.name == m_refusedName ? m_refusal : QString();
    case ValueRole:
        return fieldText({.type = workflow::Parameter::Type::Text}, row.value);
    case ProblemRole:
        return row.problem;
    default:
        return {};
    }
}

QHash<int, QByteArray> OutputsModel::roleNames() const
{
    return {{NameRole, "name"},
            {NameProblemRole, "nameProblem"},
            {ValueRole, "value"},
            {ProblemRole, "problem"}};
}

void OutputsModel::refresh()
{
    const QJsonObject outputs = m_session.editor().document().properties.outputs;
    QList<Row> rows;
    for (auto output = outputs.begin(); output != outputs.end(); ++output) {
        Row row{output.key(), output.value(), {}};
        const auto found = std::ranges::find(
            m_session.diagnostics(), u"$.outputs."_s + output.key(), &workflow::Diagnostic::path);
        if (found != m_session.diagnostics().end())
            row.problem = diagnosticText(*found);
        rows.append(row);
    }
    const int before = count();
    ListDiff::apply(this, m_rows, rows, [](const Row &row) { return row.name; });
    if (count() != before)
        Q_EMIT countChanged();
}

void OutputsModel::retranslate()
{
    refresh();
    rereadRows(*this);
}

void OutputsModel::refuse(int row, const QString &reason)
{
    m_refusedName = m_rows.at(row).name;
    m_refusal = reason;
    Q_EMIT dataChanged(index(row), index(row), {NameProblemRole});
}

void OutputsModel::setOutputs(const QJsonObject &outputs)
{
    m_session.editor().closeStep();
    m_session.editor().setOutputs(outputs);
    m_session.editor().closeStep();
}

void OutputsModel::add()
{
    QJsonObject outputs = m_session.editor().document().properties.outputs;
    QString name = u"output"_s;
    for (int number = 2; outputs.contains(name); ++number)
        name = u"output%1"_s.arg(number);
    outputs.insert(name, QString());
    setOutputs(outputs);
}

void OutputsModel::remove(int row)
{
    if (row < 0 || row >= count())
        return;
    QJsonObject outputs = m_session.editor().document().properties.outputs;
    outputs.remove(m_rows.at(row).name);
    setOutputs(outputs);
}

void OutputsModel::rename(int row, const QString &name)
{
    if (row < 0 || row >= count())
        return;
    m_refusedName.clear();
    Q_EMIT dataChanged(index(0), index(count() - 1), {NameProblemRole});
    const QString wanted = name.trimmed();
    const QString present = m_rows.at(row).name;
    QJsonObject outputs = m_session.editor().document().properties.outputs;
    if (wanted == present)
        return;
    if (!workflow::isValidLocalId(wanted))
        return refuse(row, tr("A name has letters, digits, - and _, and begins with a letter."));
    if (outputs.contains(wanted))
        return refuse(row, tr("Another output has this name."));
    outputs.insert(wanted, outputs.take(present));
    // Known by its new name before the document is, so that its row stays the same one.
    m_rows[row].name = wanted;
    setOutputs(outputs);
    rereadRows(*this);
}

void OutputsModel::setValue(int row, const QString &text)
{
    if (row < 0 || row >= count())
        return;
    QJsonObject outputs = m_session.editor().document().properties.outputs;
    const QString name = m_rows.at(row).name;
    if (outputs.value(name) == QJsonValue(text))
        return;
    outputs.insert(name, text);
    m_session.editor().setOutputs(outputs);
}

} // namespace agentops::ui::graph

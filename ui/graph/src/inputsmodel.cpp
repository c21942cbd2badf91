// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/inputsmodel.h>

#include "fieldtext.h"

#include <agentops/ui/models/listdiff.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/workflow/inputrenaming.h>

#include <algorithm>
#include <utility>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::InputSpec;
using workflow::Parameter;
using workflow::PortType;

namespace {

constexpr int kTypeCount = int(PortType::Model) + 1;

/// What a default is edited as.
Parameter parameterOf(PortType type)
{
    Parameter parameter;
    switch (type) {
    case PortType::Text:
    case PortType::File:
        parameter.type = Parameter::Type::Text;
        break;
    case PortType::Number:
        parameter.type = Parameter::Type::Number;
        break;
    default:
        parameter.type = Parameter::Type::Value;
        break;
    }
    return parameter;
}

/// On one line.
QString defaultText(const InputSpec &input)
{
    if (input.defaultValue.isNull() || input.defaultValue.isUndefined())
        return {};
    return fieldText(parameterOf(input.type), input.defaultValue).simplified();
}

bool fits(const QJsonValue &value, PortType type)
{
    return value.isNull() || value.isUndefined() || workflow::convertValue(value, type);
}

} // namespace

InputsModel::InputsModel(workflow::DocumentEditor &editor, QObject *parent)
    : QAbstractListModel(parent)
    , m_editor(editor)
{ }

int InputsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant InputsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const InputSpec &input = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return input.name;
    case NameProblemRole:
        return input.name == m_refusedName ? m_refusal : QString();
    case TypeRole:
        return int(input.type);
    case HelpRole:
        return input.help;
    case DefaultRole:
        return defaultText(input);
    case DefaultProblemRole:
        return fits(input.defaultValue, input.type) ? QString() : tr("This does not fit the type.");
    case IsRequiredRole:
        return input.isRequired;
    case ReferenceRole:
        return u"{{ inputs.%1 }}"_s.arg(input.name);
    default:
        return {};
    }
}

QHash<int, QByteArray> InputsModel::roleNames() const
{
    return {{NameRole, "name"},
            {NameProblemRole, "nameProblem"},
            {TypeRole, "valueType"},
            {HelpRole, "help"},
            {DefaultRole, "defaultText"},
            {DefaultProblemRole, "defaultProblem"},
            {IsRequiredRole, "isRequired"},
            {ReferenceRole, "reference"}};
}

QStringList InputsModel::typeTexts() const
{
    QStringList texts;
    for (int type = 0; type < kTypeCount; ++type)
        texts.append(portTypeText(workflow::portTypeName(PortType(type))));
    return texts;
}

void InputsModel::refresh()
{
    const int before = count();
    ListDiff::apply(this, m_rows, m_editor.document().properties.inputs,
                    [](const InputSpec &input) { return input.name; });
    if (count() != before)
        Q_EMIT countChanged();
}

void InputsModel::retranslate()
{
    Q_EMIT retranslated();
    rereadRows(*this);
}

void InputsModel::change(int row, const std::function<void(InputSpec &)> &change)
{
    QList<InputSpec> inputs = m_editor.document().properties.inputs;
    if (row < 0 || row >= inputs.size())
        return;
    change(inputs[row]);
    if (inputs != m_editor.document().properties.inputs)
        m_editor.setInputs(inputs);
}

void InputsModel::refuse(int row, const QString &reason)
{
    m_refusedName = m_rows.at(row).name;
    m_refusal = reason;
    Q_EMIT dataChanged(index(row), index(row), {NameProblemRole});
}

void InputsModel::add()
{
    QList<InputSpec> inputs = m_editor.document().properties.inputs;
    InputSpec input;
    input.name = u"input"_s;
    for (int number = 2; std::ranges::contains(inputs, input.name, &InputSpec::name); ++number)
        input.name = u"input%1"_s.arg(number);
    inputs.append(input);
    m_editor.setInputs(inputs);
}

void InputsModel::remove(int row)
{
    QList<InputSpec> inputs = m_editor.document().properties.inputs;
    if (row < 0 || row >= inputs.size())
        return;
    inputs.removeAt(row);
    m_editor.setInputs(inputs);
}

void InputsModel::rename(int row, const QString &name)
{
    if (row < 0 || row >= count())
        return;
    m_refusedName.clear();
    Q_EMIT dataChanged(index(0), index(count() - 1), {NameProblemRole});
    const QString wanted = name.trimmed();
    const QString present = m_rows.at(row).name;
    if (wanted == present)
        return;
    if (!workflow::isValidLocalId(wanted))
        return refuse(row, tr("A name has letters, digits, - and _, and begins with a letter."));
    if (std::ranges::contains(m_rows, wanted, &InputSpec::name))
        return refuse(row, tr("Another input has this name."));
    // Known by its new name before the document is, so that its row stays the same one.
    m_rows[row].name = wanted;
    m_editor.replaceDocument(
        workflow::withRenamedInput(m_editor.document(), m_editor.catalog(), present, wanted),
        {.kind = workflow::Edit::SetInputs, .names = {wanted}});
    Q_EMIT dataChanged(index(row), index(row));
}

void InputsModel::setType(int row, int type)
{
    if (type < 0 || type >= kTypeCount)
        return;
    change(row, [type](InputSpec &input) {
        input.type = PortType(type);
        if (!fits(input.defaultValue, input.type))
            input.defaultValue = QJsonValue();
    });
}

void InputsModel::setHelp(int row, const QString &help)
{
    change(row, [&help](InputSpec &input) { input.help = help; });
}

void InputsModel::setDefault(int row, const QString &text)
{
    change(row, [&text](InputSpec &input) {
        if (text == defaultText(input))
            return; // as it was shown
        const QJsonValue value =
            text.trimmed().isEmpty() ? QJsonValue() : fieldValue(parameterOf(input.type), text);
        input.defaultValue = value;
    });
}

void InputsModel::setRequired(int row, bool isRequired)
{
    change(row, [isRequired](InputSpec &input) { input.isRequired = isRequired; });
}

void InputsModel::move(int from, int to)
{
    QList<InputSpec> inputs = m_editor.document().properties.inputs;
    if (from < 0 || to < 0 || from >= inputs.size() || to >= inputs.size() || from == to)
        return;
    inputs.move(from, to);
    m_editor.setInputs(inputs);
}

} // namespace agentops::ui::graph

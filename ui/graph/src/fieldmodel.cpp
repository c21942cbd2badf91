// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/fieldmodel.h>

#include "fieldproblem.h"
#include "fieldtext.h"

#include <agentops/ui/graph/nodetext.h>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::Parameter;

QString fieldEditorName(const Parameter &parameter)
{
    using Editor = Parameter::Editor;
    switch (parameter.type) {
    case Parameter::Type::Boolean:
        return u"check"_s;
    case Parameter::Type::Choice:
        return u"choice"_s;
    case Parameter::Type::Secret:
        return u"secret"_s;
    case Parameter::Type::List:
        return u"lines"_s;
    case Parameter::Type::Number:
        return parameterEditorName(Editor::Plain);
    case Parameter::Type::Object:
    case Parameter::Type::Value:
        return isWrittenAsJson(parameter) ? parameterEditorName(Editor::Json) : u"lines"_s;
    default:
        break;
    }
    if (parameter.isCode)
        return parameterEditorName(Editor::Code);
    const bool isLong = parameter.type == Parameter::Type::MultilineText;
    const bool hasLongEditor = parameter.editor == Editor::Code || parameter.editor == Editor::Json
        || parameter.editor == Editor::Markdown;
    return isLong && !hasLongEditor ? u"lines"_s : parameterEditorName(parameter.editor);
}

FieldModel::FieldModel(QObject *parent) : QAbstractListModel(parent) { }

int FieldModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant FieldModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Field &field = m_fields.at(index.row());
    const Parameter &parameter = field.parameter;
    const QJsonValue value = valueAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return parameterTitle(parameter);
    case NameRole:
        return parameter.name;
    case HelpRole:
        return parameterHelp(parameter);
    case TypeRole:
        return parameterTypeName(parameter.type);
    case Qt::EditRole:
    case TextRole:
        if (isTyped(index.row()))
            return m_typed.text;
        // What nobody has set is no null that somebody has written.
        return field.value.isUndefined() && value.isNull() ? QString()
                                                           : fieldText(parameter, value);
    case CheckedRole:
        return value.toBool();
    case ChoicesRole: {
        QStringList texts;
        for (const QString &choice : parameter.choices)
            texts.append(choiceText(choice));
        return texts;
    }
    case ChoiceIndexRole:
        return int(parameter.choices.indexOf(value.toString()));
    case PlaceholderRole:
        return parameterPlaceholder(parameter);
    case RequiredRole:
        return parameter.isRequired;
    case ProblemRole:
        return problemAt(index.row());
    case IsChangedRole:
        return !field.value.isUndefined() && field.value != parameter.defaultValue;
    case NoteRole:
        return field.note;
    case EditorRole:
        return fieldEditorName(parameter);
    case SuggestsRole:
        return parameter.type == Parameter::Type::Secret ? u"secret"_s
                                                         : parameterEditorName(parameter.editor);
    case LanguageRole:
        return parameter.isCode && parameter.language.isEmpty() ? u"js"_s : parameter.language;
    case IsTemplateRole:
        return !parameter.isCode;
    default:
        return {};
    }
}

QHash<int, QByteArray> FieldModel::roleNames() const
{
    return {{NameRole, "name"},
            {TitleRole, "title"},
            {HelpRole, "help"},
            {TypeRole, "fieldType"},
            {TextRole, "text"},
            {CheckedRole, "checked"},
            {ChoicesRole, "choices"},
            {ChoiceIndexRole, "choiceIndex"},
            {PlaceholderRole, "placeholder"},
            {RequiredRole, "isRequired"},
            {ProblemRole, "problem"},
            {IsChangedRole, "isChanged"},
            {NoteRole, "note"},
            {EditorRole, "editor"},
            {SuggestsRole, "suggests"},
            {LanguageRole, "language"},
            {IsTemplateRole, "isTemplate"}};
}

void FieldModel::setFields(const QList<Field> &fields)
{
    const auto isSameForm = [&] {
        return fields.size() == m_fields.size()
            && std::ranges::equal(fields, m_fields, {}, &Field::parameter, &Field::parameter);
    };
    if (!isSameForm()) {
        beginResetModel();
        m_fields = fields;
        m_typed = {};
        endResetModel();
        Q_EMIT countChanged();
        Q_EMIT completeChanged();
        return;
    }
    for (int row = 0; row < count(); ++row) {
        const bool isSame = fields.at(row) == m_fields.at(row);
        m_fields[row] = fields.at(row);
        const bool isOutdated = m_typed.row == row && !isTyped(row);
        if (isOutdated)
            m_typed = {};
        if (!isSame || isOutdated)
            Q_EMIT dataChanged(index(row), index(row));
    }
    Q_EMIT completeChanged();
}

QJsonValue FieldModel::valueAt(int row) const
{
    const Field &field = m_fields.at(row);
    return field.value.isUndefined() ? field.parameter.defaultValue : field.value;
}

QString FieldModel::problemAt(int row) const
{
    const Field &field = m_fields.at(row);
    if (const QString problem = writtenProblem(field.parameter, field.value); !problem.isEmpty())
        return problem;
    const bool isText = field.value.isString() && !field.value.toString().contains("{{"_L1)
        && fieldValue(field.parameter, field.value.toString()).isString();
    if (isText && field.parameter.type == Parameter::Type::Number)
        return tr("This is not a number.");
    if (isText && field.parameter.type == Parameter::Type::Object)
        return tr("Write one entry per line, as name: value.");
    return field.problem;
}

bool FieldModel::isTyped(int row) const
{
    const Field &field = m_fields.at(row);
    return m_typed.row == row
        && fieldValue(field.parameter, m_typed.text, m_typed.before) == field.value;
}

bool FieldModel::isComplete() const
{
    for (int row = 0; row < count(); ++row) {
        const Field &field = m_fields.at(row);
        const QJsonValue value = valueAt(row);
        const bool isEmpty = value.isUndefined() || value.isNull()
            || (value.isString() && value.toString().trimmed().isEmpty());
        if (!problemAt(row).isEmpty() || (field.parameter.isRequired && isEmpty))
            return false;
    }
    return true;
}

void FieldModel::apply(int row, const QJsonValue &value)
{
    // Whoever owns the values answers with setFields().
    if (m_apply && m_fields.at(row).value != value)
        m_apply(QString(m_fields.at(row).parameter.name), value);
}

void FieldModel::setText(int row, const QString &text)
{
    if (row < 0 || row >= count())
        return;
    const int left = m_typed.row;
    if (left != row)
        m_typed = {row, {}, valueAt(row)};
    m_typed.text = text;
    if (left >= 0 && left != row && left < count())
        Q_EMIT dataChanged(index(left), index(left));
    apply(row, fieldValue(m_fields.at(row).parameter, text, m_typed.before));
}

void FieldModel::setChecked(int row, bool checked)
{
    if (row >= 0 && row < count())
        apply(row, checked);
}

void FieldModel::setChoice(int row, int choice)
{
    if (row < 0 || row >= count())
        return;
    const QStringList &choices = m_fields.at(row).parameter.choices;
    if (choice >= 0 && choice < choices.size())
        apply(row, choices.at(choice));
}

void FieldModel::clear(int row)
{
    if (row >= 0 && row < count())
        apply(row, QJsonValue::Undefined);
}

} // namespace agentops::ui::graph

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/fieldmodel.h>

#include <agentops/ui/graph/nodetext.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::Parameter;

namespace {

/// The value that an editor's text stands for; a text that is none stays as it is, as expressions
/// do, and counts as a problem.
QJsonValue valueOf(const Parameter &parameter, const QString &text)
{
    switch (parameter.type) {
    case Parameter::Type::Number: {
        if (text.trimmed().isEmpty())
            return QJsonValue(QJsonValue::Undefined);
        bool isNumber = false;
        const double number = QLocale::c().toDouble(text.trimmed(), &isNumber);
        return isNumber ? QJsonValue(number) : QJsonValue(text);
    }
    case Parameter::Type::Boolean:
        return QJsonValue(text == "true"_L1);
    case Parameter::Type::List:
        return QJsonValue(QJsonArray::fromStringList(text.split(u'\n', Qt::SkipEmptyParts)));
    case Parameter::Type::Object: {
        QJsonObject object;
        for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
            const qsizetype colon = line.indexOf(u':');
            if (colon <= 0)
                return QJsonValue(text);
            object.insert(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
        }
        return QJsonValue(object);
    }
    case Parameter::Type::Value: {
        // Text that is JSON stands for that; everything else for itself.
        const QJsonDocument json = QJsonDocument::fromJson('[' + text.toUtf8() + ']');
        return json.array().size() == 1 ? json.array().first() : QJsonValue(text);
    }
    case Parameter::Type::Secret:
        if (text.trimmed().isEmpty())
            return QJsonValue(QJsonValue::Undefined);
        return QJsonValue(QJsonObject{{u"secret"_s, text.trimmed()}});
    default:
        return QJsonValue(text);
    }
}

QString textOf(const Parameter &parameter, const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    switch (parameter.type) {
    case Parameter::Type::Number:
        return value.isDouble() ? QLocale::c().toString(value.toDouble(), 'g', 15) : QString();
    case Parameter::Type::Boolean:
        return value.toBool() ? u"true"_s : u"false"_s;
    case Parameter::Type::List: {
        QStringList lines;
        for (const QJsonValue &entry : value.toArray())
            lines.append(entry.toString());
        return lines.join(u'\n');
    }
    case Parameter::Type::Object: {
        QStringList lines;
        const QJsonObject object = value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry)
            lines.append(entry.key() + u": "_s + entry.value().toString());
        return lines.join(u'\n');
    }
    case Parameter::Type::Value: {
        if (value.isObject())
            return QString::fromUtf8(QJsonDocument(value.toObject()).toJson()).trimmed();
        if (value.isArray())
            return QString::fromUtf8(QJsonDocument(value.toArray()).toJson()).trimmed();
        const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        return QString::fromUtf8(json.sliced(1, json.size() - 2));
    }
    case Parameter::Type::Secret:
        return value.toObject().value("secret"_L1).toString();
    default:
        return {};
    }
}

} // namespace

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
        return isTyped(index.row()) ? m_typed.text : textOf(parameter, value);
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
            {IsChangedRole, "isChanged"}};
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
    const bool isText = field.value.isString() && !field.value.toString().contains("{{"_L1)
        && valueOf(field.parameter, field.value.toString()).isString();
    if (isText && field.parameter.type == Parameter::Type::Number)
        return tr("This is not a number.");
    if (isText && field.parameter.type == Parameter::Type::Object)
        return tr("Write one entry per line, as name: value.");
    return field.problem;
}

bool FieldModel::isTyped(int row) const
{
    const Field &field = m_fields.at(row);
    return m_typed.row == row && valueOf(field.parameter, m_typed.text) == field.value;
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
    const QJsonValue value = valueOf(m_fields.at(row).parameter, text);
    const int before = std::exchange(m_typed, {row, text}).row;
    if (before >= 0 && before != row && before < count())
        Q_EMIT dataChanged(index(before), index(before));
    apply(row, value);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/listdiff.h>
#include <agentops/ui/models/valuediff.h>
#include <agentops/ui/models/valuetext.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui {

namespace {

constexpr qsizetype kChangeLength = 400;

/// Walks two values side by side and notes where they differ.
class Comparison
{
public:
    explicit Comparison(qsizetype limit) : m_limit(limit) { }

    void compare(const QJsonValue &before, const QJsonValue &after)
    {
        if (isFull() || before == after)
            return;
        if (before.isObject() && after.isObject())
            compareObjects(before.toObject(), after.toObject());
        else if (before.isArray() && after.isArray())
            compareLists(before.toArray(), after.toArray());
        else
            note(before, after);
    }

    QList<ValueChange> changes;

private:
    bool isFull() const { return changes.size() >= m_limit; }

    void note(const QJsonValue &before, const QJsonValue &after)
    {
        if (isFull())
            return;
        const auto kind = before.isUndefined() ? ValueChange::Kind::Added
            : after.isUndefined()              ? ValueChange::Kind::Removed
                                               : ValueChange::Kind::Changed;
        changes.append({kind, m_path, before, after});
    }

    void compareAt(const QString &name, const QJsonValue &before, const QJsonValue &after)
    {
        m_path.append(name);
        compare(before, after);
        m_path.removeLast();
    }

    void compareObjects(const QJsonObject &before, const QJsonObject &after)
    {
        for (auto now = after.begin(); now != after.end() && !isFull(); ++now)
            compareAt(now.key(), before.value(now.key()), now.value());
        for (auto old = before.begin(); old != before.end() && !isFull(); ++old) {
            if (!after.contains(old.key()))
                compareAt(old.key(), old.value(), QJsonValue::Undefined);
        }
    }

    void compareLists(const QJsonArray &before, const QJsonArray &after)
    {
        const qsizetype shorter = std::min(before.size(), after.size());
        qsizetype head = 0;
        while (head < shorter && before.at(head) == after.at(head))
            ++head;
        qsizetype tail = 0;
        while (tail < shorter - head
               && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
            ++tail;
        const qsizetype oldEnd = before.size() - tail;
        const qsizetype newEnd = after.size() - tail;
        for (qsizetype i = head; i < std::max(oldEnd, newEnd) && !isFull(); ++i) {
            compareAt(QString::number(i),
                      i < oldEnd ? before.at(i) : QJsonValue(QJsonValue::Undefined),
                      i < newEnd ? after.at(i) : QJsonValue(QJsonValue::Undefined));
        }
    }

    const qsizetype m_limit;
    QStringList m_path;
};

QString kindKey(ValueChange::Kind kind)
{
    switch (kind) {
    case ValueChange::Kind::Added:
        return u"added"_s;
    case ValueChange::Kind::Removed:
        return u"removed"_s;
    case ValueChange::Kind::Changed:
        return u"changed"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QList<ValueChange> valueChanges(const QJsonValue &before, const QJsonValue &after, qsizetype limit)
{
    Comparison comparison(limit);
    comparison.compare(before, after);
    return comparison.changes;
}

ValueDiffModel::ValueDiffModel(QObject *parent) : QAbstractListModel(parent) { }

int ValueDiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> ValueDiffModel::roleNames() const
{
    static const QHash<int, QByteArray> names{
        {KindKeyRole, "kindKey"}, {PathRole, "path"},       {BeforeRole, "before"},
        {AfterRole, "after"},     {SummaryRole, "summary"},
    };
    return names;
}

QVariant ValueDiffModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ValueChange &change = m_changes.at(index.row());
    switch (role) {
    case KindKeyRole:
        return kindKey(change.kind);
    case Qt::DisplayRole:
    case PathRole:
        return change.path.join(u'.');
    case BeforeRole:
        return valueLine(change.before, kChangeLength);
    case AfterRole:
        return valueLine(change.after, kChangeLength);
    case SummaryRole:
        return summaryOf(change);
    default:
        return {};
    }
}

QString ValueDiffModel::summaryOf(const ValueChange &change)
{
    const QString path = change.path.isEmpty() ? tr("the whole value") : change.path.join(u'.');
    switch (change.kind) {
    case ValueChange::Kind::Added:
        return tr("%1 was added: %2").arg(path, valueLine(change.after, kChangeLength));
    case ValueChange::Kind::Removed:
        return tr("%1 was removed: %2").arg(path, valueLine(change.before, kChangeLength));
    case ValueChange::Kind::Changed:
        return tr("%1 was %2 and is %3")
            .arg(path, valueLine(change.before, kChangeLength),
                 valueLine(change.after, kChangeLength));
    }
    Q_UNREACHABLE_RETURN({});
}

void ValueDiffModel::compare(const QJsonValue &before, const QJsonValue &after)
{
    QList<ValueChange> changes = valueChanges(before, after, kMaxChanges + 1);
    const bool isTruncated = changes.size() > kMaxChanges;
    if (isTruncated)
        changes.removeLast();
    setChanges(std::move(changes), isTruncated);
}

void ValueDiffModel::clear()
{
    setChanges({}, false);
}

void ValueDiffModel::setChanges(QList<ValueChange> changes, bool isTruncated)
{
    if (changes == m_changes && isTruncated == m_isTruncated)
        return;
    beginResetModel();
    m_changes = std::move(changes);
    m_isTruncated = isTruncated;
    endResetModel();
    Q_EMIT countChanged();
}

void ValueDiffModel::retranslate()
{
    rereadRows(*this);
}

} // namespace agentops::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/versions/documentdiff.h>

#include "documenttree.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::versions {

namespace {

QLatin1StringView kindName(Change::Kind kind)
{
    switch (kind) {
    case Change::Kind::Added:
        return "added"_L1;
    case Change::Kind::Removed:
        return "removed"_L1;
    case Change::Kind::Reordered:
        return "reordered"_L1;
    case Change::Kind::Changed:
        break;
    }
    return "changed"_L1;
}

Change::Kind kindOf(const QJsonValue &before, const QJsonValue &after)
{
    return before.isUndefined() ? Change::Kind::Added
        : after.isUndefined()   ? Change::Kind::Removed
                                : Change::Kind::Changed;
}

/// Collects changes of one element, or of the document itself.
class Comparison
{
public:
    Comparison(QString section, QString id, QList<Change> &out)
        : m_section(std::move(section))
        , m_id(std::move(id))
        , m_out(out)
    { }

    void whole(const QJsonValue &before, const QJsonValue &after) { add({}, before, after); }

    /// Goes into objects, so that each change is as small as it can be.
    void compare(const QString &path, const QJsonValue &before, const QJsonValue &after)
    {
        if (before == after)
            return;
        const bool isObjects = (before.isObject() && after.isObject())
            || (before.isUndefined() && isFilled(after))
            || (isFilled(before) && after.isUndefined());
        if (!isObjects)
            return add(path, before, after);
        QStringList keys = before.toObject().keys() + after.toObject().keys();
        keys.sort();
        keys.removeDuplicates();
        for (const QString &key : std::as_const(keys))
            compare(below(path, key), before.toObject().value(key), after.toObject().value(key));
    }

private:
    static bool isFilled(const QJsonValue &value)
    {
        return value.isObject() && !value.toObject().isEmpty();
    }

    void add(const QString &path, const QJsonValue &before, const QJsonValue &after)
    {
        m_out.append({kindOf(before, after), m_section, m_id, path, before, after});
    }

    QString m_section;
    QString m_id;
    QList<Change> &m_out;
};

QStringList common(const QStringList &order, const Elements &other)
{
    QStringList kept;
    for (const QString &id : order) {
        if (other.contains(id))
            kept.append(id);
    }
    return kept;
}

void compareLists(const QString &section, const Elements &before, const Elements &after,
                  QList<Change> &out)
{
    const auto valueOf = [](const Elements &elements, const QString &id) {
        return elements.contains(id) ? QJsonValue(elements.value(id))
                                     : QJsonValue(QJsonValue::Undefined);
    };
    for (const QString &id : before.order) {
        if (!after.contains(id))
            Comparison(section, id, out).whole(before.value(id), QJsonValue::Undefined);
    }
    for (const QString &id : after.order) {
        Comparison comparison(section, id, out);
        if (before.contains(id))
            comparison.compare({}, before.value(id), after.value(id));
        else
            comparison.whole(QJsonValue::Undefined, valueOf(after, id));
    }
    if (common(before.order, after) != common(after.order, before))
        out.append({Change::Kind::Reordered, section, {}, {}, {}, {}});
}

void compareLayouts(const DocumentTree &before, const DocumentTree &after, QList<Change> &out)
{
    for (const QLatin1StringView section : {kNodes, kEdges, kNotes, kGroups}) {
        const QJsonObject from = before.layout.value(section).toObject();
        const QJsonObject to = after.layout.value(section).toObject();
        const Elements elements = after.list(section);
        for (const QString &id : common(elements.order, before.list(section))) {
            if (from.value(id) != to.value(id))
                Comparison(section, id, out).whole(from.value(id), to.value(id));
        }
    }
    const auto rest = [](QJsonObject layout) {
        for (const QLatin1StringView key : {kNodes, kEdges, kNotes, kGroups, "viewport"_L1})
            layout.remove(key);
        return layout;
    };
    Comparison(u"document"_s, {}, out)
        .compare(u"/layout"_s, rest(before.layout), rest(after.layout));
}

Elements conflictsOf(const DocumentTree &tree)
{
    Elements elements;
    for (const workflow::Conflict &conflict : tree.conflicts) {
        QJsonObject object{{u"path"_s, conflict.path}};
        const auto insert = [&object](const QString &key, const QJsonValue &value) {
            if (!value.isUndefined())
                object.insert(key, value);
        };
        insert(u"base"_s, conflict.base);
        insert(u"ours"_s, conflict.ours);
        insert(u"theirs"_s, conflict.theirs);
        elements.order.append(conflict.path);
        elements.byId.insert(conflict.path, object);
    }
    return elements;
}

QJsonArray toJson(const QList<Change> &changes)
{
    QJsonArray array;
    for (const Change &change : changes) {
        QJsonObject object{{u"kind"_s, kindName(change.kind)},
                           {u"section"_s, change.section},
                           {u"id"_s, change.id},
                           {u"path"_s, change.path}};
        if (change.kind != Change::Kind::Reordered && !change.before.isUndefined())
            object.insert(u"before"_s, change.before);
        if (change.kind != Change::Kind::Reordered && !change.after.isUndefined())
            object.insert(u"after"_s, change.after);
        array.append(object);
    }
    return array;
}

} // namespace

DocumentDiff diffDocuments(const workflow::Document &before, const workflow::Document &after)
{
    const DocumentTree from = DocumentTree::of(before);
    const DocumentTree to = DocumentTree::of(after);
    DocumentDiff diff;
    Comparison(u"document"_s, {}, diff.content).compare({}, from.properties, to.properties);
    for (const QLatin1StringView section : kSections)
        compareLists(section, from.list(section), to.list(section), diff.content);
    compareLists(u"conflicts"_s, conflictsOf(from), conflictsOf(to), diff.content);
    compareLayouts(from, to, diff.layout);
    return diff;
}

QJsonObject diffToJson(const DocumentDiff &diff)
{
    return {{u"same"_s, diff.isEmpty()},
            {u"changes"_s, toJson(diff.content)},
            {u"layout"_s, toJson(diff.layout)}};
}

} // namespace agentops::versions

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/versions/documentmerge.h>

#include "documenttree.h"

#include <agentops/versions/errors.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using agentops::workflow::Conflict;
using agentops::workflow::Document;

namespace agentops::versions {

namespace {

const QJsonValue &valueOf(const Conflict &conflict, Side side)
{
    switch (side) {
    case Side::Base:
        return conflict.base;
    case Side::Ours:
        return conflict.ours;
    case Side::Theirs:
        break;
    }
    return conflict.theirs;
}

/// The object with `value` at the end of the steps; undefined removes it there.
QJsonObject withValue(QJsonObject object, const QStringList &steps, const QJsonValue &value)
{
    const QString &key = steps.first();
    const QJsonValue inner = steps.size() == 1
        ? value
        : QJsonValue(withValue(object.value(key).toObject(), steps.sliced(1), value));
    if (inner.isUndefined())
        object.remove(key);
    else
        object.insert(key, inner);
    return object;
}

/// An element goes with its place.
void removeElement(DocumentTree &tree, QLatin1StringView section, const QString &id)
{
    tree.list(section).remove(id);
    QJsonObject places = tree.layout.value(section).toObject();
    places.remove(id);
    if (!places.isEmpty() || tree.layout.contains(section))
        tree.layout.insert(section, places);
}

/// A node goes with what is in it, and with its edges.
void removeNode(DocumentTree &tree, QString id)
{
    const Elements nodes = tree.list(kNodes);
    for (const QString &inner : nodes.order) {
        if (nodes.value(inner).value("parent"_L1).toString() == id)
            removeNode(tree, inner);
    }
    const Elements edges = tree.list(kEdges);
    for (const QString &edge : edges.order) {
        if (nodeOf(edges.value(edge).value("from"_L1)) == id
            || nodeOf(edges.value(edge).value("to"_L1)) == id)
            removeElement(tree, kEdges, edge);
    }
    for (QJsonObject &group : tree.list(kGroups).byId) {
        QJsonArray members;
        for (const QJsonValue &member : group.value("nodes"_L1).toArray()) {
            if (member.toString() != id)
                members.append(member);
        }
        group.insert("nodes"_L1, members);
    }
    removeElement(tree, kNodes, id);
}

void settleElement(DocumentTree &tree, QLatin1StringView section, const QStringList &steps,
                   const QJsonValue &value)
{
    Elements &elements = tree.list(section);
    const QString &id = steps.first();
    if (steps.size() > 1) {
        if (elements.contains(id))
            elements.byId.insert(id, withValue(elements.value(id), steps.sliced(1), value));
        return;
    }
    if (value.isObject()) {
        if (!elements.contains(id))
            elements.order.append(id);
        elements.byId.insert(id, value.toObject());
        return;
    }
    if (section == kNodes)
        removeNode(tree, id);
    else
        removeElement(tree, section, id);
}

} // namespace

Result<Document> settleConflict(const Document &document, const QString &path, Side side)
{
    const QList<Conflict> &conflicts = document.properties.conflicts;
    const auto conflict = std::ranges::find(conflicts, path, &Conflict::path);
    if (conflict == conflicts.end()) {
        return fail(Error(errors::kUnknownConflict, u"there is no conflict at \"%1\""_s.arg(path))
                        .with(u"conflict"_s, path));
    }
    const QJsonValue value = valueOf(*conflict, side);
    if (path.isEmpty()) {
        return workflow::parseDocument(QJsonDocument(value.toObject()).toJson()).toResult();
    }
    DocumentTree tree = DocumentTree::of(document);
    tree.conflicts.removeIf([&path](const Conflict &other) { return other.path == path; });
    const QStringList steps = pointerSteps(path);
    const auto section = std::ranges::find(kSections, steps.first());
    if (section == kSections.end())
        tree.properties = withValue(tree.properties, steps, value);
    else if (steps.size() > 1)
        settleElement(tree, *section, steps.sliced(1), value);
    return tree.toDocument();
}

} // namespace agentops::versions

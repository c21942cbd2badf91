// SPDX-License-Identifier: GPL-3.0-or-later
#include "documentformat.h"
#include "elementcodec.h"
#include "jsonwriter.h"

#include <agentops/base/file.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

using Style = JsonWriter::Style;

QString portText(const PortRef &ref)
{
    return ref.node.text() + u'.' + ref.port;
}

void writeIds(JsonWriter &out, const QList<NodeId> &ids)
{
    out.beginArray(Style::Line);
    for (const NodeId &id : ids)
        out.value(id.text());
    out.endArray();
}

void writeOptional(JsonWriter &out, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        out.field(key, text);
}

void write(JsonWriter &out, const RetryOverride &differently)
{
    if (differently.maxAttempts)
        out.field(u"maxAttempts"_s, *differently.maxAttempts);
    if (differently.firstDelay)
        out.field(u"firstDelayMs"_s, qint64(differently.firstDelay->count()));
    if (differently.factor)
        out.field(u"factor"_s, *differently.factor);
    if (differently.maxDelay)
        out.field(u"maxDelayMs"_s, qint64(differently.maxDelay->count()));
    out.fields(differently.unknown);
}

void writeRetry(JsonWriter &out, const RetryPolicy &retry)
{
    if (retry == RetryPolicy())
        return;
    out.key(u"retry"_s);
    out.beginObject(Style::Line);
    write(out,
          RetryOverride{retry.maxAttempts, retry.firstDelay, retry.factor, retry.maxDelay, {}});
    if (!retry.hasJitter)
        out.field(u"jitter"_s, false);
    if (!retry.classes.isEmpty()) {
        out.key(u"classes"_s);
        out.beginObject(Style::Line);
        for (const auto &[errorClass, differently] : retry.classes.asKeyValueRange()) {
            out.key(errorClassName(errorClass));
            out.beginObject(Style::Line);
            write(out, differently);
            out.endObject();
        }
        out.endObject();
    }
    out.fields(retry.unknown);
    out.endObject();
}

void writeJoin(JsonWriter &out, const Join &join)
{
    switch (join.policy) {
    case Join::Policy::All:
        break;
    case Join::Policy::Any:
    case Join::Policy::Ended:
        out.field(u"join"_s, nameOf(kJoinPolicies, join.policy));
        break;
    case Join::Policy::AtLeast:
        out.key(u"join"_s);
        out.beginObject(Style::Line);
        out.field(nameOf(kJoinPolicies, join.policy), join.count);
        out.endObject();
        break;
    }
}

void writeConcurrency(JsonWriter &out, const std::optional<Concurrency> &concurrency)
{
    if (!concurrency)
        return;
    out.key(u"concurrency"_s);
    out.beginObject(Style::Line);
    out.field(u"key"_s, concurrency->key);
    out.field(u"limit"_s, concurrency->limit);
    if (concurrency->onConflict != Concurrency::OnConflict::Queue)
        out.field(u"onConflict"_s, nameOf(kOnConflict, concurrency->onConflict));
    out.fields(concurrency->unknown);
    out.endObject();
}

void writeReuse(JsonWriter &out, const std::optional<Reuse> &reuse)
{
    if (!reuse)
        return;
    out.key(u"reuse"_s);
    out.beginObject(Style::Line);
    if (reuse->files != Reuse().files)
        out.field(u"files"_s, QJsonArray::fromStringList(reuse->files));
    out.fields(reuse->unknown);
    out.endObject();
}

void writePlacesInList(JsonWriter &out, const QString &key, const QList<int> &places)
{
    if (places.isEmpty())
        return;
    out.key(key);
    out.beginArray(Style::Line);
    for (const int place : places)
        out.value(place);
    out.endArray();
}

void writeInlining(JsonWriter &out, const std::optional<Inlining> &inlining)
{
    if (!inlining)
        return;
    out.key(u"inlining"_s);
    out.beginObject(Style::Line);
    if (!inlining->ends.isEmpty()) {
        out.key(u"ends"_s);
        out.beginObject(Style::Line);
        for (const auto &[edge, end] : inlining->ends.asKeyValueRange())
            out.field(edge.text(), portText(end));
        out.endObject();
    }
    writePlacesInList(out, u"nodes"_s, inlining->nodes);
    writePlacesInList(out, u"edges"_s, inlining->edges);
    writePlacesInList(out, u"notes"_s, inlining->notes);
    writePlacesInList(out, u"groups"_s, inlining->groups);
    if (!inlining->members.isEmpty()) {
        out.key(u"members"_s);
        out.beginObject(Style::Line);
        for (const auto &[group, members] : inlining->members.asKeyValueRange()) {
            out.key(group.text());
            writeIds(out, members);
        }
        out.endObject();
    }
    out.fields(inlining->unknown);
    out.endObject();
}

void writeDuration(JsonWriter &out, const QString &key, std::chrono::milliseconds duration)
{
    if (duration.count() > 0)
        out.field(key, qint64(duration.count()));
}

/// Whether an older program would run the node in another way than this one.
bool needsVersion2(const Node &node)
{
    return !node.parent.isEmpty() || !node.when.isEmpty() || node.join != Join()
        || node.overallTimeout.count() > 0 || node.concurrency || !node.idempotencyKey.isEmpty()
        || !node.retry.hasJitter || !node.retry.classes.isEmpty();
}

bool needsVersion2(const Document &document)
{
    const auto &properties = document.properties;
    return !properties.outputs.isEmpty() || properties.concurrency
        || properties.workspace != WorkspaceKind::Worktree
        || std::ranges::any_of(document.nodes, [](const Node &n) { return needsVersion2(n); })
        || std::ranges::any_of(document.edges, &Edge::isMuted);
}

void write(JsonWriter &out, const Node &node)
{
    out.beginObject();
    out.field(u"id"_s, node.id.text());
    out.field(u"kind"_s, node.kind);
    writeOptional(out, u"title"_s, node.title);
    writeOptional(out, u"parent"_s, node.parent.text());
    if (!node.parameters.isEmpty())
        out.field(u"parameters"_s, node.parameters);
    writeOptional(out, u"when"_s, node.when);
    writeJoin(out, node.join);
    writeRetry(out, node.retry);
    writeDuration(out, u"timeoutMs"_s, node.timeout);
    writeDuration(out, u"overallTimeoutMs"_s, node.overallTimeout);
    writeConcurrency(out, node.concurrency);
    writeOptional(out, u"idempotencyKey"_s, node.idempotencyKey);
    if (node.onError != OnError::Stop)
        out.field(u"onError"_s, onErrorName(node.onError));
    writeReuse(out, node.reuse);
    if (node.isMuted)
        out.field(u"muted"_s, true);
    writeInlining(out, node.inlining);
    out.fields(node.unknown);
    out.endObject();
}

void write(JsonWriter &out, const Edge &edge)
{
    out.beginObject(Style::Line);
    out.field(u"id"_s, edge.id.text());
    out.field(u"from"_s, portText(edge.from));
    out.field(u"to"_s, portText(edge.to));
    writeOptional(out, u"condition"_s, edge.condition);
    if (edge.isMuted)
        out.field(u"muted"_s, true);
    out.fields(edge.unknown);
    out.endObject();
}

void write(JsonWriter &out, const Note &note)
{
    out.beginObject();
    out.field(u"id"_s, note.id.text());
    out.field(u"text"_s, note.text);
    writeOptional(out, u"color"_s, note.color);
    out.fields(note.unknown);
    out.endObject();
}

void write(JsonWriter &out, const Group &group)
{
    out.beginObject();
    out.field(u"id"_s, group.id.text());
    out.field(u"title"_s, group.title);
    writeOptional(out, u"color"_s, group.color);
    out.key(u"nodes"_s);
    writeIds(out, group.nodes);
    out.fields(group.unknown);
    out.endObject();
}

void write(JsonWriter &out, const InputSpec &input)
{
    out.beginObject(Style::Line);
    out.field(u"name"_s, input.name);
    out.field(u"type"_s, portTypeName(input.type));
    writeOptional(out, u"help"_s, input.help);
    if (!input.defaultValue.isUndefined() && !input.defaultValue.isNull())
        out.field(u"default"_s, input.defaultValue);
    if (input.isRequired)
        out.field(u"required"_s, true);
    out.fields(input.unknown);
    out.endObject();
}

void writeSide(JsonWriter &out, const QString &key, const QJsonValue &side)
{
    if (!side.isUndefined())
        out.field(key, side);
}

void write(JsonWriter &out, const Conflict &conflict)
{
    out.beginObject();
    out.field(u"path"_s, conflict.path);
    writeSide(out, u"base"_s, conflict.base);
    writeSide(out, u"ours"_s, conflict.ours);
    writeSide(out, u"theirs"_s, conflict.theirs);
    out.fields(conflict.unknown);
    out.endObject();
}

template<typename T>
void writeList(JsonWriter &out, const QString &key, const QList<T> &list)
{
    out.key(key);
    out.beginArray();
    for (const T &item : list)
        write(out, item);
    out.endArray();
}

void writeFields(JsonWriter &out, QPointF point)
{
    out.field(u"x"_s, point.x());
    out.field(u"y"_s, point.y());
}

void writeFields(JsonWriter &out, QRectF rect)
{
    writeFields(out, rect.topLeft());
    out.field(u"width"_s, rect.width());
    out.field(u"height"_s, rect.height());
}

void writeFields(JsonWriter &out, const QList<QPointF> &points)
{
    if (points.isEmpty())
        return;
    out.key(u"points"_s);
    out.beginArray(Style::Line);
    for (const QPointF &point : points)
        out.value(QJsonArray{point.x(), point.y()});
    out.endArray();
}

template<typename IdType, typename Shape>
void writePlaces(JsonWriter &out, const QString &key, const QHash<IdType, Shape> &places,
                 const QHash<QString, QJsonObject> &unknown, const QSet<IdType> &collapsed = {})
{
    if (places.isEmpty())
        return;
    QList<IdType> ids = places.keys();
    std::sort(ids.begin(), ids.end());
    out.key(key);
    out.beginObject();
    for (const IdType &id : ids) {
        out.key(id.text());
        out.beginObject(Style::Line);
        writeFields(out, places.value(id));
        if (collapsed.contains(id))
            out.field(u"collapsed"_s, true);
        out.fields(unknown.value(key + u'.' + id.text()));
        out.endObject();
    }
    out.endObject();
}

void write(JsonWriter &out, const Layout &layout)
{
    out.key(u"layout"_s);
    out.beginObject();
    out.key(u"viewport"_s);
    out.beginObject(Style::Line);
    out.field(u"x"_s, layout.viewportOrigin.x());
    out.field(u"y"_s, layout.viewportOrigin.y());
    out.field(u"zoom"_s, layout.viewportZoom);
    out.fields(layout.viewportUnknown);
    out.endObject();
    writePlaces(out, u"nodes"_s, layout.nodes, layout.placesUnknown, layout.collapsedNodes);
    writePlaces(out, u"edges"_s, layout.edges, layout.placesUnknown);
    writePlaces(out, u"notes"_s, layout.notes, layout.placesUnknown);
    writePlaces(out, u"groups"_s, layout.groups, layout.placesUnknown, layout.collapsedGroups);
    out.fields(layout.unknown);
    out.endObject();
}

} // namespace

void writeElement(JsonWriter &out, const Node &node)
{
    write(out, node);
}

void writeElement(JsonWriter &out, const Edge &edge)
{
    write(out, edge);
}

void writeElement(JsonWriter &out, const Note &note)
{
    write(out, note);
}

void writeElement(JsonWriter &out, const Group &group)
{
    write(out, group);
}

QByteArray writeDocument(const Document &document)
{
    JsonWriter out;
    out.beginObject();
    out.field(u"format"_s, QString(kFormatName));
    out.field(u"version"_s, needsVersion2(document) ? kFormatVersion : 1);
    out.field(u"id"_s, document.properties.id.toString());
    out.field(u"name"_s, document.properties.name);
    writeOptional(out, u"description"_s, document.properties.description);
    if (!document.properties.inputs.isEmpty())
        writeList(out, u"inputs"_s, document.properties.inputs);
    if (!document.properties.outputs.isEmpty())
        out.field(u"outputs"_s, document.properties.outputs);
    writeConcurrency(out, document.properties.concurrency);
    if (document.properties.workspace != WorkspaceKind::Worktree)
        out.field(u"workspace"_s, workspaceKindName(document.properties.workspace));
    writeList(out, u"nodes"_s, document.nodes);
    writeList(out, u"edges"_s, document.edges);
    if (!document.notes.isEmpty())
        writeList(out, u"notes"_s, document.notes);
    if (!document.groups.isEmpty())
        writeList(out, u"groups"_s, document.groups);
    if (!document.properties.conflicts.isEmpty())
        writeList(out, u"conflicts"_s, document.properties.conflicts);
    out.fields(document.properties.unknown);
    write(out, document.layout);
    out.endObject();
    return out.take();
}

Result<ParsedDocument> readDocumentFileBlocking(const QString &path)
{
    AO_TRY(const QByteArray text, readFile(path));
    return parseDocument(text);
}

Result<> writeDocumentFileBlocking(const QString &path, const Document &document)
{
    return writeFile(path, writeDocument(document));
}

} // namespace agentops::workflow

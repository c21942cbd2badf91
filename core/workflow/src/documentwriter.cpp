// SPDX-License-Identifier: GPL-3.0-or-later
#include "documentformat.h"
#include "jsonwriter.h"

#include <agentops/base/file.h>
#include <agentops/workflow/documentcodec.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

using Style = JsonWriter::Style;

QString portText(const PortRef &ref)
{
    return ref.node.text() + u'.' + ref.port;
}

void writeOptional(JsonWriter &out, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        out.field(key, text);
}

void writeRetry(JsonWriter &out, const RetryPolicy &retry)
{
    if (retry == RetryPolicy())
        return;
    out.key(u"retry"_s);
    out.beginObject(Style::Line);
    out.field(u"maxAttempts"_s, retry.maxAttempts);
    out.field(u"firstDelayMs"_s, qint64(retry.firstDelay.count()));
    out.field(u"factor"_s, retry.factor);
    out.field(u"maxDelayMs"_s, qint64(retry.maxDelay.count()));
    out.fields(retry.unknown);
    out.endObject();
}

void write(JsonWriter &out, const Node &node)
{
    out.beginObject();
    out.field(u"id"_s, node.id.text());
    out.field(u"kind"_s, node.kind);
    writeOptional(out, u"title"_s, node.title);
    if (!node.parameters.isEmpty())
        out.field(u"parameters"_s, node.parameters);
    writeRetry(out, node.retry);
    if (node.timeout.count() > 0)
        out.field(u"timeoutMs"_s, qint64(node.timeout.count()));
    if (node.onError != OnError::Stop)
        out.field(u"onError"_s, onErrorName(node.onError));
    if (node.isMuted)
        out.field(u"muted"_s, true);
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
    out.fields(edge.unknown);
    out.endObject();
}

void write(JsonWriter &out, const Note &note)
{
    out.beginObject();
    out.field(u"id"_s, note.id.text());
    out.field(u"text"_s, note.text);
    out.fields(note.unknown);
    out.endObject();
}

void write(JsonWriter &out, const Group &group)
{
    out.beginObject();
    out.field(u"id"_s, group.id.text());
    out.field(u"title"_s, group.title);
    out.key(u"nodes"_s);
    out.beginArray(Style::Line);
    for (const NodeId &node : group.nodes)
        out.value(node.text());
    out.endArray();
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

template<typename IdType, typename Shape>
void writePlaces(JsonWriter &out, const QString &key, const QHash<IdType, Shape> &places,
                 const QHash<QString, QJsonObject> &unknown)
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
    writePlaces(out, u"nodes"_s, layout.nodes, layout.placesUnknown);
    writePlaces(out, u"notes"_s, layout.notes, layout.placesUnknown);
    writePlaces(out, u"groups"_s, layout.groups, layout.placesUnknown);
    out.fields(layout.unknown);
    out.endObject();
}

} // namespace

QByteArray writeDocument(const Document &document)
{
    JsonWriter out;
    out.beginObject();
    out.field(u"format"_s, QString(kFormatName));
    out.field(u"version"_s, kFormatVersion);
    out.field(u"id"_s, document.properties.id.toString());
    out.field(u"name"_s, document.properties.name);
    writeOptional(out, u"description"_s, document.properties.description);
    if (!document.properties.inputs.isEmpty())
        writeList(out, u"inputs"_s, document.properties.inputs);
    writeList(out, u"nodes"_s, document.nodes);
    writeList(out, u"edges"_s, document.edges);
    if (!document.notes.isEmpty())
        writeList(out, u"notes"_s, document.notes);
    if (!document.groups.isEmpty())
        writeList(out, u"groups"_s, document.groups);
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

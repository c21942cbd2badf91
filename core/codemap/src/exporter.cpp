// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/codemap/errors.h>
#include <agentops/codemap/exporter.h>

namespace agentops::codemap {

using namespace Qt::StringLiterals;

namespace {

QByteArray jsonText(const QString &text)
{
    QByteArray out("\"");
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<quint8>(c) < 0x20) {
            out += "\\u" + QByteArray::number(c, 16).rightJustified(4, '0');
        } else {
            out += c;
        }
    }
    return out + '"';
}

QByteArray xmlText(const QString &text)
{
    QString kept;
    for (const QChar c : text) {
        if (c >= u' ' || c == u'\t') // XML 1.0 has no other control characters
            kept += c;
    }
    return kept.toHtmlEscaped().toUtf8();
}

QByteArray kindText(QLatin1StringView kind)
{
    return QByteArray(kind.data(), kind.size());
}

QString fileText(const Snapshot &snapshot, NodeIndex i)
{
    return snapshot.node(i).kind == NodeKind::Dir ? QString() : snapshot.path(i);
}

std::vector<QString> allIds(const Snapshot &snapshot)
{
    std::vector<QString> ids;
    ids.reserve(snapshot.nodes().size());
    for (NodeIndex i = 0; i < snapshot.nodes().size(); ++i)
        ids.push_back(snapshot.id(i));
    return ids;
}

// `edge(from, to, kind, line)` for every edge, containment first.
template<typename F>
void forEachEdge(const Snapshot &snapshot, F edge)
{
    for (NodeIndex i = 1; i < snapshot.nodes().size(); ++i)
        edge(snapshot.node(i).parent, i, "contains"_L1, snapshot.node(i).line);
    for (const Edge &e : snapshot.edges())
        edge(e.from, e.to, nameOf(e.kind), e.line);
}

QByteArray toJson(const Snapshot &snapshot, const std::vector<QString> &ids)
{
    QByteArray out("{\"nodes\":[");
    for (NodeIndex i = 0; i < snapshot.nodes().size(); ++i) {
        const Node &node = snapshot.node(i);
        out += i > 0 ? ",\n" : "\n";
        out += "{\"id\":" + jsonText(ids[i]) + ",\"kind\":\"" + kindText(nameOf(node.kind))
            + "\",\"name\":" + jsonText(node.name) + ",\"file\":" + jsonText(fileText(snapshot, i))
            + ",\"line\":" + QByteArray::number(node.line) + '}';
    }
    out += "\n],\"edges\":[";
    bool isFirst = true;
    forEachEdge(snapshot, [&](NodeIndex from, NodeIndex to, QLatin1StringView kind, int line) {
        out += isFirst ? "\n" : ",\n";
        isFirst = false;
        out += "{\"from\":" + jsonText(ids[from]) + ",\"to\":" + jsonText(ids[to]) + ",\"kind\":\""
            + kindText(kind) + "\",\"line\":" + QByteArray::number(line) + '}';
    });
    return out + "\n]}\n";
}

QByteArray toDot(const Snapshot &snapshot, const std::vector<QString> &ids)
{
    QByteArray out("digraph codemap {\n  rankdir=LR;\n  node [shape=box];\n");
    for (NodeIndex i = 0; i < snapshot.nodes().size(); ++i) {
        const Node &node = snapshot.node(i);
        out += "  " + jsonText(ids[i])
            + " [label=" + jsonText(node.name.isEmpty() ? u"."_s : node.name) + ", class=\""
            + kindText(nameOf(node.kind)) + "\"];\n";
    }
    forEachEdge(snapshot, [&](NodeIndex from, NodeIndex to, QLatin1StringView kind, int line) {
        out += "  " + jsonText(ids[from]) + " -> " + jsonText(ids[to]) + " [class=\""
            + kindText(kind) + "\", line=" + QByteArray::number(line) + "];\n";
    });
    return out + "}\n";
}

QByteArray toGraphMl(const Snapshot &snapshot, const std::vector<QString> &ids)
{
    QByteArray out("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
                   "<key id=\"kind\" for=\"all\" attr.name=\"kind\" attr.type=\"string\"/>\n"
                   "<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
                   "<key id=\"file\" for=\"node\" attr.name=\"file\" attr.type=\"string\"/>\n"
                   "<key id=\"line\" for=\"all\" attr.name=\"line\" attr.type=\"int\"/>\n"
                   "<graph id=\"codemap\" edgedefault=\"directed\">\n");
    const auto data = [](const char *key, const QByteArray &value) {
        return QByteArray("<data key=\"") + key + "\">" + value + "</data>";
    };
    for (NodeIndex i = 0; i < snapshot.nodes().size(); ++i) {
        const Node &node = snapshot.node(i);
        out += "<node id=\"" + xmlText(ids[i]) + "\">" + data("kind", kindText(nameOf(node.kind)))
            + data("name", xmlText(node.name)) + data("file", xmlText(fileText(snapshot, i)))
            + data("line", QByteArray::number(node.line)) + "</node>\n";
    }
    forEachEdge(snapshot, [&](NodeIndex from, NodeIndex to, QLatin1StringView kind, int line) {
        out += "<edge source=\"" + xmlText(ids[from]) + "\" target=\"" + xmlText(ids[to]) + "\">"
            + data("kind", kindText(kind)) + data("line", QByteArray::number(line)) + "</edge>\n";
    });
    return out + "</graph>\n</graphml>\n";
}

} // namespace

Result<ExportFormat> exportFormatOf(QStringView name)
{
    if (name == "json"_L1)
        return ExportFormat::Json;
    if (name == "dot"_L1)
        return ExportFormat::Dot;
    if (name == "graphml"_L1)
        return ExportFormat::GraphMl;
    return fail(Error(errors::kUnknownFormat, u"the format is json, dot or graphml"_s)
                    .with(u"format"_s, name.toString()));
}

QByteArray exportSnapshot(const Snapshot &snapshot, ExportFormat format)
{
    const std::vector<QString> ids = allIds(snapshot);
    switch (format) {
    case ExportFormat::Json:
        return toJson(snapshot, ids);
    case ExportFormat::Dot:
        return toDot(snapshot, ids);
    case ExportFormat::GraphMl:
        return toGraphMl(snapshot, ids);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace agentops::codemap

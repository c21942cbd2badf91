// SPDX-License-Identifier: GPL-3.0-or-later
#include "elementcodec.h"
#include "inliningreader.h"
#include "jsonscanner.h"
#include "layoutreader.h"
#include "objectreader.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/validation.h>

#include "documentformat.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace agentops::workflow {

namespace {

using Need = ObjectReader::Need;

QString itemPath(const QString &list, qsizetype index)
{
    return u"%1[%2]"_s.arg(list).arg(index);
}

milliseconds duration(ObjectReader &reader, const QString &key, milliseconds fallback)
{
    const double value = reader.number(key, double(fallback.count()));
    if (value < 0 || value > 1e15)
        reader.report(key, u"expected a duration of zero or more milliseconds"_s);
    return milliseconds(qint64(std::clamp(value, 0.0, 1e15)));
}

std::optional<int> wholeNumber(ObjectReader &reader, const QString &key, int least, int most)
{
    const QJsonValue value = reader.any(key);
    if (value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble(least - 1);
    if (number < least || number > most || number != std::floor(number))
        reader.report(key, u"expected a whole number from %1 to %2"_s.arg(least).arg(most));
    return int(std::clamp(number, double(least), double(most)));
}

std::optional<milliseconds> optionalDuration(ObjectReader &reader, const QString &key)
{
    if (!reader.contains(key))
        return std::nullopt;
    return duration(reader, key, 0ms);
}

RetryOverride readOverride(ObjectReader &reader)
{
    RetryOverride found;
    found.maxAttempts = wholeNumber(reader, u"maxAttempts"_s, 1, 1000);
    found.firstDelay = optionalDuration(reader, u"firstDelayMs"_s);
    if (reader.contains(u"factor"_s)) {
        found.factor = reader.number(u"factor"_s, 1);
        if (*found.factor < 1 || *found.factor > 1000)
            reader.report(u"factor"_s, u"expected a number from 1 to 1000"_s);
    }
    found.maxDelay = optionalDuration(reader, u"maxDelayMs"_s);
    return found;
}

RetryPolicy readRetry(const QJsonValue &value, const QString &path, QList<Diagnostic> &out)
{
    RetryPolicy policy;
    if (value.isUndefined())
        return policy;
    ObjectReader reader(value, path, out);
    const RetryOverride given = readOverride(reader);
    policy.maxAttempts = given.maxAttempts.value_or(policy.maxAttempts);
    policy.firstDelay = given.firstDelay.value_or(policy.firstDelay);
    policy.factor = given.factor.value_or(policy.factor);
    policy.maxDelay = given.maxDelay.value_or(policy.maxDelay);
    policy.hasJitter = reader.boolean(u"jitter"_s, true);
    const QJsonObject classes = reader.object(u"classes"_s);
    for (auto it = classes.begin(); it != classes.end(); ++it) {
        const auto known = errorClassFromName(it.key());
        if (!known) {
            reader.report(u"classes"_s, u"\"%1\" is no class of errors"_s.arg(it.key()),
                          {it.key()});
            continue;
        }
        ObjectReader inner(it.value(), u"%1.classes.%2"_s.arg(path, it.key()), out);
        RetryOverride differently = readOverride(inner);
        differently.unknown = inner.rest();
        policy.classes.insert(*known, differently);
    }
    policy.unknown = reader.rest();
    return policy;
}

Join readJoin(ObjectReader &reader)
{
    const QString key = u"join"_s;
    const QJsonValue value = reader.any(key);
    if (value.isUndefined())
        return {};
    if (value.isObject()) {
        const double count = value["atLeast"_L1].toDouble();
        if (value.toObject().size() == 1 && count >= 1 && count <= 1e6
            && count == std::floor(count))
            return {Join::Policy::AtLeast, int(count)};
    } else if (const auto known = fromName<Join::Policy>(kJoinPolicies, value.toString());
               known && *known != Join::Policy::AtLeast) {
        return {*known, 0};
    }
    reader.report(key, u"expected all, any, ended or {\"atLeast\": 2}"_s);
    return {};
}

std::optional<Concurrency> readConcurrency(ObjectReader &parent, QList<Diagnostic> &out)
{
    const QJsonValue value = parent.any(u"concurrency"_s);
    if (value.isUndefined())
        return std::nullopt;
    ObjectReader reader(value, parent.path() + u".concurrency"_s, out);
    Concurrency concurrency;
    concurrency.key = reader.text(u"key"_s, Need::Required);
    concurrency.limit = wholeNumber(reader, u"limit"_s, 1, 1000).value_or(1);
    const QString onConflict = reader.text(u"onConflict"_s);
    if (const auto known = fromName<Concurrency::OnConflict>(kOnConflict, onConflict))
        concurrency.onConflict = *known;
    else if (!onConflict.isEmpty())
        reader.report(u"onConflict"_s, u"expected queue, cancel_running or refuse"_s, {onConflict});
    concurrency.unknown = reader.rest();
    return concurrency;
}

std::optional<Reuse> readReuse(ObjectReader &parent, QList<Diagnostic> &out)
{
    const QJsonValue value = parent.any(u"reuse"_s);
    if (value.isUndefined())
        return std::nullopt;
    ObjectReader reader(value, parent.path() + u".reuse"_s, out);
    Reuse reuse;
    if (reader.contains(u"files"_s)) {
        reuse.files.clear();
        for (const QJsonValue &glob : reader.array(u"files"_s)) {
            if (!glob.isString())
                reader.report(u"files"_s, u"expected a list of globs"_s);
            reuse.files.append(glob.toString());
        }
    }
    reuse.unknown = reader.rest();
    return reuse;
}

Node readNode(const QJsonValue &value, const QString &path, QList<Diagnostic> &out)
{
    ObjectReader reader(value, path, out);
    Node node;
    node.id = NodeId(reader.id(u"id"_s));
    node.kind = reader.text(u"kind"_s, Need::Required);
    node.title = reader.text(u"title"_s);
    if (reader.contains(u"parent"_s))
        node.parent = NodeId(reader.id(u"parent"_s));
    node.parameters = reader.object(u"parameters"_s);
    node.when = reader.text(u"when"_s);
    node.join = readJoin(reader);
    node.retry = readRetry(reader.any(u"retry"_s), path + u".retry"_s, out);
    node.timeout = duration(reader, u"timeoutMs"_s, 0ms);
    node.overallTimeout = duration(reader, u"overallTimeoutMs"_s, 0ms);
    node.concurrency = readConcurrency(reader, out);
    node.idempotencyKey = reader.text(u"idempotencyKey"_s);
    const QString onError = reader.text(u"onError"_s);
    if (const auto known = onErrorFromName(onError))
        node.onError = *known;
    else
        reader.report(u"onError"_s, u"expected stop, skip or continue"_s, {onError});
    node.reuse = readReuse(reader, out);
    node.isMuted = reader.boolean(u"muted"_s);
    node.inlining = readInlining(reader, out);
    node.unknown = reader.rest();
    return node;
}

Edge readEdge(const QJsonValue &value, const QString &path, QList<Diagnostic> &out)
{
    ObjectReader reader(value, path, out);
    Edge edge;
    edge.id = EdgeId(reader.id(u"id"_s));
    edge.from = readPortRef(reader, u"from"_s);
    edge.to = readPortRef(reader, u"to"_s);
    edge.condition = reader.text(u"condition"_s);
    edge.isMuted = reader.boolean(u"muted"_s);
    edge.unknown = reader.rest();
    return edge;
}

Note readNote(const QJsonValue &value, const QString &path, QList<Diagnostic> &out)
{
    ObjectReader reader(value, path, out);
    Note note;
    note.id = NoteId(reader.id(u"id"_s));
    note.text = reader.text(u"text"_s);
    note.color = reader.text(u"color"_s);
    note.unknown = reader.rest();
    return note;
}

Group readGroup(const QJsonValue &value, const QString &path, QList<Diagnostic> &out)
{
    ObjectReader reader(value, path, out);
    Group group;
    group.id = GroupId(reader.id(u"id"_s));
    group.title = reader.text(u"title"_s);
    group.color = reader.text(u"color"_s);
    for (const QJsonValue &node : reader.array(u"nodes"_s)) {
        if (!node.isString())
            reader.report(u"nodes"_s, u"expected a list of node ids"_s);
        group.nodes.append(NodeId(node.toString()));
    }
    group.unknown = reader.rest();
    return group;
}

InputSpec readInput(const QJsonValue &value, const QString &path, QList<Diagnostic> &out)
{
    ObjectReader reader(value, path, out);
    InputSpec input;
    input.name = reader.id(u"name"_s);
    const QString type = reader.text(u"type"_s);
    if (const auto known = portTypeFromName(type.isEmpty() ? u"text"_s : type))
        input.type = *known;
    else
        reader.report(u"type"_s, u"\"%1\" is not a type"_s.arg(type), {type});
    input.help = reader.text(u"help"_s);
    input.defaultValue = reader.any(u"default"_s);
    input.isRequired = reader.boolean(u"required"_s);
    input.unknown = reader.rest();
    return input;
}

Conflict readConflict(const QJsonValue &value, const QString &path, QList<Diagnostic> &out)
{
    ObjectReader reader(value, path, out);
    Conflict conflict;
    conflict.path = reader.text(u"path"_s);
    conflict.base = reader.any(u"base"_s);
    conflict.ours = reader.any(u"ours"_s);
    conflict.theirs = reader.any(u"theirs"_s);
    conflict.unknown = reader.rest();
    return conflict;
}

template<typename T, typename Read, typename Key>
QList<T> readList(ObjectReader &parent, const QString &key, Read read, Key keyOf,
                  QList<Diagnostic> &out)
{
    QList<T> list;
    QSet<QString> seen;
    const QString path = parent.path() + u'.' + key;
    for (const QJsonValue &value : parent.array(key)) {
        const QString item = itemPath(path, list.size());
        T element = read(value, item, out);
        const QString id = keyOf(element);
        if (!id.isEmpty() && seen.contains(id))
            parent.report(u"%1[%2]"_s.arg(key).arg(list.size()),
                          u"the id \"%1\" is taken"_s.arg(id), {id});
        seen.insert(id);
        list.append(std::move(element));
    }
    return list;
}

Document readDocument(ObjectReader &root, QList<Diagnostic> &out)
{
    Document document;
    const QString id = root.text(u"id"_s, Need::Required);
    if (const auto parsed = WorkflowId::parse(id))
        document.properties.id = *parsed;
    else if (!id.isEmpty())
        root.report(u"id"_s, u"\"%1\" is not a UUID"_s.arg(id), {id});
    document.properties.name = root.text(u"name"_s, Need::Required);
    document.properties.description = root.text(u"description"_s);
    document.properties.inputs = readList<InputSpec>(
        root, u"inputs"_s, readInput, [](const InputSpec &i) { return i.name; }, out);
    document.properties.outputs = root.object(u"outputs"_s);
    for (auto it = document.properties.outputs.begin(); it != document.properties.outputs.end();
         ++it) {
        if (!isValidLocalId(it.key()))
            root.report(u"outputs."_s + it.key(), u"\"%1\" is not a valid id"_s.arg(it.key()),
                        {it.key()});
    }
    document.properties.concurrency = readConcurrency(root, out);
    const QString workspace = root.text(u"workspace"_s);
    if (const auto kind = workspaceKindFromName(workspace))
        document.properties.workspace = *kind;
    else if (!workspace.isEmpty())
        root.report(u"workspace"_s, u"\"%1\" is no place to work in"_s.arg(workspace), {workspace});
    const auto idOf = [](const auto &element) {
        return element.id.text();
    };
    document.nodes = readList<Node>(root, u"nodes"_s, readNode, idOf, out);
    document.edges = readList<Edge>(root, u"edges"_s, readEdge, idOf, out);
    document.notes = readList<Note>(root, u"notes"_s, readNote, idOf, out);
    document.groups = readList<Group>(root, u"groups"_s, readGroup, idOf, out);
    document.properties.conflicts = readList<Conflict>(
        root, u"conflicts"_s, readConflict, [](const Conflict &c) { return c.path; }, out);
    document.layout = readLayout(root.any(u"layout"_s), out);
    document.properties.unknown = root.rest();
    return document;
}

Diagnostic problem(ErrorCode code, const QString &path, const QString &message)
{
    Diagnostic diagnostic;
    diagnostic.code = QString::fromLatin1(code.text());
    diagnostic.path = path;
    diagnostic.message = message;
    return diagnostic;
}

/// Whether the text says that it is a document of a version that can be read.
bool checkFormat(ObjectReader &root, QList<Diagnostic> &out)
{
    if (root.text(u"format"_s, Need::Required) != kFormatName) {
        if (out.isEmpty())
            root.report(u"format"_s, u"expected \"%1\""_s.arg(kFormatName));
        return false;
    }
    const double version = root.number(u"version"_s, 0);
    if (version > kFormatVersion) {
        out.append(problem(
            errors::kNewerFormat, u"$.version"_s,
            u"format version %1 is newer than this program, which reads %2"_s.arg(version).arg(
                kFormatVersion)));
        return false;
    }
    if (version != 1 && version != kFormatVersion && out.isEmpty())
        root.report(u"version"_s, u"expected 1 or %1"_s.arg(kFormatVersion));
    return out.isEmpty();
}

/// Where the first conflict that git has left in a file begins; -1 when there is none.
qsizetype conflictMarker(const QByteArray &text)
{
    constexpr QByteArrayView kMarker("<<<<<<< ");
    for (qsizetype at = text.indexOf(kMarker); at >= 0; at = text.indexOf(kMarker, at + 1)) {
        if (at == 0 || text.at(at - 1) == '\n')
            return at;
    }
    return -1;
}

Diagnostic malformed(const QByteArray &text, const QJsonParseError &error)
{
    const qsizetype marker = conflictMarker(text);
    const auto [line, column] = lineAndColumn(text, marker < 0 ? error.offset : marker);
    Diagnostic found = problem(
        errors::kMalformed, u"$"_s,
        marker < 0 ? u"not JSON: "_s + error.errorString()
                   : u"the file has unresolved git conflict markers at line %1; settle them, or "
                     "merge again after 'agentops merge-driver install'"_s.arg(line));
    found.line = line;
    found.column = column;
    return found;
}

} // namespace

void readElement(const QJsonValue &value, const QString &path, QList<Diagnostic> &out, Node &node)
{
    node = readNode(value, path, out);
}

void readElement(const QJsonValue &value, const QString &path, QList<Diagnostic> &out, Edge &edge)
{
    edge = readEdge(value, path, out);
}

void readElement(const QJsonValue &value, const QString &path, QList<Diagnostic> &out, Note &note)
{
    note = readNote(value, path, out);
}

void readElement(const QJsonValue &value, const QString &path, QList<Diagnostic> &out, Group &group)
{
    group = readGroup(value, path, out);
}

ParsedDocument parseDocument(const QByteArray &text)
{
    const QByteArray body = withoutByteOrderMark(text);
    ParsedDocument parsed;
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError) {
        parsed.diagnostics.append(malformed(body, error));
        return parsed;
    }

    for (const auto &[path, offset] : JsonScanner(body).duplicateKeys()) {
        Diagnostic twice =
            problem(errors::kInvalidDocument, path, path + u": the key occurs twice"_s);
        std::tie(twice.line, twice.column) = lineAndColumn(body, offset);
        parsed.diagnostics.append(twice);
    }
    const qsizetype duplicates = parsed.diagnostics.size();
    const QJsonValue value = json.isObject() ? QJsonValue(json.object()) : QJsonValue(json.array());
    QList<Diagnostic> found;
    ObjectReader root(value, u"$"_s, found);
    if (found.isEmpty() && checkFormat(root, found))
        parsed.document = readDocument(root, found);
    parsed.diagnostics += found;
    if (hasErrors(parsed.diagnostics))
        parsed.document.reset();
    if (parsed.diagnostics.size() > duplicates)
        locateDiagnostics(text, parsed.diagnostics);
    return parsed;
}

Result<Document> ParsedDocument::toResult() const
{
    if (document)
        return *document;
    const Diagnostic first = diagnostics.isEmpty() ? Diagnostic() : diagnostics.first();
    const ErrorCode code = first.code == QLatin1StringView(errors::kMalformed.text())
        ? errors::kMalformed
        : first.code == QLatin1StringView(errors::kNewerFormat.text()) ? errors::kNewerFormat
                                                                       : errors::kInvalidDocument;
    return fail(Error(code, first.message)
                    .with(u"line"_s, QString::number(first.line))
                    .with(u"column"_s, QString::number(first.column)));
}

void locateDiagnostics(const QByteArray &text, QList<Diagnostic> &diagnostics)
{
    const QByteArray body = withoutByteOrderMark(text);
    const QHash<QString, qsizetype> offsets = JsonScanner(body).offsets();
    for (Diagnostic &diagnostic : diagnostics) {
        if (diagnostic.line > 0)
            continue;
        // Something that is missing is shown where its parent begins.
        QString path = diagnostic.path;
        while (!offsets.contains(path) && path.size() > 1)
            path.truncate(std::max(path.lastIndexOf(u'.'), path.lastIndexOf(u'[')));
        std::tie(diagnostic.line, diagnostic.column) = lineAndColumn(body, offsets.value(path, 0));
    }
    std::ranges::stable_sort(diagnostics, [](const Diagnostic &a, const Diagnostic &b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
}

ParsedDocument parseAndValidate(const QByteArray &text, const NodeCatalog &catalog)
{
    ParsedDocument parsed = parseDocument(text);
    if (!parsed.document)
        return parsed;
    QList<Diagnostic> found = validate(*parsed.document, catalog);
    if (!found.isEmpty())
        locateDiagnostics(text, found);
    parsed.diagnostics += found;
    return parsed;
}

} // namespace agentops::workflow

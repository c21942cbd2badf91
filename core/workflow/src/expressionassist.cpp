// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph.h"

#include <agentops/script/freenames.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/expressionassist.h>
#include <agentops/workflow/expressionlibraries.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/schema.h>

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

const QStringList kListFunctions{
    u"at"_s,   u"concat"_s,  u"every"_s,    u"filter"_s,  u"find"_s, u"findIndex"_s,
    u"flat"_s, u"flatMap"_s, u"includes"_s, u"indexOf"_s, u"join"_s, u"length"_s,
    u"map"_s,  u"reduce"_s,  u"reverse"_s,  u"slice"_s,   u"some"_s, u"sort"_s};
const QStringList kTextFunctions{u"endsWith"_s,   u"includes"_s,    u"indexOf"_s,     u"length"_s,
                                 u"match"_s,      u"padEnd"_s,      u"padStart"_s,    u"repeat"_s,
                                 u"replace"_s,    u"replaceAll"_s,  u"slice"_s,       u"split"_s,
                                 u"startsWith"_s, u"toLowerCase"_s, u"toUpperCase"_s, u"trim"_s};
const QStringList kNumberFunctions{u"toFixed"_s, u"toLocaleString"_s, u"toString"_s};
const QStringList kStandard{u"Array"_s,      u"Boolean"_s, u"Date"_s,
                            u"JSON"_s,       u"Math"_s,    u"Number"_s,
                            u"Object"_s,     u"String"_s,  u"encodeURIComponent"_s,
                            u"parseFloat"_s, u"parseInt"_s};
const QHash<QString, QStringList> &standardMembers()
{
    static const QHash<QString, QStringList> members{
        {u"JSON"_s, {u"parse"_s, u"stringify"_s}},
        {u"Math"_s,
         {u"abs"_s, u"ceil"_s, u"floor"_s, u"max"_s, u"min"_s, u"random"_s, u"round"_s,
          u"trunc"_s}},
        {u"Object"_s, {u"assign"_s, u"entries"_s, u"fromEntries"_s, u"keys"_s, u"values"_s}},
        {u"Date"_s, {u"UTC"_s, u"now"_s, u"parse"_s}},
        {u"Array"_s, {u"from"_s, u"isArray"_s, u"of"_s}},
        {u"Number"_s, {u"isFinite"_s, u"isInteger"_s, u"parseFloat"_s, u"parseInt"_s}}};
    return members;
}

/// Where the expression begins that `cursor` stands in; -1 when it stands in none, or in text that
/// is no code.
qsizetype expressionAt(const QString &text, qsizetype cursor, const ExpressionNames &names)
{
    const script::LongName longName = [&](QStringView rest) {
        return names.longNameAt(rest);
    };
    qsizetype at = 0;
    while (true) {
        const qsizetype open = text.indexOf("{{"_L1, at);
        if (open < 0 || open + 2 > cursor)
            return -1;
        if (QStringView(text).sliced(open).startsWith("{{{{"_L1)) {
            at = open + 4;
            continue;
        }
        const auto whole = script::scanSource(text, open + 2, true, longName);
        if (whole && whole->end < cursor) {
            at = whole->end + 2;
            continue;
        }
        const QString before = text.first(cursor);
        const auto scan = script::scanSource(before, open + 2, false, longName);
        // A bracket that waits for its end is fine, a string or comment is no code.
        const qsizetype offset = scan ? -1 : scan.error().contextValue(u"offset").toLongLong();
        const bool isCode =
            scan || (offset < before.size() && u"([{$"_s.contains(before.at(offset)));
        return isCode ? open + 2 : -1;
    }
}

/// What is read before the cursor: `root.a[0].` and the beginning of a name.
struct Chain
{
    QStringList keys;
    QString typed;
    bool isMember = false;
};

Chain chainBefore(QStringView code, const ExpressionNames &names)
{
    static const QRegularExpression kChain(
        uR"((?<keys>[\p{L}_$][\w$-]*(?:\s*\??\.\s*[\p{L}_$][\w$]*|\.\d+|\[\d+\]|\["[^"]*"\]|\['[^']*'\])*)?(?<dot>\s*\??\.\s*)(?<typed>[\w$]*)$)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression kKey(uR"([\p{L}_$][\w$-]*|\d+|"[^"]*"|'[^']*')"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression kName(uR"([\p{L}_$][\w$-]*$)"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    Chain chain;
    const QRegularExpressionMatch match = kChain.matchView(code);
    if (!match.hasMatch()) {
        chain.typed = kName.matchView(code).captured();
        return chain;
    }
    chain.isMember = true;
    chain.typed = match.captured(u"typed");
    const QString keys = match.captured(u"keys");
    for (auto it = kKey.globalMatch(keys); it.hasNext();) {
        QString key = it.next().captured();
        if (key.startsWith(u'"') || key.startsWith(u'\''))
            key = key.sliced(1, key.size() - 2);
        chain.keys.append(key);
    }
    // `count-shell-k3x9p2` takes the step `shell-k3x9p2` from something.
    while (!chain.keys.isEmpty() && !names.contains(chain.keys.first())
           && chain.keys.first().contains(u'-'))
        chain.keys.first().remove(0, chain.keys.first().indexOf(u'-') + 1);
    return chain;
}

QJsonValue sampleOf(const QStringList &keys, const QJsonObject &samples)
{
    QJsonValue value = samples;
    for (const QString &key : keys) {
        bool isIndex = false;
        const qsizetype index = key.toLongLong(&isIndex);
        value =
            value.isArray() && isIndex ? value.toArray().at(index) : value.toObject().value(key);
    }
    return value;
}

QJsonObject schemaAt(const QStringList &keys, const QHash<QString, QJsonObject> &schemas)
{
    std::optional<QJsonObject> found = schemas.value(keys.first());
    for (qsizetype i = 1; found && i < keys.size(); ++i)
        found = schema::member(*found, keys[i]);
    return found.value_or(QJsonObject());
}

/// Those of the sample; without one, of what the schema says.
const QStringList &functionsOf(const QJsonValue &sample, const QJsonObject &schema)
{
    static const QStringList none;
    const bool isKnown = !sample.isUndefined() && !sample.isNull();
    const auto is = [&](QJsonValue::Type type, QLatin1StringView name) {
        return isKnown ? sample.type() == type : schema.value("type"_L1).toString() == name;
    };
    if (is(QJsonValue::String, "string"_L1))
        return kTextFunctions;
    if (is(QJsonValue::Array, "array"_L1))
        return kListFunctions;
    return is(QJsonValue::Double, "number"_L1) ? kNumberFunctions : none;
}

bool isIdentifier(const QString &name)
{
    static const QRegularExpression kIdentifier(uR"(^[\p{L}_$][\w$]*$)"_s,
                                                QRegularExpression::UseUnicodePropertiesOption);
    return kIdentifier.match(name).hasMatch();
}

QJsonObject runSchema()
{
    QList<schema::Field> fields;
    for (const QString &name : runFieldNames())
        fields.append(
            {.name = name, .schema = name == "payload"_L1 ? QJsonObject() : schema::text()});
    return schema::object(fields);
}

QJsonObject beforeSchema()
{
    QList<schema::Field> fields;
    for (const QString &name : beforeFieldNames())
        fields.append({.name = name, .schema = schema::boolean()});
    return schema::object(fields);
}

QJsonObject schemaOf(const QList<Port> &ports)
{
    QList<schema::Field> fields;
    for (const Port &port : ports)
        fields.append({.name = port.name, .schema = portSchema(port)});
    return schema::object(fields);
}

QList<Port> portsOf(const QList<InputSpec> &inputs)
{
    QList<Port> ports;
    for (const InputSpec &input : inputs)
        ports.append({.name = input.name, .type = input.type, .help = input.help});
    return ports;
}

/// What expressions behind a node may read of it.
QList<Port> readablePorts(const Node &node, const NodeType *type)
{
    QList<Port> ports = type ? type->outputsOn(node) : QList<Port>();
    if (node.onError == OnError::Continue)
        ports.append(*NodeType().findOutput(node, QString(kErrorPort)));
    return ports;
}

} // namespace

ExpressionContext ExpressionContext::ofNode(const Document &document, const NodeCatalog &catalog,
                                            const NodeId &node)
{
    ExpressionContext context{.names = ExpressionNames(QStringList())};
    context.schemas.insert(u"run"_s, runSchema());
    context.schemas.insert(u"before"_s, beforeSchema());
    context.schemas.insert(u"inputs"_s, schemaOf(portsOf(document.properties.inputs)));
    const Graph graph(document);
    const int index = graph.index.value(node, -1);
    if (index < 0)
        return context;
    const std::vector<char> &ancestors = graph.ancestorsOf(index);
    for (int i = 0; i < int(document.nodes.size()); ++i) {
        if (!ancestors[size_t(i)])
            continue;
        const Node &before = document.nodes[i];
        context.names.add(before.id.text());
        context.schemas.insert(before.id.text(),
                               schemaOf(readablePorts(before, catalog.findType(before.kind))));
    }
    return context;
}

Completions completeExpression(const QString &text, qsizetype cursor,
                               const ExpressionContext &context)
{
    Completions completions{.start = cursor};
    const qsizetype begin = expressionAt(text, cursor, context.names);
    if (begin < 0)
        return completions;
    const Chain chain = chainBefore(QStringView(text).sliced(begin, cursor - begin), context.names);
    completions.start = cursor - chain.typed.size();
    completions.length = chain.typed.size();
    const auto offer = [&](const QString &name, Completion::Kind kind,
                           const QJsonObject &schema = {}) {
        const bool isListed = std::ranges::any_of(completions.list, [&](const Completion &other) {
            return other.text == name && other.kind == kind;
        });
        if (isListed || !name.startsWith(chain.typed, Qt::CaseInsensitive))
            return;
        completions.list.append(
            {.text = name,
             .kind = kind,
             .type = kind == Completion::Kind::Member ? schema::typeName(schema) : QString(),
             .help = schema.value("description"_L1).toString()});
    };
    if (!chain.isMember) {
        for (const QString &name : context.names.list())
            offer(name, Completion::Kind::Root);
        for (const QString &name : expressionLibraryNames() + kStandard)
            offer(name, Completion::Kind::Standard);
        return completions;
    }
    if (chain.keys.isEmpty())
        return completions;
    const QString &root = chain.keys.first();
    const bool isRoot = chain.keys.size() == 1;
    const QJsonObject schema = schemaAt(chain.keys, context.schemas);
    const QJsonValue sample = sampleOf(chain.keys, context.samples);
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        if (isRoot || isIdentifier(it.key()))
            offer(it.key(), Completion::Kind::Member, it.value().toObject());
    }
    if (isRoot && (!context.names.contains(root) || context.names.isOpen())) {
        for (const QString &name : standardMembers().value(root))
            offer(name, Completion::Kind::Function);
    }
    for (const QString &name : sample.toObject().keys()) {
        if (isIdentifier(name))
            offer(name, Completion::Kind::Member);
    }
    for (const QString &name : functionsOf(sample, schema))
        offer(name, Completion::Kind::Function);
    return completions;
}

ExpressionPreview previewExpression(const QString &text, const ExpressionContext &context)
{
    const auto lookup = [&](const Reference &reference) -> Result<QJsonValue> {
        const QJsonValue root = context.samples.value(reference.scope);
        if (root.isUndefined() || reference.name.isEmpty()) {
            if (!root.isUndefined())
                return root;
            return fail(errors::kNoValue,
                        context.names.contains(reference.scope)
                            ? u"there is no value of \"%1\" yet"_s.arg(reference.scope)
                            : u"there is no \"%1\" here"_s.arg(reference.scope));
        }
        const QJsonValue value = root.toObject().value(reference.name);
        return value.isUndefined() ? QJsonValue() : value;
    };
    ExpressionPreview preview;
    const auto parsed = Template::parse(text, context.names);
    const Result<QJsonValue> value =
        parsed ? parsed->evaluate(lookup, context.clock) : fail(parsed.error());
    if (value) {
        preview.value = *value;
        return preview;
    }
    preview.error = value.error();
    preview.line = value.error().contextValue(u"line").toInt();
    preview.column = value.error().contextValue(u"column").toInt();
    const QString offset = value.error().contextValue(u"offset");
    if (preview.line == 0 && !offset.isEmpty()) {
        const QStringView before =
            QStringView(text).first(std::min(offset.toLongLong(), qlonglong(text.size())));
        preview.line = int(before.count(u'\n')) + 1;
        preview.column = int(before.sliced(before.lastIndexOf(u'\n') + 1).toUcs4().size()) + 1;
    }
    return preview;
}

} // namespace agentops::workflow

// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/pins.h>

#include "objectreader.h"

#include <agentops/base/file.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

using Need = ObjectReader::Need;

constexpr auto kFormat = "agentops-pins"_L1;
constexpr int kVersion = 1;
constexpr qint64 kMaxFileBytes = 64 * 1024 * 1024;

Pin readPin(const QJsonValue &value, const QString &path, QList<Diagnostic> &out)
{
    ObjectReader reader(value, path, out);
    Pin pin;
    pin.outputs = reader.object(u"outputs"_s);
    pin.nodeHash = QByteArray::fromHex(reader.text(u"node"_s, Need::Required).toLatin1());
    const QString at = reader.text(u"at"_s, Need::Required);
    if (const auto time = fromIsoString(at))
        pin.at = *time;
    else if (!at.isEmpty())
        reader.report(u"at"_s, u"\"%1\" is no time"_s.arg(at), {at});
    if (const QString run = reader.text(u"run"_s); !run.isEmpty()) {
        if (const auto id = RunId::parse(run))
            pin.run = *id;
        else
            reader.report(u"run"_s, u"\"%1\" is not a UUID"_s.arg(run), {run});
    }
    pin.unknown = reader.rest();
    return pin;
}

} // namespace

QString pinsPathOf(const QString &documentPath)
{
    QString base = documentPath;
    for (const QLatin1StringView ending : {".agentops.json"_L1, ".json"_L1}) {
        if (base.endsWith(ending)) {
            base.chop(ending.size());
            break;
        }
    }
    return base + u".pins.json"_s;
}

QByteArray nodeHashOf(const Document &document, const NodeId &id, const NodeCatalog &catalog)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QSet<NodeId> inside{id};
    const auto add = [&hash](const QJsonObject &object) {
        hash.addData(QJsonDocument(object).toJson(QJsonDocument::Compact));
    };
    // Bodies may be in any order in the file; each level finds the next one.
    for (qsizetype before = 0; before != inside.size();) {
        before = inside.size();
        for (const Node &node : document.nodes) {
            if (inside.contains(node.parent))
                inside.insert(node.id);
        }
    }
    for (const Node &node : document.nodes) {
        if (!inside.contains(node.id))
            continue;
        const NodeType *type = catalog.findType(node.kind);
        QJsonObject object{{u"kind"_s, node.kind},
                           {u"version"_s, type ? type->version : 0},
                           {u"parameters"_s, node.parameters}};
        if (node.id != id)
            object.insert(u"id"_s, node.id.text());
        add(object);
    }
    for (const Edge &edge : document.edges) {
        if (!edge.isMuted && edge.from.node != id && inside.contains(edge.from.node))
            add({{u"from"_s, edge.from.node.text() + u'.' + edge.from.port},
                 {u"to"_s, edge.to.node.text() + u'.' + edge.to.port},
                 {u"condition"_s, edge.condition}});
    }
    return hash.result();
}

Result<Pins> parsePins(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(Error(errors::kMalformed, u"not JSON: "_s + error.errorString())
                        .with(u"offset"_s, QString::number(error.offset)));
    QList<Diagnostic> found;
    ObjectReader root(QJsonValue(json.object()), u"$"_s, found);
    if (root.text(u"format"_s, Need::Required) != kFormat)
        root.report(u"format"_s, u"expected \"%1\""_s.arg(kFormat));
    if (const double version = root.number(u"version"_s, 0); version > kVersion) {
        return fail(
            errors::kNewerFormat,
            u"format version %1 is newer than this program, which reads %2"_s.arg(version).arg(
                kVersion));
    }
    Pins pins;
    const QJsonObject written = root.object(u"pins"_s);
    for (auto it = written.begin(); it != written.end(); ++it)
        pins.insert(NodeId(it.key()), readPin(it.value(), u"$.pins."_s + it.key(), found));
    if (!found.isEmpty()) {
        return fail(Error(errors::kInvalidDocument, found.first().message)
                        .with(u"path"_s, found.first().path));
    }
    return pins;
}

QByteArray writePins(const Pins &pins)
{
    QJsonObject written;
    for (const auto &[node, pin] : pins.asKeyValueRange()) {
        QJsonObject object = pin.unknown;
        object.insert(u"outputs"_s, pin.outputs);
        object.insert(u"node"_s, QString::fromLatin1(pin.nodeHash.toHex()));
        object.insert(u"at"_s, toIsoString(pin.at));
        if (!pin.run.isNull())
            object.insert(u"run"_s, pin.run.toString());
        written.insert(node.text(), object);
    }
    return QJsonDocument(
               QJsonObject{{u"format"_s, kFormat}, {u"version"_s, kVersion}, {u"pins"_s, written}})
        .toJson();
}

Result<Pins> readPinsBlocking(const QString &path)
{
    if (!QFileInfo::exists(path))
        return Pins();
    AO_TRY(const QByteArray text, readFile(path, kMaxFileBytes));
    Result<Pins> pins = parsePins(text);
    if (!pins)
        return fail(Error(pins.error()).with(u"file"_s, path));
    return pins;
}

Result<> writePinsBlocking(const QString &path, const Pins &pins)
{
    if (!pins.isEmpty())
        return writeFile(path, writePins(pins));
    QFile file(path);
    if (file.exists() && !file.remove())
        return fail(fileError(file, u"cannot remove"_s));
    return {};
}

UsablePins usablePins(const Pins &pins, const Document &document, const NodeCatalog &catalog)
{
    UsablePins usable;
    for (const auto &[id, pin] : pins.asKeyValueRange()) {
        if (!document.findNode(id))
            usable.lost.append(id);
        else if (nodeHashOf(document, id, catalog) != pin.nodeHash)
            usable.stale.append(id);
        else
            usable.values.insert(id.text(), pin.outputs);
    }
    return usable;
}

} // namespace agentops::workflow

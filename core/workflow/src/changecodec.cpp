// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/changecodec.h>

#include "change.h"
#include "elementcodec.h"
#include "objectreader.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

using Need = ObjectReader::Need;
using Style = JsonWriter::Style;

constexpr int kStepVersion = 1;

/// What a change is of, in the order of Change.
constexpr std::array kSubjects{"nodes"_L1,
                               "edges"_L1,
                               "notes"_L1,
                               "groups"_L1,
                               "node_places"_L1,
                               "edge_routes"_L1,
                               "note_places"_L1,
                               "group_places"_L1,
                               "place_keys"_L1,
                               "collapsed_nodes"_L1,
                               "collapsed_groups"_L1,
                               "properties"_L1,
                               "layout_keys"_L1};
static_assert(kSubjects.size() == std::variant_size_v<Change>);

void writeValue(JsonWriter &out, const auto &element)
    requires requires { writeElement(out, element); }
{
    writeElement(out, element);
}

void writeValue(JsonWriter &out, QPointF point)
{
    out.value(QJsonArray{point.x(), point.y()});
}

void writeValue(JsonWriter &out, QRectF rect)
{
    out.value(QJsonArray{rect.x(), rect.y(), rect.width(), rect.height()});
}

void writeValue(JsonWriter &out, const QList<QPointF> &points)
{
    out.beginArray(Style::Line);
    for (const QPointF &point : points)
        writeValue(out, point);
    out.endArray();
}

void writeValue(JsonWriter &out, const QJsonObject &keys)
{
    out.value(keys);
}

/// As a document of nothing else.
void writeValue(JsonWriter &out, const Properties &properties)
{
    Document bare;
    bare.properties = properties;
    out.value(QJsonDocument::fromJson(writeDocument(bare)).object());
}

void writeValue(JsonWriter &out, const LayoutKeys &keys)
{
    out.value(QJsonObject{{u"layout"_s, keys.layout}, {u"viewport"_s, keys.viewport}});
}

void writeState(JsonWriter &out, const QString &key, const auto &side)
{
    out.key(key);
    writeValue(out, side);
}

template<typename T>
void writeState(JsonWriter &out, const QString &key, const std::optional<T> &side)
{
    if (side)
        writeState(out, key, *side);
}

QString idText(const QString &key)
{
    return key;
}

template<typename Tag>
QString idText(const LocalId<Tag> &id)
{
    return id.text();
}

/// Where the change is: all but its sides.
template<typename T>
void writePlace(JsonWriter &out, const ElementChange<T> &change)
{
    out.field(u"at"_s, qint64(change.index));
}

template<typename C>
void writePlace(JsonWriter &out, const C &change)
    requires requires { change.id; }
{
    out.field(u"id"_s, idText(change.id));
}

void writePlace(JsonWriter &, const PropertiesChange &) { }
void writePlace(JsonWriter &, const LayoutKeysChange &) { }

template<typename C>
void writeChange(JsonWriter &out, const C &change)
{
    writePlace(out, change);
    if constexpr (requires { change.isCollapsed; }) {
        out.field(u"collapsed"_s, change.isCollapsed);
    } else {
        writeState(out, u"before"_s, change.before);
        writeState(out, u"after"_s, change.after);
    }
}

/// Reads the changes of one step.
class ChangeReader
{
public:
    explicit ChangeReader(QList<Diagnostic> &out) : m_out(out) { }

    Change read(const QJsonValue &value, const QString &path)
    {
        ObjectReader reader(value, path, m_out);
        const QString of = reader.text(u"of"_s, Need::Required);
        const auto subject =
            std::ranges::find_if(kSubjects, [&of](QLatin1StringView name) { return name == of; });
        if (subject == kSubjects.end()) {
            reader.report(u"of"_s, u"\"%1\" is nothing that changes"_s.arg(of), {of});
            return PropertiesChange();
        }
        Change change = emptyChange(size_t(subject - kSubjects.begin()));
        std::visit([&](auto &c) { readChange(reader, c); }, change);
        return change;
    }

private:
    template<size_t I = 0>
    static Change emptyChange(size_t index)
    {
        if constexpr (I + 1 < std::variant_size_v<Change>) {
            if (index != I)
                return emptyChange<I + 1>(index);
        }
        return Change(std::in_place_index<I>);
    }

    template<typename T>
    void readChange(ObjectReader &reader, ElementChange<T> &change)
    {
        const double at = reader.number(u"at"_s, -1);
        if (at < 0 || at > 1e9 || at != std::floor(at))
            reader.report(u"at"_s, u"expected a place in the list"_s);
        else
            change.index = qsizetype(at);
        readSides(reader, change);
    }

    template<typename IdType, typename Shape>
    void readChange(ObjectReader &reader, PlaceChange<IdType, Shape> &change)
    {
        change.id = IdType(reader.text(u"id"_s, Need::Required));
        readSides(reader, change);
    }

    template<typename IdType>
    void readChange(ObjectReader &reader, CollapseChange<IdType> &change)
    {
        change.id = IdType(reader.text(u"id"_s, Need::Required));
        change.isCollapsed = reader.boolean(u"collapsed"_s);
    }

    void readChange(ObjectReader &reader, PropertiesChange &change)
    {
        readValue(reader.any(u"before"_s), reader.path() + u".before"_s, change.before);
        readValue(reader.any(u"after"_s), reader.path() + u".after"_s, change.after);
    }

    void readChange(ObjectReader &reader, LayoutKeysChange &change)
    {
        readValue(reader.any(u"before"_s), reader.path() + u".before"_s, change.before);
        readValue(reader.any(u"after"_s), reader.path() + u".after"_s, change.after);
    }

    void readSides(ObjectReader &reader, auto &change)
    {
        readSide(reader, u"before"_s, change.before);
        readSide(reader, u"after"_s, change.after);
        if (!change.before && !change.after)
            reader.report({}, u"expected before, after or both"_s);
    }

    template<typename T>
    void readSide(ObjectReader &reader, const QString &key, std::optional<T> &side)
    {
        if (reader.contains(key))
            readValue(reader.any(key), reader.path() + u'.' + key, side.emplace());
    }

    void readValue(const QJsonValue &value, const QString &path, auto &element)
        requires requires(QList<Diagnostic> out) { readElement(value, path, out, element); }
    {
        readElement(value, path, m_out, element);
    }

    void readValue(const QJsonValue &value, const QString &path, QPointF &point)
    {
        const std::array<double, 2> numbers = readNumbers<2>(value, path);
        point = {numbers[0], numbers[1]};
    }

    void readValue(const QJsonValue &value, const QString &path, QRectF &rect)
    {
        const std::array<double, 4> numbers = readNumbers<4>(value, path);
        rect = {numbers[0], numbers[1], numbers[2], numbers[3]};
    }

    void readValue(const QJsonValue &value, const QString &path, QList<QPointF> &points)
    {
        if (!value.isArray())
            report(path, u"expected a list of points"_s);
        for (const QJsonValue &point : value.toArray())
            readValue(point, path, points.emplaceBack());
    }

    void readValue(const QJsonValue &value, const QString &path, QJsonObject &keys)
    {
        keys = ObjectReader(value, path, m_out).rest();
    }

    void readValue(const QJsonValue &value, const QString &path, Properties &properties)
    {
        const ParsedDocument parsed =
            parseDocument(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
        if (parsed.document)
            properties = parsed.document->properties;
        else
            report(path, parsed.toResult().error().message());
    }

    void readValue(const QJsonValue &value, const QString &path, LayoutKeys &keys)
    {
        ObjectReader reader(value, path, m_out);
        keys.layout = reader.object(u"layout"_s);
        keys.viewport = reader.object(u"viewport"_s);
    }

    template<size_t N>
    std::array<double, N> readNumbers(const QJsonValue &value, const QString &path)
    {
        const QJsonArray list = value.toArray();
        std::array<double, N> numbers{};
        if (list.size() != qsizetype(N))
            report(path, u"expected %1 numbers"_s.arg(N));
        for (size_t i = 0; i < N && i < size_t(list.size()); ++i) {
            if (!list[qsizetype(i)].isDouble())
                report(path, u"expected %1 numbers"_s.arg(N));
            numbers[i] = list[qsizetype(i)].toDouble();
        }
        return numbers;
    }

    void report(const QString &path, const QString &message)
    {
        Diagnostic found;
        found.path = path;
        found.message = u"%1: %2"_s.arg(path, message);
        m_out.append(found);
    }

    QList<Diagnostic> &m_out;
};

EditStep readAbout(ObjectReader &root)
{
    EditStep about;
    // What a newer program calls it does not keep anybody from taking it back.
    about.label.kind = editFromName(root.text(u"edit"_s)).value_or(Edit::Other);
    for (const QJsonValue &name : root.array(u"names"_s))
        about.label.names.append(name.toString());
    const double count = root.number(u"count"_s, 1);
    if (count < 0 || count > 1e9 || count != std::floor(count))
        root.report(u"count"_s, u"expected a number of elements"_s);
    else
        about.label.count = qsizetype(count);
    about.at = Timestamp(
        std::chrono::milliseconds(qint64(std::clamp(root.number(u"madeAt"_s, 0), -1e15, 1e15))));
    return about;
}

} // namespace

QByteArray writeStep(const HistoryStep &step)
{
    JsonWriter out;
    out.beginObject(Style::Line);
    out.field(u"version"_s, kStepVersion);
    out.field(u"edit"_s, editName(step.about.label.kind));
    if (!step.about.label.names.isEmpty())
        out.field(u"names"_s, QJsonArray::fromStringList(step.about.label.names));
    out.field(u"count"_s, qint64(step.about.label.count));
    out.field(u"madeAt"_s, qint64(step.about.at.time_since_epoch().count()));
    out.key(u"changes"_s);
    out.beginArray(Style::Line);
    for (const Change &change : step.changes->changes) {
        out.beginObject(Style::Line);
        out.field(u"of"_s, QString(kSubjects[change.index()]));
        std::visit([&out](const auto &c) { writeChange(out, c); }, change);
        out.endObject();
    }
    out.endArray();
    out.endObject();
    return out.take();
}

Result<HistoryStep> parseStep(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(errors::kMalformed, u"not JSON: "_s + error.errorString());
    QList<Diagnostic> found;
    ObjectReader root(QJsonValue(json.object()), u"$"_s, found);
    const double version = root.number(u"version"_s, 0);
    if (version > kStepVersion) {
        return fail(errors::kNewerFormat,
                    u"version %1 is newer than this program, which reads %2"_s.arg(version).arg(
                        kStepVersion));
    }
    if (version != kStepVersion && found.isEmpty())
        root.report(u"version"_s, u"expected %1"_s.arg(kStepVersion));
    HistoryStep step;
    step.about = readAbout(root);
    StepChanges changes;
    ChangeReader reader(found);
    for (const QJsonValue &value : root.array(u"changes"_s)) {
        changes.changes.push_back(
            reader.read(value, u"$.changes[%1]"_s.arg(changes.changes.size())));
    }
    if (!found.isEmpty())
        return fail(errors::kInvalidDocument, found.first().message);
    step.changes = std::make_shared<const StepChanges>(std::move(changes));
    return step;
}

} // namespace agentops::workflow

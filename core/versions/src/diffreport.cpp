// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/versions/documentdiff.h>

#include "documenttree.h"
#include "linemerge.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::versions {

namespace {

// A change from one value to another stands on one line as long as it fits.
constexpr qsizetype kLineLength = 72;

QString headingOf(const QString &section)
{
    if (section == kNodes)
        return u"steps"_s;
    if (section == kEdges)
        return u"connections"_s;
    return section == "document"_L1 ? u"workflow"_s : section;
}

QString compact(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

/// A text as it is where that can be read, anything else as JSON.
QString valueText(const QJsonValue &value)
{
    if (value.isUndefined())
        return u"(none)"_s;
    const QString text = value.toString();
    const bool isPlain = value.isString() && !text.isEmpty() && text == text.trimmed();
    return isPlain ? text : compact(value);
}

QString keyText(const QString &pointer)
{
    return pointerSteps(pointer).join(u'.');
}

/// What a person calls an element.
QString labelOf(const QString &section, const QString &id, const QJsonObject &element)
{
    const auto withText = [&id](const QString &text) {
        const QString line = text.section(u'\n', 0, 0);
        return line.isEmpty() ? id : u"%1  \"%2\""_s.arg(id, line);
    };
    if (section == kNodes)
        return withText(element.value("title"_L1).toString()) + u"  "_s
            + element.value("kind"_L1).toString();
    if (section == kEdges)
        return u"%1 → %2  (%3)"_s.arg(element.value("from"_L1).toString(),
                                      element.value("to"_L1).toString(), id);
    if (section == kNotes)
        return withText(element.value("text"_L1).toString());
    if (section == kGroups)
        return withText(element.value("title"_L1).toString());
    return id;
}

QString changedLines(const QString &before, const QString &after)
{
    const QStringList from = before.split(u'\n');
    const QStringList to = after.split(u'\n');
    const QList<qsizetype> matches = commonLines(from, to);
    QString text;
    qsizetype next = 0;
    bool isGap = false;
    const auto line = [&](QChar mark, const QString &content) {
        if (std::exchange(isGap, false) && !text.isEmpty())
            text += u"        …\n"_s;
        text += u"        %1 %2\n"_s.arg(mark).arg(content);
    };
    for (qsizetype i = 0; i <= from.size(); ++i) {
        const bool isEnd = i == from.size();
        if (!isEnd && matches[i] < 0) {
            line(u'-', from[i]);
            continue;
        }
        for (const qsizetype until = isEnd ? to.size() : matches[i]; next < until; ++next)
            line(u'+', to[next]);
        ++next;
        isGap = true;
    }
    return text;
}

QString changeText(const Change &change)
{
    const QString key = keyText(change.path);
    const QString before = valueText(change.before);
    const QString after = valueText(change.after);
    const bool isShort = before.size() + after.size() + key.size() < kLineLength
        && !before.contains(u'\n') && !after.contains(u'\n');
    if (change.kind != Change::Kind::Changed && isShort)
        return u"      %1 %2: %3\n"_s.arg(QChar(change.kind == Change::Kind::Added ? u'+' : u'-'))
            .arg(key, change.kind == Change::Kind::Added ? after : before);
    if (isShort)
        return u"      ~ %1: %2 → %3\n"_s.arg(key, before, after);
    const auto lines = [](const QJsonValue &value) {
        return value.isUndefined() ? QString()
            : value.isString()     ? value.toString()
                                   : valueText(value);
    };
    QString text = u"      ~ %1\n"_s.arg(key);
    if (change.before.isUndefined() || change.after.isUndefined()) {
        const bool isAdded = change.before.isUndefined();
        const QStringList all = lines(isAdded ? change.after : change.before).split(u'\n');
        for (const QString &line : all)
            text += u"        %1 %2\n"_s.arg(QChar(isAdded ? u'+' : u'-')).arg(line);
        return text;
    }
    return text + changedLines(lines(change.before), lines(change.after));
}

/// What an element that is new, or gone, consists of, but for what its label says.
QString contentText(const Change &change)
{
    const bool isAdded = change.kind == Change::Kind::Added;
    QJsonObject element = (isAdded ? change.after : change.before).toObject();
    for (const QLatin1StringView key : {"id"_L1, "kind"_L1, "title"_L1, "from"_L1, "to"_L1})
        element.remove(key);
    QString text;
    const auto add = [&](auto &self, const QString &path, const QJsonValue &value) -> void {
        if (value.isObject() && !value.toObject().isEmpty()) {
            const QJsonObject object = value.toObject();
            for (auto it = object.begin(); it != object.end(); ++it)
                self(self, below(path, it.key()), it.value());
            return;
        }
        Change leaf = change;
        leaf.path = path;
        (isAdded ? leaf.after : leaf.before) = value;
        text += changeText(leaf);
    };
    for (auto it = element.begin(); it != element.end(); ++it)
        add(add, below({}, it.key()), it.value());
    return text;
}

QString routeText(const QJsonArray &points)
{
    QStringList texts;
    for (const QJsonValue &point : points)
        texts.append(u"(%1, %2)"_s.arg(compact(point[0]), compact(point[1])));
    return texts.isEmpty() ? u"straight"_s : u"through "_s + texts.join(u' ');
}

QString placeText(const QString &section, const QJsonValue &value)
{
    const QJsonObject place = value.toObject();
    if (section == kEdges)
        return routeText(place.value("points"_L1).toArray());
    QString text = u"(%1, %2)"_s.arg(compact(place.value("x"_L1)), compact(place.value("y"_L1)));
    if (place.contains("width"_L1)) {
        text +=
            u" %1 × %2"_s.arg(compact(place.value("width"_L1)), compact(place.value("height"_L1)));
    }
    if (place.value("collapsed"_L1).toBool())
        text += u" collapsed"_s;
    return value.isUndefined() ? u"(none)"_s : text;
}

QJsonObject elementOf(const Change &change, const DocumentTree &before, const DocumentTree &after)
{
    const Elements now = after.lists.value(change.section);
    return now.contains(change.id) ? now.value(change.id)
                                   : before.lists.value(change.section).value(change.id);
}

} // namespace

QString diffToText(const DocumentDiff &diff, const workflow::Document &before,
                   const workflow::Document &after)
{
    const DocumentTree from = DocumentTree::of(before);
    const DocumentTree to = DocumentTree::of(after);
    QString text;
    QString section;
    QString open;
    for (const Change &change : diff.content) {
        if (section != change.section) {
            section = change.section;
            open.clear();
            text += headingOf(section) + u'\n';
        }
        if (change.kind == Change::Kind::Reordered) {
            text += u"  ~ in another order\n"_s;
            continue;
        }
        const QString label = labelOf(section, change.id, elementOf(change, from, to));
        const bool isWhole = change.path.isEmpty();
        if (isWhole) {
            const QChar mark = change.kind == Change::Kind::Added ? u'+'
                : change.kind == Change::Kind::Removed            ? u'-'
                                                                  : u'~';
            text += u"  %1 %2\n"_s.arg(mark).arg(label) + contentText(change);
            continue;
        }
        if (!change.id.isEmpty() && open != change.id) {
            open = change.id;
            text += u"  ~ %1\n"_s.arg(label);
        }
        text += changeText(change);
    }
    if (!diff.layout.isEmpty())
        text += u"layout\n"_s;
    for (const Change &change : diff.layout) {
        text += change.id.isEmpty()
            ? changeText(change)
            : u"  ~ %1: %2 → %3\n"_s.arg(change.id, placeText(change.section, change.before),
                                         placeText(change.section, change.after));
    }
    return text;
}

} // namespace agentops::versions

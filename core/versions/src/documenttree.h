// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/document.h>

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtCore/QStringList>

#include <array>

namespace agentops::versions {

inline constexpr QLatin1StringView kNodes{"nodes"};
inline constexpr QLatin1StringView kEdges{"edges"};
inline constexpr QLatin1StringView kNotes{"notes"};
inline constexpr QLatin1StringView kGroups{"groups"};
inline constexpr QLatin1StringView kInputs{"inputs"};
/// The lists of a document, in the order in which they are told.
inline constexpr std::array kSections{kInputs, kNodes, kEdges, kNotes, kGroups};

/// One list of a document.
struct Elements
{
    QStringList order;
    QHash<QString, QJsonObject> byId;

    bool contains(const QString &id) const { return byId.contains(id); }
    QJsonObject value(const QString &id) const { return byId.value(id); }
    void remove(const QString &id);
};

/// A document as JSON, its lists by id: so that keys nobody knows take part like all others.
struct DocumentTree
{
    /// Everything but the lists, the layout and the format.
    QJsonObject properties;
    QMap<QString, Elements> lists;
    QJsonObject layout;
    QList<workflow::Conflict> conflicts;

    static DocumentTree of(const workflow::Document &document);
    /// Errors: those of reading a document.
    Result<workflow::Document> toDocument() const;

    Elements &list(QLatin1StringView section) { return lists[section]; }
    Elements list(QLatin1StringView section) const { return lists.value(section); }
};

/// The key that names an element of this list.
QString idKey(QAnyStringView section);
/// One more step of a JSON pointer (RFC 6901).
QString below(const QString &pointer, const QString &key);
QStringList pointerSteps(const QString &pointer);
/// The node of `NODE.PORT`.
QString nodeOf(const QJsonValue &port);

} // namespace agentops::versions

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QUrl>

namespace agentops::ui {

/// Ways to show a value.
enum class ValueKind {
    Nothing, ///< there is no value
    Scalar, ///< a number, a boolean or null
    Text,
    Markdown,
    Diff, ///< a text in the form of patches
    Image,
    Table, ///< a list of objects
    Tree, ///< JSON
    Changes, ///< what is different in another run
};

/// Longer texts are shown up to here.
inline constexpr qsizetype kMaxShownText = 64 * 1024;
/// Longer texts are not searched for JSON.
inline constexpr qsizetype kMaxParsedText = 2 * 1024 * 1024;
/// Units: bytes of an image inside a value.
inline constexpr qsizetype kMaxShownImage = 16 * 1024 * 1024;

/// "table", "tree", …: the name in QML.
QString valueKindKey(ValueKind kind);

/// The ways in which a value can be shown, best first; never empty.
/// Shape: `portType` is a name of portTypeName() or empty, `mediaType` such as "text/markdown" or
/// empty.
QList<ValueKind> kindsOf(const QJsonValue &value, const QString &portType = {},
                         const QString &mediaType = {});
ValueKind kindOf(const QJsonValue &value, const QString &portType = {},
                 const QString &mediaType = {});

/// The rows of a value that can be shown as a table: its own, or the only list of objects in it;
/// empty for any other.
QJsonArray tableRows(const QJsonValue &value);

/// Where the image is that a value holds or names: data in it, or a local file; empty for none.
QUrl valueImage(const QJsonValue &value, const QString &portType = {},
                const QString &mediaType = {});

/// What a text says that is JSON of an object or a list; undefined for any other.
QJsonValue valueInText(const QString &text);

} // namespace agentops::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/textposition.h>
#include <agentops/workflow/diagnostic.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>
#include <string>
#include <vector>

namespace agentops::interop {

struct YamlEntry;

/// One value of a YAML document, with its place in the text.
/// Shape: scalars follow the core schema of YAML 1.2, so `yes` and `on` are text; a map keeps the
/// order of the text. A default-made node is a null without a place.
struct YamlNode
{
    enum class Kind { Null, Boolean, Number, Text, List, Map };

    Kind kind = Kind::Null;
    /// Of a scalar, as it stands in the text.
    QString text;
    std::vector<YamlNode> items;
    std::vector<YamlEntry> entries;
    TextPosition position{0, 0};
    /// Places in YamlDocument::source; of no use outside of positionIn().
    qsizetype sourceBegin = 0;
    qsizetype sourceEnd = 0;
    /// A `|` or `>` scalar.
    bool isBlock = false;
    bool isDoubleQuoted = false;

    bool isNull() const { return kind == Kind::Null; }
    bool isScalar() const { return kind != Kind::List && kind != Kind::Map; }
    bool isMap() const { return kind == Kind::Map; }
    bool isList() const { return kind == Kind::List; }
    /// Whether it stands in the text at all, be it as null.
    bool isThere() const { return position.line > 0; }
    /// Only of a Boolean.
    bool boolean() const;
    /// Only of a Number; infinite and not-a-number are possible.
    double number() const;

    /// The value under a key, or null.
    const YamlNode *find(QStringView key) const;
    /// Numbers that JSON has not become null. Keys are sorted, as everywhere in QJsonObject.
    QJsonValue toJson() const;
};

struct YamlEntry
{
    QString key;
    TextPosition keyPosition;
    YamlNode value;
};

struct YamlDocument
{
    YamlNode root;
    /// Without a byte order mark.
    std::u32string source;

    /// Where a character of a scalar's text stands: exact but for characters that the text writes
    /// otherwise, such as escapes and the line breaks of folded text.
    TextPosition positionIn(const YamlNode &scalar, qsizetype offset) const;
};

struct ParsedYaml
{
    /// Absent when anything is wrong.
    std::optional<YamlDocument> document;
    QList<workflow::Diagnostic> diagnostics;
};

/// Reads one YAML document. Anchors, aliases and merge keys (`<<`) are carried out; what they
/// make of the text is bounded.
/// Codes of diagnostics: interop.bad_yaml, interop.too_large.
ParsedYaml parseYaml(const QByteArray &text);

} // namespace agentops::interop

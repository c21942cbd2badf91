// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

/// JSON Schemas of what goes through ports, made and read. The empty one takes any value.
/// Shape: of the keywords only `type`, `enum`, `properties`, `required`, `items`,
/// `additionalProperties` and `description`.
/// Source: JSON Schema 2020-12.
namespace agentops::workflow::schema {

QJsonObject text();
/// One of some texts.
QJsonObject choice(const QStringList &choices);
QJsonObject number();
QJsonObject boolean();
QJsonObject list(const QJsonObject &items);

/// One field of an object.
struct Field
{
    QString name;
    QJsonObject schema{};
    /// English.
    QString help{};
    bool isOptional = false;
};
/// An object with these fields and no others.
QJsonObject object(const QList<Field> &fields);
/// An object whose names nobody knows before, such as the headers of an answer.
QJsonObject map(const QJsonObject &values);

/// What every step hands on through its port `error`: code, message and class.
QList<Field> errorFields();

/// The type of the values as ports call it: `text`, `number`, `boolean`, `object`, `list`, `any`.
QString typeName(const QJsonObject &schema);
/// The schema of the field `key` of an object, or of the item `key` of a list; nothing when the
/// values cannot have it.
std::optional<QJsonObject> member(const QJsonObject &schema, const QString &key);

} // namespace agentops::workflow::schema

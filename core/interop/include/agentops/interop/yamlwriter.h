// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/interop/yaml.h>

#include <QtCore/QByteArray>

namespace agentops::interop {

/// A tree for writing: `yamlText(u"a"_s)`, `yamlList({…})`, `yamlMap({{key, value}, …})`.
YamlNode yamlText(const QString &text);
YamlNode yamlNumber(double number);
YamlNode yamlBoolean(bool value);
YamlNode yamlList(std::vector<YamlNode> items);
YamlNode yamlMap(std::vector<std::pair<QString, YamlNode>> entries);
/// Objects keep the order that they have: sorted by key.
YamlNode yamlOfJson(const QJsonValue &value);
/// Adds an entry; values that are null are left out.
void addYaml(YamlNode &map, const QString &key, YamlNode value);

/// The text of the tree in block style, two spaces deep, long texts as `|` blocks: parseYaml()
/// reads the same values from it.
QByteArray writeYaml(const YamlNode &root);

} // namespace agentops::interop

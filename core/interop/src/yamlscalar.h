// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/interop/yaml.h>

namespace agentops::interop {

/// What a plain scalar is by the core schema. Source: YAML 1.2.2, 10.3.2.
YamlNode::Kind kindOfPlainScalar(QStringView text);
/// The value of a scalar of kind Number.
double numberOfScalar(QStringView text);

} // namespace agentops::interop

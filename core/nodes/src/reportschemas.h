// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>

/// The schemas of what core/reports hands on as JSON.
namespace agentops::nodes {

/// A list of findings.
QJsonObject findingsSchema();
QJsonObject testsSchema();
QJsonObject coverageSchema();

} // namespace agentops::nodes

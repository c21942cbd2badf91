// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <optional>

namespace agentops::workflow {

/// A secret that stands in place of a text: `{"secret": "NAME"}`.
struct SecretReference
{
    QString name;
    /// `"optional": true` beside it: without such a secret it is empty.
    bool isOptional = false;
};

/// Nothing when the value is anything else.
std::optional<SecretReference> secretReference(const QJsonValue &value);

} // namespace agentops::workflow

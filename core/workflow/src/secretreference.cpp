// SPDX-License-Identifier: GPL-3.0-or-later
#include "secretreference.h"

using namespace Qt::StringLiterals;

namespace agentops::workflow {

std::optional<SecretReference> secretReference(const QJsonValue &value)
{
    QJsonObject object = value.toObject();
    const QJsonValue optional = object.take("optional"_L1);
    SecretReference reference{.name = object.value("secret"_L1).toString(),
                              .isOptional = optional.toBool()};
    const bool isOne = object.size() == 1 && (optional.isUndefined() || optional.isBool());
    return isOne && !reference.name.isEmpty() ? std::optional(std::move(reference)) : std::nullopt;
}

} // namespace agentops::workflow

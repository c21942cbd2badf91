// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scheduler.h"
#include "secretreference.h"

#include <QtCore/QJsonArray>

#include <functional>

namespace agentops::workflow {

using SecretLookup = std::function<Result<QString>(const SecretReference &)>;

/// Everything a step is given, from what came before it.
/// Errors: workflow.missing_input, workflow.wrong_type, workflow.no_value, workflow.bad_expression,
/// workflow.unknown_secret; they name node and parameter or port.
Result<StepContext> resolveContext(const Scheduler &scheduler, int step, int attempt,
                                   const SecretLookup &secrets);

/// The inputs of a run with defaults filled in.
/// Errors: workflow.missing_input, workflow.wrong_type, workflow.unknown_element for an input that
/// the document does not declare.
Result<QJsonObject> resolveRunInputs(const Document &document, const QJsonObject &given);

/// Of one container.
inline constexpr int kMaxPasses = 1'000'000;

/// The items that a map goes over: a list, or the numbers below a number.
/// Errors: workflow.wrong_type.
Result<QJsonArray> itemsOf(const QJsonValue &value);

} // namespace agentops::workflow

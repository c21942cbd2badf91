// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/run.h>

#include <QtCore/QJsonObject>

// What events hold, as JSON.
namespace agentops::workflow {

QJsonObject toJson(const Artefact &artefact);
Artefact artefactFromJson(const QJsonObject &object);
QJsonObject withArtefacts(QJsonObject data, const QList<Artefact> &artefacts);
QList<Artefact> artefactsOf(const QJsonObject &data);

RunError toRunError(const Error &error);
QJsonObject toJson(const RunError &error);
/// What expressions see of it: everything, also what goes without saying in an event.
QJsonObject toValue(const RunError &error);
RunError runErrorFromJson(const QJsonObject &data);

QJsonValue toJson(Timestamp time);
Timestamp timestampFromJson(const QJsonValue &milliseconds);

/// A part of the longest wait that is random over steps and tries, and always the same for one.
std::chrono::milliseconds jittered(std::chrono::milliseconds longest, const RunId &run,
                                   const StepPath &step, int failures);

} // namespace agentops::workflow

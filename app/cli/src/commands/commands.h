// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

namespace agentops::cli {

// Each subject's commands, in the order in which help shows them.
QList<Entry> runCommands();
QList<Entry> runsCommands();
QList<Entry> steeringCommands();
QList<Entry> rerunCommands();
QList<Entry> retentionCommands();
QList<Entry> effectCommands();
QList<Entry> workflowCommands();
QList<Entry> pinCommands();
QList<Entry> versionCommands();
QList<Entry> subworkflowCommands();
QList<Entry> layoutCommands();
QList<Entry> drawCommands();
QList<Entry> mergeDriverCommands();
QList<Entry> triggerCommands();
QList<Entry> hookCommands();
QList<Entry> stepCommands();
QList<Entry> interopCommands();
QList<Entry> mapCommands();
QList<Entry> diffCommands();
QList<Entry> reviewCommands();
QList<Entry> doctorCommands();
QList<Entry> screenshotCommands();
QList<Entry> helpCommands();

/// --repo PATH, which most commands take.
commandline::Option repositoryOption();

} // namespace agentops::cli

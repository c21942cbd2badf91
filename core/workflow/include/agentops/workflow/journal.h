// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/store/schema.h>

namespace agentops::workflow {

/// The tables of the run journal, for the database that RunService is given.
/// Source: docs/formats/journal.md.
const store::Schema &journalSchema();

} // namespace agentops::workflow

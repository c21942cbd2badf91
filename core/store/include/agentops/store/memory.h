// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/store/connection.h>

#include <memory>

namespace agentops::store {

/// A database without a file, empty and gone with its connection: for what is made again at every
/// start and asked in SQL.
/// Errors: store/errors.h.
Result<std::unique_ptr<Connection>> openInMemory();

} // namespace agentops::store

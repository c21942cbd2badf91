// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/syntax/facts.h>

#include <QtCore/QByteArray>

namespace agentops::syntax {

/// The compact form of facts that caches keep. It is no interchange format: bytes of another
/// version are refused, and the file is parsed again.
QByteArray encodeFacts(const Facts &facts);

/// Errors: syntax.bad_facts for bytes that encodeFacts() of this version did not write.
Result<Facts> decodeFacts(QByteArrayView bytes);

} // namespace agentops::syntax

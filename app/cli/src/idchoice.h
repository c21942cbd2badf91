// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QStringList>

namespace agentops::cli {

/// The position of the id that a person named: all of it, or a beginning or end that no other has.
/// `noun` says what the ids are of: "run". Errors: `notFound`, base.invalid_argument (several).
Result<qsizetype> chooseId(const QStringList &ids, const QString &name, const QString &noun,
                           ErrorCode notFound);

} // namespace agentops::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/base/textposition.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonValue>
#include <QtCore/QStringList>

namespace agentops {

/// Parses UTF-8 JSON whose top is an object or an array.
/// Errors: base.invalid_json with context "source" (`sourceName`, such as a file name), "line" and
/// "column".
Result<QJsonValue> parseJson(QByteArrayView text, const QString &sourceName);

/// Writes JSON that a person can read and git can merge: two spaces, one value per line, arrays of
/// numbers on one line, a newline at the end; equal values give equal bytes.
/// Shape: in every object the keys of `keyOrder` come first, in that order; the others follow
/// sorted by code unit.
QByteArray writeJson(const QJsonValue &value, const QStringList &keyOrder = {});

/// Where the value that a JSON pointer (RFC 6901, "/nodes/3/kind") names begins in its text, or
/// nothing when the text has no such value. Of equal keys the last one counts, as in parseJson.
std::optional<TextPosition> findJsonPosition(QByteArrayView text, QStringView pointer);

} // namespace agentops

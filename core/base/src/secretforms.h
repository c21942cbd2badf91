// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayList>

namespace agentops {

/// The texts in which a secret shows up when it is written as it is, in a URL or in JSON.
QByteArrayList formsOfSecret(const QByteArray &secret);

/// What shows up of it in base64, at any place of a longer text and in either alphabet, and in
/// hexadecimal; writers break such text into lines.
QByteArrayList encodedFormsOfSecret(const QByteArray &secret);

/// What shows up of its lines when a program shows some of them alone, as they are or in JSON; a
/// line break may also be written as `\n`. Not of lines that give nothing away, such as those
/// around a key.
QByteArrayList formsOfLines(const QByteArray &secret);

} // namespace agentops

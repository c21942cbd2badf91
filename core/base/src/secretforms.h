// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayList>

namespace agentops {

/// The texts in which a secret shows up when it is written as it is, in a URL or in JSON.
QByteArrayList formsOfSecret(const QByteArray &secret);

/// What shows up of it in base64, at any place of a longer text and in either alphabet; writers
/// break such text into lines.
QByteArrayList base64FormsOfSecret(const QByteArray &secret);

} // namespace agentops

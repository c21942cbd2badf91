// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace agentops::ui::graph {

/// A number as a field of a form shows it, the same in every language.
QString numberText(double number);
/// Takes a comma for the point, too. Nothing when it is no number, or a negative one.
std::optional<double> numberOf(const QString &text);
/// Units: seconds, with up to three digits behind the point.
QString secondsText(std::chrono::milliseconds time);
std::optional<std::chrono::milliseconds> secondsOf(const QString &text);

} // namespace agentops::ui::graph

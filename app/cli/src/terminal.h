// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace agentops::cli {

enum class Stream { Output, Errors };

/// Whether a person reads the stream on a terminal that can redraw a line.
bool isTerminal(Stream stream);
/// Whether a person can answer on standard input.
bool isInputTerminal();
/// Columns of the terminal, 80 when there is none.
int terminalWidth();
/// Whether text may be coloured: a terminal, and NO_COLOR is not set.
/// Source: no-color.org
bool isColorWanted(Stream stream);

/// A closed pipe becomes a write error instead of a signal that ends the program.
void ignoreClosedPipes();

} // namespace agentops::cli

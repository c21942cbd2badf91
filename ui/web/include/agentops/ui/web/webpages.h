// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace agentops::ui {

/// Prepares the program for pages drawn by a web engine; does nothing in a build without one.
/// Call it once in main(), before the application object is made.
void initializeWebPages();

/// Whether pages are drawn by a web engine: it is built in, initialized, and can start its sandbox
/// here (it refuses to for root). Otherwise pages are shown as rich text.
bool isWebEngineAvailable();

} // namespace agentops::ui

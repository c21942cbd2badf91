// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace agentops::script {

class Engine;

/// Makes the context of an engine one that scripts may run in: dates in UTC at a given time,
/// random numbers from a given seed, and functions of the library that charge for long work. With
/// `isFrozen` nothing in it can be changed any more, but for new names of the global object.
bool addGuards(Engine &engine, bool isFrozen);

} // namespace agentops::script

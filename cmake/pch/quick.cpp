// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing but its precompiled header is used.

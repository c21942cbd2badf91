// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <quickjs/quickjs.h>

// Its macros make values by compound literals, which C++ compilers take from C.
#ifdef __clang__
#pragma clang diagnostic ignored "-Wc99-extensions"
#endif

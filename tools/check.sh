#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check.sh PRESET [NAME...] - runs the checks (or those named) and prints one line for each: OK or FAIL.
set -eu
cd "$(dirname "$0")/.."
exec python3 -B tools/check.py "$@"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# test.sh PRESET [CTEST ARGS...] - builds everything and runs the tests on an X server and a session bus of their own.
set -eu
cd "$(dirname "$0")/.."
preset=$1
shift
case $preset in dev) dir=build ;; *) dir=build-$preset ;; esac
tools/build.sh "$preset" all
# shellcheck source=tools/headless.sh
. tools/headless.sh
export LSAN_OPTIONS="suppressions=$PWD/tests/lsan.supp:print_suppressions=0"
on_private_display ctest --test-dir "$dir" --output-on-failure -j2 "$@"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# bench.sh [NAME...] - builds the benchmarks with optimization in a folder of their own and prints their figures. They
# never fail because of a figure: machines differ, and so does what else they do.
set -eu
cd "$(dirname "$0")/.."
dir=build-bench
if [ ! -f $dir/build.ninja ]; then
    echo "Configuring (bench)" >&2
    log=$(mktemp)
    cmake --preset dev -B $dir -DAGENTOPS_BENCHMARKS=ON '-DCMAKE_CXX_FLAGS=-O2 -g1' '-DCMAKE_C_FLAGS=-O2' >"$log" 2>&1 ||
        { cat "$log" >&2; exit 1; }
fi
[ $# -gt 0 ] || set -- $(sed -n 's/^ *ao_add_test(\([A-Za-z0-9_]*\).*/\1/p' tests/bench/*/CMakeLists.txt)
if [ $# = 0 ]; then
    echo "There are no benchmarks yet." >&2
    exit 0
fi
cmake --build $dir --target "$@"
# shellcheck source=tools/headless.sh
. tools/headless.sh
# shellcheck disable=SC2016
on_private_display sh -ec 'for name in "$@"; do "$PWD/'$dir'/tests/$name"; done' bench "$@"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# bench.sh [NAME...] - builds the benchmarks (or those named) with optimization in a folder of their own and prints their
# figures. They never fail because of a figure: machines differ, and so does what else they do.
set -eu
cd "$(dirname "$0")/.."
dir=build-bench
if [ ! -f $dir/build.ninja ]; then
    echo "Configuring (bench)" >&2
    cmake --preset dev -B $dir -DAGENTOPS_BENCHMARKS=ON '-DCMAKE_CXX_FLAGS=-O2 -g1' '-DCMAKE_C_FLAGS=-O2' >&2
fi
[ $# -gt 0 ] || set -- $(sed -n 's/^ *ao_add_benchmark(\([A-Za-z0-9_]*\).*/\1/p' tests/bench/*/CMakeLists.txt)
cmake --build $dir --target "$@"
# shellcheck source=tools/headless.sh
. tools/headless.sh
# ao_add_benchmark gives each its arguments.
# shellcheck disable=SC2016
on_private_display sh -ec 'for name in "$@"; do echo; echo "$name"; cmake --build '$dir' --target "run_$name" -- --quiet; done' bench "$@"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# build.sh PRESET [TARGET...] - configures when needed, then builds the targets (default: everything).
set -eu
cd "$(dirname "$0")/.."
preset=$1
shift
case $preset in dev) dir=build ;; *) dir=build-$preset ;; esac
# The same object serves every checkout and worktree on this machine.
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
if [ ! -f "$dir/build.ninja" ]; then
    echo "Configuring ($preset)" >&2
    cmake --preset "$preset" >&2
fi
[ $# -gt 0 ] || set -- all
exec cmake --build "$dir" --target "$@"

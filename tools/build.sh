#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# build.sh PRESET [TARGET...] - configures when needed, then builds the targets (default: everything).
set -eu
cd "$(dirname "$0")/.."
preset=$1
shift
case $preset in dev) dir=build ;; *) dir=build-$preset ;; esac
# The same object serves every checkout and worktree on this machine.
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
if [ ! -f "$dir/build.ninja" ]; then
    echo "Configuring ($preset)" >&2
    log=$(mktemp)
    if ! cmake --preset "$preset" >"$log" 2>&1; then
        cat "$log" >&2
        exit 1
    fi
fi
[ $# -gt 0 ] || set -- all
exec cmake --build "$dir" --target "$@"

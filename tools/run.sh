#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh PRESET [REPO] - the main job on a git repository (default: this one).
# With a display the workbench opens on it. Without one the example workflow "Check and ship" runs on it headless, its
# outcome is printed, and the desktop program draws itself on that very data. The checkout of REPO is never changed:
# the workflow works in a worktree elsewhere, and everything that is kept lies in the build folder.
set -eu
here=$(pwd -P)
cd "$(dirname "$0")/.."
top=$(pwd -P)
preset=$1
repo=$top
if [ $# -gt 1 ]; then
    repo=$(cd "$here" && cd "$2" 2>/dev/null && pwd -P) || { echo "run.sh: there is no folder $2" >&2; exit 3; }
fi
case $preset in dev) dir=build ;; *) dir=build-$preset ;; esac
PATH=$top/$dir/bin:$PATH

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -z "${DEV_HEADLESS:-}" ]; then
    tools/build.sh "$preset" agentops-workbench
    exec agentops-workbench "$repo"
fi

echo "No display: building, then running the example workflow headless" >&2
tools/build.sh "$preset" agentops agentops-workbench
export AGENTOPS_DATA_DIR="$top/$dir/run/data"
pictures=$top/$dir/run/screenshots
mkdir -p "$AGENTOPS_DATA_DIR" "$pictures"

echo
agentops run check-and-ship --repo "$repo" --yes
echo
figures=$(agentops map index --repo "$repo" --quiet)
cycles=$(agentops map cycles --repo "$repo" --quiet | grep -c ' in a circle' || true)
echo "The map of the code"
echo "$figures" | sed 's/^/  /'
echo "  groups of files in a circle  $cycles"
echo
# shellcheck source=tools/headless.sh
. tools/headless.sh
# shellcheck disable=SC2016
on_private_display sh -ec '
    for panel in workflow map review runs; do
        agentops screenshot "$panel" --repo "$1" --out "$2/$panel.png" --quiet >/dev/null
    done' draw "$repo" "$pictures"
echo "The desktop program on this data"
for panel in workflow map review runs; do
    [ -s "$pictures/$panel.png" ] || { echo "run.sh: there is no picture of $panel" >&2; exit 1; }
    echo "  $pictures/$panel.png"
done

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
rm -rf "$pictures"
mkdir -p "$AGENTOPS_DATA_DIR" "$pictures"

echo
agentops run check-and-ship --repo "$repo" --yes
run=$(agentops runs show last --repo "$repo" --json)
failed=$(printf '%s' "$run" | python3 -c '
import json, sys
print(*(step["node"] for step in json.load(sys.stdin)["steps"] if step["outputs"].get("result") == "failed"))')
for node in $failed; do
    log=$(agentops runs logs last --node "$node" --repo "$repo")
    echo
    echo "What the tests of the project found (the end of it)"
    printf '%s\n' "$log" | tail -n 20 | sed 's/^/  /'
done
echo
figures=$(agentops map index --repo "$repo" --quiet)
cycles=$(agentops map cycles --repo "$repo" --quiet)
echo "The map of the code"
echo "$figures" | sed 's/^/  /'
# Each cycle is a line and, indented, the imports that close it; the first one is shown whole.
echo "$cycles" | awk '/^cycle of/ { n++ } n == 1 { first = first "    " $0 "\n" }
    END { printf "  import cycles             %d\n%s", n, first }'
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

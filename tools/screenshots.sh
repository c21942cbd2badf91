#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# screenshots.sh PRESET [REPO] - the pictures of the README: every page of the desktop program, light and dark, in
# docs/screenshots, on the data of a run of the example workflow.
set -eu
here=$(pwd -P)
cd "$(dirname "$0")/.."
top=$(pwd -P)
preset=$1
repo=$top
if [ $# -gt 1 ]; then repo=$(cd "$here" && cd "$2" && pwd -P); fi
case $preset in dev) dir=build ;; *) dir=build-$preset ;; esac
PATH=$top/$dir/bin:$PATH
tools/build.sh "$preset" agentops agentops-workbench
export AGENTOPS_DATA_DIR="$top/$dir/screenshots/data"
pictures=$top/$dir/screenshots/pictures
mkdir -p "$AGENTOPS_DATA_DIR" "$pictures" docs/screenshots
agentops run check-and-ship --repo "$repo" --yes >/dev/null
# shellcheck source=tools/headless.sh
. tools/headless.sh
# Only when all are drawn do they change this repository, which is on the pictures.
# shellcheck disable=SC2016
on_private_display sh -ec '
    for theme in light dark; do
        for panel in workflow map review runs; do
            agentops screenshot "$panel" --repo "$1" --theme "$theme" --out "$2/$panel-$theme.png" >/dev/null
        done
    done' draw "$repo" "$pictures"
cp "$pictures"/*.png docs/screenshots/
ls docs/screenshots/*.png

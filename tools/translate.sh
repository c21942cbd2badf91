#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# translate.sh - takes the texts of the sources up into translations/*.ts; what nothing uses any more is dropped.
set -eu
cd "$(dirname "$0")/.."
list=$(mktemp)
trap 'rm -f "$list"' EXIT
git ls-files 'qml/*.qml' 'qml/*.cpp' 'qml/*.h' 'ui/*.qml' 'ui/*.cpp' 'ui/*.h' 'app/desktop/*.cpp' 'app/desktop/*.h' >"$list"
# Without the headers lupdate does not know the namespace of a class, and its texts would not be found at run time.
includes=$(for dir in ui/*/include; do printf -- '-I %s ' "$dir"; done)
# shellcheck disable=SC2086
/usr/lib/qt6/bin/lupdate $includes -locations none -no-obsolete -source-language en -target-language fr "@$list" -ts translations/agentops_fr.ts
# shellcheck disable=SC2086
/usr/lib/qt6/bin/lupdate $includes -locations none -no-obsolete -pluralonly -source-language en -target-language en "@$list" -ts translations/agentops_en.ts
# lupdate keeps no comment.
sed -i '1a<!-- SPDX-License-Identifier: GPL-3.0-or-later -->' translations/agentops_*.ts

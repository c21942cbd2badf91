#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# format.sh - formats the C++ and QML sources in place.
set -eu
cd "$(dirname "$0")/.."
qmlformat=$(command -v qmlformat || echo /usr/lib/qt6/bin/qmlformat)
git ls-files -z --cached --others --exclude-standard '*.h' '*.cpp' ':!tests/golden' ':!tests/**/data' | xargs -0 -r -n 40 -P "$(nproc)" clang-format-19 -i
git ls-files -z --cached --others --exclude-standard '*.qml' | xargs -0 -r -n 10 -P "$(nproc)" "$qmlformat" -i

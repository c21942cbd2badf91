#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check.py PRESET [NAME...]: runs the checks of the project and prints one line for each, OK or FAIL.

A check is a function that takes a Project and returns its findings as lines; none means OK. The exit status is 1 when
one failed, 2 for a name that no check has.
"""

import sys
import time

from checks import cpp, layers, qml, sources, translations
from checks.project import Project

CHECKS = {
    "spdx": sources.spdx,
    "size": sources.size,
    "headers": sources.headers,
    "scripts": sources.scripts,
    "json": sources.json_files,
    "readme": sources.readmes,
    "architecture": sources.architecture,
    "layers": layers.layers,
    "symbols": layers.symbols,
    "targets": layers.targets,
    "qml-literals": qml.literals,
    "qml-text": qml.untranslated,
    "ui-text": translations.untranslated_cpp,
    "french": translations.french,
    "clang-format": cpp.clang_format,
    "qmlformat": qml.qmlformat,
    "qmllint": qml.qmllint,
    "clang-tidy": cpp.clang_tidy,
}


def main():
    project = Project(sys.argv[1])
    names = sys.argv[2:] or list(CHECKS)
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"no check is called {unknown[0]}; there are: {', '.join(CHECKS)}", file=sys.stderr)
        return 2
    failed = 0
    for name in names:
        start = time.monotonic()
        findings = CHECKS[name](project)
        seconds = time.monotonic() - start
        print(f"{'FAIL' if findings else 'OK  '} {name} ({seconds:.1f} s)", flush=True)
        for line in findings:
            print(f"     {line}", flush=True)
        failed += bool(findings)
    if failed:
        print(f"{failed} of {len(names)} checks failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

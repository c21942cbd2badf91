#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""architecture.py [--check]: prints the edge table of cmake/Modules.cmake into docs/ARCHITECTURE.md.

The purpose of a module is the first line of text in its README.md. With --check nothing is written; the exit status is
1 when the document does not say what the table says.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "ARCHITECTURE.md"
BEGIN = "<!-- begin of the module table: tools/architecture.py writes it -->"
END = "<!-- end of the module table -->"


def edges():
    """The rows of AO_EDGES: module and the modules it may link, in table order."""
    text = (ROOT / "cmake" / "Modules.cmake").read_text(encoding="utf-8")
    table = re.search(r"set\(AO_EDGES\n(.*?)\n\)", text, re.S)
    if not table:
        sys.exit("architecture.py: cmake/Modules.cmake has no AO_EDGES table")
    for row in re.findall(r'"([^"]*)"', table.group(1)):
        module, _, linked = row.partition(":")
        yield module.strip(), linked.split()


def purpose(module):
    """The first paragraph of the module's README, on one line."""
    readme = ROOT / module / "README.md"
    if not readme.exists():
        return ""
    lines = []
    for line in readme.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line.startswith(("#", "<!--")):
            continue
        if not line and lines:
            break
        if line:
            lines.append(line)
    return " ".join(lines).replace("|", "\\|")


def table():
    rows = ["| module | purpose | may link |", "|---|---|---|"]
    for module, linked in edges():
        name = f"[`{module}`](../{module}/README.md)" if (ROOT / module / "README.md").exists() else f"`{module}`"
        rows.append(f"| {name} | {purpose(module)} | {', '.join(f'`{m}`' for m in linked) or 'Qt only'} |")
    return "\n".join(rows)


def main():
    text = DOCUMENT.read_text(encoding="utf-8")
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        sys.exit(f"architecture.py: {DOCUMENT.relative_to(ROOT)} lacks the marks of the module table")
    wanted = f"{head}{BEGIN}\n{table()}\n{END}{tail}"
    if wanted == text:
        return
    if "--check" in sys.argv[1:]:
        sys.exit(f"architecture.py: {DOCUMENT.relative_to(ROOT)} does not match the module table: run tools/architecture.py")
    DOCUMENT.write_text(wanted, encoding="utf-8")


main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of files as such: licence line, size, scripts that parse, generated documents."""

import ast
import json
import re

from checks.project import run

NEEDS_LICENCE_LINE = (".h", ".cpp", ".mm", ".qml", ".js", ".cmake", "CMakeLists.txt", ".sh", ".py", ".yml", ".yaml",
                      ".in", ".xml", ".desktop", ".md", ".ts", "Containerfile")
NO_LICENCE_LINE = re.compile(r"^(tests/.*/data/|tests/golden/|tests/fuzz/corpus/|resources/icons/)")
MAX_LINES = {".h": 200, ".cpp": 500, ".qml": 250}


def is_script(project, name):
    return "." not in name.rsplit("/", 1)[-1].lstrip(".") and project.text(name).startswith("#!")


def spdx(project):
    """Every source says its licence in its first lines."""
    findings = []
    for name in project.files:
        if NO_LICENCE_LINE.match(name):
            continue
        if name.endswith(NEEDS_LICENCE_LINE) or is_script(project, name):
            head = project.text(name).splitlines()[:4]
            if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in head):
                if not project.is_allowed("spdx", name, "licence"):
                    findings.append(f"{name}:1: the line 'SPDX-License-Identifier: GPL-3.0-or-later' is missing")
    return findings + project.idle_allowances("spdx")


def size(project):
    """Files stay small enough to have one subject."""
    findings = []
    for suffix, limit in MAX_LINES.items():
        for name in project.matching(suffix):
            lines = project.text(name).count("\n")
            if lines > limit and not project.is_allowed("size", name, f"{limit}"):
                findings.append(f"{name}: {lines} lines, at most {limit}: split it by subject")
    return findings + project.idle_allowances("size")


def headers(project):
    """Every header guards itself, and public ones lie where their namespace says."""
    findings = []
    for name in project.matching(".h"):
        if name.startswith("cmake/pch/"): # read by the compiler itself, once
            continue
        if "#pragma once" not in project.text(name):
            findings.append(f"{name}:1: '#pragma once' is missing")
        if "/include/" in name and "/include/agentops/" not in name:
            findings.append(f"{name}: public headers lie below include/agentops/")
    return findings


def scripts(project):
    """Scripts parse: sh, bash and Python."""
    findings = []
    for name in project.files:
        first = project.text(name).split("\n", 1)[0] if name.endswith(".sh") or is_script(project, name) else ""
        if name.endswith(".sh") or re.match(r"#!.*\b(ba)?sh\b", first):
            status, output = run(["bash" if "bash" in first else "sh", "-n", name])
            if status != 0:
                findings += output.splitlines()
        elif name.endswith(".py"):
            try:
                ast.parse(project.text(name))
            except SyntaxError as error:
                findings.append(f"{name}:{error.lineno}: {error.msg}")
    return findings


def json_files(project):
    """JSON files parse and name no key twice."""
    def unique(pairs):
        keys = [key for key, _ in pairs]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise ValueError(f"the key {sorted(twice)[0]!r} stands there twice")
        return dict(pairs)

    findings = []
    for name in project.matching(".json"):
        if "/corpus/" in name or "/broken/" in name:
            continue
        try:
            json.loads(project.text(name), object_pairs_hook=unique)
        except ValueError as error:
            findings.append(f"{name}: {error}")
    return findings


def readmes(project):
    """Every module says what it is for."""
    modules = {project.module_of(name) for name in project.files} - {None}
    return [f"{module}/README.md is missing" for module in sorted(modules)
            if not (project.root / module / "README.md").is_file()]


def architecture(project):
    """docs/ARCHITECTURE.md prints the module table as it is."""
    status, output = run(["python3", "-B", "tools/architecture.py", "--check"])
    if status == 0:
        return []
    return (output.strip() or "docs/ARCHITECTURE.md differs from cmake/Modules.cmake").splitlines() + [
        "tools/architecture.py writes the table"]

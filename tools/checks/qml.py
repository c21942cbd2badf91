# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of QML: literals that belong to the design system, texts that need a translation, lint and format."""

import concurrent.futures
import os
import re
import subprocess

from checks.project import lines_matching, qt_tool, run

# The design system is where literals are turned into names.
DESIGN_SYSTEM = ("qml/Controls/", "ui/theme/")

# A number that stands for a length: neither 0 nor 1, and no factor or divisor of one, as in 60 * Units.grid.
LENGTH = r"(?:[2-9]|\d{2,})(?:\.\d+)?"
SIZES = (r"\b(\w*([wW]idth|[hH]eight|[sS]pacing|[pP]adding|[mM]argins?|[iI]nset|[rR]adius)|pixelSize|pointSize|x|y|elevation)"
         r"\s*:(.*[(,?:+-])?\s*-?" + LENGTH + r"\s*($|[),:+-])")
LITERALS = [
    ("a colour", r"\b\w*[cC]olor\w*\s*:\s*\"(?!transparent\")[^\"]+\"|\"#[0-9a-fA-F]{3,8}\"|\bQt\.(rgba|hsla|hsva|lighter|darker|tint)\s*\("),
    ("a size", SIZES),
    ("a duration", r"\b(duration|interval|delay|timeout)\s*:\s*[1-9]\d*\s*$"),
    ("a font", r"\bfont\.family\s*:\s*\""),
]
CPP_COLOURS = r"\bQColor\s*(\w+\s*)?[({]\s*(\d|0x|u?\"|Qt::)|\"#[0-9a-fA-F]{6,8}\"|\bQt::(red|green|blue|white|black|gray)\b"

TEXT_PROPERTY = (r"\b(text|title|placeholderText|label|description|caption|header|message|tooltip|toolTip|"
                 r"Accessible\.name|Accessible\.description)\s*:\s*\"[^\"]*[A-Za-z]{2}")


def literals(project):
    """Colours, sizes, fonts and durations come from tokens."""
    findings = []
    for name in project.matching(".qml", under="qml/"):
        if name.startswith(DESIGN_SYSTEM):
            continue
        for what, pattern in LITERALS:
            for number, match in lines_matching(project.text(name), pattern):
                if not project.is_allowed("qml-literals", name, match.group(0).strip()):
                    findings.append(f"{name}:{number}: {what} as a literal: {match.group(0).strip()}")
    for name in project.matching(".cpp", ".h", under="ui/"):
        if name.startswith(DESIGN_SYSTEM):
            continue
        for number, match in lines_matching(project.text(name), CPP_COLOURS):
            if not project.is_allowed("qml-literals", name, match.group(0).strip()):
                findings.append(f"{name}:{number}: a colour as a literal: {match.group(0).strip()}")
    return findings + project.idle_allowances("qml-literals")


def untranslated(project):
    """What a person reads in QML goes through qsTr."""
    findings = []
    for name in project.matching(".qml", under="qml/"):
        for number, match in lines_matching(project.text(name), TEXT_PROPERTY):
            if not project.is_allowed("qml-text", name, match.group(0).strip()):
                findings.append(f"{name}:{number}: a text without qsTr: {match.group(0).strip()}")
    return findings + project.idle_allowances("qml-text")


def qmlformat(project):
    """QML is formatted as .qmlformat.ini says."""
    def differs(name):
        # Its warnings go to the other output, and are qmllint's business.
        done = subprocess.run([qt_tool("qmlformat"), name], cwd=project.root, text=True, capture_output=True, check=False)
        if done.returncode != 0:
            return f"{name}: qmlformat cannot read it: {done.stderr.strip()}"
        return f"{name}: not formatted (./dev format)" if done.stdout != project.text(name) else None

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return [finding for finding in pool.map(differs, project.matching(".qml")) if finding]


def qmllint(project):
    """qmllint finds nothing. It needs the types of the modules, so the build of its target compiles what makes them."""
    if not project.matching(".qml", under="qml/"):
        return []
    status, output = run(["tools/build.sh", project.preset, "all_qmllint"])
    findings = [line.replace(str(project.root) + "/", "") for line in output.splitlines()
                if re.match(r"(Warning|Error|Info): ", line)]
    if status != 0 and not findings:
        findings = output.splitlines()[-20:]
    return findings

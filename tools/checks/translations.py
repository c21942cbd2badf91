# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of translations: every text is marked, and French has all of them."""

import pathlib
import re
import shutil
import tempfile
import xml.etree.ElementTree

from checks.project import lines_matching, qt_tool, run

# Two words that begin like a sentence, in a string that nothing translates.
SENTENCE = r'u"[A-Z][a-z]+( [A-Za-z]+)+[.…!?:]?"_s'
NOT_FOR_PEOPLE = re.compile(r"\btr\(|\btranslate\(|\bqsTr|QT_TR|\bqC?(Debug|Info|Warning|Critical)\b|\bError\(|\bfail\(")


def untranslated_cpp(project):
    """What a person reads from ui/ goes through tr."""
    findings = []
    for name in project.matching(".cpp", ".h", under="ui/"):
        lines = project.text(name).splitlines()
        for number, match in lines_matching(project.text(name), SENTENCE):
            context = " ".join(lines[max(0, number - 3):number])
            if not NOT_FOR_PEOPLE.search(context) and not project.is_allowed("ui-text", name, match.group(0)):
                findings.append(f"{name}:{number}: a text without tr: {match.group(0)}")
    return findings + project.idle_allowances("ui-text")


def french(project):
    """lupdate finds no text that French lacks, and none of its translations is unfinished."""
    translated = project.matching(".qml", ".cpp", ".h", under="qml/") + project.matching(".cpp", ".h", under="ui/")
    translated += project.matching(".cpp", ".h", under="app/desktop/")
    files = [name for name in project.matching(".ts", under="translations/") if "_fr" in name]
    if not files:
        return ["translations/ has no French file"] if project.matching(".qml", under="qml/") else []
    findings = []
    with tempfile.TemporaryDirectory() as directory:
        sources = pathlib.Path(directory, "sources.lst")
        sources.write_text("\n".join(str(project.root / name) for name in translated), encoding="utf-8")
        for name in files:
            copy = pathlib.Path(directory, pathlib.Path(name).name)
            shutil.copy(project.root / name, copy)
            # Without the headers lupdate does not know the namespace of a class.
            headers = [f"-I{path}" for path in sorted(project.root.glob("ui/*/include"))]
            status, output = run([qt_tool("lupdate"), *headers, "-silent", "-locations", "none", f"@{sources}", "-ts", str(copy)])
            if status != 0:
                findings += output.splitlines()
                continue
            findings += [f"{name}: {line}" for line in unfinished(copy)]
    return findings


def unfinished(path):
    """One line for each text that has no translation, and for each translation that has no text."""
    for context in xml.etree.ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source", "")
            translation = message.find("translation")
            kind = translation.get("type") if translation is not None else "unfinished"
            forms = [form.text for form in translation.iter("numerusform")] if translation is not None else []
            is_empty = translation is None or not (translation.text or "").strip()
            if kind == "unfinished":
                yield f"{context.findtext('name')}: not translated: {source!r}"
            elif kind in ("vanished", "obsolete"):
                yield f"{context.findtext('name')}: nothing uses it any more: {source!r}"
            elif (forms and not all(forms)) or (not forms and is_empty):
                yield f"{context.findtext('name')}: translated as nothing: {source!r}"

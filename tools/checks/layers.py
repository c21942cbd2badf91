# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the layers are what the module table says, also where the compiler would let something through."""

import functools
import re

from checks.project import lines_matching

INCLUDE = re.compile(r'^\s*#\s*include\s*(<([^>]+)>|"([^"]+)")', re.M)
QML_IMPORT = re.compile(r"^\s*import\s+(AgentOps[.\w]*)", re.M)

# Symbols that no module may use, and where: (name, pattern, files, why).
GUI_HEADERS = r"#\s*include\s*<(Qt(Gui|Qml|Quick\w*|Widgets|Svg|WebEngine\w*)/|KSyntaxHighlighting/)"
GUI_LIBRARIES = r"\bQt6?::(Gui|Widgets|OpenGL|Qml|Quick|Svg|WebEngine|WebView|Multimedia|PrintSupport)\w*|\bKF6::\w+"
FORBIDDEN = [
    ("QEventLoop", r"\bQEventLoop\b", r"^(core|ui|app)/", "a nested event loop runs other code in the middle of this"),
    ("waitFor", r"\bwaitFor(?!Done)\w*\s*\(", r"^(core|ui|app)/", "waiting blocks the event loop: co_await instead"),
    ("processEvents", r"\bprocessEvents\s*\(", r"^(core|ui|app)/", "it runs other code in the middle of this"),
    ("setContextProperty", r"\bsetContextProperty\b", r"^(ui|app)/", "context properties have no type: use a singleton"),
    ("gui-header", GUI_HEADERS, r"^(core/|app/(cli|commandline)/)", "this part of the product has no window"),
    ("exec", r"(\.|->|::)exec\s*\(", r"^(core|ui|app)/", "a nested event loop runs other code in the middle of this"),
    ("system-call", r"\bstd::system\s*\(|(?<![\w:])system\s*\(|\bpopen\s*\(", r"^(core|ui|app)/", "programs are started by core/process"),
    ("include-cpp", r'#\s*include\s*"[^"]*\.cpp"', r"^(core|ui|app)/", "sources are compiled, not included"),
    ("relative-import", r'^\s*import\s+"', r"^qml/", "QML modules are imported by their name"),
    ("createComponent", r"\bQt\.createComponent\s*\(", r"^qml/", "components are declared, not named by strings"),
]


@functools.lru_cache(maxsize=None)
def public_headers(project):
    """'agentops/store/row.h' to 'core/store'."""
    owners = {}
    for name in project.matching(".h"):
        module = project.module_of(name)
        if module and "/include/" in name:
            owners[name.split("/include/", 1)[1]] = module
    return owners


@functools.lru_cache(maxsize=None)
def qml_modules(project):
    """'AgentOps.Controls' to 'qml/Controls'."""
    owners = {}
    for module in project.edges:
        lists = project.root / module / "CMakeLists.txt"
        if lists.is_file():
            uri = re.search(r"\bURI\s+([\w.]+)", lists.read_text(encoding="utf-8"))
            if uri:
                owners[uri.group(1)] = module
    return owners


def layers(project):
    """Includes and QML imports follow the edges of cmake/Modules.cmake."""
    findings = []
    order = list(project.edges)
    for module, linked in project.edges.items():
        for other in linked:
            if other not in project.edges:
                findings.append(f"cmake/Modules.cmake: {module} -> {other}: there is no row for {other}")
            elif order.index(other) > order.index(module) and not module.startswith("tests/"):
                findings.append(f"cmake/Modules.cmake: {module} -> {other}: edges point upward in the table only")
    for name in project.matching(".h", ".cpp", ".qml"):
        module = project.module_of(name)
        if not module:
            continue
        allowed = set(project.edges[module]) | {module}
        text = project.text(name)
        used = [(m.start(), public_headers(project).get(m.group(2) or "")) for m in INCLUDE.finditer(text)]
        used += [(m.start(), qml_modules(project).get(m.group(1))) for m in QML_IMPORT.finditer(text)]
        for offset, other in used:
            if other and other not in allowed:
                line = text.count("\n", 0, offset) + 1
                findings.append(f"{name}:{line}: {module} -> {other} is no edge of cmake/Modules.cmake")
        for match in INCLUDE.finditer(text):
            if match.group(3) and match.group(3).count("../") > 2:
                line = text.count("\n", 0, match.start()) + 1
                findings.append(f"{name}:{line}: '{match.group(3)}' reaches out of the module")
    return findings


def symbols(project):
    """Nothing uses what the rules of the house forbid."""
    findings = []
    for what, pattern, files, why in FORBIDDEN:
        for name in project.matching(".h", ".cpp", ".qml"):
            if not re.match(files, name):
                continue
            for number, match in lines_matching(project.text(name), pattern):
                if not project.is_allowed("symbols", name, what):
                    findings.append(f"{name}:{number}: {match.group(0).strip()}: {why}")
    return findings + project.idle_allowances("symbols")


def targets(project):
    """Targets and links come from the functions of cmake/Modules.cmake, which look at the edges."""
    findings = []
    for name in project.matching("CMakeLists.txt"):
        if not re.match(r"(core|ui|app|qml)/", name):
            continue
        text = re.sub(r"#.*", "", project.text(name))
        for match in re.finditer(r"\b((?:qt_)?add_(?:library|executable)|target_link_libraries)\s*\(\s*([^\s)]+)", text):
            call = f"{match.group(1)}({match.group(2)}"
            if not project.is_allowed("targets", name, call):
                findings.append(f"{name}:{line_of(text, match)}: {call}: use the functions of cmake/Modules.cmake")
        if re.match(r"core/|app/(cli|commandline)/", name):
            for match in re.finditer(GUI_LIBRARIES, text):
                findings.append(f"{name}:{line_of(text, match)}: {match.group(0)}: this part of the product has no window")
    return findings + project.idle_allowances("targets")


def line_of(text, match):
    return text.count("\n", 0, match.start()) + 1

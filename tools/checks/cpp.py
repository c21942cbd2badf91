# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of C++ by clang-format and clang-tidy."""

import collections
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re

from checks.project import run

# clang-tidy spends its time on the headers of Qt, so the sources of one target are read as one: ten times faster. Where
# two sources do not bear each other (equal names in anonymous namespaces), those are read alone.
ERROR = re.compile(r"^(/[^:]+):\d+:\d+: error: .*\[clang-diagnostic-error", re.M)
FINDING = re.compile(r"^(/[^:]+):(\d+):\d+: (error|warning): (.*)$")
MAX_BATCH = 12
# Samples that tests read as text.
NOT_OURS = re.compile(r"^tests/(golden/|fuzz/corpus/|.*/data/)")


def clang_format(project):
    """C++ is formatted as .clang-format says."""
    names = [name for name in project.matching(".h", ".cpp") if not NOT_OURS.match(name)]
    findings = []
    chunks = [names[i:i + 40] for i in range(0, len(names), 40)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for status, output in pool.map(lambda chunk: run(["clang-format-19", "--dry-run", *chunk]), chunks):
            seen = dict.fromkeys(re.findall(r"^(\S+?):\d+:\d+: warning: code should be clang-formatted", output, re.M))
            findings += [f"{name}: not formatted (./dev format)" for name in seen]
            findings += [] if seen else unexplained("clang-format", status, output)
    return findings


def unexplained(program, status, output):
    """A program that fails and finds nothing has not done its work."""
    return [f"{program} ended with status {status}:", *output.splitlines()[-20:]] if status != 0 else []


def clang_tidy(project):
    """clang-tidy finds nothing in the product; results are kept per content, so that only what changed is read again.

    Tests are left to the compilers' warnings: reading them as well would double the time."""
    # The sources include files that the build generates.
    status, output = run(["tools/build.sh", project.preset])
    if status != 0:
        return ["the build must succeed first:", *output.splitlines()[-20:]]
    database = project.build / "compile_commands.json"
    batches = collections.defaultdict(list)
    for entry in json.loads(database.read_text(encoding="utf-8")):
        for path in sources_of(entry):
            name = os.path.relpath(path, project.root)
            if re.match(r"(core|ui|app)/.*\.cpp$", name):
                batches[(os.path.dirname(name), flags_of(entry))].append((name, entry))
    work = project.build / "check"
    (work / "passed").mkdir(parents=True, exist_ok=True)
    tasks = [files[i:i + MAX_BATCH] for files in batches.values() for i in range(0, len(files), MAX_BATCH)]
    tasks.sort(key=len, reverse=True)
    findings = {}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(lambda files: tidy(project, work, files), tasks):
            findings.update(dict.fromkeys(found))
    return list(findings)


def sources_of(entry):
    """The build compiles small sources together: one that includes them."""
    path = pathlib.Path(entry["directory"], entry["file"])
    if path.parent.name != "Unity":
        return [path]
    return re.findall(r'^#include "(.+)"$', path.read_text(encoding="utf-8"), re.M)


def flags_of(entry):
    """The command without what differs from file to file, and without the precompiled headers: what a source takes from
    them it must include itself."""
    return re.sub(r" -o \S+ -c \S+$| -MT \S+| -MF \S+|-DQT_TESTCASE_\w+=\S+|-I\S*_autogen/include"
                  r"|-isystem \S*_autogen/include| -Winvalid-pch| -Xclang| -include(-pch)? \S+/cmake_pch\.\S+",
                  "", entry["command"])


def tidy(project, work, files):
    key = content_key(project, files)
    passed = work / "passed" / key
    if passed.exists():
        return []
    findings, alone = tidy_together(project, work, files)
    for file in alone:
        findings += tidy_together(project, work, [file])[0]
    if not findings:
        passed.touch()
    return findings


def tidy_together(project, work, files):
    """Findings, and the files that must be read alone because they do not compile with the others."""
    together = list(files)
    alone = []
    while together:
        status, output = tidy_batch(project, work, together)
        broken = {os.path.relpath(path, project.root) for path in ERROR.findall(output)}
        bad = [file for file in together if file[0] in broken]
        if len(together) == 1 or not broken:
            return findings_of(project, output) or unexplained("clang-tidy", status, output), alone
        alone += bad or together
        together = [file for file in together if file not in alone]
    return [], alone


def tidy_batch(project, work, files):
    key = hashlib.sha256("\n".join(name for name, _ in files).encode()).hexdigest()[:16]
    directory = work / key
    directory.mkdir(exist_ok=True)
    source = directory / "all.cpp"
    source.write_text("".join(f'#include "{project.root / name}"\n' for name, _ in files), encoding="utf-8")
    includes = {match for _, entry in files
                for match in re.findall(r"-(?:I|isystem )\S*_autogen/include", entry["command"])}
    entry = dict(files[0][1])
    entry["command"] = f"{flags_of(entry)} {' '.join(sorted(includes))} -w -Wno-error -o all.o -c {source}"
    entry["file"] = str(source)
    entry.pop("output", None)
    (directory / "compile_commands.json").write_text(json.dumps([entry]), encoding="utf-8")
    status, output = run(["clang-tidy-19", "-p", str(directory), "--quiet", f"--config-file={project.root / '.clang-tidy'}",
                          "--checks=-bugprone-suspicious-include", "--extra-arg=-Wno-unknown-warning-option", str(source)])
    (directory / "output").write_text(output, encoding="utf-8")
    return status, output


def findings_of(project, output):
    findings = []
    for line in output.splitlines():
        match = FINDING.match(line)
        if match:
            name = os.path.relpath(match.group(1), project.root)
            findings.append(f"{name}:{match.group(2)}: {match.group(4)}")
    return findings


def content_key(project, files):
    """Changes with the sources, any header of the project, and the configuration."""
    state = hashlib.sha256()
    for name in [".clang-tidy", "tools/checks/cpp.py"]:
        state.update(project.text(name).encode())
    seen = set()
    queue = [name for name, _ in files]
    while queue:
        name = queue.pop()
        if name in seen:
            continue
        seen.add(name)
        queue += included(project, name)
    for name in sorted(seen):
        state.update(name.encode() + b"\0" + project.text(name).encode())
    for _, entry in files:
        state.update(flags_of(entry).encode())
    return state.hexdigest()[:32]


def included(project, name):
    """The project's own headers that a file includes."""
    known = header_index(project)
    for angled, quoted in re.findall(r'^\s*#\s*include\s*(?:<(agentops/[^>]+)>|"([^"]+)")', project.text(name), re.M):
        if angled and angled in known:
            yield known[angled]
        elif quoted:
            path = pathlib.PurePath(os.path.normpath(os.path.join(os.path.dirname(name), quoted))).as_posix()
            if (project.root / path).is_file():
                yield path


def header_index(project):
    if not hasattr(project, "header_index"):
        project.header_index = {name.split("/include/", 1)[1]: name
                                for name in project.matching(".h") if "/include/" in name}
    return project.header_index

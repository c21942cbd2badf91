# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks know about the tree: its files, its module table, and the exceptions it allows."""

import functools
import os
import pathlib
import re
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SKIPPED_DIRECTORIES = re.compile(r"^(build|\.git$|\.cache$|__pycache__$)")


def run(command, **options):
    """Runs a program and returns (exit status, both outputs)."""
    done = subprocess.run(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          errors="replace", check=False, **options)
    return done.returncode, done.stdout


def qt_tool(name):
    """The path of one of Qt's programs, which Debian keeps out of PATH."""
    return shutil.which(name) or f"/usr/lib/qt6/bin/{name}"


class Project:
    def __init__(self, preset):
        self.root = ROOT
        self.preset = preset
        self.build = ROOT / ("build" if preset == "dev" else f"build-{preset}")
        self.used_allowances = set()

    @functools.cached_property
    def files(self):
        """All files that belong to the project, relative, sorted."""
        status, listed = run(["git", "ls-files", "--cached", "--others", "--exclude-standard"])
        if status == 0:
            return sorted(name for name in set(listed.splitlines()) if (ROOT / name).is_file())
        found = []
        for directory, names, files in os.walk(ROOT):
            names[:] = [name for name in names if not SKIPPED_DIRECTORIES.match(name)]
            found += [os.path.relpath(os.path.join(directory, file), ROOT) for file in files]
        return sorted(found)

    def matching(self, *suffixes, under=""):
        return [name for name in self.files if name.endswith(suffixes) and name.startswith(under)]

    @functools.lru_cache(maxsize=None)
    def text(self, name):
        return (ROOT / name).read_text(encoding="utf-8", errors="replace")

    @functools.cached_property
    def edges(self):
        """The module table: module to the modules it may link."""
        table = re.search(r"set\(AO_EDGES\n(.*?)\n\)", self.text("cmake/Modules.cmake"), re.S)
        rows = re.findall(r'"([^":]+?)\s*:([^"]*)"', table.group(1))
        return {module.strip(): linked.split() for module, linked in rows}

    def module_of(self, name):
        """The module that a file belongs to, or None for tests, tools and the like."""
        module = "/".join(name.split("/")[:2])
        return module if module in self.edges else None

    @functools.cached_property
    def allowances(self):
        """allowed.txt: (check, path, what) to the reason."""
        allowed = {}
        for line in self.text("tools/checks/allowed.txt").splitlines():
            if line.strip() and not line.startswith("#"):
                fact, _, reason = line.partition(" -- ")
                check, path, what = fact.split(None, 2)
                allowed[(check, path, what.strip())] = reason.strip()
        return allowed

    def is_allowed(self, check, path, what):
        key = (check, path, what)
        if key in self.allowances:
            self.used_allowances.add(key)
            return True
        return False

    def idle_allowances(self, check):
        """Exceptions that nothing needs any more, or that give no reason."""
        findings = []
        for key, reason in self.allowances.items():
            if key[0] != check:
                continue
            if key not in self.used_allowances:
                findings.append(f"tools/checks/allowed.txt: nothing needs '{' '.join(key)}' any more")
            elif len(reason.split()) < 3:
                findings.append(f"tools/checks/allowed.txt: '{' '.join(key)}' gives no reason")
        return findings


def lines_matching(text, pattern):
    """(line number, match) of each match in code, with // comments left out."""
    for number, line in enumerate(text.splitlines(), 1):
        code = re.sub(r"(^|\s)//.*$", "", line)
        for match in re.finditer(pattern, code):
            yield number, match

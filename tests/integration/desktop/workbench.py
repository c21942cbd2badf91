# SPDX-License-Identifier: GPL-3.0-or-later
"""workbench.py PROGRAM FOLDER - a person's way through the real program, with keyboard and mouse.

On failure the picture of the screen and the accessible tree are kept below FOLDER.
"""
import os
import re
import shutil
import subprocess
import sys

from driver import App, Failure


def make_repository(path):
    os.makedirs(path)
    with open(os.path.join(path, "A.php"), "w", encoding="utf-8") as file:
        file.write("<?php\nclass A {}\n")
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "one"]):
        author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
        subprocess.run(["git", *author, *arguments], cwd=path, check=True)


def opens_the_repository(app):
    app.find("button", "Repository repository")
    app.find("label", "Branch main")


def makes_a_workflow(app):
    app.click(app.find("button", "New workflow"))
    app.wait("the dialog that asks for a name", lambda: len(app.all(re.compile("text|edit|entry"))) > 0)
    app.type("Ship it")
    app.key("Return")
    app.find("heading", "Ship it")


def drops_a_node(app):
    app.click(app.find("button", "Add the first node"))
    row = app.find("list item", "Approval")
    canvas = app.find("canvas")
    x, y, width, height = canvas.box()
    app.drag(row.center(), (x + width // 4, y + height * 3 // 4))
    app.find("canvas", "Workflow canvas: Approval")
    app.key("Escape")


def looks_at_the_runs(app):
    app.click(app.find("page tab", "Runs"))
    app.find("heading", "No runs yet")


def main(program, folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    repository = os.path.join(folder, "repository")
    make_repository(repository)
    environment = {"XDG_CONFIG_HOME": os.path.join(folder, "config"), "LC_ALL": "C.UTF-8"}
    arguments = ["--data-dir", os.path.join(folder, "data"), "--language", "en", repository]
    parts = [
        [opens_the_repository, makes_a_workflow, drops_a_node, looks_at_the_runs],
        [opens_the_repository, looks_at_the_runs],
    ]
    for steps in parts:
        app = App(program, arguments, folder, environment)
        try:
            for step in steps:
                step(app)
                print("ok", step.__name__.replace("_", " "), flush=True)
            app.close()
        except Failure as failure:
            print("FAILED", step.__name__.replace("_", " "), "-", failure, *app.keep_evidence("failure"))
            return 1
        finally:
            app.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])))

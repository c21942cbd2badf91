# SPDX-License-Identifier: GPL-3.0-or-later
"""workbench.py PROGRAM FOLDER - a person's way through the real program, with keyboard and mouse.

On failure the picture of the screen and the accessible tree are kept below FOLDER.
"""
import os
import re
import shutil
import subprocess
import sys

from driver import App, Failure, colour_near

# Ports of the light theme (resources/theme/light.json).
TEXT_PORT = (0x25, 0x63, 0xEB)
ANY_PORT = (0x64, 0x74, 0x8B)
CARD_WIDTH = 220
COMMENT = "Who calls this?"


def make_repository(path):
    os.makedirs(path)
    author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]

    def git(*arguments):
        subprocess.run(["git", *author, *arguments], cwd=path, check=True)

    def write(name, text):
        with open(os.path.join(path, name), "w", encoding="utf-8") as file:
            file.write(text)

    git("init", "-q", "-b", "main")
    git("config", "user.name", "Ada")
    git("config", "user.email", "ada@example.org")
    write("Order.php", "<?php\nclass Order extends Item {}\n")
    write("Item.php", "<?php\nclass Item {}\n")
    git("add", "-A")
    git("commit", "-q", "-m", "Take orders")
    write("Item.php", "<?php\nclass Item\n{\n    public int $price = 0;\n}\n")
    git("commit", "-q", "-a", "-m", "Give items a price")


def shows_everything_without_a_warning(program, folder, repository, environment):
    """Every page in both languages and looks; "qps" makes each text a third longer."""
    for language in ("en", "qps"):
        command = [program, "--self-test", "--data-dir", os.path.join(folder, "self-test"), "--language", language]
        done = subprocess.run(
            [*command, repository], env={**os.environ, **environment}, capture_output=True, text=True, timeout=120
        )
        if done.returncode != 0:
            raise Failure(f"--self-test --language {language}: {done.stdout}{done.stderr}")


def opens_the_repository(app):
    app.find("button", "Repository repository")
    app.find("label", "Branch main")


def makes_a_workflow(app):
    app.click(app.find("button", "New workflow"))
    app.wait("the dialog that asks for a name", lambda: len(app.all(re.compile("text|edit|entry"))) > 0)
    app.type("Ship it")
    app.key("Return")
    app.find("heading", "Ship it")


def place_of_cards(app):
    """Where the three cards are dropped: side by side in the middle of the canvas."""
    x, y, width, height = app.find("canvas").box()
    return [(x + width * part // 100, y + height // 2) for part in (15, 45, 75)]


def drops_nodes(app):
    names = ["Manual start", "Shell command", "Approval"]
    for name, place in zip(names, place_of_cards(app)):
        app.click(app.find("button", "Add a node"))
        app.find("list item", "Another run ends")
        app.type(name)
        app.gone("list item", "Another run ends")
        app.drag(app.find("list item", name).center(), place)
        app.find("canvas", re.compile(f"^Workflow canvas: {name}"))
        app.gone("list item", name)


def connects_nodes(app):
    def port(card, colour, side, below=15):
        place = (card[0] + side * CARD_WIDTH // 2, card[1] + below)
        return app.wait(f"a port at {place}", lambda: colour_near(colour, place, 40))

    start, command, approval = place_of_cards(app)
    # The card of a command has many outputs; its first line of ports is above the middle.
    app.drag(port(start, TEXT_PORT, +1), port(command, ANY_PORT, -1, -30))
    app.drag(port(command, TEXT_PORT, +1, -30), port(approval, ANY_PORT, -1))
    app.click_at(start[0], start[1] - 20)
    app.find("label", "Output task, to Shell command")
    app.click_at(approval[0], approval[1] - 40)
    app.find("label", "Input subject, from Shell command")


def undoes_and_redoes(app):
    app.click(app.find("button", "Undo"))
    app.gone("label", "Input subject, from Shell command")
    app.click(app.find("button", "Redo"))
    app.find("label", "Input subject, from Shell command")


def fills_in_the_command(app):
    _, command, _ = place_of_cards(app)
    app.click_at(command[0], command[1] - 80)
    app.find("list item", re.compile("needs a value"))
    app.fill(app.find("text", "Command"), "echo hello from the step")
    app.gone("list item", re.compile("needs a value"))


def runs_and_approves(app):
    run = app.find("button", "Run")
    app.wait("the workflow to be runnable", lambda: run.enabled)
    app.click(run)
    app.find("alert", re.compile("Approval waits for approval"))
    app.click(app.find("button", "Approve"))
    app.gone("alert", re.compile("Approval waits for approval"))
    app.find("list item", "Shell command: hello from the step")


def saves_the_workflow(app):
    app.key("ctrl+s")
    app.wait("the file of the workflow", lambda: not app.find("button", "Save").enabled)


def goes_to_a_node_by_its_letters(app):
    app.key("ctrl+k")
    app.find(re.compile("text|edit|entry"), "Command palette")
    app.type("@approv")
    app.find("list item", "Approval")
    app.key("Return")
    app.find("canvas", re.compile("^Workflow canvas: Approval"))
    app.gone(re.compile("text|edit|entry"), "Command palette")


def reads_the_result(app):
    app.click(app.find("page tab", "Runs"))
    app.click(app.find("list item", re.compile("Ship it")))
    app.find("label", re.compile("succeeded"))
    app.click(app.find("page tab", re.compile("^Logs")))
    app.find("list item", re.compile("hello from the step"))


def reads_the_map(app):
    app.click(app.find("page tab", "Code map"))
    app.find(None, re.compile("^3 files"))
    app.key("ctrl+t")
    app.type("order")
    app.click(app.find("list item", re.compile("^Order$")))
    app.find("canvas", re.compile("Order selected"))
    app.find("list item", re.compile("Item"))


def comments_in_a_review(app):
    app.click(app.find("page tab", "Review"))
    app.find("list item", re.compile("ship-it.agentops.json$"))
    x, y, width, height = app.find("list item", re.compile('"name": "Ship it"')).box()
    app.click_at(x + width * 3 // 4, y + height // 2)
    app.key("c")
    app.find("text", "Comment")
    app.type(COMMENT)
    app.click(app.find("button", "Save draft"))
    app.find("label", COMMENT)


def finds_the_workflow_again(app):
    app.click(app.find("page tab", "Workflows"))
    app.find("heading", "Ship it")
    app.find("canvas", re.compile("Workflow canvas: 3 nodes"))


def finds_the_comment_again(app):
    app.click(app.find("page tab", "Review"))
    app.find("label", COMMENT)


def main(program, folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    repository = os.path.join(folder, "repository")
    make_repository(repository)
    environment = {"XDG_CONFIG_HOME": os.path.join(folder, "config"), "LC_ALL": "C.UTF-8"}
    arguments = ["--data-dir", os.path.join(folder, "data"), "--language", "en", "--theme", "light", repository]
    parts = [
        [
            opens_the_repository,
            makes_a_workflow,
            drops_nodes,
            connects_nodes,
            undoes_and_redoes,
            fills_in_the_command,
            runs_and_approves,
            saves_the_workflow,
            goes_to_a_node_by_its_letters,
            reads_the_result,
            reads_the_map,
            comments_in_a_review,
        ],
        [opens_the_repository, finds_the_workflow_again, reads_the_result, reads_the_map, finds_the_comment_again],
    ]
    try:
        shows_everything_without_a_warning(program, folder, repository, environment)
    except Failure as failure:
        print("FAILED", failure)
        return 1
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

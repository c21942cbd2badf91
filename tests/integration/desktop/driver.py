# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a person does: it reads the accessible tree (AT-SPI) and uses mouse and keyboard.

Needs a session bus and an X server of its own (tools/headless.sh). Coordinates are pixels of the screen.
"""
import os
import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

TIMEOUT_S = 20
POLL_S = 0.1


def colour_near(colour, place, radius=24):
    """The middle of what has that colour (r, g, b) on the screen, looked for around a place; None without any."""
    left, top, side = place[0] - radius, place[1] - radius, 2 * radius
    pixels = subprocess.run(
        ["import", "-window", "root", "-crop", f"{side}x{side}+{left}+{top}", "+repage", "-depth", "8", "rgb:-"],
        check=True,
        capture_output=True,
    ).stdout
    close = [
        (left + index % side, top + index // side)
        for index in range(len(pixels) // 3)
        if all(abs(a - b) < 25 for a, b in zip(pixels[3 * index : 3 * index + 3], colour))
    ]
    return tuple(sum(axis) // len(close) for axis in zip(*close)) if close else None


class Failure(AssertionError):
    """What was expected did not come."""


def matches(pattern, text):
    """A pattern is a text that must be equal, or a compiled expression that must be found."""
    if pattern is None:
        return True
    return bool(pattern.search(text)) if isinstance(pattern, re.Pattern) else pattern == text


def xdotool(*arguments):
    subprocess.run(["xdotool", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


class Element:
    """One thing of the accessible tree; it may vanish at any time, and then has no name, role or place."""

    def __init__(self, accessible):
        self.accessible = accessible

    def _ask(self, question, otherwise):
        try:
            return question()
        except GLib.Error:
            return otherwise

    @property
    def name(self):
        return self._ask(self.accessible.get_name, "") or ""

    @property
    def role(self):
        return self._ask(self.accessible.get_role_name, "")

    @property
    def description(self):
        return self._ask(self.accessible.get_description, "") or ""

    @property
    def text(self):
        def read():
            count = Atspi.Text.get_character_count(self.accessible)
            return Atspi.Text.get_text(self.accessible, 0, count)

        return self._ask(read, "").replace("\u2029", "\n")

    def has(self, state):
        return self._ask(lambda: self.accessible.get_state_set().contains(state), False)

    @property
    def showing(self):
        return self.has(Atspi.StateType.SHOWING) and self.has(Atspi.StateType.VISIBLE)

    @property
    def enabled(self):
        return self.has(Atspi.StateType.ENABLED)

    def children(self):
        count = self._ask(self.accessible.get_child_count, 0)
        for index in range(count):
            child = self._ask(lambda i=index: self.accessible.get_child_at_index(i), None)
            if child is not None:
                yield Element(child)

    def walk(self, depth=0):
        yield self, depth
        for child in self.children():
            yield from child.walk(depth + 1)

    def box(self):
        """x, y, width, height on the screen."""
        rect = self._ask(lambda: Atspi.Component.get_extents(self.accessible, Atspi.CoordType.SCREEN), None)
        return (rect.x, rect.y, rect.width, rect.height) if rect else (0, 0, 0, 0)

    def center(self):
        x, y, width, height = self.box()
        return x + width // 2, y + height // 2

    def press(self):
        """The element's own action, as a screen reader uses it."""
        if not self._ask(lambda: Atspi.Action.do_action(self.accessible, 0), False):
            raise Failure(f"cannot press {self}")

    def __str__(self):
        return f"{self.role} '{self.name}'"


class App:
    """The program in a process of its own."""

    def __init__(self, program, arguments, folder, environment=None):
        self.folder = folder
        os.makedirs(folder, exist_ok=True)
        self.log = open(os.path.join(folder, "program.log"), "ab")
        self.process = subprocess.Popen(
            [program, *arguments], stdout=self.log, stderr=self.log, env={**os.environ, **(environment or {})}
        )
        self.root = self.wait("the program on the accessibility bus", self._find_application, timeout=40)

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_process_id() == self.process.pid:
                return Element(application)
        return None

    # Looking

    def all(self, role=None, name=None, within=None, showing=True):
        """Everything of that role and name, in the order of the tree."""
        root = within or self.root
        return [
            element
            for element, _ in root.walk()
            if matches(role, element.role) and matches(name, element.name) and (not showing or element.showing)
        ]

    def find(self, role=None, name=None, within=None, timeout=TIMEOUT_S):
        """Waits until there is one."""
        what = f"{role or 'anything'} called {name.pattern if isinstance(name, re.Pattern) else name!r}"
        return self.wait(what, lambda: next(iter(self.all(role, name, within)), None), timeout)

    def gone(self, role=None, name=None, timeout=TIMEOUT_S):
        self.wait(f"{name!r} to go away", lambda: not self.all(role, name), timeout)

    def wait(self, what, condition, timeout=TIMEOUT_S):
        """Asks again and again until the condition gives something, and returns that."""
        deadline = time.monotonic() + timeout
        while True:
            if self.process.poll() is not None:
                raise Failure(f"the program ended with {self.process.returncode} while waiting for {what}")
            value = condition()
            if value:
                return value
            if time.monotonic() > deadline:
                raise Failure(f"waited {timeout} s in vain for {what}")
            time.sleep(POLL_S)
            if getattr(self, "root", None) is not None:
                self.root.accessible.clear_cache()

    # Doing

    def click(self, element, button=1, repeat=1):
        x, y = element.center()
        self.click_at(x, y, button, repeat)

    def click_at(self, x, y, button=1, repeat=1):
        xdotool("mousemove", x, y)
        xdotool("click", "--repeat", repeat, "--delay", 80, button)

    def drag(self, start, end, steps=12):
        """Presses at start, moves as a hand does, and lets go at end."""
        xdotool("mousemove", *start)
        xdotool("mousedown", 1)
        for step in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * step // steps
            y = start[1] + (end[1] - start[1]) * step // steps
            xdotool("mousemove", x, y)
            time.sleep(0.03)  # a hand is not faster, and the program must see the way
        xdotool("mouseup", 1)

    def key(self, *keys):
        xdotool("key", "--clearmodifiers", *keys)

    def type(self, text):
        xdotool("type", "--clearmodifiers", "--delay", 12, text)

    def fill(self, element, text):
        """Replaces what stands in a text field."""
        self.click(element)
        self.key("ctrl+a")
        self.type(text)

    # Ending

    def close(self):
        """Ends the program as the window system does."""
        self.key("ctrl+q")
        try:
            self.process.wait(TIMEOUT_S)
        except subprocess.TimeoutExpired:
            raise Failure("the program did not quit") from None
        finally:
            self.log.close()
        if self.process.returncode != 0:
            raise Failure(f"the program ended with {self.process.returncode}")

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def tree(self):
        lines = []
        for element, depth in self.root.walk():
            hidden = "" if element.showing else " (hidden)"
            lines.append(f"{'  ' * depth}{element} {element.box()}{hidden}")
        return "\n".join(lines)

    def keep_evidence(self, name):
        """A picture of the screen and the accessible tree, for who reads the failure."""
        picture = os.path.join(self.folder, name + ".png")
        subprocess.run(["import", "-window", "root", picture], check=False)
        tree = os.path.join(self.folder, name + ".txt")
        with open(tree, "w", encoding="utf-8") as file:
            file.write(self.tree() if self.process.poll() is None else "the program has ended\n")
        return picture, tree

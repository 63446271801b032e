#!/usr/bin/env python3
"""Runs the commands whose answers README and the pages show, and puts the answers in their place.

    mvn -q -DskipTests package && python3 src/conf/shown/shown.py [WORD...]

With words, only commands that have one of them in it. A page marks an answer like this:

    <!-- shown: COMMAND -->

        the answer, indented by four blanks

    <!-- end -->

"shown quickly" is one that a test runs again, too (ShownAnswersIT). "run: COMMAND" shows no answer.
"copied: FROM TO" takes a file that the commands before it on the page have written.

Not put in place by this script are the tables of measurements in performance.md, lessons.md and
suggestions.md: they take a quiet machine or hours. Each names its command, its machine and its
day. Commands run one after the other, as the pages have them, in a folder of their own, in which
finder and src are those of this project.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[3]
MARK = re.compile(
    r"<!-- shown(?: quickly)?: (?P<shown>.*?) -->\n\n(?P<before>.*?)\n\n<!-- end -->"
    r"|<!-- run: (?P<run>.*?) -->"
    r"|<!-- copied: (?P<source>\S+) (?P<target>\S+) -->",
    re.S,
)


def main(words):
    pages = [TOP / "README.md", *sorted((TOP / "src/site/markdown").rglob("*.md"))]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("finder", "src"):
            os.symlink(TOP / name, pathlib.Path(folder) / name)
        for page in pages:
            page.write_text(MARK.sub(lambda mark: done(mark, folder, words), page.read_text()))


def done(mark, folder, words):
    """Does what a mark asks for, one after the other: a later command may write the same files."""
    command = mark["shown"] or mark["run"]
    if mark["source"]:
        if (pathlib.Path(folder) / mark["source"]).exists():
            shutil.copyfile(pathlib.Path(folder) / mark["source"], TOP / mark["target"])
    elif wanted(command, words):
        lines = answer(command, folder).replace(str(TOP) + "/", "").rstrip("\n").split("\n")
        if mark["shown"]:
            shown = "\n".join(("    " + line).rstrip() for line in lines)
            return mark[0].replace("\n\n" + mark["before"] + "\n\n", "\n\n" + shown + "\n\n")
    return mark[0]


def wanted(command, words):
    return not words or any(word in command for word in words)


def answer(command, folder):
    print(command, flush=True)
    run = subprocess.run(
        ["sh", "-c", command], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if run.returncode != 0:
        sys.exit(f"exit code {run.returncode}: {command}\n{run.stderr}")
    return run.stdout


main(sys.argv[1:])

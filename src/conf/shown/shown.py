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
suggestions.md: they take a quiet machine or hours. Each names its command, its machine and its day. Commands run one after the other in a folder of their
own, in which finder and src are those of this project.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[3]
SHOWN = re.compile(r"<!-- shown(?: quickly)?: (.*?) -->\n\n(.*?)\n\n<!-- end -->", re.S)
RUN = re.compile(r"<!-- run: (.*?) -->")
COPIED = re.compile(r"<!-- copied: (\S+) (\S+) -->")


def main(words):
    pages = [TOP / "README.md", *sorted((TOP / "src/site/markdown").rglob("*.md"))]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("finder", "src"):
            os.symlink(TOP / name, pathlib.Path(folder) / name)
        for page in pages:
            text = page.read_text()
            text = SHOWN.sub(lambda match: answered(match, folder, words), text)
            page.write_text(text)
            for command in RUN.findall(text):
                if wanted(command, words):
                    answer(command, folder)
            for source, target in COPIED.findall(text):
                if (pathlib.Path(folder) / source).exists():
                    shutil.copyfile(pathlib.Path(folder) / source, TOP / target)


def answered(match, folder, words):
    command, before = match.groups()
    if not wanted(command, words):
        return match.group(0)
    lines = answer(command, folder).replace(str(TOP) + "/", "").rstrip("\n").split("\n")
    shown = "\n".join(("    " + line).rstrip() for line in lines)
    return match.group(0).replace("\n\n" + before + "\n\n", "\n\n" + shown + "\n\n")


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

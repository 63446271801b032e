#!/usr/bin/env python3
"""Runs the commands whose answers README and the pages show, and puts the answers in their place.

    mvn -q -DskipTests package && python3 src/conf/shown/shown.py [WORD...]

With words, only commands that have one of them in it. A page marks an answer like this:

    <!-- shown: COMMAND -->

        the answer, indented by four blanks

    <!-- end -->

"shown quickly" is one that a test runs again, too (ShownAnswersIT). "copied: FROM TO" takes a file
that the commands before it have written. Commands run one after the other in a folder of their
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
            for source, target in COPIED.findall(text):
                if (pathlib.Path(folder) / source).exists():
                    shutil.copyfile(pathlib.Path(folder) / source, TOP / target)


def answered(match, folder, words):
    command, before = match.groups()
    if words and not any(word in command for word in words):
        return match.group(0)
    print(command, flush=True)
    run = subprocess.run(
        ["sh", "-c", command], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if run.returncode != 0:
        sys.exit(f"exit code {run.returncode}: {command}\n{run.stderr}")
    lines = run.stdout.replace(str(TOP) + "/", "").rstrip("\n").split("\n")
    answer = "\n".join(("    " + line).rstrip() for line in lines)
    return match.group(0).replace("\n\n" + before + "\n\n", "\n\n" + answer + "\n\n")


main(sys.argv[1:])

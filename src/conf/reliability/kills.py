#!/usr/bin/env python3
"""Kills find, train, search and a study at random moments and goes on: kills.py JAR [--moments N] [--seed S]

Each is run once in one go, then killed again and again, every kind of kill in turn, until it comes to its end. What it
then has must be what the run in one go has: the numbers of its tables and, of train, the weights to the bit. No process
may be left a second after a kill, and no draft, lock or half file after the end. Two of the four run at a time, each
on one thread. Exits with 1 where anything differs.
"""
import argparse
import concurrent.futures
import csv
import hashlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

DATA = ["--samples", "1500", "--batch-size", "50", "--model", "mlp", "--threads", "1", "--quiet", "--seed", "7"]
FIND = ["find", *DATA, "--iterations", "250", "--optimizer", "sgd,adam,rmsprop", "--repeats", "2"]
TRAIN = ["train", *DATA, "--epochs", "30", "--lr", "0.001", "--schedule", "constant,step", "--validation-split", "0.2"]
SEARCH = ["search", *DATA, "--epochs", "6", "--validation-split", "0.2"]
STUDY = ["study", "--tasks", "tasks.txt", "--threads", "1", "--quiet"]
TASKS = "tuned: --samples 400 --batch-size 40 --model mlp --epochs 1 --validation-split 0.25\n"

KINDS = [(sign, whom) for sign in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
         for whom in ("first", "second", "both")]
MOST_KILLS = 10  # of one run; the rest of it runs in one go


class Work:
    """A command, what it writes, and how to go on with it."""

    def __init__(self, name, command, tables, weights=None):
        self.name, self.command, self.tables, self.weights = name, command, tables, weights

    def line(self, jar, folder):
        save = ["--save", str(folder / self.weights)] if self.weights else []
        if self.weights and (folder / "out" / "checkpoint.npz").exists():
            return ["java", "-jar", jar, "train", "--quiet", "--resume", str(folder / "out")]
        return ["java", "-jar", jar, *self.command, "--out", str(folder / "out"), *save]

    def result(self, folder):
        found = {name: numbers(folder / "out" / name) for name in self.tables}
        if self.weights:
            found[self.weights] = hashlib.sha256(b"".join(arrays(folder / self.weights))).hexdigest()
        return found


def arrays(file):
    with zipfile.ZipFile(file) as archive:
        if archive.testzip():
            raise SystemExit(f"{file} is damaged")
        return [archive.read(name) for name in sorted(archive.namelist()) if name.endswith(".npy")]


def numbers(file):
    """A table without what is measured by a clock."""
    with open(file, encoding="utf-8", newline="") as text:
        return sorted(sorted((k, v) for k, v in row.items() if k not in ("seconds", "trial"))
                      for row in csv.DictReader(text))


def child(pid):
    """The second JVM, or None."""
    for tasks in pathlib.Path("/proc").glob(f"{pid}/task/*/children"):
        try:
            for number in map(int, tasks.read_text().split()):
                if "java" in os.readlink(f"/proc/{number}/exe"):
                    return number
        except OSError:
            pass  # has just ended
    return None


def is_alive(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def heed_signals():
    for sign in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(sign, signal.SIG_DFL)


def run(line, folder, after=None, kind=None):
    """Runs until it ends or, after some seconds, kills it. Returns the exit code and what is wrong."""
    wrong, second = [], None
    with open(folder / "stderr", "w+b") as err:
        process = subprocess.Popen(line, cwd=folder, stdout=subprocess.DEVNULL, stderr=err, start_new_session=True,
                                   preexec_fn=heed_signals)
        end = time.time() + (after or 600)
        while time.time() < end and process.poll() is None:
            second = second or child(process.pid)
            time.sleep(0.01)
        killed = process.poll() is None
        if killed:
            second = second or child(process.pid)
            sign, whom = kind or (signal.SIGKILL, "both")
            for pid in {"first": [process.pid], "second": [second or process.pid],
                        "both": [process.pid, second]}[whom]:
                if pid:
                    try:
                        os.kill(pid, sign)
                    except ProcessLookupError:
                        pass
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                wrong.append("does not end within 60 s")
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            deadline = time.time() + 5  # one second on a quiet machine
            while second and is_alive(second) and time.time() < deadline:
                time.sleep(0.02)
            if second and is_alive(second):
                wrong.append("the second JVM runs on")
                os.kill(second, signal.SIGKILL)
        err.seek(0)
        text = err.read().decode("utf-8", "replace")
    if "\tat " in text or "Exception" in text:
        wrong.append("stack trace: " + text[:300])
    return process.returncode, killed, wrong, text


def leftovers(folder):
    return [str(path.relative_to(folder)) for path in folder.rglob("*")
            if path.name.endswith((".draft", ".tmp", ".lock", ".moves")) or path.name.startswith("imageio")]


def in_one_go(work, jar, root):
    folder = fresh(root / "whole")
    begin = time.time()
    code, killed, wrong, text = run(work.line(jar, folder), folder)
    if code not in (0, 1) or killed or wrong:
        raise SystemExit(f"{work.name} in one go: exit {code} {wrong} {text}")
    return work.result(folder), time.time() - begin


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "tasks.txt").write_text(TASKS)
    return folder


def round_of(work, jar, root, expected, seconds, chance, kinds):
    """Kills a run until it is done. Returns how often, and what is wrong."""
    folder, wrong, kills = fresh(root / "killed"), [], 0
    while True:
        kind = next(kinds)
        after = None if kills >= MOST_KILLS else 0.2 + chance.random() * seconds * 0.7
        code, killed, bad, text = run(work.line(jar, folder), folder, after, kind)
        where = f"{kind[0].name} to {kind[1]}" if killed else "at the end"
        wrong += [f"{where}: {one}" for one in bad]
        drafts = [name for name in leftovers(folder) if name.endswith(".draft")]
        if len(drafts) > 4:
            wrong.append(f"{where}: drafts pile up: {drafts}")
        kills += killed
        if not killed:
            break
    if code not in (0, 1, 130):
        wrong.append(f"ends with {code}: {text[:300]}")
    elif code == 130:  # a signal that came when everything was done
        run(work.line(jar, folder), folder)
    try:
        found = work.result(folder)
        wrong += [f"{name} differs from that of a run in one go" for name in expected if found[name] != expected[name]]
    except OSError as e:
        wrong.append(str(e))
    return kills, wrong + [f"left: {name}" for name in leftovers(folder)]


def killed_until_done(work, jar, seed, moments):
    """Rounds of a work until it was killed so often. Returns what to print, the kills and the rounds that went wrong."""
    chance = random.Random(f"{seed} {work.name}")
    kinds = iter(lambda: chance.choice(KINDS), None)
    lines, total, failures = [], 0, 0
    with tempfile.TemporaryDirectory() as root:
        expected, seconds = in_one_go(work, jar, pathlib.Path(root))
        rounds = 0
        while total < moments and rounds < moments:
            count, wrong = round_of(work, jar, pathlib.Path(root), expected, seconds, chance, kinds)
            total += count
            rounds += 1
            failures += bool(wrong)
            lines.append(f"  {'WRONG' if wrong else 'right'}: {work.name} ({seconds:.1f} s) killed {count} times"
                         + "".join("\n    " + one for one in wrong))
    return lines, total, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("jar", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--moments", type=int, default=40)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    print(f"kills: --seed {options.seed} repeats the moments", flush=True)
    works = [Work("train", TRAIN, ["history.csv"], "weights.npz"), Work("find", FIND, ["range-test.csv"]),
             Work("search", SEARCH, ["search.csv"]), Work("study", STUDY, ["study.csv", "study-trainings.csv"])]
    works = [work for work in works if options.only in work.name]
    moments = -(-options.moments // len(works))
    kills = failures = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(killed_until_done, work, options.jar, options.seed, moments) for work in works]
        for job in jobs:
            lines, count, wrong = job.result()
            print("\n".join(lines), flush=True)
            kills += count
            failures += wrong
    print(f"kills: {kills} kills, {failures} runs wrong")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

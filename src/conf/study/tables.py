#!/usr/bin/env python3
"""Writes the tables of the study's tasks beside this file: a folder each, with train.csv and test.csv.

friedman: regression of Friedman's first function, 10 inputs of which 5 matter ("Multivariate adaptive regression
splines", 1991), with noise of deviation 1. moons: two interleaving half circles with noise. clouds: five classes of
Gaussian clouds in 12 dimensions, two clouds a class.
"""
import math
import pathlib
import random

HERE = pathlib.Path(__file__).parent


def write(name, rows, test):
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    header = ",".join(f"x{i}" for i in range(len(rows[0]) - 1)) + ",target\n"
    for part, some in (("test", rows[:test]), ("train", rows[test:])):
        with open(folder / f"{part}.csv", "w") as out:
            out.write(header)
            for *inputs, target in some:
                out.write(",".join(f"{x:.4g}" for x in inputs) + f",{target}\n")


def friedman(draw, n):
    for _ in range(n):
        x = [draw.random() for _ in range(10)]
        y = 10 * math.sin(math.pi * x[0] * x[1]) + 20 * (x[2] - 0.5) ** 2 + 10 * x[3] + 5 * x[4]
        yield [*x, f"{y + draw.gauss(0, 1):.5g}"]


def moons(draw, n):
    for i in range(n):
        angle = math.pi * draw.random()
        x, y = math.cos(angle), math.sin(angle)
        if i % 2:
            x, y = 1 - x, 0.5 - y
        yield [x + draw.gauss(0, 0.2), y + draw.gauss(0, 0.2), "upper" if i % 2 else "lower"]


def clouds(draw, n):
    centres = [[draw.gauss(0, 1.1) for _ in range(12)] for _ in range(10)]
    for i in range(n):
        centre = centres[i % 10]
        yield [*(c + draw.gauss(0, 1) for c in centre), f"class{i % 5}"]


draw = random.Random(1)
write("friedman", list(friedman(draw, 1400)), 400)
write("moons", list(moons(draw, 1200)), 400)
write("clouds", list(clouds(draw, 1800)), 600)

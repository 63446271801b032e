#!/usr/bin/env python3
"""Writes the tables of the study's tasks beside this file: a folder each, with train.csv and test.csv.

friedman: regression of Friedman's first function, 10 inputs of which 5 matter ("Multivariate adaptive regression
splines", 1991), with noise of deviation 1. moons: two interleaving half circles with noise. clouds: five classes of
Gaussian clouds in 12 dimensions, two clouds a class.

Of plateaus.txt: parity: whether an odd number of four of eight bits is set. rings: two circles, one in the other. spirals: two
arms. products: the product of three of six inputs. offsets: clouds whose columns lie far from 0 and differ in scale. Of
ordinary.txt: waves: Breiman's waveforms, three classes of 21 noisy inputs. counts: four classes of Poisson counts of 20 words.
tails: a sum of eight inputs with Cauchy noise, cut off.

Of fresh.txt: student: bends of six inputs with noise of Student's t, two degrees of freedom. rare: three classes, 92, 5 and 3 of a
hundred. recode: 24 noisy readings of five hidden numbers, to be told without the noise. patterns: twelve classes of 30 bits, an
eighth of them flipped. signals: four forms of wave of 40 readings, their phase by chance. bumps: waves over a plane. steps: a
staircase of sums. skewed: targets whose logarithms are normal. little, lean: clouds and a sum, of 150 and 200 rows in all.

Of apart.txt: glyphs: pictures of 8 by 8 with one of five shapes, anywhere and noisy. fewer: eight classes, each six tenths as
large as the one before. prices: a product of sizes and of what five kinds are worth. ahead: a value of a bent recursion by the
ten before it.

Of later.txt: motif: whether four letters in a row are among sixteen. pendulum: where it swings to in 1.2 seconds. lending:
whether a debt is repaid, by numbers and a trade. crowd: pictures of 10 by 10 with one to four squares, to be counted.

Of unseen.txt: wide: three classes by 12 of 150 columns. doubted: six clouds, of whose labels three in ten are drawn by chance. doses:
an effect by dose, slope and age, its noise in proportion. choice: three bits tell which of eight others counts. arm: where three
joints lead to, two numbers. gratings: stripes of six directions under noise, 12 by 12. baskets: what three goods of 36 are worth
together. rallies: 32 values that remember the one before by nine or by five tenths.
"""
import math
import pathlib
import random

HERE = pathlib.Path(__file__).parent


def write(name, rows, test, header=None):
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    header = header or ",".join(f"x{i}" for i in range(len(rows[0]) - 1)) + ",target\n"
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


def parity(draw, n):
    for _ in range(n):
        bits = [draw.randrange(2) for _ in range(8)]
        yield [*bits, "odd" if sum(bits[:4]) % 2 else "even"]


def rings(draw, n):
    for i in range(n):
        angle, radius = 2 * math.pi * draw.random(), 1 + i % 2 + draw.gauss(0, 0.15)
        yield [radius * math.cos(angle), radius * math.sin(angle), "outer" if i % 2 else "inner"]


def spirals(draw, n):
    for i in range(n):
        t = 0.3 + 2.2 * math.pi * math.sqrt(draw.random())
        sign = 1 if i % 2 else -1
        yield [sign * t * math.cos(t) + draw.gauss(0, 0.2), sign * t * math.sin(t) + draw.gauss(0, 0.2), f"arm{i % 2}"]


def products(draw, n):
    for _ in range(n):
        x = [draw.gauss(0, 1) for _ in range(6)]
        yield [*x, f"{x[0] * x[1] * x[2] + draw.gauss(0, 0.1):.5g}"]


def offsets(draw, n):
    for *x, target in clouds(draw, n):
        yield [*(20 * (i - 6) + 0.5 * (i + 1) * v for i, v in enumerate(x)), target]


def waves(draw, n):
    def peak(centre, i):
        return max(6 - abs(i - centre), 0)

    pairs = [(6, 14), (6, 10), (14, 10)]
    for i in range(n):
        share, (a, b) = draw.random(), pairs[i % 3]
        yield [*(share * peak(a, j) + (1 - share) * peak(b, j) + draw.gauss(0, 1) for j in range(21)), f"wave{i % 3}"]


def poisson(draw, mean):
    n, product = 0, draw.random()
    while product > math.exp(-mean):
        n, product = n + 1, product * draw.random()
    return n


def counts(draw, n):
    means = [[draw.expovariate(1) for _ in range(20)] for _ in range(4)]
    for i in range(n):
        yield [*(poisson(draw, mean) for mean in means[i % 4]), f"topic{i % 4}"]


def tails(draw, n):
    for _ in range(n):
        x = [draw.gauss(0, 1) for _ in range(8)]
        noise = math.tan(math.pi * (draw.random() - 0.5))
        yield [*x, f"{sum((i - 3) * v for i, v in enumerate(x)) + max(-30, min(noise, 30)):.5g}"]


for make in (parity, rings, spirals, products, offsets, waves, counts, tails):
    write(make.__name__, list(make(draw, 900)), 300)


def student(draw, n):
    for _ in range(n):
        x = [draw.uniform(-2, 2) for _ in range(6)]
        noise = draw.gauss(0, 1) / math.sqrt(draw.expovariate(1))
        yield [*x, f"{math.sin(2 * x[0]) + x[1] * x[2] + abs(x[3]) - x[4] + 0.3 * noise:.5g}"]


def rare(draw, n):
    centres = [[draw.gauss(0, 0.9) for _ in range(8)] for _ in range(3)]
    for _ in range(n):
        share = draw.random()
        kind = 0 if share < 0.92 else 1 if share < 0.97 else 2
        yield [*(c + draw.gauss(0, 1) for c in centres[kind]), ("usual", "seldom", "rare")[kind]]


def recode(draw, n):
    weights = [[draw.gauss(0, 1) for _ in range(5)] for _ in range(24)]
    for _ in range(n):
        hidden = [draw.gauss(0, 1) for _ in range(5)]
        clean = [math.tanh(sum(w * h for w, h in zip(row, hidden))) for row in weights]
        yield [*(c + draw.gauss(0, 0.3) for c in clean), *clean[:-1], f"{clean[-1]:.4g}"]


def patterns(draw, n):
    kinds = [[draw.randrange(2) for _ in range(30)] for _ in range(12)]
    for i in range(n):
        yield [*(bit ^ (draw.random() < 0.125) for bit in kinds[i % 12]), f"pattern{i % 12}"]


def signals(draw, n):
    def form(kind, t):
        part = t % 1
        return (math.sin(2 * math.pi * t), 1 if part < 0.5 else -1, 2 * part - 1, 4 * abs(part - 0.5) - 1)[kind]

    for i in range(n):
        phase, pace = draw.random(), draw.uniform(0.04, 0.08)
        yield [*(form(i % 4, phase + pace * t) + draw.gauss(0, 0.5) for t in range(40)), f"form{i % 4}"]


def bumps(draw, n):
    for _ in range(n):
        x, y = draw.uniform(-3, 3), draw.uniform(-3, 3)
        yield [x, y, f"{math.sin(2 * x) * math.cos(1.5 * y) + draw.gauss(0, 0.05):.5g}"]


def steps(draw, n):
    for _ in range(n):
        x = [draw.gauss(0, 1) for _ in range(7)]
        yield [*x, f"{math.floor(x[0] + x[1] - x[2]) + (x[3] > 0.5) * 2 + draw.gauss(0, 0.1):.5g}"]


def skewed(draw, n):
    for _ in range(n):
        x = [draw.gauss(0, 1) for _ in range(5)]
        yield [*x, f"{math.exp(0.5 * (x[0] - x[1]) + 0.4 * x[2] + draw.gauss(0, 0.4)):.5g}"]


for make in (student, rare, patterns, signals, bumps, steps, skewed):
    write(make.__name__, list(make(draw, 1100)), 300)
names = [f"x{i}" for i in range(24)] + [f"y{i}" for i in range(24)]
write("recode", list(recode(draw, 800)), 200, ",".join(names) + "\n")


def alone(name, rows):
    """A table of one file, of which a study holds a part out."""
    with open(HERE / f"{name}.csv", "w") as out:
        out.write(",".join(f"x{i}" for i in range(len(rows[0]) - 1)) + ",target\n")
        for *inputs, target in rows:
            out.write(",".join(f"{x:.4g}" for x in inputs) + f",{target}\n")


alone("little", [[*x, target] for *x, target in clouds(draw, 150)])
alone("lean", list(student(draw, 200)))


def glyphs(draw, n):
    shapes = ("#### #..# #..# ####", "#... ##.. ###. ####", "#..# .##. .##. #..#", ".##. #### #### .##.", "#.#. #.#. #.#. #.#.")
    for i in range(n):
        shape, down, right = shapes[i % 5].split(), draw.randrange(5), draw.randrange(5)
        inks = [[0.0] * 8 for _ in range(8)]
        for y, row in enumerate(shape):
            for x, ink in enumerate(row):
                inks[down + y][right + x] = (ink == "#") * draw.uniform(0.4, 1)
        yield [*(round(ink + draw.gauss(0, 0.3), 1) for row in inks for ink in row), f"shape{i % 5}"]


def fewer(draw, n):
    centres = [[draw.gauss(0, 1) for _ in range(10)] for _ in range(8)]
    sizes = [0.6**i for i in range(8)]
    for _ in range(n):
        kind = draw.choices(range(8), sizes)[0]
        yield [*(c + draw.gauss(0, 1.2) for c in centres[kind]), f"kind{kind}"]


def prices(draw, n):
    for _ in range(n):
        sizes = [draw.expovariate(1) for _ in range(4)]
        kind = draw.randrange(5)
        worth = (1, 1.6, 0.5, 2.2, 1.2)[kind] * (1 + sizes[0]) * (2 if sizes[1] > sizes[2] else 1) + sizes[3]
        yield [*sizes, *(int(kind == k) for k in range(5)), f"{worth * math.exp(draw.gauss(0, 0.15)):.5g}"]


def ahead(draw, n):
    values = [draw.random() for _ in range(10)]
    for _ in range(n + 100):
        value = 0.9 * math.sin(2.5 * values[-1]) - 0.4 * values[-3] * values[-1] + 0.2 * values[-7] + draw.gauss(0, 0.1)
        values.append(value)
    for i in range(100, n + 100):
        yield [*values[i : i + 10], f"{values[i + 10]:.5g}"]


for make in (glyphs, fewer, prices, ahead):
    write(make.__name__, list(make(draw, 1100)), 300)


def motif(draw, n):
    for i in range(n):
        letters = [draw.randrange(4) for _ in range(16)]
        if i % 2:
            at = draw.randrange(13)
            letters[at : at + 4] = [0, 2, 2, 1]
        yield [*(int(letter == k) for letter in letters for k in range(4)), "with" if i % 2 else "without"]


def pendulum(draw, n):
    for _ in range(n):
        angle, speed, length, friction = draw.uniform(-2.5, 2.5), draw.uniform(-3, 3), draw.uniform(0.5, 2), draw.uniform(0, 1)
        x = [angle, speed, length, friction]
        for _ in range(60):
            speed += 0.02 * (-9.81 / length * math.sin(angle) - friction * speed)
            angle += 0.02 * speed
        yield [*x, f"{angle + draw.gauss(0, 0.05):.5g}"]


def lending(draw, n):
    for _ in range(n):
        income, debt, age, trade = draw.lognormvariate(0, 0.6), draw.expovariate(1), draw.uniform(18, 80), draw.randrange(6)
        odds = 1.5 * math.log(income) - debt + 0.03 * (age - 45) + (0.8, -0.6, 0, 0.3, -1, 0.5)[trade] * (1 + income)
        repaid = draw.random() < 1 / (1 + math.exp(-odds))
        yield [income, debt, age, *(int(trade == k) for k in range(6)), "repaid" if repaid else "lost"]


def crowd(draw, n):
    for i in range(n):
        inks = [[draw.gauss(0, 0.15) for _ in range(10)] for _ in range(10)]
        cells = draw.sample([(y, x) for y in range(3) for x in range(3)], 1 + i % 4)
        for y, x in cells:
            down, right = 3 * y + draw.randrange(2), 3 * x + draw.randrange(2)
            for dy, dx in ((0, 0), (0, 1), (1, 0), (1, 1)):
                inks[down + dy][right + dx] += draw.uniform(0.6, 1)
        yield [*(round(ink, 2) for row in inks for ink in row), f"of{1 + i % 4}"]


draw = random.Random(2)  # of its own, so that the tables above stay what they are
for make in (motif, pendulum, lending, crowd):
    write(make.__name__, list(make(draw, 1200)), 300)


def wide(draw, n):
    for i in range(n):
        yield [*(draw.gauss(0.9 * (i % 3 == j % 3) if j < 12 else 0, 1) for j in range(150)), f"kind{i % 3}"]


def doubted(draw, n):
    centres = [[draw.gauss(0, 1.2) for _ in range(9)] for _ in range(6)]
    for i in range(n):
        said = i % 6 if draw.random() < 0.7 else draw.randrange(6)
        yield [*(c + draw.gauss(0, 1) for c in centres[i % 6]), f"class{said}"]


def doses(draw, n):
    for _ in range(n):
        dose, half, slope, top, age = draw.uniform(-3, 3), draw.uniform(-1, 1), draw.uniform(0.5, 3), draw.uniform(1, 4), draw.random()
        effect = top / (1 + math.exp(-slope * (dose - half))) * (1 - 0.5 * age)
        yield [dose, half, slope, top, age, f"{effect * (1 + draw.gauss(0, 0.1)):.5g}"]


def choice(draw, n):
    for _ in range(n):
        bits = [draw.randrange(2) for _ in range(11)]
        yield [*bits, "one" if bits[3 + 4 * bits[0] + 2 * bits[1] + bits[2]] else "zero"]


def arm(draw, n):
    for _ in range(n):
        joints = [draw.uniform(-1.5, 1.5) for _ in range(3)]
        x, y, angle = 0.0, 0.0, 0.0
        for length, joint in zip((1, 0.7, 0.4), joints):
            angle += joint
            x, y = x + length * math.cos(angle), y + length * math.sin(angle)
        yield [*joints, x + draw.gauss(0, 0.03), f"{y + draw.gauss(0, 0.03):.4g}"]


def gratings(draw, n):
    for i in range(n):
        turn, phase, pace = math.pi * (i % 6) / 6 + draw.gauss(0, 0.08), draw.uniform(0, 6.3), draw.uniform(0.9, 1.5)
        c, s = pace * math.cos(turn), pace * math.sin(turn)
        yield [*(round(math.sin(c * x + s * y + phase) + draw.gauss(0, 0.6), 1) for y in range(12) for x in range(12)), f"way{i % 6}"]


def baskets(draw, n):
    worth = [[draw.gauss(0, 1) for _ in range(4)] for _ in range(36)]
    for _ in range(n):
        goods = [12 * part + draw.randrange(12) for part in range(3)]
        joint = [sum(v) + 2 * v[0] * v[1] for v in zip(*(worth[g] for g in goods))]
        yield [*(int(k in goods) for k in range(36)), f"{joint[0] + 0.5 * joint[1] + draw.gauss(0, 0.3):.5g}"]


def rallies(draw, n):
    for i in range(n):
        values, value, hidden = [], 0.0, 0
        for _ in range(32):
            hidden = hidden if draw.random() < 0.9 else 1 - hidden
            value = (0.9 if i % 2 else 0.5) * value + draw.gauss(0.4 * hidden, 0.5)
            values.append(value)
        yield [*values, "lasting" if i % 2 else "short"]


draw = random.Random(3)  # likewise
for make in (wide, doubted, doses, choice, gratings, baskets, rallies):
    write(make.__name__, list(make(draw, 1200)), 300)
write("arm", list(arm(draw, 1200)), 300, "a,b,c,x,y\n")

"""Writes summaries.json: the rows of model.summary() of each zoo/*.keras that it loads, as Keras prints them with the models in the model opened. Run here with Keras 3.15.

A row is name, class, output shapes, parameters and what it reads; the name has those of the models that lead to it before it, and only rows of the outermost
model say what they read. KerasSummaryTest reads it."""
import json
import os
import pathlib
import re

os.environ["COLUMNS"] = "600"  # no line of a summary is longer, so that none is broken
import keras


def cells(line):
    return [cell.strip() for cell in line.split("│")[1:-1]]


def rows(model):
    printed, found, path = [], [], []
    model.summary(line_length=600, expand_nested=True, print_fn=lambda line, **_: printed.append(line))
    text = "\n".join(printed)
    for block in re.split(r"\n[├└┡┏].*", text):
        lines = [line for line in block.splitlines() if line.startswith("│")]
        if not lines:
            continue
        name, shape, parameters, *reads = (" ".join(parts).strip() for parts in zip(*map(cells, lines)))
        depth = (lines[0].index("└") + 2) // 4 if "└" in name else 0
        own, kind = re.fullmatch(r"(?:└ )?(.*) \((.*)\)", name).groups()
        path = path[:depth] + [own]
        shapes = re.findall(r"\([^()]*\)", shape)
        read = re.sub(r"\[\d+\]", "", reads[0]).split(", ") if depth == 0 and reads and reads[0] != "-" else []
        found.append(["/".join(path), kind, ", ".join(shapes), int(parameters.replace(",", "")), ", ".join(read)])
    sums = [int(re.search(what + r" params: ([\d,]+)", text)[1].replace(",", "")) for what in ("Total", "Trainable")]
    return {"rows": found, "parameters": sums[0], "learned": sums[1], "saysWhatIsRead": "Connected to" in text}


files = sorted(file for file in pathlib.Path("zoo").glob("*.keras") if file.stem not in ("shared_between", "shared_deep"))
entries = [f"{json.dumps(file.stem)}: {json.dumps(rows(keras.models.load_model(file, compile=False)))}" for file in files]
pathlib.Path("summaries.json").write_text("{\n" + ",\n".join(entries) + "\n}\n")

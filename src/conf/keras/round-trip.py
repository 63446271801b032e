#!/usr/bin/env python3
"""Models go through Keras and finder.jar, both ways: each trains them, the other gives the same loss. Usage: round-trip.py JAR; needs keras 3.15 with JAX and numpy."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

os.environ["KERAS_BACKEND"] = "jax"
import keras
import numpy as np
from keras import layers as L

TOLERANCE = 1e-5
SAMPLES = 64


def chain():
    return keras.Sequential([
        keras.Input((12, 12, 3)), L.Conv2D(8, 3, strides=(1, 2), activation="relu"), L.BatchNormalization(),
        L.SeparableConv2D(8, 3, padding="same"), L.Activation("gelu"), L.MaxPooling2D(), L.Flatten(), L.Dense(4)])


def graph():
    x = i = keras.Input((12, 12, 3))
    x = L.Conv2D(6, 3, padding="same", kernel_regularizer="l2")(x)
    y = L.ReLU(max_value=6.0)(L.BatchNormalization()(x))
    gate = L.Dense(6, activation="sigmoid")(L.GlobalAveragePooling2D(keepdims=True)(y))
    x = L.Concatenate()([L.Add()([x, L.Multiply()([y, gate])]), L.Conv2DTranspose(2, 3, padding="same")(y)])
    return keras.Model(i, L.Dense(4, activation="softmax")(L.GlobalAveragePooling2D()(L.LayerNormalization()(x))))


def nested():
    base = keras.Sequential([keras.Input((12, 12, 3)), L.Conv2D(6, 3), L.BatchNormalization(), L.PReLU(shared_axes=[1, 2])], name="base")
    base.trainable = False
    i = keras.Input((12, 12, 3))
    shared = L.Dense(6, activation="tanh")
    return keras.Model(i, L.Dense(4)(shared(shared(L.GlobalMaxPooling2D()(base(i))))))


def functions():
    """What Keras has no layers for."""
    i = keras.Input((12, 12, 3))
    x = L.Dense(5)(L.GlobalAveragePooling2D()(i))
    p = L.Dense(5, activation="softplus")(x) + 0.5
    ops = keras.ops
    parts = [x**2, x**3, p**1.5, ops.sqrt(p), ops.rsqrt(p), ops.reciprocal(p), x / p, 2.0 / p, ops.log(p), ops.exp(-p), ops.abs(x), ops.clip(x, -0.5, 0.5)]
    return keras.Model(i, L.Dense(4, activation="softmax")(L.Concatenate()(parts)))


def keras_loss(model, data):
    softmax = getattr(model.layers[-1], "activation", None) is keras.activations.softmax
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss=keras.losses.SparseCategoricalCrossentropy(from_logits=not softmax))
    return float(model.evaluate(data["x_train"], data["y_train"], batch_size=SAMPLES, verbose=0))


def finder(jar, out, *arguments):
    subprocess.run(["java", "-jar", jar, *arguments, "--out", out, "--quiet"], check=True, stdout=subprocess.DEVNULL)


def same(what, here, there):
    print(f"{what:40} finder {here:.7f}  Keras {there:.7f}", flush=True)
    if not abs(here - there) <= TOLERANCE * max(1.0, abs(there)):
        sys.exit(f"{what}: the losses differ")


def evaluated(jar, work, model, data):
    finder(jar, f"{work}/evaluated", "evaluate", "--model", model, "--data", data)
    return json.loads(pathlib.Path(f"{work}/evaluated/evaluation.json").read_text())["loss"]


def round_trip(jar, work, name, file, data, arrays):
    """Keras trains the model and finder.jar evaluates it; then finder.jar trains it and Keras evaluates it."""
    model = keras.models.load_model(file) if file else globals()[name]()
    if file is None:
        keras_loss(model, arrays)
        model.fit(arrays["x_train"], arrays["y_train"], batch_size=16, epochs=1, verbose=0)
        file = f"{work}/{name}.keras"
        model.save(file)
    same(f"{name}, as Keras saved it", evaluated(jar, work, file, data), keras_loss(model, arrays))
    saved = f"{work}/{name}-trained.keras"
    finder(jar, f"{work}/trained", "train", "--model", file, "--data", data, "--lr", "0.01", "--optimizer", "sgd", "--epochs", "1",
           "--batch-size", "16", "--validation-split", "0.25", "--save", saved)
    same(f"{name}, as finder.jar saved it", evaluated(jar, work, saved, data), keras_loss(keras.models.load_model(saved), arrays))


ACTIVATIONS = (
    "relu tanh sigmoid softmax relu6 elu selu celu gelu gelutanh silu mish softplus softsign hardsigmoid hardswish hardtanh exponential logsigmoid logsoftmax"
    " sparseplus sparsesigmoid hardshrink softshrink tanhshrink sparsemax squareplus glu"
).split()


def text(jar, work, layers, data, arrays):
    """A model that was described in words."""
    saved = f"{work}/text.keras"
    finder(jar, f"{work}/trained", "train", "--model", layers, "--data", data, "--lr", "0.01", "--epochs", "1", "--batch-size", "16",
           "--validation-split", "0.25", "--save", saved)
    same("layers in words", evaluated(jar, work, saved, data), keras_loss(keras.models.load_model(saved), arrays))


def main(jar):
    keras.utils.set_random_seed(7)
    random = np.random.default_rng(7)
    arrays = {"x_train": random.normal(size=(SAMPLES, 12, 12, 3)).astype("float32"), "y_train": random.integers(0, 4, SAMPLES)}
    with tempfile.TemporaryDirectory() as work:
        data = f"{work}/data.npz"
        np.savez(data, **arrays)
        for name in ("chain", "graph", "nested", "functions"):
            round_trip(jar, work, name, None, data, arrays)
        text(jar, work, "conv 8 3x3 same relu, residual(conv 8 3x3 same, batchnorm), maxpool 2, flatten, dense 16 tanh, dense", data, arrays)
        branches = " | ".join(f"dense 4 {name}" for name in ACTIVATIONS)
        text(jar, work, f"globalavgpool, parallel({branches} | dense 4, threshold 0.1 -1, prelu | leakyrelu 0.2, rescale 2 0.5), dense", data, arrays)


main(sys.argv[1])

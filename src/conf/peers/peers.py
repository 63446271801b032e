#!/usr/bin/env python3
"""Times the training step of the nine networks of bench.workload.Workload, with Adam: finder.jar's beside that of PyTorch or of Keras.

    pip install torch numpy            (or: pip install tensorflow-cpu numpy)
    peers.py finder.jar torch          (or: peers.py finder.jar keras)

Ours is the difference of two range tests of 150 and 450 steps, so that the start does not count; the peer's is the median of 60
warm steps, in PyTorch of the faster of its two memory layouts. glibc gives a peer's buffers back at every step unless it is told to
keep them: MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000. A quiet machine; two threads, or --threads.
"""
import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time

import numpy as np

GREY, COLOUR = (28, 28, 1), (32, 32, 3)
MLP = "flatten, dense 512 relu, dense 512 relu, dense 10"
VGG = ("conv 32 3x3 same{0} relu, conv 32 3x3 same{0} relu, maxpool 2, conv 64 3x3 same{0} relu, conv 64 3x3 same{0} relu, maxpool 2, "
       "flatten, dense 256 relu, dense 10")
NETWORKS = {
    "article": (GREY, 250, "conv 32 3x3 relu, maxpool 2, conv 64 3x3 relu, maxpool 2, flatten, dense 256 relu, dense 128 relu, dense 10"),
    "mlp": (GREY, 250, MLP),
    "mlp small batch": (GREY, 32, MLP),
    "lenet5": (GREY, 128, "conv 6 5x5 same tanh, avgpool 2, conv 16 5x5 tanh, avgpool 2, flatten, dense 120 tanh, dense 84 tanh, dense 10"),
    "vgg same": (COLOUR, 64, VGG.format("")),
    "vgg batch normalization": (COLOUR, 64, VGG.format(" nobias, batchnorm,")),
    "strided": (COLOUR, 64, "conv 32 3x3 stride 2 same relu, conv 64 3x3 stride 2 same relu, conv 128 3x3 stride 2 same relu, "
                            "globalavgpool, dense 10"),
    "one by one": (COLOUR, 64, "conv 48 3x3 same relu, conv 96 1x1 relu, maxpool 2, conv 96 3x3 same relu, conv 96 1x1 relu, "
                               "globalavgpool, dense 10"),
    "dropout": (COLOUR, 64, "conv 32 3x3 relu, maxpool 2, dropout 0.25, conv 64 3x3 relu, maxpool 2, dropout 0.25, flatten, "
                            "dense 512 relu, dropout 0.5, dense 10"),
}
SAMPLES, WARM_UP, TIMED, RATE = 4000, 30, 60, 1e-4


def samples(shape):
    random = np.random.default_rng(1)
    return random.integers(0, 256, (SAMPLES, *shape), dtype=np.uint8), random.integers(0, 10, SAMPLES)


def stride(words):
    return int(words[words.index("stride") + 1]) if "stride" in words else 1


def torch_network(text):
    from torch import nn
    activations = {"relu": nn.ReLU, "tanh": nn.Tanh}
    parts = []
    for words in (layer.split() for layer in text.split(", ")):
        match words[0]:
            case "conv":
                size = int(words[2].split("x")[0])
                parts.append(nn.LazyConv2d(int(words[1]), size, stride(words), size // 2 if "same" in words else 0,
                                           bias="nobias" not in words))
            case "dense": parts.append(nn.LazyLinear(int(words[1])))
            case "maxpool": parts.append(nn.MaxPool2d(int(words[1])))
            case "avgpool": parts.append(nn.AvgPool2d(int(words[1])))
            case "globalavgpool": parts += [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
            case "flatten": parts.append(nn.Flatten())
            case "batchnorm": parts.append(nn.LazyBatchNorm2d())
            case "dropout": parts.append(nn.Dropout(float(words[1])))
        if words[-1] in activations:
            parts.append(activations[words[-1]]())
    return nn.Sequential(*parts)


def torch_millis(shape, batch, text, threads):
    import torch
    torch.set_num_threads(threads)
    images, labels = samples(shape)
    images = torch.from_numpy(images.astype(np.float32) / 255).permute(0, 3, 1, 2).contiguous()
    labels = torch.from_numpy(labels)
    medians = []
    for layout in (torch.contiguous_format, torch.channels_last):
        network = torch_network(text)
        network(images[:batch])  # now the lazy layers know their sizes
        network = network.to(memory_format=layout)
        adam = torch.optim.Adam(network.parameters(), lr=RATE)

        def step(x, y):
            adam.zero_grad()
            loss = torch.nn.functional.cross_entropy(network(x), y)
            loss.backward()
            adam.step()
            return loss.item()

        medians.append(median_millis(batch, lambda at: (images[at].contiguous(memory_format=layout), labels[at]), step))
    return min(medians)


def keras_millis(shape, batch, text, threads):
    os.environ.update(KERAS_BACKEND="tensorflow", TF_CPP_MIN_LOG_LEVEL="3")
    import keras
    import tensorflow
    from keras import layers as k
    if tensorflow.config.threading.get_intra_op_parallelism_threads() != threads:
        tensorflow.config.threading.set_intra_op_parallelism_threads(threads)
        tensorflow.config.threading.set_inter_op_parallelism_threads(1)
    network = keras.Sequential([keras.Input(shape)])
    for words in (layer.split() for layer in text.split(", ")):
        match words[0]:
            case "conv": network.add(k.Conv2D(int(words[1]), int(words[2].split("x")[0]), stride(words),
                                              "same" if "same" in words else "valid", use_bias="nobias" not in words))
            case "dense": network.add(k.Dense(int(words[1])))
            case "maxpool": network.add(k.MaxPooling2D(int(words[1])))
            case "avgpool": network.add(k.AveragePooling2D(int(words[1])))
            case "globalavgpool": network.add(k.GlobalAveragePooling2D())
            case "flatten": network.add(k.Flatten())
            case "batchnorm": network.add(k.BatchNormalization())
            case "dropout": network.add(k.Dropout(float(words[1])))
        if words[-1] in ("relu", "tanh"):
            network.add(k.Activation(words[-1]))
    network.compile(keras.optimizers.Adam(RATE), keras.losses.SparseCategoricalCrossentropy(from_logits=True), jit_compile=False)
    images, labels = samples(shape)
    images = images.astype(np.float32) / 255
    return median_millis(batch, lambda at: (tensorflow.constant(images[at]), tensorflow.constant(labels[at])), network.train_on_batch)


def median_millis(batch, read, step):
    times = []
    for i in range(WARM_UP + TIMED):
        first = i * batch % (SAMPLES - batch)
        x, y = read(slice(first, first + batch))
        start = time.perf_counter()
        step(x, y)
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times[WARM_UP:])


def our_millis(jar, folder, shape, batch, text, threads):
    data = os.path.join(folder, f"{shape[0]}.npz")
    if not os.path.exists(data):
        images, labels = samples(shape)
        np.savez(data, x_train=images, y_train=labels)
    seconds = []
    for steps in (150, 450):
        out = os.path.join(folder, "out")
        subprocess.run([os.environ.get("JAVA", "java"), "-jar", jar, "find", "--data", data, "--model", text, "--batch-size", str(batch),
                        "--iterations", str(steps), "--optimizer", "adam", "--start-lr", "1e-5", "--end-lr", "1e-4", "--stop-factor",
                        "0", "--threads", str(threads), "--quiet", "--out", out], check=True, stdout=subprocess.DEVNULL)
        with open(os.path.join(out, "range-test.json")) as file:
            seconds.append(json.load(file)["tests"][0]["seconds"])
    return (seconds[1] - seconds[0]) / 300 * 1e3


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("jar")
    parser.add_argument("peer", choices=["torch", "keras"])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", default="", help="networks whose names contain this")
    options = parser.parse_args()
    peer_millis = torch_millis if options.peer == "torch" else keras_millis
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'network':24} {'ours, ms':>9} {options.peer + ', ms':>10}  ours over it")
        for name, network in NETWORKS.items():
            if options.only in name:
                ours = our_millis(options.jar, folder, *network, options.threads)
                peer = peer_millis(*network, options.threads)
                ratios.append(ours / peer)
                print(f"{name:24} {ours:9.2f} {peer:10.2f}  {ratios[-1]:.2f}", flush=True)
    if not ratios or min(ratios) <= 0:
        raise SystemExit("no network is called so, or the machine is too busy: 450 steps took no longer than 150")
    print(f"geometric mean {statistics.geometric_mean(ratios):.2f}, worst {max(ratios):.2f}")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The same seed gives the same numbers, whatever vector width, intrinsics and JDK: bits.py JAR JAVA...

Runs find and train of each network below with every setting, and compares range-test.csv, history.csv, the suggestions
and the saved weights byte for byte with those of the first setting. A setting is a JVM that does all of its runs, one
after the other, as the packaged jar does one; two JVMs run at a time. Exits with 1 where any differ. --only TEXT takes
the networks with TEXT in their line alone.
"""
import argparse
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

# Few filters or units, odd numbers of them, whole vectors and more; each kind of kernel at least once. Winograd's products
# need 32 channels and filters and an even size.
NETWORKS = [
    "convnet",
    "mlp",
    "conv 5 3x3 relu, maxpool 2, conv 40 3x3 relu, maxpool 2, flatten, dense",
    "conv 11 5x5 stride 2 same, leakyrelu 0.1, conv 24 3x3 same tanh, avgpool 2, flatten, dense 33 relu, dense",
    "conv 16 3x3 nobias, batchnorm, relu, maxpool 3 stride 2, conv 20 1x1, elu, globalavgpool, dense",
    "conv 6 5x5 stride 3, gelu, depthwise 3x3 same, layernorm, silu, globalmaxpool, dense",
    "conv 12 5x5 stride 4 same, residual(conv 12 3x3 same, batchnorm, relu, conv 12 3x3 same), relu, flatten, dense",
    "conv 9 7x7 stride 4, softplus, separable 18 3x3, groupnorm 3, mish, avgpool 2 same, flatten, dense",
    "conv 4 9x9 stride 5, prelu, convtranspose 6 3x3 stride 2, selu, spatialdropout 0.2, globalavgpool, dense",
    "flatten, dense 77 tanh, dense 19 sigmoid, dropout 0.3, dense",
    "flatten, dense 64 nobias, batchnorm, gelutanh, dense 17 softsign, dense 23 softmax, dense",
    "randomflip, conv 8 4x4 stride 4 groups 1, gaussiannoise 0.1, parallel(conv 3 1x1 relu | conv 5 3x3 same celu), "
    "upsample 2 bilinear, maxpool 2, flatten, gaussiandropout 0.1, dense 31 logsigmoid, dense",
    "conv 32 5x5 stride 2 same relu, conv 32 3x3 same nobias, batchnorm, relu, conv 64 3x3 same relu, maxpool 2, flatten, "
    "dense",
    "conv1d 13 5 same relu, maxpool1d 2, conv1d 7 3 dilation 2 causal tanh, depthwise1d 3 same, separable1d 9 3 same gelu, "
    "convtranspose1d 6 3 stride 2 relu, avgpool1d 2, layernorm, flatten, dense",
    "conv 7 5x5 stride 3 nobias, batchnorm, silu, conv 21 3x3 groups 7 same, layernorm, avgpool 2 same, flatten, dense 13 "
    "gelu, dense",
    "avgpool 3 same, depthwise 5x5 stride 2 tanh, conv 19 1x1 sigmoid, batchnorm, globalavgpool, dense 3 elu, dense",
    "conv1d 5 3 stride 3, batchnorm, mish, depthwise1d 5 same, avgpool1d 3 same, flatten, dense 29, leakyrelu 0.2, dense",
    "conv 1 3x3 stride 2 relu, conv 2 3x3 stride 2 softplus, residual(conv 2 1x1), globalmaxpool, dense 127 tanh, dense",
    "conv 33 3x3 stride 4 relu, conv 65 2x2 same relu, groupnorm 5, maxpool 3 stride 2, flatten, dense 65 relu, dense",
    "conv 17 3x3 stride 3 relu, maxpool 2, conv 3 2x2 elu, convtranspose 3 5x5 stride 2 same relu, flatten, dense 9 selu, dense",
]
# The last batch of an epoch is smaller.
DATA = ["--samples", "250", "--batch-size", "48", "--threads", "1", "--quiet"]
FIND = ["find", *DATA, "--iterations", "8", "--optimizer", "sgd(momentum=0.9,nesterov=true),adam,rmsprop"]
TRAIN = ["train", *DATA, "--epochs", "2", "--lr", "0.003", "--optimizer", "adamw", "--schedule", "one-cycle",
         "--validation-split", "0.2"]
NO_INTRINSICS = ["-XX:+UnlockDiagnosticVMOptions", "-XX:+UnlockExperimentalVMOptions", "-XX:-UseVectorStubs",
                 "-XX:DisableIntrinsic=_dexp,_dlog,_dlog10,_dpow,_dsin,_dcos,_dtan"]

# What the jar's second JVM does, again and again: a line of the file is a command line, cut by tabs.
MANY_RUNS = """
import io.github.rangefinder.finder.cli.Rangefinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

class ManyRuns {
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    System.setProperty("java.awt.headless", "true");
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      int code = Rangefinder.run(line.split("\t"), null);
      if (code != 0) {
        System.out.println(code + " is the exit code of " + line);
        System.exit(code);
      }
    }
    System.exit(0);
  }
}
"""


def settings(javas, widest):
    for java in javas:
        for bits in (b for b in (512, 256, 128) if b <= widest):
            for intrinsics in (True, False):
                name = f"{java}, {bits} bits{'' if intrinsics else ', no intrinsics'}"
                yield name, [java, f"-Drangefinder.vectorBits={bits}", *([] if intrinsics else NO_INTRINSICS)]


def second_jvm(java, jar, folder, runs):
    """The command line of a JVM that does these runs, as the jar starts its second one."""
    (folder / "ManyRuns.java").write_text(MANY_RUNS)
    (folder / "runs").write_text("".join("\t".join(run) + "\n" for run in runs))
    return [*java, "-XX:+UseSerialGC", "-XX:-TieredCompilation", "--add-modules=jdk.incubator.vector", "-cp", jar,
            str(folder / "ManyRuns.java"), str(folder / "runs")]


def run(java, jar, networks, folder):
    """What came out of find and train of each network with a width's JVM options, as bytes by name."""
    runs = {}
    for number, network in enumerate(networks):
        for command in (FIND, TRAIN):
            out = folder / f"{command[0]}-{number}"
            save = ["--save", str(out) + ".npz"] if command[0] == "train" else []
            runs[command[0], network] = out, [*command, "--model", network, "--out", str(out), *save]
    line = second_jvm(java, jar, folder, [args for _, args in runs.values()])
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, timeout=1200, check=False)
    if done.returncode:
        raise SystemExit(f"exit {done.returncode} of {' '.join(line)}\n{done.stdout[-500:]}\n{done.stderr}")
    width = int(next(option for option in java if "vectorBits" in option).split("=")[1])
    return {what: found(out, width) if what[0] == "find" else trained(out) for what, (out, _) in runs.items()}


def found(out, width):
    report = json.loads((out / "range-test.json").read_text())
    if report["environment"]["vectorBits"] != width:
        raise SystemExit(f"asked for vectors of {width} bits, got {report['environment']}")
    answers = [[t["suggestions"], t["bestLoss"]] for t in report["tests"]] + report["results"]
    return {"range-test.csv": (out / "range-test.csv").read_bytes(), "suggestions": json.dumps(answers).encode()}


def trained(out):
    with zipfile.ZipFile(str(out) + ".npz") as archive:
        weights = {name: archive.read(name) for name in archive.namelist()}
    return {"history.csv": (out / "history.csv").read_bytes(), **weights}


def differences(first, other):
    """Names of what differs; for tables with the first row that does."""
    for name in sorted(first.keys() | other.keys()):
        one, two = first.get(name, b""), other.get(name, b"")
        if one == two:
            continue
        rows = [(a, b) for a, b in zip(one.decode("latin-1").split("\n"), two.decode("latin-1").split("\n")) if a != b]
        yield name + (f"\n      {rows[0][0]}\n      {rows[0][1]}" if rows and "csv" in name else "")


def widest_vector(java, jar, folder):
    done = subprocess.run([java, "-jar", jar, *FIND, "--model", "mlp", "--out", str(folder)], capture_output=True,
                          text=True, timeout=300, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads((folder / "range-test.json").read_text())["environment"]["vectorBits"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("jar", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("java", nargs="+")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    failures = 0
    with tempfile.TemporaryDirectory() as root, concurrent.futures.ThreadPoolExecutor(2) as pool:
        widest = widest_vector(options.java[0], options.jar, pathlib.Path(root) / "widest")
        all_settings = list(settings(options.java, widest))
        print(f"{len(all_settings)} settings; the widest vector here has {widest} bits", flush=True)
        networks = [n for n in NETWORKS if options.only in n]
        folders = [pathlib.Path(tempfile.mkdtemp(dir=root)) for _ in all_settings]
        results = list(pool.map(lambda s, f: run(s[1], options.jar, networks, f), all_settings, folders))
        for command, network in results[0]:
            what = [result[command, network] for result in results]
            bad = [(name, list(differences(what[0], other)))
                   for (name, _), other in zip(all_settings, what) if other != what[0]]
            print(f"  {'DIFFERS' if bad else 'same'}: {command} {network}", flush=True)
            for name, where in bad:
                print(f"    {name}: {'; '.join(where)}", flush=True)
            failures += bool(bad)
    print(f"bits: {2 * len(networks)} runs with {len(all_settings)} settings each, {failures} not the same everywhere")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Takes the library along as another program does: from a Maven repository, without the sources beside it.

    take-along.py

Puts the poms and the jars that `mvn package` has made into a repository of their own, lets Maven resolve `finder` from there into an empty
local one, and checks what a user gets: that neither the bundled MNIST nor the command line's libraries come along, and that README's
examples compile and run against just that.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
GROUP = "io/github/rangefinder"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0"
NOT_ALONG = ("picocli", "progressbar", "jline", "spark", "scala", "slf4j-nop", "junit", "jqwik", "archunit")
DOWNLOADED = pathlib.Path.home() / ".m2" / "repository"  # of the build: what is there need not come over the network again
LARGEST = 4 << 20  # bytes of the library's own jar; MNIST alone is 11 MB

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>somebody.else</groupId>
  <artifactId>user</artifactId>
  <version>1</version>
  <repositories>
    <repository>
      <id>here</id>
      <url>{repository}</url>
      <snapshots><enabled>true</enabled></snapshots>
    </repository>
    <repository><id>downloaded</id><url>{downloaded}</url></repository>
  </repositories>
  <pluginRepositories>
    <pluginRepository><id>downloaded</id><url>{downloaded}</url></pluginRepository>
  </pluginRepositories>
  <dependencies>
    <dependency>
      <groupId>io.github.rangefinder</groupId>
      <artifactId>finder</artifactId>
      <version>{version}</version>
    </dependency>
  </dependencies>
</project>
"""

PROGRAM = """
{imports}
import io.github.rangefinder.engine.data.*;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.finder.rangetest.*;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

class User {{
  static Suggestion suggest(
      float[] points, int[] classes, Progress progress, BooleanSupplier cancelled) {{
{range_test}
  }}

  static Tensor train(Dataset data, Dataset test, Path file) throws Exception {{
{training}
  }}

  public static void main(String[] args) throws Exception {{
    SplittableRandom random = new SplittableRandom(1);
    float[] points = new float[1200];
    int[] classes = new int[600];
    for (int i = 0; i < classes.length; i++) {{
      classes[i] = i % 3;
      points[2 * i] = (float) (classes[i] + 0.8 * random.nextDouble());
      points[2 * i + 1] = (float) (classes[i] % 2 + random.nextDouble());
    }}
    System.out.println(suggest(points, classes, (i, n, rate, loss, best) -> {{}}, () -> false));
    Dataset data = new FloatDataset(Shape.of(2), FloatRows.of(points, 2), new Labels(classes, 3));
    Tensor probabilities = train(data, data.first(99), Path.of(args[0]));
    int right = 0;
    for (int i = 0; i < 99; i++) {{
      right += probabilities.data()[3 * i + i % 3] > 0.5 ? 1 : 0;
    }}
    System.out.println(right + " of 99 right, " + probabilities.shape());
    if (right < 90) {{
      throw new IllegalStateException("it has not learned");
    }}
  }}
}}
"""


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, text=True, **options)


def java(name):
    home = os.environ.get("JAVA_HOME")
    return pathlib.Path(home, "bin", name) if home else name


def examples():
    """README's blocks of Java: the range test, and the imports and lines of the network."""
    section = (ROOT / "README.md").read_text().split("\n## As a library\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("    ")]
    imports = [line.strip() for line in lines if line.startswith("    import ")]
    code = [line for line in lines if not line.startswith("    import ")]
    if len(imports) < 10 or len(code) != 20:
        sys.exit(f"README has {len(imports)} imports and {len(code)} lines of code, expected 10 or more and 20")
    return "\n".join(imports), "\n".join(code[:10]), "\n".join(code[10:])


def check_jars(jars):
    for jar in jars:
        print(f"{jar.stat().st_size:>10,}  {jar.name}")
    along = [jar.name for jar in jars if any(word in jar.name for word in NOT_ALONG)]
    if along:
        sys.exit(f"the library brings along {', '.join(along)}")
    library = next(jar for jar in jars if jar.name.startswith("finder-"))
    with zipfile.ZipFile(library) as content:
        bundled = [name for name in content.namelist() if name.endswith(".gz")]
    if bundled or library.stat().st_size > LARGEST:
        sys.exit(f"{library.name} has {library.stat().st_size:,} bytes and holds {bundled}")


def publish(repository):
    """What `mvn install` would put into a repository; returns the version."""
    version = re.search(r"<version>(.*?)</version>", (ROOT / "pom.xml").read_text()).group(1)
    for artifact, module in ("rangefinder", ROOT), ("engine", ROOT / "engine"), ("finder", ROOT / "finder"):
        folder = repository / GROUP / artifact / version
        folder.mkdir(parents=True)
        shutil.copy(module / "pom.xml", folder / f"{artifact}-{version}.pom")
        if module != ROOT:
            name = f"{artifact}-{version}.jar"
            shutil.copy(module / "target" / name, folder / name)
    return version


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        repository = folder / "repository"
        version = publish(repository)
        pom = POM.format(repository=repository.as_uri(), downloaded=DOWNLOADED.as_uri(), version=version)
        (folder / "pom.xml").write_text(pom)
        run(
            "mvn",
            "-q",
            "--batch-mode",
            f"-Dmaven.repo.local={folder / 'local'}",
            f"{PLUGIN}:build-classpath",
            "-Dmdep.outputFile=classpath",
            "-Dmdep.includeScope=runtime",
            cwd=folder,
        )
        classpath = (folder / "classpath").read_text().strip()
        check_jars([pathlib.Path(jar) for jar in classpath.split(os.pathsep)])
        imports, range_test, training = examples()
        program = PROGRAM.format(imports=imports, range_test=range_test, training=training)
        (folder / "User.java").write_text(program)
        run(java("javac"), "-cp", classpath, "-d", folder, folder / "User.java")
        both = classpath + os.pathsep + str(folder)
        for module in [], ["--add-modules", "jdk.incubator.vector"]:
            run(java("java"), *module, "-cp", both, "User", folder / "weights.npz")


main()

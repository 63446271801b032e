package io.github.rangefinder;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.github.rangefinder.engine.data.InputFile;
import io.github.rangefinder.finder.disk.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the laws of the house: which package a line belongs to, and what it may know there. */
@AnalyzeClasses(packages = RoomsTest.ROOT, importOptions = DoNotIncludeTests.class)
class RoomsTest {
  static final String ROOT = "io.github.rangefinder";
  private static final String ENGINE = ROOT + ".engine..";
  private static final String KERNEL = ROOT + ".engine.kernel";
  private static final String VECTOR_ROOM = ROOT + ".engine.vector";
  private static final String BACKEND = ROOT + ".engine.backend";
  private static final String DATA = ROOT + ".engine.data";
  private static final String FINDER = ROOT + ".finder";
  private static final String VECTOR_API = "jdk.incubator.vector";

  private static final DescribedPredicate<JavaClass> VECTOR =
      assignableTo(VECTOR_API + ".Vector").as("a vector");
  private static final DescribedPredicate<JavaClass> FUNCTION =
      describe(
          "a functional interface",
          type ->
              type.isAnnotatedWith(FunctionalInterface.class)
                  || type.getPackageName().equals("java.util.function"));
  private static final DescribedPredicate<JavaClass> FILE_ACCESS =
      resideInAnyPackage("java.nio.file..", "java.nio.channels..")
          .or(
              describe(
                  "files of java.io",
                  type -> type.getName().matches("java\\.io\\.(File|RandomAccessFile).*")));

  /** Every room with the rooms it may know, each of which is named before it. */
  private static final Map<String, String[]> ROOMS = new LinkedHashMap<>();

  static {
    room("engine.tensor");
    room("engine.parallel");
    room("engine.kernel");
    room("engine.vector", "engine.kernel");
    room("engine.backend", roomsOf("engine"));
    room("engine.init", "engine.tensor", "engine.kernel");
    room("engine.layer", roomsOf("engine"));
    room("engine.loss", "engine.tensor", "engine.kernel");
    room("engine.optimizer", "engine.tensor", "engine.parallel", "engine.kernel");
    room("engine.schedule");
    room("engine.data", "engine.tensor", "engine.kernel");
    room("engine.data.idx", "engine.tensor", "engine.data");
    room("engine.data.numpy", "engine.tensor", "engine.data");
    room("engine.data.cifar", "engine.tensor", "engine.data");
    room("engine.model", roomsOf("engine"));
    room("engine.training", roomsOf("engine"));
    room("finder.statistics");
    room("finder.rangetest", with(roomsOf("engine"), "finder.statistics"));
    room("finder.rangetest.rule", "finder.rangetest");
    room("finder.rangetest.preset", "engine.schedule", "finder.rangetest", "finder.rangetest.rule");
    room("finder.search");
    room("finder.study", "finder.rangetest", "finder.search");
    room("finder.disk", "engine.data");
    room("finder.setting", "engine.optimizer", "engine.schedule");
    room(
        "finder.source.table",
        "engine.tensor",
        "engine.data",
        "finder.statistics",
        "finder.disk",
        "finder.setting");
    room(
        "finder.source",
        "finder.source.table",
        "engine.tensor",
        "engine.data",
        "engine.data.idx",
        "engine.data.numpy",
        "engine.data.cifar",
        "finder.disk",
        "finder.setting");
    room("finder.source.curve", "engine.data.numpy", "finder.disk", "finder.source.table");
    room("finder.model.layer", with(roomsOf("engine"), "finder.disk", "finder.setting"));
    room("finder.model.keras", with(roomsOf("engine"), "finder.disk", "finder.model.layer"));
    room(
        "finder.model",
        with(
            roomsOf("engine"),
            "finder.disk",
            "finder.setting",
            "finder.model.layer",
            "finder.model.keras"));
    String[] beforeRuns = ROOMS.keySet().toArray(String[]::new);
    room("finder.run", beforeRuns);
    room("finder.run.job", "engine.parallel", "finder.rangetest", "finder.run");
    room("finder.run.trial", with(beforeRuns, "finder.run", "finder.run.job"));
    room("finder.run.find", with(beforeRuns, "finder.run", "finder.run.job", "finder.run.trial"));
    room(
        "finder.run.search",
        with(beforeRuns, "finder.run", "finder.run.job", "finder.run.trial", "finder.run.find"));
    room("finder.run.evaluate", with(beforeRuns, "finder.run"));
    room("finder.run.train", ROOMS.keySet().toArray(String[]::new));
    room("finder.run.study", ROOMS.keySet().toArray(String[]::new));
    room(
        "finder.run.spark",
        "engine.parallel",
        "engine.backend",
        "finder.setting",
        "finder.run",
        "finder.run.job",
        "finder.run.trial");
    room(
        "finder.report.words",
        "engine.training",
        "finder.statistics",
        "finder.rangetest",
        "finder.search",
        "finder.study",
        "finder.run",
        "finder.run.find",
        "finder.run.search",
        "finder.run.evaluate",
        "finder.run.train");
    room(
        "finder.report.chart",
        "engine.tensor",
        "engine.data",
        "engine.training",
        "finder.statistics",
        "finder.rangetest",
        "finder.search",
        "finder.run",
        "finder.run.find",
        "finder.run.search",
        "finder.run.evaluate",
        "finder.run.train",
        "finder.report.words");
    room(
        "finder.report.file",
        "engine.data",
        "engine.schedule",
        "engine.training",
        "finder.rangetest",
        "finder.search",
        "finder.study",
        "finder.disk",
        "finder.setting",
        "finder.run",
        "finder.run.trial",
        "finder.run.find",
        "finder.run.search",
        "finder.run.evaluate",
        "finder.run.train",
        "finder.run.study",
        "finder.report.words",
        "finder.report.chart");
    room(
        "finder.report.page",
        "engine.training",
        "finder.rangetest",
        "finder.search",
        "finder.study",
        "finder.disk",
        "finder.setting",
        "finder.run",
        "finder.run.find",
        "finder.run.search",
        "finder.run.evaluate",
        "finder.run.train",
        "finder.report.words",
        "finder.report.chart");
    room("finder.report.live", "finder.report.page");
    room("finder.cli", ROOMS.keySet().toArray(String[]::new));
    room("finder", "finder.cli");
  }

  private static void room(String name, String... known) {
    if (!ROOMS.keySet().containsAll(List.of(known))) {
      throw new IllegalStateException(name + " may only know rooms named before it");
    }
    ROOMS.put(name, known);
  }

  private static String[] roomsOf(String module) {
    return ROOMS.keySet().stream().filter(r -> r.startsWith(module + ".")).toArray(String[]::new);
  }

  private static String[] with(String[] rooms, String... others) {
    return Stream.concat(Stream.of(rooms), Stream.of(others)).toArray(String[]::new);
  }

  @ArchTest static final ArchRule importsPointToRoomsNamedEarlier = roomRule();

  private static ArchRule roomRule() {
    LayeredArchitecture house =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    for (String room : ROOMS.keySet()) {
      house = house.layer(room).definedBy(ROOT + "." + room);
    }
    for (Map.Entry<String, String[]> room : ROOMS.entrySet()) {
      house =
          room.getValue().length == 0
              ? house.whereLayer(room.getKey()).mayNotAccessAnyLayer()
              : house.whereLayer(room.getKey()).mayOnlyAccessLayers(room.getValue());
    }
    return house.ensureAllClassesAreContainedInArchitecture();
  }

  @ArchTest
  static final ArchRule theEngineNeedsNothingButTheJDKAndEJML =
      classes()
          .that()
          .resideInAPackage(ENGINE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(ENGINE, "java..", VECTOR_API, "org.ejml..");

  @ArchTest
  static final ArchRule theVectorAPIIsTheVectorRoomAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage(VECTOR_ROOM)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(VECTOR_API);

  @ArchTest
  static final ArchRule ejmlIsTheBackendAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage(BACKEND)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.ejml..");

  /** Spark is there only where spark-submit has brought it. */
  @ArchTest
  static final ArchRule sparkIsItsOwnRoomAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage(FINDER + ".run.spark")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule aLoopOverFloatsBelongsInKernel =
      classes()
          .that()
          .resideInAPackage(ENGINE)
          .and()
          .resideOutsideOfPackages(KERNEL, VECTOR_ROOM)
          .should(FloatIndexing.notIndexFloats());

  @ArchTest
  static final ArchRule aKernelShowsNoVector =
      noCodeUnits()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(KERNEL, VECTOR_ROOM)
          .and()
          .areNotPrivate()
          .should()
          .haveRawReturnType(VECTOR)
          .orShould()
          .haveRawParameterTypes(any(VECTOR));

  @ArchTest
  static final ArchRule aKernelTakesNoLambda =
      noCodeUnits()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(KERNEL, VECTOR_ROOM)
          .should()
          .haveRawParameterTypes(any(FUNCTION));

  /** A student reads a function and has all of it: sizes come in a record, nothing is kept. */
  @ArchTest
  static final ArchRule aPlainKernelHasNoState =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage(KERNEL)
          .and()
          .areDeclaredInClassesThat()
          .areNotRecords()
          .should()
          .beStatic()
          .andShould()
          .beFinal();

  /** A vector in any other field is an object, and every use of it loads one. */
  @ArchTest
  static final ArchRule aVectorInAFieldIsAConstant =
      fields()
          .that()
          .haveRawType(VECTOR)
          .should()
          .beStatic()
          .andShould()
          .beFinal()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheCommandLineSpeaks =
      noClasses()
          .that()
          .resideOutsideOfPackages(FINDER, FINDER + ".cli")
          .should(ACCESS_STANDARD_STREAMS)
          .orShould()
          .callMethod(System.class, "console")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(System.Logger.class);

  @ArchTest
  static final ArchRule filesAreOpenedByTheReadersOfDataAlone =
      noClasses()
          .that()
          .resideInAnyPackage(ENGINE, FINDER + ".rangetest..")
          .and()
          .resideOutsideOfPackage(DATA + "..")
          .should()
          .dependOnClassesThat(FILE_ACCESS);

  @ArchTest
  static final ArchRule whatAnInputFileMayBeIsDecidedInOnePlace =
      noClasses()
          .that()
          .doNotBelongToAnyOf(InputFile.class, FolderLock.class)
          .and()
          .doNotHaveSimpleName("RawArguments") // of this very process, in /proc
          .and()
          .doNotHaveSimpleName("ProcessMark") // of processes, in /proc
          .and()
          .doNotHaveSimpleName("Preload") // the program's own jar
          .and()
          .doNotHaveSimpleName("FirstJvm") // its standard input, open already
          .should()
          .callMethodWhere(
              target(owner(type(Files.class)))
                  .and(
                      target(
                          nameMatching(
                              "newInputStream|newByteChannel|newBufferedReader|lines"
                                  + "|read(String|AllBytes|AllLines)"))))
          .orShould()
          .callConstructorWhere(
              target(
                  owner(
                      describe(
                          "opens a file",
                          type ->
                              type.getName()
                                  .matches(
                                      "java\\.io\\.(FileInputStream|FileReader|RandomAccessFile)"
                                          + "|java\\.util\\.(zip\\.ZipFile|jar\\.JarFile)"
                                          + "|java\\.util\\.Scanner")))));

  /**
   * The JVM computes them by instructions of the machine; their last bits differ from one to
   * another.
   */
  @ArchTest
  static final ArchRule noNumberComesFromAFunctionThatDiffersByMachine =
      noClasses()
          .that()
          .resideOutsideOfPackage(FINDER + ".report.chart")
          .should()
          .callMethodWhere(
              target(owner(type(Math.class)))
                  .and(
                      target(
                          nameMatching(
                              "a?(sin|cos|tan)h?|atan2|exp(m1)?|log(10|1p)?|pow|cbrt|hypot"))));

  @ArchTest
  static final ArchRule onlyTheCommandLineEndsTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackages(FINDER, FINDER + ".cli")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  /** Two programs, or two threads, that use the library at once must not meet in it. */
  @ArchTest
  static final ArchRule noStateIsStaticBelowTheCommandLine =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackages(FINDER, FINDER + ".cli")
          .should()
          .beFinal()
          .andShould()
          .notHaveRawType(
              assignableTo(java.util.Random.class)
                  .or(assignableTo(java.util.SplittableRandom.class))
                  .or(assignableTo(ThreadLocal.class))
                  .or(assignableTo(java.util.concurrent.ExecutorService.class))
                  .or(resideInAnyPackage("java.util.concurrent.atomic")));

  /** What belongs together is a record of its own; classes in a method take what they see there. */
  @ArchTest
  static final ArchRule aConstructorTakesFewArguments =
      constructors()
          .that()
          .areDeclaredInClassesThat()
          .areNotAnonymousClasses()
          .and()
          .areDeclaredInClassesThat()
          .areNotLocalClasses()
          .should(ConstructorParts.areFew());

  @ArchTest
  static final ArchRule noPackageIsADrawer =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..", "..utils..", "..common..", "..misc..", "..helper..", "..helpers..");

  private static DescribedPredicate<List<JavaClass>> any(DescribedPredicate<JavaClass> type) {
    return describe(type.getDescription(), types -> types.stream().anyMatch(type));
  }

  /** A library's sentence must be of use to whoever has no command line. */
  @Test
  void onlyTheCommandLineNamesItsOptions() throws IOException {
    // options of Java itself and of spark-submit are named as they are
    Pattern option =
        Pattern.compile("\"[^\"\n]*(?<![\\w-])--(?!add-modules|driver-java-options)[a-z]");
    SortedSet<String> naming = new TreeSet<>();
    Path sources = Path.of("src", "main", "java", "io", "github", "rangefinder", "finder");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Path room = sources.relativize(file);
        if (room.getNameCount() > 1
            && !room.startsWith("cli")
            && option.matcher(Files.readString(file)).find()) {
          naming.add(room.toString());
        }
      }
    }
    assertEquals(new TreeSet<>(), naming, "files below the command line that name an option");
  }

  @Test
  void everyPackageSaysWhatLivesThere() throws IOException {
    SortedSet<String> silent = new TreeSet<>();
    for (String module : List.of("engine", "finder", "bench")) {
      Path sources = Path.of("..", module, "src", "main");
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(Path::getParent)
            .filter(folder -> Files.notExists(folder.resolve("package-info.java")))
            .forEach(folder -> silent.add(sources.relativize(folder).toString()));
      }
    }
    assertEquals(new TreeSet<>(), silent, "packages without a package-info.java");
  }

  /** The page's table has a row for each room, under the room's module. */
  @Test
  void theArchitectureNamesEveryRoom() throws IOException {
    Pattern row =
        Pattern.compile("\\| (\\*\\*(\\w+)\\*\\*|`[\\w.]+`(?:, `[\\w.]+`)*|\\(root\\)) \\|.*");
    SortedSet<String> named = new TreeSet<>();
    String module = null;
    for (String line : Files.readAllLines(Path.of("../src/site/markdown/architecture.md"))) {
      Matcher cells = row.matcher(line);
      if (line.startsWith("## Laws")) {
        break;
      }
      if (cells.matches() && cells.group(2) != null) {
        module = cells.group(2);
      } else if (cells.matches() && cells.group(1).equals("(root)")) {
        named.add(module);
      } else if (cells.matches()) {
        for (String room : cells.group(1).replace("`", "").split(", ")) {
          named.add(module + "." + room);
        }
      }
    }
    assertEquals(new TreeSet<>(ROOMS.keySet()), named);
  }
}

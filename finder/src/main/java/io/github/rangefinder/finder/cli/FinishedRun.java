package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.report.chart.PicturesUnavailableException;
import io.github.rangefinder.finder.report.file.EvaluationFiles;
import io.github.rangefinder.finder.report.file.Pictures;
import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.report.file.SearchFiles;
import io.github.rangefinder.finder.report.file.StudyFiles;
import io.github.rangefinder.finder.report.file.TrainFiles;
import io.github.rangefinder.finder.report.page.EvaluationPage;
import io.github.rangefinder.finder.report.page.FindPage;
import io.github.rangefinder.finder.report.page.Page;
import io.github.rangefinder.finder.report.page.SearchPage;
import io.github.rangefinder.finder.report.page.StudyPage;
import io.github.rangefinder.finder.report.page.TrainPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What a folder may hold of a finished run, and how its report and its pictures are made again. */
enum FinishedRun {
  FIND(
      RangeTestFiles.JSON,
      folder -> FindPage.of(RangeTestFiles.read(folder)),
      folder -> RangeTestFiles.draw(RangeTestFiles.read(folder))),
  SEARCH(
      SearchFiles.JSON,
      folder -> SearchPage.of(SearchFiles.read(folder)),
      folder -> SearchFiles.drawRace(SearchFiles.read(folder))),
  TRAIN(
      TrainFiles.JSON,
      folder -> TrainPage.of(TrainFiles.read(folder)),
      folder -> TrainFiles.draw(TrainFiles.read(folder))),
  EVALUATE(
      EvaluationFiles.JSON,
      folder -> EvaluationPage.of(EvaluationFiles.read(folder), EvaluationFiles.mistakes(folder)),
      folder -> EvaluationFiles.drawConfusion(EvaluationFiles.read(folder))),
  STUDY(
      StudyFiles.RULES,
      folder -> StudyPage.of(StudyFiles.readAll(folder), StudyFiles.readProvenance(folder)),
      folder -> Pictures.NONE);

  private final String file;
  private final PageOf page;
  private final PicturesOf pictures;

  /** Makes a page from the numbers in a folder. */
  @FunctionalInterface
  private interface PageOf {
    Page read(Path folder) throws IOException;
  }

  /** Draws pictures from them. */
  @FunctionalInterface
  private interface PicturesOf {
    Pictures draw(Path folder) throws IOException, PicturesUnavailableException;
  }

  FinishedRun(String file, PageOf page, PicturesOf pictures) {
    this.file = file;
    this.page = page;
    this.pictures = pictures;
  }

  /** The files that each kind of run leaves. */
  static List<String> fileNames() {
    return Arrays.stream(values()).map(run -> run.file).toList();
  }

  /** The runs whose numbers are in a folder, the last one first. */
  static List<FinishedRun> in(Path folder) throws IOException {
    List<FinishedRun> runs = new ArrayList<>();
    for (FinishedRun run : values()) {
      if (Files.exists(folder.resolve(run.file))) {
        runs.add(run);
      }
    }
    Collections.reverse(runs); // where times are the same, a test belongs to what came after it
    List<FileTime> times = new ArrayList<>();
    for (FinishedRun run : runs) {
      times.add(Files.getLastModifiedTime(folder.resolve(run.file)));
    }
    List<FinishedRun> inOrder = new ArrayList<>(runs);
    inOrder.sort(
        Comparator.comparing((FinishedRun run) -> times.get(runs.indexOf(run))).reversed());
    return inOrder;
  }

  /**
   * The page of the run.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  Page page(Path folder) throws IOException {
    return page.read(folder);
  }

  /**
   * Draws the pictures that the numbers are enough for.
   *
   * @return their names
   */
  List<String> draw(Path folder) throws IOException, PicturesUnavailableException {
    return pictures.draw(folder).writeTo(folder);
  }
}

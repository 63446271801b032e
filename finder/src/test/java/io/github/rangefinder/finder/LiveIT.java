package io.github.rangefinder.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.browser.Browser;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --live} and {@code --open} show of the packaged jar's runs. */
@Tag("browser")
class LiveIT {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/[0-9a-f]+/");

  @TempDir private Path folder;

  private FinderJar finder() {
    return new FinderJar(folder);
  }

  private static URI address(String err) {
    Matcher matcher = ADDRESS.matcher(err);
    assertTrue(matcher.find(), err);
    return URI.create(matcher.group());
  }

  @Test
  void aTestIsShownWhileItRunsAndTheServerEndsWithIt() throws Exception {
    FinderJar.Running run =
        finder().start("--samples=4000", "--epochs=6", "--optimizer=adam", "--quiet", "--live");
    URI address = address(run.awaitMessage("is shown at").err());
    List<String> lines =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address.resolve("events?after=0")).build(),
                BodyHandlers.ofLines())
            .body()
            .toList();
    FinderJar.Result result = run.await().expect(0);
    assertEquals(1, result.err().lines().count(), result::toString);
    assertTrue(lines.contains("event: rows"), "no point was told");
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("data: \"adam: ")), "no status");
    assertTrue(lines.contains("event: page"), "the report was not shown");
    assertTrue(lines.contains("event: end"), "the end was not told");
    assertTrue(Files.exists(folder.resolve("rangefinder-out/report.html")));
  }

  @Test
  void aTrainingGrowsInABrowser() throws Exception {
    try (Browser browser = Browser.start()) {
      FinderJar.Running run =
          finder()
              .start(
                  "train",
                  "--samples=20000",
                  "--epochs=12",
                  "--model=mlp",
                  "--lr=0.001",
                  "--quiet",
                  "--live");
      browser.open(address(run.awaitMessage("is shown at").err()));
      browser.await("plots.get('plot-history').data.series[0].x.length >= 2");
      browser.reload();
      browser.await("plots.get('plot-history').data.series[0].x.length >= 4");
      browser.await(
          "document.querySelector('.status').textContent.startsWith('The run has ended')");
      assertTrue(browser.texts(".answer strong").get(0).endsWith("% right"));
      browser.expectQuiet("http://127.0.0.1:", "data:");
      run.await().expect(0);
    }
  }

  @Test
  void aPortInUseIsSaidAndTheRunGoesOn() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      FinderJar.Result result =
          finder()
              .run(
                  "--samples=1000",
                  "--epochs=1",
                  "--optimizer=adam",
                  "--quiet",
                  "--live=" + taken.getLocalPort())
              .expect(0);
      result.expectMessages("--live: port " + taken.getLocalPort() + " cannot be had");
    }
    finder().run("--live=70000").expect(2).expectMessages("port from 0 to 65535");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theFinishedReportIsOpened() throws Exception {
    Path program = folder.resolve("xdg-open");
    Files.writeString(program, "#!/bin/sh\necho \"$1\" >" + folder.resolve("opened") + "\n");
    assertTrue(program.toFile().setExecutable(true));
    String[] args = {"--samples=1000", "--epochs=1", "--optimizer=adam", "--quiet", "--open"};
    finder().with("PATH", folder + ":/usr/bin:/bin").run(args).expect(0).expectMessages();
    assertEquals(
        folder.resolve("rangefinder-out/report.html").toUri().toString().trim(),
        Files.readString(folder.resolve("opened")).trim());
    Files.writeString(program, "#!/bin/sh\nexit 3\n");
    finder()
        .with("PATH", folder + ":/usr/bin:/bin")
        .run(args)
        .expect(0)
        .expectMessages("--open: no browser could be started");
  }
}

package io.github.rangefinder.finder.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium with a profile of its own. Where none is installed the test that asks for one
 * is skipped, unless {@code -Dbrowser.required=true} says that there has to be one.
 */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final ChromeDriver driver;
  private final Path profile;

  private Browser(Path chromium, Path chromedriver) throws IOException {
    Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
    profile = Files.createTempDirectory("browser");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--force-device-scale-factor=1",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build(),
            options);
    driver.get("about:blank");
    driver.manage().logs().get(LogType.PERFORMANCE); // of the page that the browser began with
  }

  /** Starts a browser, or skips the test. */
  public static Browser start() throws IOException {
    Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
    Optional<Path> chromedriver = program("chromedriver");
    if (chromium.isEmpty() || chromedriver.isEmpty()) {
      if (Boolean.getBoolean("browser.required")) {
        throw new IllegalStateException("there is no chromium and chromedriver on the PATH");
      }
      return abort("there is no chromium and chromedriver on the PATH");
    }
    return new Browser(chromium.get(), chromedriver.get());
  }

  private static Optional<Path> program(String... names) {
    String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return Stream.of(names)
        .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Makes the window's content so many pixels wide, in light or in dark. */
  public Browser look(int width, int height, boolean dark) {
    driver.manage().window().setSize(new Dimension(width, height));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    return this;
  }

  /** Opens an address. */
  public Browser open(URI address) {
    driver.get(address.toString());
    return this;
  }

  /** Loads the page again. */
  public void reload() {
    driver.navigate().refresh();
  }

  /** The driver, for what is not here. */
  public ChromeDriver driver() {
    return driver;
  }

  /** The first element that a CSS selector finds. */
  public WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** The texts of all elements that a CSS selector finds. */
  public List<String> texts(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
  }

  /**
   * What an expression of JavaScript is, with the first of the arguments as {@code arguments[0]}.
   */
  @SuppressWarnings("unchecked") // the caller knows what the expression makes
  public <T> T eval(String expression, Object... arguments) {
    return (T) driver.executeScript("return " + expression, arguments);
  }

  /** Waits until an expression of JavaScript is true. */
  public void await(String expression) {
    new WebDriverWait(driver, PATIENCE)
        .withMessage(expression)
        .until(any -> Boolean.TRUE.equals(eval(expression)));
  }

  /** Checks that the page had nothing to complain about, and asked for nothing but these. */
  public void expectQuiet(String... allowedPrefixes) {
    List<String> complaints = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      complaints.add(entry.getLevel() + " " + entry.getMessage());
    }
    for (String url : requests()) {
      if (Stream.of(allowedPrefixes).noneMatch(url::startsWith)) {
        complaints.add("asked for " + url);
      }
    }
    assertEquals(List.of(), complaints);
  }

  private List<String> requests() {
    List<String> urls = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonObject message =
          JsonParser.parseString(entry.getMessage()).getAsJsonObject().getAsJsonObject("message");
      if (message.get("method").getAsString().equals("Network.requestWillBeSent")) {
        JsonObject request = message.getAsJsonObject("params").getAsJsonObject("request");
        urls.add(request.get("url").getAsString());
      }
    }
    return urls;
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

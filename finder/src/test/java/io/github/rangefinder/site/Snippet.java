package io.github.rangefinder.site;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Java that a reader may paste into JShell, run here as JShell runs it. */
final class Snippet {
  private Snippet() {}

  /** What the lines print. */
  static String run(String lines) {
    PrintStream before = System.out;
    Locale locale = Locale.getDefault();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (JShell shell = JShell.builder().executionEngine("local").build();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      Locale.setDefault(Locale.ROOT);
      System.setOut(out);
      String rest = lines;
      while (!rest.isBlank()) {
        CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
        shell.eval(next.source()).forEach(event -> requireValid(event, shell));
        rest = next.remaining();
      }
    } finally {
      System.setOut(before);
      Locale.setDefault(locale);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static void requireValid(SnippetEvent event, JShell shell) {
    List<String> errors =
        shell.diagnostics(event.snippet()).map(d -> d.getMessage(Locale.ROOT)).toList();
    if (event.status() != Status.VALID || event.exception() != null) {
      throw new IllegalStateException(
          event.snippet().source() + "\n" + errors + "\n" + event.exception());
    }
  }

  /** The value of an arithmetic expression. */
  static double value(JShell shell, String expression) {
    String text = "(double) (" + expression + ")";
    SnippetEvent event = shell.eval(text).get(0);
    requireValid(event, shell);
    return Double.parseDouble(event.value());
  }
}

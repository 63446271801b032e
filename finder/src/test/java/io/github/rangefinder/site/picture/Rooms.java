package io.github.rangefinder.site.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rooms and what they import, read from the sources; a room's own rooms count as part of it.
 */
record Rooms(Map<String, Set<String>> known) {
  private static final String ROOT = "io/github/rangefinder";
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^import (?:static )?io\\.github\\.rangefinder\\.(engine|finder)\\.([a-z]+)\\.");

  static Rooms read() {
    Map<String, Set<String>> known = new TreeMap<>();
    for (String module : List.of("engine", "finder")) {
      Path sources = Path.of("..", module, "src/main/java", ROOT, module);
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          Path inside = sources.relativize(file);
          if (inside.getNameCount() > 1) {
            String room = module + "." + inside.getName(0);
            known.computeIfAbsent(room, r -> new TreeSet<>()).addAll(imports(file, room));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Rooms(sorted(known));
  }

  private static Set<String> imports(Path file, String room) throws IOException {
    Set<String> rooms = new TreeSet<>();
    Matcher matcher = IMPORT.matcher(Files.readString(file));
    while (matcher.find()) {
      rooms.add(matcher.group(1) + "." + matcher.group(2));
    }
    rooms.remove(room);
    return rooms;
  }

  /** Each room behind those that it knows. */
  private static Map<String, Set<String>> sorted(Map<String, Set<String>> known) {
    Map<String, Set<String>> sorted = new LinkedHashMap<>();
    while (sorted.size() < known.size()) {
      String next =
          known.keySet().stream()
              .filter(room -> !sorted.containsKey(room))
              .filter(room -> sorted.keySet().containsAll(known.get(room)))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("a circle of imports behind " + sorted));
      sorted.put(next, known.get(next));
    }
    return sorted;
  }

  List<String> names() {
    return new ArrayList<>(known.keySet());
  }

  /** Of what each room knows, that which it does not also know through another room. */
  Map<String, Set<String>> withoutDetours() {
    Map<String, Set<String>> direct = new LinkedHashMap<>();
    known.forEach(
        (room, rooms) -> {
          Set<String> indirect = new HashSet<>();
          rooms.forEach(other -> reach(other, indirect));
          Set<String> rest = new LinkedHashSet<>(rooms);
          rest.removeAll(indirect);
          direct.put(room, rest);
        });
    return direct;
  }

  private void reach(String room, Set<String> found) {
    for (String other : known.get(room)) {
      if (found.add(other)) {
        reach(other, found);
      }
    }
  }
}

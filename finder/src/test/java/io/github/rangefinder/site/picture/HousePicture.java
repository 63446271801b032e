package io.github.rangefinder.site.picture;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rooms of engine and finder with an arrow for each import that no other path stands for. */
final class HousePicture implements Picture {
  private static final int ROW = 34;
  private static final int TOP = 70;
  private static final int LEFT = 330;
  private static final int BOX = 220;

  @Override
  public String name() {
    return "house";
  }

  @Override
  public Svg draw() {
    Rooms rooms = Rooms.read();
    List<String> names = rooms.names();
    Svg svg =
        new Svg(TOP + names.size() * ROW + 20, "The rooms of the house, and who imports whom");
    svg.text(
        20,
        30,
        "An arrow points to a room that is imported. It is left out where a longer way leads there.");
    for (int i = 0; i < names.size(); i++) {
      boolean engine = names.get(i).startsWith("engine");
      svg.rectangle(LEFT, y(i) - 12, BOX, 24, engine ? Svg.PALE_BLUE : Svg.PALE_ORANGE, Svg.NONE);
      svg.text(LEFT + BOX / 2.0, y(i) + 5, names.get(i), "middle", 14, Svg.INK);
    }
    for (Map.Entry<String, Set<String>> room : rooms.withoutDetours().entrySet()) {
      int from = names.indexOf(room.getKey());
      for (String known : room.getValue()) {
        arc(svg, from, names.indexOf(known), room.getKey().startsWith("engine"));
      }
    }
    return svg;
  }

  private static int y(int row) {
    return TOP + row * ROW;
  }

  /** The engine's arrows on the left, the finder's on the right. */
  private static void arc(Svg svg, int from, int to, boolean left) {
    double reach = 24 + 11.0 * (from - to);
    double x = left ? LEFT - 2 : LEFT + BOX + 2;
    double bend = left ? x - reach : x + reach;
    svg.curvedArrow(
        "M %s %s C %s %s %s %s %s %s"
            .formatted(
                Svg.number(x),
                y(from) - 4,
                Svg.number(bend),
                y(from) - 4,
                Svg.number(bend),
                y(to) + 4,
                Svg.number(x),
                y(to) + 4),
        left ? Svg.BLUE : Svg.ORANGE);
  }
}

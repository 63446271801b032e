package io.github.rangefinder.site.picture;

/** A picture of the site that is drawn by code. */
interface Picture {
  /** The file's name without its ending. */
  String name();

  /** Draws it. */
  Svg draw();
}

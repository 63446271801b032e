package io.github.rangefinder.finder.report.page;

import java.util.Base64;

/**
 * A picture.
 *
 * @param png the bytes of a PNG file
 * @param description what is to be seen, for those who do not see it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Picture(byte[] png, String description) implements Block {
  @Override
  public void write(Html html) {
    String address = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    html.open("p").single("img", "class", "picture", "alt", description, "src", address);
    html.closeLine();
  }
}

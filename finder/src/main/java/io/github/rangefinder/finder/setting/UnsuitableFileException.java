package io.github.rangefinder.finder.setting;

import java.io.IOException;

/** A file that does not go with the settings; another setting, which it names, would do. */
public final class UnsuitableFileException extends IOException implements Sentence.Holder {
  private static final long serialVersionUID = 1L;

  private final transient Sentence sentence;

  /** The parts are those of a {@link Sentence}: the file, what was found, what would mend it. */
  public UnsuitableFileException(Object... parts) {
    this(Sentence.of(parts));
  }

  private UnsuitableFileException(Sentence sentence) {
    super(sentence.toString());
    this.sentence = sentence;
  }

  @Override
  public Sentence sentence() {
    return sentence;
  }
}

package io.github.rangefinder;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Counts what a constructor is given, as its source has it. */
final class ConstructorParts extends ArchCondition<JavaConstructor> {
  private static final int MOST = 6;

  private ConstructorParts() {
    super("take at most " + MOST + " arguments");
  }

  static ArchCondition<JavaConstructor> areFew() {
    return new ConstructorParts();
  }

  @Override
  public void check(JavaConstructor constructor, ConditionEvents events) {
    int parts = constructor.getRawParameterTypes().size() - unwritten(constructor.getOwner());
    if (parts > MOST) {
      events.add(
          SimpleConditionEvent.violated(
              constructor, constructor.getDescription() + " takes " + parts + " arguments"));
    }
  }

  /** The compiler hands an enum's constructors name and place, those of inner classes the outer. */
  private static int unwritten(JavaClass type) {
    if (type.isEnum()) {
      return 2;
    }
    return type.isInnerClass() ? 1 : 0;
  }
}

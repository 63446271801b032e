package io.github.rangefinder;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.SourceCodeLocation;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds, in the byte code, the lines that read or write an element of a {@code float[]}. */
final class FloatIndexing extends ArchCondition<JavaClass> {
  private FloatIndexing() {
    super("not index a float[]");
  }

  static ArchCondition<JavaClass> notIndexFloats() {
    return new FloatIndexing();
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      new ClassReader(bytes).accept(new Methods(type, events), ClassReader.SKIP_FRAMES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Methods extends ClassVisitor {
    private final JavaClass type;
    private final ConditionEvents events;

    Methods(JavaClass type, ConditionEvents events) {
      super(Opcodes.ASM9);
      this.type = type;
      this.events = events;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        private int line;

        @Override
        public void visitLineNumber(int number, Label start) {
          line = number;
        }

        @Override
        public void visitInsn(int opcode) {
          if (opcode == Opcodes.FALOAD || opcode == Opcodes.FASTORE) {
            events.add(
                SimpleConditionEvent.violated(
                    type,
                    "%s.%s indexes a float[] in %s"
                        .formatted(type.getName(), method, SourceCodeLocation.of(type, line))));
          }
        }
      };
    }
  }
}

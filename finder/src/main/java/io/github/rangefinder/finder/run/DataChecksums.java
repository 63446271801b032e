package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What tells whether a training goes on with the samples it began with: how many there are, and a
 * checksum over every value and target as the model sees them.
 *
 * @param training of the training samples
 * @param validation of the validation samples
 */
public record DataChecksums(
    int trainingSamples, String training, int validationSamples, String validation) {

  public static DataChecksums of(Subset.Split data) {
    return new DataChecksums(
        data.training().size(), of(data.training()),
        data.validation().size(), of(data.validation()));
  }

  /** The CRC-32C of all samples with their targets, as eight hexadecimal digits. */
  public static String of(Dataset data) {
    CRC32C checksum = new CRC32C();
    Tensor sample = new Tensor(data.sampleShape().withBatch(1));
    Tensor target = new Tensor(Shape.of(1, data.targets().outputs()));
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * Math.max(sample.data().length, target.data().length));
    for (int i = 0; i < data.size(); i++) {
      data.read(i, sample, 0);
      add(checksum, bytes, sample.data());
      if (data.targets() instanceof Labels labels) {
        bytes.clear().putInt(labels.label(i)).flip();
        checksum.update(bytes);
      } else if (data.targets() instanceof TargetValues values) {
        values.read(i, target, 0);
        add(checksum, bytes, target.data());
      }
    }
    return String.format("%08x", checksum.getValue());
  }

  private static void add(CRC32C checksum, ByteBuffer bytes, float[] values) {
    bytes.clear().asFloatBuffer().put(values);
    checksum.update(bytes.limit(Float.BYTES * values.length));
  }

  /** Half a sentence on what is different about other samples; empty if nothing is. */
  public String difference(DataChecksums now) {
    if (trainingSamples != now.trainingSamples || validationSamples != now.validationSamples) {
      return "%d training and %d validation samples then, %d and %d now"
          .formatted(
              trainingSamples, validationSamples, now.trainingSamples, now.validationSamples);
    }
    if (!training.equals(now.training)) {
      return "as many training samples as then, but others";
    }
    return validation.equals(now.validation)
        ? ""
        : "as many validation samples as then, but others";
  }
}

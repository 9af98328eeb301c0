// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.stillwatch.adapters.json.CalibrationJson;
import org.stillwatch.base.ConfigException;
import org.stillwatch.judge.Confidence;
import org.stillwatch.judge.Fitted;
import org.stillwatch.judge.LocalCalibration;

/// Where the operator's own calibration lies. It belongs to one fit: under another it says nothing,
/// and the run stops rather than mixing them.
public final class CalibrationFile {
  /// Where it lies unless somebody says otherwise.
  public static final String DEFAULT = ".stillwatch/calibration.json";

  private static final long MOST_BYTES = 16L << 20;

  private CalibrationFile() {}

  /// The shipped fit, with the operator's own calibration over it where there is one.
  ///
  /// @param needed whether the file must be there, since somebody named it
  public static Optional<Confidence> confidence(Path file, boolean needed) throws IOException {
    Optional<Fitted> shipped = Fit.shipped();
    if (shipped.isEmpty()) {
      return Optional.empty();
    }
    return needed || Files.exists(file)
        ? Optional.of(over(shipped.get(), file))
        : shipped.map(Confidence::new);
  }

  /// The shipped fit with a calibration over it.
  private static Confidence over(Fitted shipped, Path file) throws IOException {
    CalibrationJson.Kept kept = read(file);
    if (!kept.fitted().equals(Fit.digest(shipped))) {
      throw new ConfigException(
          "--calibration",
          file.toString(),
          "a calibration of another version's fit",
          "one of this version: run calibrate again, or move the file away");
    }
    return new Confidence(shipped, kept.local());
  }

  public static void write(Path file, Fitted shipped, LocalCalibration local) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(
        file, CalibrationJson.write(new CalibrationJson.Kept(Fit.digest(shipped), local)));
  }

  private static CalibrationJson.Kept read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new ConfigException("--calibration", file.toString(), "nothing", "a file");
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("too large");
      }
      return CalibrationJson.read(Files.readAllBytes(file));
    } catch (IOException _) {
      throw new ConfigException(
          "--calibration", file.toString(), "something else", "what calibrate wrote");
    }
  }
}

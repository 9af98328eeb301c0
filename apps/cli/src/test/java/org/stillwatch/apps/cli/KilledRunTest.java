// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run that is killed leaves no output, and the next one is not disturbed by what it left.
class KilledRunTest {
  @TempDir private Path folder = Path.of("");

  @Test
  @Timeout(120)
  void killed_while_it_writes_nothing_stands_under_the_name() throws Exception {
    new SmallLog().write(folder);
    Path out = folder.resolve("out");
    Process run = start(out);
    while (partialFolders() == 0) {
      assertThat(run.waitFor(5, TimeUnit.MILLISECONDS)).as("ended unseen").isFalse();
    }

    run.destroyForcibly().waitFor();

    assertThat(run.exitValue()).as("killed").isEqualTo(128 + 9);
    assertThat(out).doesNotExist();
    assertThat(partialFolders()).as("what the killed run left beside it").isEqualTo(1);

    assertThat(start(out).waitFor()).isZero();
    assertThat(out.resolve("summary.json")).exists();
    assertThat(partialFolders()).isZero();
  }

  private long partialFolders() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().contains(".partial-")).count();
    }
  }

  private Process start(Path out) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Stillwatch.class.getName()));
    command.addAll(SmallLog.scanOf(folder, out));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log.txt").toFile())
        .start();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedBytesTest {
  @TempDir Path folder = Path.of("");

  @Test
  void what_was_rejected_is_kept_for_its_owner_only_and_each_run_starts_anew() throws IOException {
    for (String text : new String[] {"old", "abcdef"}) {
      try (var kept = RejectedBytes.into(folder.resolve("kept"))) {
        kept.add(text.getBytes(UTF_8), 1, 3);
      }
    }

    Path file = folder.resolve("kept/rejected.raw");
    assertThat(file).hasContent("bc\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Version 1 on the disk, byte for byte (`docs/formats/journal.md`). When this test fails, journals
/// of earlier builds can no longer be read: that is a new version, not a new expectation.
class JournalFormatTest {
  private static final JournalHeader HEADER = JournalHeader.of("golden/1".getBytes(UTF_8));
  private static final String GOLDEN =
      """
      5354494c4c4a524e 00000001 0000000000000001 0000000000000000 00000008
      676f6c64656e2f31 cb9cd468
      b5a7c41e 00000014 00000003 00000000 a04d678c bff4f68c
      00000003 6f6e65 00000000 00000005 7468726565
      b5a7c41e 00000008 00000001 00000000 ccf97d93 a3e2d2a7
      00000004 666f7572
      """
          .replaceAll("\\s", "");

  @TempDir private Path folder = Path.of("");

  private Journal open() throws IOException {
    return Journal.open(folder, JournalSettings.DEFAULT, HEADER);
  }

  @Test
  void what_is_written_is_version_1() throws Exception {
    try (var journal = open()) {
      Heard.append(journal, "one", "", "three");
      Heard.append(journal, "four");
    }

    byte[] written = Files.readAllBytes(folder.resolve("000000000000000001.journal"));
    assertThat(HexFormat.of().formatHex(written)).isEqualTo(GOLDEN);
  }

  @Test
  void version_1_is_read() throws Exception {
    byte[] golden = HexFormat.of().parseHex(GOLDEN);
    Files.write(folder.resolve("000000000000000001.journal"), golden);

    try (var journal = open()) {
      assertThat(Heard.all(journal).frames).containsExactly("one", "", "three", "four");
      assertThat(journal.recovery().tornBytes()).isZero();
      assertThat(journal.end()).hasToString("1:" + golden.length);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.base.ConfigException;

class KeyFileTest {
  private final SecureRandom dice = new SecureRandom();

  @TempDir Path folder = Path.of("");

  @Test
  void a_key_is_made_once_for_its_owner_only() throws IOException {
    Path file = folder.resolve("state/fingerprint.key");

    String first = KeyFile.load(file, dice).keyId();
    String second = KeyFile.load(file, dice).keyId();

    assertThat(second).isEqualTo(first);
    assertThat(file).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.resolveSibling(".")).isDirectoryNotContaining("glob:**/.key*");
  }

  @Test
  void runs_that_start_together_use_one_key() throws Exception {
    Path file = folder.resolve("fingerprint.key");

    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks =
          IntStream.range(0, 8)
              .mapToObj(i -> threads.submit(() -> KeyFile.load(file, dice).keyId()))
              .toList();
      String first = tasks.getFirst().get();
      for (var task : tasks) {
        assertThat(task.get()).isEqualTo(first);
      }
    }
  }

  @Test
  void a_key_of_the_wrong_length_is_refused_without_showing_it() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.key"), "hunter2-hunter2");

    assertThatThrownBy(() -> KeyFile.load(file, dice))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            file + ": key: found something else, expected 32 bytes, or 64 hexadecimal digits");
  }

  @Test
  void a_key_may_be_written_in_hexadecimal_digits() throws IOException {
    Path file = Files.writeString(folder.resolve("hex.key"), "ab".repeat(32) + "\n");

    assertThat(KeyFile.load(file, dice).keyId()).hasSize(8);
  }

  @Test
  void the_published_key_is_named_as_such_and_no_other() throws IOException {
    var own = KeyFile.load(folder.resolve("own.key"), dice);

    assertThat(KeyFile.label(KeyFile.demo())).isEqualTo(KeyFile.demo().keyId() + " (demo key)");
    assertThat(KeyFile.label(own)).isEqualTo(own.keyId());
  }
}

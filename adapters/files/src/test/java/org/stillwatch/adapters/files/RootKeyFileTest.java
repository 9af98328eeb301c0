// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.ConfigException;

class RootKeyFileTest {
  private final SecureRandom dice = new SecureRandom();

  @TempDir Path folder = Path.of("");

  @Test
  void a_root_is_made_for_its_owner_only_and_read_again() throws IOException {
    Path file = folder.resolve("keys/root.key");

    String made = RootKeyFile.create(file, dice).rootId();

    assertThat(RootKeyFile.load(file).rootId()).isEqualTo(made);
    assertThat(file).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.resolveSibling(".")).isDirectoryNotContaining("glob:**/.key*");
  }

  @Test
  void a_root_is_never_made_twice() throws IOException {
    Path file = folder.resolve("root.key");
    String first = RootKeyFile.create(file, dice).rootId();

    assertThatThrownBy(() -> RootKeyFile.create(file, dice))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            file + ": root key: found one already, expected none; `trace keys rotate` replaces it");
    assertThat(RootKeyFile.load(file).rootId()).isEqualTo(first);
  }

  @Test
  void of_runs_that_start_together_one_makes_the_root() throws Exception {
    Path file = folder.resolve("root.key");

    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks = IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> made(file))).toList();
      int made = 0;
      for (var task : tasks) {
        made += task.get();
      }
      assertThat(made).isEqualTo(1);
    }
  }

  private int made(Path file) throws IOException {
    try {
      RootKeyFile.create(file, dice);
      return 1;
    } catch (ConfigException e) {
      return 0;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------", "rw-rw-rw-"})
  void a_root_that_others_may_touch_is_refused(String mode) throws IOException {
    Path file = folder.resolve("root.key");
    RootKeyFile.create(file, dice);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> RootKeyFile.load(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": mode: found " + mode + ", expected rw------- or less");
  }

  @Test
  void a_root_that_may_only_be_read_is_fine() throws IOException {
    Path file = folder.resolve("root.key");
    String made = RootKeyFile.create(file, dice).rootId();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

    assertThat(RootKeyFile.load(file).rootId()).isEqualTo(made);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2-hunter2", "hunter2-hunter2-hunter2-hunter2-hunter2"})
  void a_root_of_another_length_is_refused_without_showing_it(String text) throws IOException {
    Path file = folder.resolve("root.key");
    SecretFile.create(file, text.getBytes(UTF_8));

    assertThatThrownBy(() -> RootKeyFile.load(file))
        .hasMessage(file + ": root key: found another number of bytes, expected 32 bytes");
  }

  @Test
  void where_there_is_none_one_line_says_what_to_do() {
    Path file = folder.resolve("root.key");

    assertThatThrownBy(() -> RootKeyFile.load(file))
        .hasMessage(
            file + ": root key: found no such file, expected one that `trace keys init` made");
  }

  @Test
  void a_rotation_keeps_the_old_root_and_can_be_finished_by_another_run() throws IOException {
    Path file = folder.resolve("root.key");
    Path retired = folder.resolve("retired/old.key");
    String old = RootKeyFile.create(file, dice).rootId();
    SecretFile.create(retired, Files.readAllBytes(file)); // as a killed run leaves it

    String made = RootKeyFile.rotate(file, retired, dice).rootId();

    assertThat(made).isNotEqualTo(old);
    assertThat(RootKeyFile.load(file).rootId()).isEqualTo(made);
    assertThat(RootKeyFile.load(retired).rootId()).isEqualTo(old);
    assertThatThrownBy(() -> RootKeyFile.rotate(file, retired, dice))
        .isInstanceOf(IOException.class)
        .hasMessage(retired + " holds another root key");
  }

  @Test
  void what_is_written_once_stays() throws IOException {
    var once = new WriteOnceFolder(folder.resolve("epochs"));

    assertThat(once.names(".json")).isEmpty();
    assertThat(once.read("a.json")).isEmpty();
    assertThat(once.put("a.json", "one".getBytes(UTF_8))).isEmpty();
    assertThat(once.put("a.json", "two".getBytes(UTF_8))).contains("one".getBytes(UTF_8));
    assertThat(once.read("a.json")).contains("one".getBytes(UTF_8));
    assertThat(once.put("a.names", new byte[0])).isEmpty();
    assertThat(once.names(".json")).containsExactly("a.json");
    for (String name : new String[] {"", "../a", "a/b", ".a"}) {
      assertThatThrownBy(() -> once.read(name)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}

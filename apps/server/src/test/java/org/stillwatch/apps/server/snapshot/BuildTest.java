// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
  @TempDir private Path folder = Path.of("");

  private String digest(String other) throws Exception {
    return Build.digest(
        folder.resolve("classes")
            + File.pathSeparator
            + folder.resolve("stillwatch-base.jar")
            + File.pathSeparator
            + other);
  }

  @Test
  void one_byte_of_ours_makes_another_program_and_so_does_a_library_of_another_version()
      throws Exception {
    Path type = folder.resolve("classes/org/stillwatch/A.class");
    Path jar = folder.resolve("stillwatch-base.jar");
    Files.createDirectories(type.resolveSibling("."));
    Files.writeString(type, "one");
    Files.writeString(jar, "two");
    String first = digest("kryo-5.6.2.jar");
    assertThat(digest("kryo-5.6.2.jar")).isEqualTo(first);
    assertThat(digest("kryo-5.6.3.jar")).isNotEqualTo(first);

    Files.writeString(type, "onf");
    String second = digest("kryo-5.6.2.jar");
    assertThat(second).isNotEqualTo(first);

    Files.writeString(jar, "twp");
    assertThat(digest("kryo-5.6.2.jar")).isNotEqualTo(second);
  }
}

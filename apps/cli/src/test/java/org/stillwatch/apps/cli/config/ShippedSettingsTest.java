// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The settings file that is shipped says the truth about every setting. In it a `#` before a name
/// is a setting that is off, and a `#` before a blank is prose.
class ShippedSettingsTest {
  private static final Path SHIPPED = Path.of("src/dist/etc/stillwatch.yaml");
  private static final Pattern OFF = Pattern.compile("#(\\S.*)");

  @TempDir private Path folder = Path.of("");

  private static Map<String, String> effective(Path file) throws IOException {
    return texts(Configuration.read(Optional.of(file), Map.of(), Map.of()));
  }

  private static Map<String, String> usual() throws IOException {
    return texts(Configuration.read(Optional.empty(), Map.of(), Map.of()));
  }

  private static Map<String, String> texts(Configuration configuration) {
    return Arrays.stream(Setting.values())
        .collect(Collectors.toMap(Setting::key, configuration::text));
  }

  private static List<String> switchedOn() throws IOException {
    var on = new ArrayList<String>();
    for (String line : Files.readAllLines(SHIPPED)) {
      var off = OFF.matcher(line);
      if (off.matches()) {
        on.add(off.group(1));
      }
    }
    return on;
  }

  @Test
  void as_it_is_shipped_it_changes_nothing() throws Exception {
    assertThat(effective(SHIPPED)).isEqualTo(usual());
  }

  @Test
  void it_names_every_setting_once_in_the_order_of_the_program() throws Exception {
    assertThat(switchedOn())
        .map(line -> line.substring(0, line.indexOf(": ")))
        .isEqualTo(Arrays.stream(Setting.values()).map(Setting::key).toList());
  }

  @Test
  void every_value_that_it_shows_is_the_default() throws Exception {
    Path on = Files.write(folder.resolve("on.yaml"), switchedOn());

    assertThat(effective(on)).isEqualTo(usual());
  }

  @Test
  void a_setting_that_is_switched_on_and_changed_holds() throws Exception {
    String text = Files.readString(SHIPPED).replace("#serve.port: 8787", "serve.port: 9000");

    Path changed = Files.writeString(folder.resolve("changed.yaml"), text);

    assertThat(effective(changed)).containsEntry("serve.port", "9000");
  }

  @Test
  void every_setting_is_explained_right_before_it() throws Exception {
    List<String> lines = Files.readAllLines(SHIPPED);

    for (int i = 1; i < lines.size(); i++) {
      if (OFF.matcher(lines.get(i)).matches()) {
        assertThat(lines.get(i - 1)).as(lines.get(i)).matches("# .{3,}");
      }
    }
  }
}

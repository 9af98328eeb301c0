// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.ConfigException;

class DatabaseSettingsTest {
  private static final String SECRET = "hunter2";

  @Test
  void settings_show_where_and_nothing_else() {
    var settings =
        DatabaseSettings.of("jdbc:postgresql://h:5432/d?sslmode=verify-full", "u", SECRET);

    assertThat(settings).hasToString("jdbc:postgresql://h:5432/d");
    assertThat(settings.backend()).hasToString("jdbc:postgresql://h:5432/d");
    assertThat(DatabaseSettings.of("jdbc:sqlite:/a/b.db", "", ""))
        .hasToString("jdbc:sqlite:/a/b.db");
  }

  @Test
  void several_servers_and_addresses_in_brackets_are_understood() {
    assertThat(DatabaseSettings.of("jdbc:postgresql://a:1,b:2/d", "", ""))
        .hasToString("jdbc:postgresql://a:1,b:2/d");
    assertThat(DatabaseSettings.of("jdbc:postgresql://[::1]:5432/d", "", ""))
        .hasToString("jdbc:postgresql://[::1]:5432/d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/d?password=hunter2",
        "jdbc:postgresql://h/d?ssl=true&PassWord=hunter2",
        "jdbc:postgresql://h/d?sslpassword=hunter2",
        "jdbc:postgresql://h/d?user=hunter2",
        "jdbc:postgresql://u:hunter2@h/d",
        "jdbc:mysql://u:hunter2@h/d",
        "postgres://u:hunter2@h/d",
        "jdbc:postgresql:hunter2",
        "jdbc:postgresql://h",
        "jdbc:sqlite:",
        "jdbc:sqlite::memory:",
        "jdbc:sqlite::resource:http://h/hunter2.db",
        "jdbc:sqlite:file:hunter2.db",
        "jdbc:sqlite:a.db?key=hunter2",
        "jdbc:sqlite:a\0b",
        "hunter2",
        ""
      })
  void other_urls_are_refused_and_not_repeated(String url) {
    assertThatThrownBy(() -> DatabaseSettings.of(url, "", ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("database: url: found ")
        .satisfies(refused -> assertThat(Traces.of(refused)).doesNotContain(SECRET));
  }

  @Test
  void a_file_of_sqlite_takes_no_password() {
    assertThatThrownBy(() -> DatabaseSettings.of("jdbc:sqlite:a.db", "", SECRET))
        .hasMessage(
            "database: password: found one, expected none: the file system guards a file of"
                + " SQLite");
  }

  @Test
  void a_question_mark_never_turns_a_name_into_settings() {
    assertThatThrownBy(() -> DatabaseSettings.sqlite(Path.of("/a/b.db?mode=ro")))
        .isInstanceOf(ConfigException.class);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.DatabaseSettings;
import org.stillwatch.apps.cli.config.Configuration;
import org.stillwatch.apps.cli.config.Setting;
import picocli.CommandLine.Option;

/// Where the settings of the service come from; the same for every command around it.
final class ConfigOptions {
  private static final Path USUAL = Path.of("stillwatch.yaml");

  @Option(
      names = "--config",
      description = "settings (default: stillwatch.yaml, where it is there)")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--set",
      description = "one setting, for example serve.port=9000; it wins over the file")
  private Map<String, String> flags = new LinkedHashMap<>();

  Configuration read() throws IOException {
    return Configuration.read(
        file.or(() -> Files.exists(USUAL) ? Optional.of(USUAL) : Optional.empty()),
        System.getenv(),
        flags);
  }

  /// The database of the service.
  static Database database(Configuration configuration) throws IOException {
    String url = configuration.text(Setting.DATABASE_URL);
    if (url.isEmpty()) {
      return Database.open(
          DatabaseSettings.sqlite(configuration.path(Setting.STATE).resolve("stillwatch.db")));
    }
    return Database.open(
        DatabaseSettings.of(
            url, configuration.text(Setting.DATABASE_USER), password(configuration)));
  }

  private static String password(Configuration configuration) throws IOException {
    Optional<Path> file = configuration.file(Setting.DATABASE_PASSWORD_FILE);
    return file.isPresent() ? Files.readString(file.get()).strip() : "";
  }
}

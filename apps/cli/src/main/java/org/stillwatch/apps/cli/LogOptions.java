// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillwatch.adapters.logs.LogFormats;
import org.stillwatch.adapters.logs.Recognition;
import org.stillwatch.adapters.logs.fields.FieldMap;
import org.stillwatch.adapters.logs.fields.FieldMapFile;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.apps.cli.ingest.LogKinds;
import org.stillwatch.base.ConfigException;
import picocli.CommandLine.Option;

/// How logs are to be read; without any of these each source is recognised by its first records.
final class LogOptions {
  @Option(names = "--format", description = "kind of every log; else each is recognised")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--field-map",
      description = "YAML or JSON that says where things stand in a log of your own")
  private Optional<Path> fieldMap = Optional.empty();

  @Option(
      names = "--account",
      description = "attribute that holds the account, where the kind of log has no place for it")
  private String account = "";

  @Option(
      names = "--zone",
      description = "zone of times that are written without one (default: ${DEFAULT-VALUE})",
      defaultValue = "UTC")
  private String zone = "UTC";

  @Option(
      names = "--trusted-hops",
      description =
          "your own proxies at the right end of x-forwarded-for (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private int trustedHops = 1;

  LogKinds kinds() throws IOException {
    if (trustedHops < 1) {
      throw new ConfigException(
          "--trusted-hops", "hops", String.valueOf(trustedHops), "a number above zero");
    }
    Optional<FieldMap> map = Optional.empty();
    if (fieldMap.isPresent()) {
      map = Optional.of(map(fieldMap.get()));
    }
    return new LogKinds(named(map), map, new LogSettings(zone(), trustedHops, account));
  }

  private static FieldMap map(Path file) throws IOException {
    try {
      return FieldMapFile.read(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    } catch (NoSuchFileException _) {
      throw new ConfigException("--field-map", file.toString(), "nothing", "a file");
    }
  }

  private Optional<Recognition> named(Optional<FieldMap> map) {
    if (format.isEmpty()) {
      return Optional.empty();
    }
    String name = format.get();
    if (name.equals("canonical")) {
      return Optional.of(new Recognition.Canonical());
    }
    Optional<LogFormat> own = map.filter(m -> m.name().equals(name)).map(m -> m);
    return Optional.of(
        new Recognition.Foreign(
            own.or(() -> LogFormats.named(name))
                .orElseThrow(() -> new ConfigException("--format", "kind", name, known()))));
  }

  private static String known() {
    List<LogFormat> shipped = LogFormats.shipped();
    return Stream.concat(Stream.of("canonical"), shipped.stream().map(LogFormat::name))
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  private ZoneId zone() {
    try {
      return zone.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException _) {
      throw new ConfigException("--zone", "zone", zone, "a zone such as UTC or +02:00");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillwatch.adapters.logs.LogFormats;
import org.stillwatch.adapters.logs.Recognition;
import org.stillwatch.adapters.logs.fields.FieldMap;
import org.stillwatch.adapters.logs.fields.FieldMapFile;
import org.stillwatch.adapters.logs.fields.TableKind;
import org.stillwatch.adapters.logs.fields.TableMap;
import org.stillwatch.adapters.logs.fields.TableMapFile;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.apps.cli.ingest.LogKinds;
import org.stillwatch.apps.cli.ingest.TableMaps;
import org.stillwatch.base.ConfigException;
import picocli.CommandLine.Option;

/// How logs are to be read; without any of these each source is recognised by its first records.
final class LogOptions {
  private static final int MOST_BYTES = 1 << 20;

  @Option(names = "--format", description = "kind of every log; else each is recognised")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--field-map",
      arity = "1..*",
      description =
          "YAML or JSON that says where things stand in a log or a table of your own; one for each kind of record")
  private List<Path> fieldMaps = new ArrayList<>();

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
    for (Path file : fieldMaps) {
      byte[] yaml = yaml(file);
      if (TableMapFile.kind(name(file), yaml).isEmpty()) {
        map = once(file, map, FieldMapFile.read(name(file), yaml));
      }
    }
    return new LogKinds(named(map), map, new LogSettings(zone(), trustedHops, account));
  }

  /// How the small tables beside the logs are to be read.
  TableMaps tables() throws IOException {
    var byKind = new EnumMap<TableKind, TableMap>(TableKind.class);
    for (Path file : fieldMaps) {
      byte[] yaml = yaml(file);
      Optional<TableKind> kind = TableMapFile.kind(name(file), yaml);
      if (kind.isPresent()) {
        TableMap map = TableMapFile.read(name(file), kind.get(), yaml);
        byKind.put(
            kind.get(), once(file, Optional.ofNullable(byKind.get(kind.get())), map).orElseThrow());
      }
    }
    return new TableMaps(Map.copyOf(byKind), zone());
  }

  private static <M> Optional<M> once(Path file, Optional<M> before, M map) {
    if (before.isPresent()) {
      throw new ConfigException(
          "--field-map", name(file), "a second map for one kind of record", "one for each kind");
    }
    return Optional.of(map);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static byte[] yaml(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] yaml = in.readNBytes(MOST_BYTES + 1);
      if (yaml.length > MOST_BYTES) {
        throw new ConfigException("--field-map", name(file), "more than 1 MiB", "at most that");
      }
      return yaml;
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

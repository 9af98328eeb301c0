// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stillwatch.adapters.json.RegistryFile;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.RegistryEntry;
import org.stillwatch.capture.build.Capture;
import org.stillwatch.engines.local.Registry;

/// Reads registry files. They are configuration: whatever is wrong in them stops the run.
public final class Registries {
  private static final int MOST_BYTES = 16 << 20;

  private Registries() {}

  public static Registry read(List<Path> files, FingerprintKey key) throws IOException {
    var capture = new Capture(key);
    var entries = new ArrayList<Registry.Vouched>();
    for (Path file : files) {
      for (RegistryEntry entry : RegistryFile.read(file.toString(), bytes(file), key)) {
        entries.add(new Registry.Vouched(entry, networks(file, entry, capture)));
      }
    }
    return new Registry(List.copyOf(entries));
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new ConfigException(file.toString(), "the file", "more than 16 MiB", "at most that");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new ConfigException("--registry", "file", file.toString(), "a file that is there");
    }
  }

  private static Set<Long> networks(Path file, RegistryEntry entry, Capture capture) {
    var all = new HashSet<Long>();
    for (String cidr : entry.sharedEgress()) {
      try {
        all.addAll(capture.networksIn(cidr));
      } catch (IllegalArgumentException e) {
        throw new ConfigException(
            file.toString(), "sharedEgress", cidr, "a network of at most 65,536 sites (/8 or /32)");
      }
    }
    return Set.copyOf(all);
  }
}

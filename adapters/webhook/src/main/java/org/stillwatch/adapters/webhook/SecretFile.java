// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stillwatch.base.ConfigException;

/// A file with one key, or two while keys rotate: one a line. It is read anew each time, so that
/// nothing has to be restarted. Fails closed: a file that others may read, or that holds anything
/// else, gives no key. No message carries a byte of it.
///
/// @param path the file
public record SecretFile(Path path) {
  private static final int MOST_BYTES = 512;
  private static final Set<PosixFilePermission> ITS_OWNER =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  /// The keys that the file holds now, one or two.
  ///
  /// @throws ConfigException when it is missing, open to others, or holds no keys
  /// @throws IOException when it cannot be read
  public List<WebhookKey> keys() throws IOException {
    if (!Files.isRegularFile(path)) {
      throw wrong("no file", "a file of mode 0600");
    }
    if (!ITS_OWNER.containsAll(Files.getPosixFilePermissions(path))) {
      throw wrong("a file that others may use", "mode 0600");
    }
    byte[] bytes;
    try (var stream = Files.newInputStream(path)) {
      bytes = stream.readNBytes(MOST_BYTES + 1);
    }
    List<String> lines =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (bytes.length > MOST_BYTES || lines.isEmpty() || lines.size() > 2) {
      throw wrong("no line or too much", "one or two lines");
    }
    return keys(lines);
  }

  private List<WebhookKey> keys(List<String> lines) {
    var keys = new ArrayList<WebhookKey>();
    for (String line : lines) {
      keys.add(
          WebhookKey.parse(line).orElseThrow(() -> wrong("something else", WebhookKey.EXPECTED)));
    }
    return List.copyOf(keys);
  }

  private ConfigException wrong(String found, String expected) {
    return new ConfigException(path.toString(), "webhook secret", found, expected);
  }
}

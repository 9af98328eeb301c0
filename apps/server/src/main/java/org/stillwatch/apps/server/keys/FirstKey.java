// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.stillwatch.adapters.sql.ApiKey;
import org.stillwatch.adapters.sql.ApiKeys;
import org.stillwatch.adapters.sql.AuditLog;
import org.stillwatch.adapters.sql.KeyGrant;
import org.stillwatch.respond.Role;

/// The first key of a new service: an administrator's, in a file that only its owner may read.
public final class FirstKey {
  private static final String FILE = "admin.key";
  private static final int PAGE = 500;

  private FirstKey() {}

  /// Makes it where no administrator has a key.
  ///
  /// @param state folder of the service
  /// @return the file, when it was made now
  public static Optional<Path> make(Path state, ApiKeys keys, AuditLog audit, InstantSource clock)
      throws IOException {
    if (isAdministered(keys)) {
      return Optional.empty();
    }
    Path file = state.resolve(FILE);
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Files.createFile(file, mine);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          file + " is there, but no administrator has a key: move the file away and start again",
          e);
    }
    var issued =
        keys.add(
            new KeyGrant(
                "first administrator",
                EnumSet.of(Role.ADMIN),
                clock.millis(),
                "stillwatch serve",
                OptionalLong.empty()));
    audit.append(KeyEvents.added(issued.key(), clock.millis(), "stillwatch serve"));
    Files.write(
        file,
        (issued.secret() + "\n").getBytes(StandardCharsets.US_ASCII),
        StandardOpenOption.WRITE);
    return Optional.of(file);
  }

  private static boolean isAdministered(ApiKeys keys) throws IOException {
    List<ApiKey> page = keys.list("", PAGE);
    while (!page.isEmpty()) {
      if (page.stream().anyMatch(FirstKey::administers)) {
        return true;
      }
      page = keys.list(page.getLast().id(), PAGE);
    }
    return false;
  }

  private static boolean administers(ApiKey key) {
    return key.revocation().isEmpty() && key.grant().roles().contains(Role.ADMIN);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stillwatch.adapters.files.SecretFile;
import org.stillwatch.base.ConfigException;

/// The file of a set of canaries: JSON, mode 0600, replaced as a whole. Fails closed: a file that
/// others may read is not used, and no message carries what stands in one.
final class CanaryFile {
  private static final int LARGEST = 1 << 16;

  private final Path file;

  CanaryFile(Path file) {
    this.file = file;
  }

  CanaryState read() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw wrong("no file");
    }
    SecretFile.requireOwnerOnly(file);
    try (InputStream in = Files.newInputStream(file)) {
      return CanaryJson.state(new JsonMapper().readTree(in.readNBytes(LARGEST)));
    } catch (JacksonException | IllegalArgumentException e) {
      // the cause is left out: it could quote the file
      throw wrong("something else");
    }
  }

  private ConfigException wrong(String found) {
    return new ConfigException(
        file.toString(), "canaries", found, "a file that `trace canary mint` wrote");
  }

  /// Writes a new file.
  void create(CanaryState state) throws IOException {
    try {
      SecretFile.create(file, bytes(state));
    } catch (FileAlreadyExistsException e) {
      throw new ConfigException("--out", "file", "one that is there", "a name that is free");
    }
  }

  /// Replaces the file.
  void write(CanaryState state) throws IOException {
    SecretFile.replace(file, bytes(state));
  }

  private static byte[] bytes(CanaryState state) throws IOException {
    return new JsonMapper().writeValueAsBytes(CanaryJson.of(state));
  }
}

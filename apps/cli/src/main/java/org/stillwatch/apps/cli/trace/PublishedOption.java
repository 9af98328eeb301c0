// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stillwatch.adapters.json.CommitmentJson;
import org.stillwatch.base.ConfigException;
import org.stillwatch.trace.key.EpochCommitment;
import picocli.CommandLine.Option;

/// The commitment as it was published, so that nobody goes on with another.
final class PublishedOption {
  private static final int LARGEST = 4_096;

  @Option(
      names = "--published",
      required = true,
      description = "a copy of the commitment, from where it was published")
  private Path file = Path.of("");

  void requireSame(CanaryState state) throws IOException {
    if (!state.published().equals(read())) {
      throw wrong("another one");
    }
  }

  private EpochCommitment read() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw wrong("no file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      var line = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8).strip();
      return CommitmentJson.read(line);
    } catch (IOException | IllegalArgumentException e) {
      throw wrong("something else");
    }
  }

  private static ConfigException wrong(String found) {
    return new ConfigException(
        "--published", "commitment", found, "the one that `trace canary mint` wrote");
  }
}

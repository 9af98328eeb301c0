// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import picocli.CommandLine.Option;

/// The key and the seed of a run: without both, neither ids nor results repeat.
final class RunOptions {
  @Option(
      names = "--key-file",
      description = "fingerprint key, made on first use (default: ${DEFAULT-VALUE})",
      defaultValue = ".stillwatch/fingerprint.key")
  private Path keyFile = Path.of(".stillwatch/fingerprint.key");

  @Option(
      names = "--demo-key",
      description = "use the published key: for demos and tests, hides nothing")
  private boolean demoKey;

  @Option(
      names = "--seed",
      description = "seed of the run (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private long seed = 1;

  FingerprintKey key() throws IOException {
    return demoKey ? KeyFile.demo() : KeyFile.load(keyFile, new SecureRandom());
  }

  Seed seed() {
    return new Seed(seed);
  }
}

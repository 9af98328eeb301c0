// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.refer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stillwatch.adapters.json.EscrowJson;
import org.stillwatch.base.ConfigException;

/// The secret list that opens the pseudonyms of a referral.
final class EscrowInput {
  private static final int MOST_BYTES = 1 << 26;

  private EscrowInput() {}

  static EscrowJson.Escrow read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException("--escrow", "file", file.toString(), "a file that is there");
    }
    try (var in = Files.newInputStream(file)) {
      return EscrowJson.read(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ConfigException(
          "--escrow", "file", "something else than such a list", "what `share refer` wrote");
    }
  }
}

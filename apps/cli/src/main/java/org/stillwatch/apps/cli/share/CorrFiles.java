// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.share;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stillwatch.adapters.json.AgreementFile;
import org.stillwatch.adapters.json.CorrLedgerFile;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.corr.Agreement;
import org.stillwatch.share.corr.CorrLedger;

/// Files about exchanges with partners. No more of one is read than it may have.
public final class CorrFiles {
  private CorrFiles() {}

  /// An agreement.
  public static Agreement agreement(Path file) throws IOException {
    return AgreementFile.read(name(file), bytes("share agreement", file, AgreementFile.MOST_BYTES));
  }

  /// A ledger.
  public static CorrLedger.Checked ledger(Path file) throws IOException {
    return CorrLedgerFile.read(name(file), bytes("share ledger", file, CorrLedgerFile.MOST_BYTES));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static byte[] bytes(String command, Path file, int most) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(command, "file", "none at " + file, "a file that is there");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most + 1);
    }
  }
}

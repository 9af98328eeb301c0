// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

/// What a stranger's file may cost us.
///
/// @param lineBytes longest line that is looked at
/// @param ratio most bytes that one compressed byte may become, once `graceBytes` came out
/// @param graceBytes decompressed bytes that are never called a bomb
/// @param sourceBytes most decompressed bytes of one source
public record ReadLimits(int lineBytes, long ratio, long graceBytes, long sourceBytes) {
  /// 16 MiB a line; 1,000 to 1 after 256 MiB (gzip of one repeated byte reaches 1,029; real logs
  /// with one long system prompt in every line stay below 300); 4 TiB a source.
  public static final ReadLimits DEFAULT = new ReadLimits(16 << 20, 1_000, 256L << 20, 4L << 40);

  public ReadLimits {
    if (lineBytes < 1 || ratio < 1 || graceBytes < 0 || sourceBytes < 1) {
      throw new IllegalArgumentException("limits are more than zero");
    }
  }
}

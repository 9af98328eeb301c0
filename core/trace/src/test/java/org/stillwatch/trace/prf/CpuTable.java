// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

/// Tables as torch draws them on a CPU; in tests only, since real ones are exported.
public final class CpuTable {
  private CpuTable() {}

  /// The packed table of a seed.
  public static byte[] of(int seed) {
    var random = new Mt19937(seed);
    byte[] table = new byte[SynthIdTable.TABLE_BYTES];
    for (int i = 0; i < 65_536; i++) {
      table[i >>> 3] = (byte) (table[i >>> 3] | ((random.next() & 1) << (i & 7)));
    }
    return table;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.json;

/// How much of a stranger's JSON is read.
///
/// @param depth levels of one value, itself included
/// @param values values inside one value, itself included
/// @param bytes bytes of one value
/// @param chars characters of one text or name
public record JsonLimits(int depth, int values, long bytes, int chars) {
  /// An object of STIX: 24 levels, 50,000 values, 1 MiB, texts of 256 Ki characters.
  public static final JsonLimits OBJECT = new JsonLimits(24, 50_000, 1 << 20, 1 << 18);

  /// A list of addresses or names: 8 levels, four million values, 128 MiB, texts of 4,096
  /// characters.
  public static final JsonLimits LIST = new JsonLimits(8, 4_000_000, 128 << 20, 1 << 12);
}

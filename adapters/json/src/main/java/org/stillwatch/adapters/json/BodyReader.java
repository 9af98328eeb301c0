// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

/// Makes something of a body inside a line.
///
/// @param <T> what it makes
public interface BodyReader<T> {
  /// Reads the bytes from `from` to before `to`, which it must neither change nor keep.
  T read(byte[] line, int from, int to);
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.io.Serial;

/// The operator's mistake: one line that names the file or flag, the key, what was found and what
/// was expected. It never carries the value of a secret.
public final class ConfigException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// @param where the file or flag
  /// @param key the setting inside it
  /// @param found what stands there, without secrets
  /// @param expected what would be right
  public ConfigException(String where, String key, String found, String expected) {
    super(where + ": " + key + ": found " + found + ", expected " + expected);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Who we are to a server. It never prints a secret.
public sealed interface Credentials {
  /// The header `Authorization`; none where the certificate says it.
  Optional<String> header();

  /// Nobody, or whom the client certificate names.
  record None() implements Credentials {
    @Override
    public Optional<String> header() {
      return Optional.empty();
    }
  }

  /// A key.
  record Bearer(String key) implements Credentials {
    @Override
    public Optional<String> header() {
      return Optional.of("Bearer " + key);
    }

    /// Never the key.
    @Override
    public String toString() {
      return "Bearer[]";
    }
  }

  /// A name and a password, which many servers know alone.
  record Basic(String name, String password) implements Credentials {
    @Override
    public Optional<String> header() {
      byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(both));
    }

    /// Never the password.
    @Override
    public String toString() {
      return "Basic[" + name + "]";
    }
  }
}

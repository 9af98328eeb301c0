// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import java.util.Optional;
import org.stillwatch.adapters.http.Tls;
import org.stillwatch.apps.cli.config.Configuration;
import org.stillwatch.apps.cli.config.Setting;

/// The settings of TLS, which hold together or not at all.
final class TlsFiles {
  private TlsFiles() {}

  static Optional<Tls> of(Configuration from) {
    var certificate = from.file(Setting.SERVE_TLS_CERTIFICATE);
    var key = from.file(Setting.SERVE_TLS_KEY);
    var authorities = from.file(Setting.SERVE_TLS_CLIENT_AUTHORITIES);
    if (certificate.isPresent() != key.isPresent()) {
      throw from.wrong(
          certificate.isPresent() ? Setting.SERVE_TLS_KEY : Setting.SERVE_TLS_CERTIFICATE,
          "a file, since a certificate and its key come together");
    }
    if (authorities.isPresent() && certificate.isEmpty()) {
      throw from.wrong(
          Setting.SERVE_TLS_CERTIFICATE, "a file, since serve.tls.clientAuthorities needs TLS");
    }
    return certificate.map(one -> new Tls(one, key.orElseThrow(), authorities));
  }
}

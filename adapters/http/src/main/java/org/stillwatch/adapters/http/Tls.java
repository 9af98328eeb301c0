// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.server.ServerBuilder;
import io.netty.handler.ssl.ClientAuth;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/// What a port needs to speak TLS, all as PEM. They are read once, when the port is opened.
///
/// @param certificate chain of the service, its own first
/// @param key its key, PKCS #8, not locked
/// @param clientAuthorities whoever signed the certificates of callers; where they are given, a
///   caller without such a certificate is turned away before it can show an API key
public record Tls(Path certificate, Path key, Optional<Path> clientAuthorities) {
  /// Opens the port with it.
  ///
  /// @throws IOException when a file cannot be used; it names none of what is in it
  void open(ServerBuilder builder, InetSocketAddress address) throws IOException {
    try {
      builder.https(address).tls(TlsKeyPair.of(key.toFile(), certificate.toFile()));
    } catch (RuntimeException e) {
      throw new IOException(
          "no usable certificate and key in " + certificate + " and " + key + ": expected PEM", e);
    }
    clientAuthorities.ifPresent(authorities ->
        builder.tlsCustomizer(
            tls -> tls.trustManager(authorities.toFile()).clientAuth(ClientAuth.REQUIRE)));
  }
}

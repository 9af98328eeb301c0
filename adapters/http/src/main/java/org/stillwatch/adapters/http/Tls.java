// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.server.ServerBuilder;
import io.netty.handler.ssl.ClientAuth;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.stillwatch.base.ConfigException;

/// What a port needs to speak TLS, all as PEM. They are read once, when the port is opened.
///
/// @param certificate chain of the service, its own first
/// @param key its key, PKCS #8, not locked
/// @param clientAuthorities whoever signed the certificates of callers; where they are given, a
///   caller without such a certificate is turned away before it can show an API key
public record Tls(Path certificate, Path key, Optional<Path> clientAuthorities) {
  /// Opens the port with it.
  ///
  /// @throws ConfigException when a file cannot be used; it names none of what is in it
  void open(ServerBuilder builder, InetSocketAddress address) {
    try {
      builder.https(address).tls(TlsKeyPair.of(key.toFile(), certificate.toFile()));
    } catch (RuntimeException e) { // of many kinds, after what is wrong with the files
      throw unusable();
    }
    clientAuthorities.ifPresent(authorities ->
        builder.tlsCustomizer(
            tls -> tls.trustManager(authorities.toFile()).clientAuth(ClientAuth.REQUIRE)));
  }

  /// The operator's mistake.
  ConfigException unusable() {
    String files = clientAuthorities.map(one -> ", " + one).orElse("");
    return new ConfigException(
        "serve.tls", "files", certificate + ", " + key + files, "PEM that belongs together");
  }
}

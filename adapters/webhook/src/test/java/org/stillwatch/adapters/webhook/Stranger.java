// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A receiver that speaks TLS with a certificate that it made itself.
final class Stranger implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final HttpsServer server;
  final AtomicInteger requests = new AtomicInteger();

  private Stranger(HttpsServer server) {
    this.server = server;
  }

  static Stranger start(Path folder) throws Exception {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var stranger = new Stranger(HttpsServer.create(here, 0));
    stranger.server.setHttpsConfigurator(new HttpsConfigurator(tls(folder.resolve("keys.p12"))));
    stranger.server.createContext(
        "/",
        exchange -> {
          stranger.requests.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    stranger.server.start();
    return stranger;
  }

  URI url() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  private static SSLContext tls(Path keys) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool made no key");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

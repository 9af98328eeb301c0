// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.github.luben.zstd.Zstd;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.DriverManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// A program that uses what the runtime of the distribution must be able to do, and says each on a
/// line. Its first argument is a key store with an elliptic-curve key for `localhost`.
final class RuntimeProbe {
  static final String PASSWORD = "changeit";
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
          .getBytes(StandardCharsets.US_ASCII);

  private RuntimeProbe() {}

  /// Runs it.
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    out.println("tls " + overTls(Path.of(arguments[0])));
    out.println("sqlite " + asked("jdbc:sqlite::memory:", "select 40 + 2"));
    out.println("duckdb " + asked("jdbc:duckdb:", "select 40 + 2"));
    out.println("postgres " + DriverManager.getDriver("jdbc:postgresql://127.0.0.1/x").getClass());
    byte[] text = "round and round".getBytes(StandardCharsets.US_ASCII);
    out.println(
        "zstd " + new String(Zstd.decompress(Zstd.compress(text)), StandardCharsets.US_ASCII));
    out.println("cpu " + (cpuNanos() > 0));
    out.println("charset " + Charset.forName("IBM1047").name());
    out.println("names " + Class.forName("com.sun.jndi.dns.DnsContextFactory").getSimpleName());
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  private static int asked(String url, String question) throws Exception {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static String overTls(Path file) throws Exception {
    SSLContext context = context(file);
    try (var listening =
            (SSLServerSocket)
                context
                    .getServerSocketFactory()
                    .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var client = HttpClient.newBuilder().sslContext(context).build()) {
      Thread server = Thread.ofVirtual().start(() -> answerOnce(listening));
      var request =
          HttpRequest.newBuilder(URI.create("https://localhost:" + listening.getLocalPort()))
              .build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      server.join();
      var session = answer.sslSession().orElseThrow();
      String key = session.getPeerCertificates()[0].getPublicKey().getAlgorithm();
      return answer.body() + " " + session.getProtocol() + " " + key;
    }
  }

  private static void answerOnce(SSLServerSocket listening) {
    try (var socket = (SSLSocket) listening.accept()) {
      InputStream in = socket.getInputStream();
      if (in.read(new byte[8_192]) > 0) {
        socket.getOutputStream().write(ANSWER);
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static SSLContext context(Path file) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// An authority and what it signed, made by the JDK's own `keytool`.
record Certificates(Path folder) {
  private static final String PASSWORD = "changeit";

  /// Makes an authority with a name.
  Path authority(String name) throws IOException, InterruptedException {
    keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-ext", "bc:c", store(name));
    Path pem = folder.resolve(name + ".pem");
    keytool("-exportcert", "-rfc", "-alias", name, "-file", pem.toString(), store(name));
    return pem;
  }

  /// Makes a key, signed by an authority, for this machine; its certificate chain is in `NAME.pem`,
  /// its key in `NAME.key`.
  void signed(String name, String authority)
      throws IOException, InterruptedException, GeneralSecurityException {
    keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, store(name));
    String request = folder.resolve(name + ".csr").toString();
    String pem = folder.resolve(name + ".pem").toString();
    keytool("-certreq", "-alias", name, "-file", request, store(name));
    keytool(
        "-gencert",
        "-rfc",
        "-alias",
        authority,
        "-infile",
        request,
        "-outfile",
        pem,
        "-ext",
        "san=dns:localhost,ip:127.0.0.1",
        store(authority));
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        authority,
        "-file",
        folder.resolve(authority + ".pem").toString(),
        store(name));
    keytool("-importcert", "-alias", name, "-file", pem, store(name));
    String key =
        Base64.getMimeEncoder()
            .encodeToString(keys(name).getKey(name, PASSWORD.toCharArray()).getEncoded());
    Files.writeString(
        folder.resolve(name + ".key"),
        "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
  }

  /// What a client needs that trusts an authority and shows what it has itself.
  ///
  /// @param own name of its key and certificate; empty for none
  SSLContext client(String authority, String own) throws IOException, GeneralSecurityException {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys(authority));
    var shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    if (own.isEmpty()) {
      var nothing = KeyStore.getInstance("PKCS12");
      nothing.load(null, new char[0]);
      shown.init(nothing, new char[0]);
    } else {
      shown.init(keys(own), PASSWORD.toCharArray());
    }
    var context = SSLContext.getInstance("TLS");
    context.init(shown.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore keys(String name) throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
  }

  private String store(String name) {
    return folder.resolve(name + ".p12").toString();
  }

  /// @param arguments the last one names the store
  private static void keytool(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments).subList(0, arguments.length - 1));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", arguments[arguments.length - 1]));
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC"));
    }
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}

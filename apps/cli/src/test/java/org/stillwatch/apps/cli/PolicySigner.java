// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.stillwatch.adapters.policy.PolicySignature;

/// Somebody whose policies a service loads: a new key, its public half where the service looks.
final class PolicySigner implements AutoCloseable {
  private final Path mine;
  private final HttpClient client = HttpClient.newHttpClient();

  PolicySigner(Path folder, Path state) throws IOException, GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path keys = Files.createDirectories(state.resolve("policy-keys"));
    pem(keys.resolve("ana.pem"), "PUBLIC KEY", pair.getPublic().getEncoded());
    mine = folder.resolve("ana.key");
    pem(mine, "PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  private static void pem(Path file, String kind, byte[] bytes) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }

  /// Loads a policy with this signature.
  JsonNode load(LiveCaller admin, String policy) throws Exception {
    return LiveServer.json(load(admin, policy, signature(policy)));
  }

  String signature(String policy) throws Exception {
    return PolicySignature.sign(policy.getBytes(StandardCharsets.UTF_8), mine).strip();
  }

  HttpResponse<String> load(LiveCaller admin, String policy, String signature) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin.port() + "/v1/policy/load"))
            .header("Authorization", "Bearer " + admin.secret())
            .header("X-Stillwatch-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(policy))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
  }
}

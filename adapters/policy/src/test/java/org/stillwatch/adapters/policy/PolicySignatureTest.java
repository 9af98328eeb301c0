// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.base.ConfigException;

class PolicySignatureTest {
  private static final byte[] POLICY = "policy: p\n".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder = Path.of("");
  private Path keys = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    keys = Files.createDirectory(folder.resolve("keys"));
  }

  /// A pair of keys: the private one beside the folder, the public one in it.
  private Path person(String name) throws IOException, NoSuchAlgorithmException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    pem(keys.resolve(name + ".pem"), "PUBLIC KEY", pair.getPublic().getEncoded());
    return pem(folder.resolve(name + ".key"), "PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  private static Path pem(Path file, String kind, byte[] bytes) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }

  @Test
  void a_signature_names_its_signer() throws Exception {
    Path ana = person("ana");
    Path bo = person("bo");
    assertThat(PolicySignature.signer(POLICY, PolicySignature.sign(POLICY, bo), keys))
        .hasValue("bo");
    assertThat(PolicySignature.signer(POLICY, PolicySignature.sign(POLICY, ana), keys))
        .hasValue("ana");
  }

  @Test
  void changed_bytes_and_strangers_pass_for_nobody() throws Exception {
    Path ana = person("ana");
    String signature = PolicySignature.sign(POLICY, ana);
    byte[] changed = "policy: q\n".getBytes(StandardCharsets.UTF_8);
    assertThat(PolicySignature.signer(changed, signature, keys)).isEmpty();
    assertThat(PolicySignature.signer(POLICY, "", keys)).isEmpty();
    assertThat(PolicySignature.signer(POLICY, "no base64 !", keys)).isEmpty();
    assertThat(PolicySignature.signer(POLICY, "AAAA", keys)).isEmpty();
    assertThat(PolicySignature.signer(POLICY, signature, folder.resolve("none"))).isEmpty();
  }

  @Test
  void keys_count_from_the_moment_they_are_there_until_they_are_taken_away() throws Exception {
    Path ana = person("ana");
    String signature = PolicySignature.sign(POLICY, ana);
    assertThat(PolicySignature.signer(POLICY, signature, keys)).hasValue("ana");
    Path bo = person("bo");
    assertThat(PolicySignature.signer(POLICY, PolicySignature.sign(POLICY, bo), keys))
        .hasValue("bo");
    Files.delete(keys.resolve("ana.pem"));
    assertThat(PolicySignature.signer(POLICY, signature, keys)).isEmpty();
  }

  @Test
  void what_is_no_key_signs_nothing_and_opens_nothing() throws Exception {
    Path ana = person("ana");
    Files.writeString(
        keys.resolve("0.pem"), "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----");
    assertThat(PolicySignature.signer(POLICY, PolicySignature.sign(POLICY, ana), keys))
        .hasValue("ana");
    Path none = Files.writeString(folder.resolve("none.key"), "nothing");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> PolicySignature.sign(POLICY, none))
        .withMessageContaining("none.key");
  }
}

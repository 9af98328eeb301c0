// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillwatch.base.ConfigException;

/// Ed25519 signatures of policies (RFC 8032), over a prefix and the bytes of the file, so that
/// nothing signed for another purpose passes. Keys are those of `openssl genpkey -algorithm
/// ed25519`; who may sign has a public key in a folder, which is read at each check: a key that is
/// added or taken away counts from the next policy on. Fails closed.
public final class PolicySignature {
  private static final byte[] PREFIX = "stillwatch.policy/1\n".getBytes(StandardCharsets.UTF_8);
  private static final int LONGEST = 4_096;
  private static final int MOST_KEYS = 100;

  private PolicySignature() {}

  /// Signs the bytes of a policy; one line of Base64.
  ///
  /// @param privateKey file with a key in PKCS #8 as PEM
  public static String sign(byte[] yaml, Path privateKey) throws IOException {
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(pem(privateKey, "PRIVATE KEY")));
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(signed(yaml));
      return Base64.getEncoder().encodeToString(signature.sign()) + "\n";
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw noKey(privateKey);
    }
  }

  /// Who signed the bytes: the name of the key file, without `.pem`; empty when nobody did whose
  /// key is in the folder.
  ///
  /// @param signature as [#sign] gives it
  /// @param keys folder of public keys as PEM
  public static Optional<String> signer(byte[] yaml, String signature, Path keys)
      throws IOException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(signature.strip());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    for (Path file : files(keys)) {
      if (isSignedBy(yaml, bytes, file)) {
        String name = String.valueOf(file.getFileName());
        return Optional.of(name.substring(0, name.length() - ".pem".length()));
      }
    }
    return Optional.empty();
  }

  private static List<Path> files(Path keys) throws IOException {
    if (!Files.isDirectory(keys)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(keys)) {
      return all.filter(p -> p.toString().endsWith(".pem")).sorted().limit(MOST_KEYS).toList();
    }
  }

  private static boolean isSignedBy(byte[] yaml, byte[] signature, Path file) throws IOException {
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(pem(file, "PUBLIC KEY")));
      var check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(signed(yaml));
      return check.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] signed(byte[] yaml) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(PREFIX);
    all.writeBytes(yaml);
    return all.toByteArray();
  }

  private static byte[] pem(Path file, String kind) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw noKey(file);
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    String begin = "-----BEGIN " + kind + "-----";
    String end = "-----END " + kind + "-----";
    if (!text.startsWith(begin) || !text.endsWith(end)) {
      throw noKey(file);
    }
    String body = text.substring(begin.length(), text.length() - end.length());
    return Base64.getMimeDecoder().decode(body);
  }

  private static ConfigException noKey(Path file) {
    return new ConfigException(
        file.toString(), "the file", "no key", "an Ed25519 key as PEM (openssl genpkey)");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii.signature;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.share.json.Json;

/// A public key of P-256 as a JWK (RFC 7517).
///
/// @param x coordinate, 32 bytes in base64url
/// @param y coordinate, 32 bytes in base64url
public record PublicJwk(String x, String y) {
  private static final Set<String> MEMBERS = Set.of("kty", "crv", "x", "y", "kid", "alg", "use");
  private static final Map<String, String> FIXED =
      Map.of("kty", "EC", "crv", "P-256", "alg", "ES256", "use", "sig");

  /// @throws IllegalArgumentException when the point is not on the curve
  public PublicJwk {
    if (keyOf(x, y).isEmpty()) {
      throw new IllegalArgumentException("expected a point of P-256");
    }
  }

  private static Optional<PublicKey> keyOf(String x, String y) {
    Optional<BigInteger> first = Base64Url.number(x);
    Optional<BigInteger> second = Base64Url.number(y);
    return first.flatMap(a -> second.flatMap(b -> P256.publicKey(a, b)));
  }

  static PublicJwk of(ECPublicKey key) {
    var point = key.getW();
    return new PublicJwk(
        Base64Url.number(point.getAffineX()), Base64Url.number(point.getAffineY()));
  }

  /// Reads a JWK.
  ///
  /// @throws BadKey when it is another kind of key, carries more, such as its secret, or names
  ///   itself otherwise than by its thumbprint
  static PublicJwk of(Json.Obj jwk) throws BadKey {
    if (jwk.get("d").isPresent()) {
      throw new BadKey("d", "a public key, and this holds the secret of one");
    }
    for (String name : jwk.members().keySet()) {
      if (!MEMBERS.contains(name)) {
        throw new BadKey(
            "key",
            "no other members than " + String.join(", ", MEMBERS.stream().sorted().toList()));
      }
    }
    for (var fixed : FIXED.entrySet()) {
      boolean due = fixed.getKey().equals("kty") || fixed.getKey().equals("crv");
      boolean there = jwk.get(fixed.getKey()).isPresent();
      if ((due || there) && !jwk.text(fixed.getKey()).equals(Optional.of(fixed.getValue()))) {
        throw new BadKey(fixed.getKey(), fixed.getValue());
      }
    }
    String x = jwk.text("x").orElse("");
    String y = jwk.text("y").orElse("");
    if (keyOf(x, y).isEmpty()) {
      throw new BadKey("x, y", "a point of P-256, 32 bytes of base64url each");
    }
    var key = new PublicJwk(x, y);
    if (jwk.get("kid").isPresent() && !jwk.text("kid").equals(Optional.of(key.kid()))) {
      throw new BadKey("kid", "the thumbprint of the key (RFC 7638)");
    }
    return key;
  }

  /// Its name: the thumbprint (RFC 7638), 43 characters.
  public String kid() {
    try {
      byte[] text = required().canonical().getBytes(StandardCharsets.UTF_8);
      return Base64Url.text(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private Json.Obj required() {
    return Json.Obj.of(
        Map.of(
            "kty",
            new Json.Text("EC"),
            "crv",
            new Json.Text("P-256"),
            "x",
            new Json.Text(x),
            "y",
            new Json.Text(y)));
  }

  /// The JWK with its name.
  public Json.Obj json() {
    return required().with("kid", new Json.Text(kid()));
  }

  PublicKey key() {
    return keyOf(x, y).orElseThrow();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii.signature;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;

/// Signs objects with one private key. It never prints the key.
public final class ObjectSigner {
  /// Longer files are no key.
  public static final int MOST_BYTES = 4_096;

  private static final JsonLimits LIMITS = new JsonLimits(2, 20, MOST_BYTES, 200);
  private static final byte[] TRIAL = "a text to try a key on".getBytes(StandardCharsets.US_ASCII);

  private final PublicJwk publicKey;
  private final PrivateKey secret;
  private final SecureRandom random;

  private ObjectSigner(PublicJwk publicKey, PrivateKey secret, SecureRandom random) {
    this.publicKey = publicKey;
    this.secret = secret;
    this.random = random;
  }

  /// A signer with a new key.
  public static ObjectSigner draw(SecureRandom random) {
    var pair = P256.draw(random);
    return new ObjectSigner(
        PublicJwk.of((ECPublicKey) pair.getPublic()), pair.getPrivate(), random);
  }

  /// A signer with a key that was kept.
  ///
  /// @param jwk a private JWK of P-256 in JSON
  /// @throws BadKey when it is something else, or its halves do not belong together
  public static ObjectSigner read(byte[] jwk, SecureRandom random) throws BadKey {
    if (!(parse(jwk) instanceof Json.Obj object)) {
      throw new BadKey("key", "a private JWK, which is an object");
    }
    var publicKey = PublicJwk.of(object.without("d"));
    PrivateKey secret =
        object
            .text("d")
            .flatMap(Base64Url::number)
            .flatMap(P256::privateKey)
            .orElseThrow(() -> new BadKey("d", "a private number of P-256, 32 bytes of base64url"));
    if (!P256.verifies(publicKey.key(), TRIAL, P256.sign(secret, TRIAL, random))) {
      throw new BadKey("d", "the private half of x and y");
    }
    return new ObjectSigner(publicKey, secret, random);
  }

  private static Json parse(byte[] jwk) throws BadKey {
    try {
      return JsonCursor.value(jwk, LIMITS);
    } catch (BadJson e) {
      throw new BadKey("key", "a private JWK in JSON");
    }
  }

  /// Signs an object: a detached JWS in compact form over its canonical text.
  public String sign(Json.Obj object) {
    String header = DetachedJws.header(publicKey.kid());
    byte[] signature = P256.sign(secret, DetachedJws.signed(header, object), random);
    return header + ".." + Base64Url.text(signature);
  }

  /// What others need to check what it signs.
  public PublicJwk publicKey() {
    return publicKey;
  }

  /// The private JWK, to be kept; whoever has it speaks for us.
  public Json.Obj privateJwk() {
    BigInteger number = ((ECPrivateKey) secret).getS();
    return publicKey.json().with("d", new Json.Text(Base64Url.number(number)));
  }

  /// Never the key.
  @Override
  public String toString() {
    return "ObjectSigner[" + publicKey.kid() + "]";
  }
}

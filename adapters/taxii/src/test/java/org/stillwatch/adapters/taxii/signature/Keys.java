// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii.signature;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.stix.StixId;

/// The key of RFC 7515, A.3, whose owner is one identity, and an object of it.
final class Keys {
  static final StixId OWNER = new StixId("identity--4a1c7a9e-0000-4000-8000-000000000009");
  static final StixId OTHER = new StixId("identity--4a1c7a9e-0000-4000-8000-00000000000a");
  static final String PRIVATE =
      """
      {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",\
      "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",\
      "d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}\
      """;
  static final SecureRandom RANDOM = new SecureRandom();
  static final ObjectSigner SIGNER = signer(PRIVATE);
  static final SigningKeys KNOWN =
      SigningKeys.of(Map.of(OWNER, List.of(SIGNER.publicKey()), OTHER, List.of()));
  static final Json.Obj OBJECT =
      json(
          """
          {"created":"2026-01-01T00:00:00.000Z","created_by_ref":"%s",\
          "id":"campaign--4a1c7a9e-0000-4000-8000-000000000001","modified":"2026-01-01T00:00:00.000Z",\
          "name":"caf\u00e9","spec_version":"2.1","type":"campaign","x_share":0.5}\
          """
              .formatted(OWNER));

  private Keys() {}

  static ObjectSigner signer(String jwk) {
    try {
      return ObjectSigner.read(jwk.getBytes(StandardCharsets.UTF_8), RANDOM);
    } catch (BadKey e) {
      throw new AssertionError(e);
    }
  }

  static Json.Obj json(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return (Json.Obj) JsonCursor.value(bytes, JsonLimits.OBJECT);
    } catch (BadJson e) {
      throw new AssertionError(e);
    }
  }

  static PrivateKey secret() {
    return Base64Url.number(json(PRIVATE).text("d").orElseThrow())
        .flatMap(P256::privateKey)
        .orElseThrow();
  }

  /// A signature by the right key over the right object under any header.
  static String under(String header) {
    String part = Base64Url.text(header.getBytes(StandardCharsets.UTF_8));
    byte[] signature = P256.sign(secret(), DetachedJws.signed(part, OBJECT), RANDOM);
    return part + ".." + Base64Url.text(signature);
  }
}

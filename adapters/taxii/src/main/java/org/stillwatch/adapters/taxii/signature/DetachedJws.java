// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii.signature;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;

/// A signature in compact form whose middle part, the text, is left out (RFC 7515, appendix F). Its
/// header says the algorithm, which is ES256, and the key, and nothing else: a header that brings a
/// key of its own, an address of one or rules to be obeyed is none of ours.
final class DetachedJws {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]{1,400})\\.\\.([A-Za-z0-9_-]{86})");
  private static final JsonLimits HEADER = new JsonLimits(4, 40, 300, 300);
  private static final Json.Text ES256 = new Json.Text("ES256");

  private final String header;
  private final String kid;
  private final byte[] signature;

  private DetachedJws(String header, String kid, byte[] signature) {
    this.header = header;
    this.kid = kid;
    this.signature = signature;
  }

  /// Reads one; empty when it is none, or of another form.
  static Optional<DetachedJws> parse(String compact) {
    var form = FORM.matcher(compact);
    return form.matches() ? parse(form) : Optional.empty();
  }

  private static Optional<DetachedJws> parse(MatchResult parts) {
    return Base64Url.bytes(parts.group(2))
        .flatMap(signature ->
            Base64Url.bytes(parts.group(1))
                .flatMap(DetachedJws::kid)
                .map(kid -> new DetachedJws(parts.group(1), kid, signature)));
  }

  private static Optional<String> kid(byte[] header) {
    try {
      return JsonCursor.value(header, HEADER) instanceof Json.Obj object
              && object.members().size() == 2
              && object.get("alg").equals(Optional.of(ES256))
          ? object.text("kid")
          : Optional.empty();
    } catch (BadJson e) {
      return Optional.empty();
    }
  }

  /// The header of signatures by a key, in its part of the compact form.
  static String header(String kid) {
    Json.Obj header = Json.Obj.of(Map.of("alg", ES256, "kid", new Json.Text(kid)));
    return Base64Url.text(header.canonical().getBytes(StandardCharsets.UTF_8));
  }

  /// What is signed: the header and the canonical text of the object.
  static byte[] signed(String header, Json.Obj object) {
    byte[] text = object.canonical().getBytes(StandardCharsets.UTF_8);
    return (header + "." + Base64Url.text(text)).getBytes(StandardCharsets.US_ASCII);
  }

  /// The key that it names.
  String kid() {
    return kid;
  }

  boolean isOf(Json.Obj object, PublicKey key) {
    return P256.verifies(key, signed(header, object), signature);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.adapters.taxii.signature.Keys.KNOWN;
import static org.stillwatch.adapters.taxii.signature.Keys.OBJECT;
import static org.stillwatch.adapters.taxii.signature.Keys.OWNER;
import static org.stillwatch.adapters.taxii.signature.Keys.SIGNER;
import static org.stillwatch.adapters.taxii.signature.Keys.under;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.ECKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.StixId;

/// Signatures of objects, held against RFC 7515 and against nimbus-jose-jwt.
class ObjectSignerTest {
  private static final String KID = SIGNER.publicKey().kid();
  private static final String GOOD = "{\"alg\":\"ES256\",\"kid\":\"" + KID + "\"}";

  private static Optional<String> signer(Json.Obj object, String jws) {
    return KNOWN.signer(object, jws).map(Object::toString);
  }

  @Test
  void a_signature_stands_for_its_identity_and_is_another_each_time() {
    String first = SIGNER.sign(OBJECT);
    String second = SIGNER.sign(OBJECT);

    assertThat(first).isNotEqualTo(second).hasSize(178);
    assertThat(KNOWN.signer(OBJECT, first)).contains(OWNER);
    assertThat(KNOWN.signer(OBJECT, second)).contains(OWNER);
    assertThat(KNOWN.signs(OWNER)).isTrue();
    assertThat(KNOWN.signs(Keys.OTHER)).isTrue();
    assertThat(KNOWN.signs(new StixId(OWNER.text().replace('9', '8')))).isFalse();
  }

  @Test
  void nimbus_takes_what_we_sign_and_we_take_what_nimbus_signs() throws Exception {
    ECKey key = ECKey.parse(Keys.PRIVATE);
    assertThat(key.computeThumbprint().toString()).isEqualTo(KID);
    assertThat(ECKey.parse(SIGNER.privateJwk().canonical()).isPrivate()).isTrue();

    var payload = new Payload(OBJECT.canonical());
    var ours = JWSObject.parse(SIGNER.sign(OBJECT), payload);
    assertThat(ours.verify(new ECDSAVerifier(key.toPublicJWK()))).isTrue();

    var theirs =
        new JWSObject(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KID).build(), payload);
    theirs.sign(new ECDSASigner(key));
    assertThat(signer(OBJECT, theirs.serialize(true))).contains(OWNER.text());
  }

  @Test
  void the_example_of_rfc_7515_verifies_and_is_not_taken_for_it_names_no_key() {
    String header = "eyJhbGciOiJFUzI1NiJ9";
    String text =
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0"
            + "cnVlfQ";
    String signature =
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    byte[] signed = (header + "." + text).getBytes(UTF_8);
    byte[] bytes = Base64Url.bytes(signature).orElseThrow();

    assertThat(P256.verifies(SIGNER.publicKey().key(), signed, bytes)).isTrue();
    bytes[63] ^= 1;
    assertThat(P256.verifies(SIGNER.publicKey().key(), signed, bytes)).isFalse();
    assertThat(signer(OBJECT, header + ".." + signature)).isEmpty();
  }

  /// Every one is made with the right key over the right object; only the header is wrong.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"kid\":\"KID\"}",
        "{\"alg\":\"HS256\",\"kid\":\"KID\"}",
        "{\"alg\":\"ES384\",\"kid\":\"KID\"}",
        "{\"alg\":\"es256\",\"kid\":\"KID\"}",
        "{\"alg\":[\"ES256\"],\"kid\":\"KID\"}",
        "{\"alg\":\"ES256\"}",
        "{\"kid\":\"KID\"}",
        "{\"alg\":\"ES256\",\"kid\":7}",
        "{\"alg\":\"ES256\",\"kid\":\"\"}",
        "{\"alg\":\"ES256\",\"kid\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\"}",
        "{\"alg\":\"ES256\",\"kid\":\"KID\",\"typ\":\"JOSE\"}",
        "{\"alg\":\"ES256\",\"kid\":\"KID\",\"b64\":false,\"crit\":[\"b64\"]}",
        "{\"alg\":\"ES256\",\"kid\":\"KID\",\"crit\":[]}",
        "{\"alg\":\"ES256\",\"kid\":\"KID\",\"x5u\":\"https://host/\"}",
        "{\"alg\":\"ES256\",\"kid\":\"KID\",\"jku\":\"https://host/\"}",
        "{\"alg\":\"ES256\",\"jwk\":PUBLIC}",
        "{\"alg\":\"ES256\",\"kid\":\"KID\",\"jwk\":PUBLIC}",
        "{\"alg\":\"none\",\"alg\":\"ES256\",\"kid\":\"KID\"}",
        "{\"alg\":\"ES256\",\"kid\":\"KID\"} ",
        "[\"ES256\",\"KID\"]",
        "\"ES256\"",
        "no json"
      })
  void a_header_of_another_form_is_refused_though_the_signature_is_right(String header) {
    String jws =
        under(header.replace("KID", KID).replace("PUBLIC", SIGNER.publicKey().json().canonical()));
    boolean harmless = header.endsWith("} ");
    assertThat(signer(OBJECT, jws))
        .isEqualTo(harmless ? Optional.of(OWNER.text()) : Optional.empty());
  }

  static Stream<String> otherTexts() throws Exception {
    String good = under(GOOD);
    String header = good.substring(0, good.indexOf('.'));
    String signature = good.substring(good.lastIndexOf('.') + 1);
    String text = Base64Url.text(OBJECT.canonical().getBytes(UTF_8));
    byte[] bytes = Base64Url.bytes(signature).orElseThrow();
    byte[] der = ECDSA.transcodeSignatureToDER(bytes);
    String zeros = Base64Url.text(new byte[64]);
    String lastBits = signature.substring(0, 85) + (char) (signature.charAt(85) + 1);
    return Stream.of(
        "",
        "..",
        good + "\n",
        " " + good,
        good + "=",
        good + "." + signature,
        header + "." + text + "." + signature,
        header + "." + signature,
        header + ".." + Base64Url.text(der),
        header + ".." + zeros,
        header + ".." + signature.substring(0, 85),
        header + ".." + lastBits,
        header + ".." + Base64.getEncoder().encodeToString(bytes),
        header + "=.." + signature,
        "{\"protected\":\"" + header + "\",\"signature\":\"" + signature + "\"}",
        "A".repeat(1_000_000) + ".." + signature);
  }

  @ParameterizedTest
  @MethodSource("otherTexts")
  void a_text_of_another_form_is_refused(String jws) {
    assertThat(signer(OBJECT, jws)).isEmpty();
  }

  /// The example of the guide, made on 2026-11-28: what was signed once stays valid.
  @Test
  void the_published_example_stays_valid() {
    assertThat(KID).isEqualTo("oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U");
    String jws =
        "eyJhbGciOiJFUzI1NiIsImtpZCI6Im9LSXl3dkdVcFRWVHl4TVEzYndJSWVRVXVkZnJfQ2tMTWpDRTE5RUNELVUi"
            + "fQ..4Q7vuPfUCnWSZ3rRv_xwhWS-Cric5M45fLPW1iUXSiKyh945rxJJ7JToOGJcmLMboVDXe1VENGEQadn"
            + "sd-cKzQ";
    assertThat(signer(OBJECT, jws)).contains(OWNER.text());
  }

  @Test
  void a_key_that_another_drew_stands_for_nobody_and_neither_does_a_stranger() {
    ObjectSigner other = ObjectSigner.draw(Keys.RANDOM);
    assertThat(signer(OBJECT, other.sign(OBJECT))).isEmpty();

    String jws = other.sign(OBJECT);
    String ours = SIGNER.sign(OBJECT);
    String mixed = ours.substring(0, ours.indexOf('.')) + jws.substring(jws.indexOf('.'));
    assertThat(signer(OBJECT, mixed)).isEmpty();
  }

  @Test
  void another_object_is_refused_and_the_same_value_written_otherwise_is_the_same() {
    String jws = SIGNER.sign(OBJECT);
    assertThat(signer(OBJECT.with("name", new Json.Text("cafe")), jws)).isEmpty();
    assertThat(signer(OBJECT.with("x", new Json.Null()), jws)).isEmpty();
    assertThat(signer(OBJECT.without("x_share"), jws)).isEmpty();
    assertThat(signer(OBJECT.with("x_share", new Json.Text("0.5")), jws)).isEmpty();
    // Another text for the same moment is another value of JSON.
    assertThat(signer(OBJECT.with("modified", new Json.Text("2026-01-01T00:00:00Z")), jws))
        .isEmpty();

    String written =
        "{ "
            + OBJECT.canonical().substring(1).replace("0.5", "5.0e-1").replace("\u00e9", "\\u00e9");
    assertThat(written).isNotEqualTo(OBJECT.canonical());
    assertThat(signer(Keys.json(written), jws)).contains(OWNER.text());
  }

  @Test
  void a_text_signed_for_another_purpose_is_no_signature_of_an_object() throws Exception {
    var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(Keys.secret());
    signature.update(OBJECT.canonical().getBytes(UTF_8));
    String jws = DetachedJws.header(KID) + ".." + Base64Url.text(signature.sign());
    assertThat(signer(OBJECT, jws)).isEmpty();
  }
}

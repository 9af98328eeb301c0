// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillwatch.adapters.taxii.signature.Keys.OBJECT;
import static org.stillwatch.adapters.taxii.signature.Keys.OTHER;
import static org.stillwatch.adapters.taxii.signature.Keys.OWNER;
import static org.stillwatch.adapters.taxii.signature.Keys.SIGNER;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.testkit.Schemas;

class SigningKeysTest {
  private static final String X = SIGNER.publicKey().x();
  private static final String Y = SIGNER.publicKey().y();
  private static final String KEY =
      "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + X + "\",\"y\":\"" + Y + "\"}";
  private static final String FILE =
      "{\"schema\":\"stillwatch.signing-keys/1\",\"identities\":[{\"id\":\""
          + OWNER
          + "\",\"keys\":["
          + KEY
          + "]}]}";

  private static SigningKeys read(String text) throws BadKey {
    return SigningKeys.read(text.getBytes(UTF_8));
  }

  @Test
  void a_file_of_ours_is_read_and_fits_its_schema() throws Exception {
    var keys =
        new TreeMap<>(Map.of(OWNER, List.of(SIGNER.publicKey()), OTHER, List.<PublicJwk>of()));
    String written = SigningKeys.file(keys).canonical();
    Schemas.validate("signing-keys-1", written);
    Schemas.validate("signing-keys-1", FILE);

    String jws = SIGNER.sign(OBJECT);
    assertThat(read(written).signer(OBJECT, jws)).contains(OWNER);
    assertThat(read(written).signs(OTHER)).isTrue();
    assertThat(read(FILE).signer(OBJECT, jws)).contains(OWNER);
    assertThat(read(FILE).signs(OTHER)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "signing-keys/1 | signing-keys/2 | schema: expected stillwatch.signing-keys/1",
        "\"identities\" | \"identity\" | the file: expected no other members than identities, schema",
        "[{\"id\" | {\"id\" | the file: expected JSON of stillwatch.signing-keys/1",
        "identity--4a1c | campaign--4a1c | identities[0].id: expected identity--UUID, each once",
        "\"keys\":[ | \"key\":[ | identities[0]: expected no other members than id, keys",
        "\"kty\":\"EC\" | \"kty\":\"RSA\" | identities[0].keys[0].kty: expected EC",
        "P-256 | P-384 | identities[0].keys[0].crv: expected P-256",
        "\"kty\" | \"alg\":\"HS256\",\"kty\" | identities[0].keys[0].alg: expected ES256",
        "\"kty\" | \"use\":\"enc\",\"kty\" | identities[0].keys[0].use: expected sig",
        "\"kty\" | \"kid\":\"mine\",\"kty\" | identities[0].keys[0].kid: expected the thumbprint of the key (RFC 7638)",
        "\"kty\" | \"d\":\"AA\",\"kty\" | identities[0].keys[0].d: expected a public key, and this holds the secret of one",
        "\"kty\" | \"x5u\":\"https://host/\",\"kty\" | identities[0].keys[0].key: expected no other members than alg, crv, kid, kty, use, x, y",
        "f83OJ | g83OJ | identities[0].keys[0].x, y: expected a point of P-256, 32 bytes of base64url each",
        "RVEU\" | RVEU=\" | identities[0].keys[0].x, y: expected a point of P-256, 32 bytes of base64url each",
        "RVEU\" | RVEV\" | identities[0].keys[0].x, y: expected a point of P-256, 32 bytes of base64url each"
      })
  void a_mistake_is_told_by_its_place_and_nothing_is_read(
      String right, String wrong, String message) {
    assertThat(FILE).contains(right);
    assertThatThrownBy(() -> read(FILE.replace(right, wrong)))
        .isInstanceOf(BadKey.class)
        .hasMessage(message);
  }

  @Test
  void no_key_has_two_owners_and_no_owner_stands_there_twice() {
    String twice = FILE.replace("]}]}", "]},{\"id\":\"" + OTHER + "\",\"keys\":[" + KEY + "]}]}");
    assertThatThrownBy(() -> read(twice))
        .hasMessage("identities: expected each key once, with one identity");
    assertThatThrownBy(() -> read(twice.replace(OTHER.text(), OWNER.text())))
        .hasMessage("identities[1].id: expected identity--UUID, each once");
  }

  /// The curve at x = 0 has points; p is another name of that 0, and no other name is taken.
  @Test
  void a_point_has_one_name() {
    BigInteger p =
        new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    BigInteger b =
        new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    BigInteger y = b.modPow(p.add(BigInteger.ONE).shiftRight(2), p);

    assertThat(P256.publicKey(BigInteger.ZERO, y)).isPresent();
    assertThat(P256.publicKey(p, y)).isEmpty();
    assertThat(P256.publicKey(BigInteger.ZERO, BigInteger.ZERO)).isEmpty();
    assertThat(P256.publicKey(BigInteger.ZERO, y.add(BigInteger.ONE))).isEmpty();
    assertThat(P256.privateKey(BigInteger.ZERO)).isEmpty();
    assertThat(Base64Url.number(Base64Url.number(BigInteger.ONE))).contains(BigInteger.ONE);
  }

  @Test
  void a_drawn_key_is_kept_and_read_again_and_shows_itself_nowhere() throws Exception {
    ObjectSigner drawn = ObjectSigner.draw(Keys.RANDOM);
    String secret = drawn.privateJwk().text("d").orElseThrow();
    ObjectSigner again = Keys.signer(drawn.privateJwk().canonical());

    assertThat(again.publicKey()).isEqualTo(drawn.publicKey());
    assertThat(drawn.toString() + drawn.publicKey().json().canonical()).doesNotContain(secret);
    var keys = SigningKeys.of(Map.of(OWNER, List.of(drawn.publicKey())));
    assertThat(keys.signer(OBJECT, again.sign(OBJECT))).contains(OWNER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | [ | key: expected a private JWK in JSON",
        "\"d\" | \"e\" | key: expected no other members than alg, crv, kid, kty, use, x, y",
        "jpsQ | jpsR | d: expected the private half of x and y",
        "9LI\" | 9LIAA\" | d: expected a private number of P-256, 32 bytes of base64url",
        "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI | __________________________________________8 | d: expected a private number of P-256, 32 bytes of base64url"
      })
  void a_private_key_is_whole_or_refused(String right, String wrong, String message) {
    assertThat(Keys.PRIVATE).contains(right);
    byte[] text = Keys.PRIVATE.replace(right, wrong).getBytes(UTF_8);
    assertThatThrownBy(() -> ObjectSigner.read(text, Keys.RANDOM))
        .isInstanceOf(BadKey.class)
        .hasMessage(message);
  }

  @Test
  void keys_of_a_public_file_name_no_member_twice() {
    String twice = FILE.replace("\"kty\"", "\"kty\":\"EC\",\"kty\"");
    assertThatThrownBy(() -> read(twice)).hasMessageStartingWith("the file: expected JSON");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii.signature;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.share.intake.Signatures;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.stix.StixId;

/// Public keys of identities, as `stillwatch.signing-keys/1` holds them. An identity without any
/// signs all the same: it has none that holds any more, so nothing counts as its word.
public final class SigningKeys implements Signatures {
  /// Longer files are refused.
  public static final int MOST_BYTES = 1 << 20;

  /// The name of the format.
  public static final String SCHEMA = "stillwatch.signing-keys/1";

  private static final JsonLimits LIMITS = new JsonLimits(6, 100_000, MOST_BYTES, 400);
  private static final int MOST_KEYS = 100;

  private final Set<StixId> identities;
  private final Map<String, Owned> byKid;

  private SigningKeys(Set<StixId> identities, Map<String, Owned> byKid) {
    this.identities = Set.copyOf(identities);
    this.byKid = Map.copyOf(byKid);
  }

  private record Owned(StixId identity, PublicKey key) {}

  /// Keys by identity.
  ///
  /// @throws IllegalArgumentException when two identities have the same key
  public static SigningKeys of(Map<StixId, List<PublicJwk>> keys) {
    var byKid = new HashMap<String, Owned>();
    keys.forEach((identity, ofIdentity) -> {
      for (PublicJwk key : ofIdentity) {
        var before = byKid.put(key.kid(), new Owned(identity, key.key()));
        if (before != null) {
          throw new IllegalArgumentException("expected each key once, with one identity");
        }
      }
    });
    return new SigningKeys(keys.keySet(), byKid);
  }

  /// Reads `stillwatch.signing-keys/1`.
  ///
  /// @throws BadKey naming what is wrong; a file of which a part cannot be read is not read
  public static SigningKeys read(byte[] json) throws BadKey {
    if (!(parse(json) instanceof Json.Obj file)
        || !file.text("schema").equals(Optional.of(SCHEMA))) {
      throw new BadKey("schema", SCHEMA);
    }
    only(file, Set.of("schema", "identities"), "the file");
    SortedMap<StixId, List<PublicJwk>> keys = new TreeMap<>();
    List<Json> identities = list(file, "identities", MOST_BYTES);
    for (int i = 0; i < identities.size(); i++) {
      identity(identities.get(i), "identities[" + i + "]", keys);
    }
    try {
      return of(keys);
    } catch (IllegalArgumentException e) {
      throw new BadKey("identities", "each key once, with one identity");
    }
  }

  private static Json parse(byte[] json) throws BadKey {
    try {
      return JsonCursor.value(json, LIMITS);
    } catch (BadJson e) {
      throw new BadKey("the file", "JSON of " + SCHEMA);
    }
  }

  private static void identity(Json value, String where, SortedMap<StixId, List<PublicJwk>> keys)
      throws BadKey {
    if (!(value instanceof Json.Obj entry)) {
      throw new BadKey(where, "an object");
    }
    only(entry, Set.of("id", "keys"), where);
    Optional<StixId> id =
        entry.text("id").flatMap(StixId::parse).filter(i -> i.type().equals("identity"));
    if (id.isEmpty() || keys.containsKey(id.get())) {
      throw new BadKey(where + ".id", "identity--UUID, each once");
    }
    List<Json> listed = list(entry, "keys", MOST_KEYS);
    var read = new ArrayList<PublicJwk>();
    for (int i = 0; i < listed.size(); i++) {
      read.add(key(listed.get(i), where + ".keys[" + i + "]"));
    }
    keys.put(id.get(), List.copyOf(read));
  }

  private static PublicJwk key(Json value, String where) throws BadKey {
    if (!(value instanceof Json.Obj jwk)) {
      throw new BadKey(where, "a public JWK");
    }
    try {
      return PublicJwk.of(jwk);
    } catch (BadKey e) {
      throw new BadKey(where + "." + e.where(), e.expected());
    }
  }

  private static List<Json> list(Json.Obj object, String name, int most) throws BadKey {
    boolean list = object.get(name).filter(v -> v instanceof Json.Arr).isPresent();
    if (!list || object.list(name).size() > most) {
      throw new BadKey(name, "a list of at most " + most);
    }
    return object.list(name);
  }

  private static void only(Json.Obj object, Set<String> names, String where) throws BadKey {
    if (!names.containsAll(object.members().keySet())) {
      throw new BadKey(
          where, "no other members than " + String.join(", ", names.stream().sorted().toList()));
    }
  }

  /// The file again.
  ///
  /// @param keys by identity
  public static Json.Obj file(SortedMap<StixId, List<PublicJwk>> keys) {
    var identities =
        keys.entrySet().stream()
            .<Json>map(e ->
                Json.Obj.of(
                    Map.of(
                        "id",
                        new Json.Text(e.getKey().text()),
                        "keys",
                        new Json.Arr(e.getValue().stream().<Json>map(PublicJwk::json).toList()))))
            .toList();
    return Json.Obj.of(
        Map.of("schema", new Json.Text(SCHEMA), "identities", new Json.Arr(identities)));
  }

  @Override
  public boolean signs(StixId identity) {
    return identities.contains(identity);
  }

  @Override
  public Optional<StixId> signer(Json.Obj object, String jws) {
    return DetachedJws.parse(jws)
        .flatMap(signature ->
            Optional.ofNullable(byKid.get(signature.kid()))
                .filter(owned -> signature.isOf(object, owned.key()))
                .map(Owned::identity));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The public name of a key: enough to derive it for whoever holds the root, and nothing for
/// anybody else. Ledgers, directives and reports carry names.
///
/// @param epoch the week, see [Epochs]
/// @param scheme of the mark or of the route, for example `gumbel-philox4x32-10-v1`
/// @param model that is served
/// @param purpose what the key is for
/// @param id of the account, pool, campaign, canary or decoy
public record KeyRef(long epoch, String scheme, String model, KeyPurpose purpose, String id) {
  /// The longest field, in UTF-16 units.
  public static final int LONGEST = 512;

  private static final String PREFIX = "sw/wm/v1";
  private static final String BAR = "|";
  private static final int FIELDS = 4;

  /// @throws IllegalArgumentException when the epoch is negative, or a field is empty, too long, or
  ///   holds a bar, a control character or half a character
  public KeyRef {
    if (epoch < 0) {
      throw new IllegalArgumentException("expected an epoch of 0 or more, got " + epoch);
    }
    for (String field : List.of(scheme, model, id)) {
      if (!isField(field)) {
        throw new IllegalArgumentException(
            "expected a scheme, a model and an id of 1 to 512 characters without '|'");
      }
    }
  }

  /// Whether a text can be a field of a name.
  public static boolean isField(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.codePoints().noneMatch(KeyRef::isForbidden);
  }

  private static boolean isForbidden(int point) {
    return point == '|'
        || Character.getType(point) == Character.SURROGATE
        || Character.isISOControl(point);
  }

  /// The name of the key of one layer of SynthID: `#` and its number behind the id.
  ///
  /// @throws IllegalArgumentException when the layer is negative, or the id already ends in one
  public KeyRef layer(int layer) {
    if (layer < 0 || id.matches(".*#[0-9]+")) {
      throw new IllegalArgumentException("expected a layer of 0 or more, of an id without one");
    }
    return new KeyRef(epoch, scheme, model, purpose, id + "#" + layer);
  }

  /// The name that a text without its epoch stands for; empty when it is none.
  public static Optional<KeyRef> parse(long epoch, String name) {
    String[] fields = name.split("\\|", -1);
    if (fields.length != FIELDS
        || !isField(fields[0])
        || !isField(fields[1])
        || !isField(fields[3])) {
      return Optional.empty();
    }
    return KeyPurpose.of(fields[2])
        .map(purpose -> new KeyRef(epoch, fields[0], fields[1], purpose, fields[3]));
  }

  /// Whether it is of an id, or of a layer of it.
  public boolean isOf(KeyPurpose wanted, String wantedId) {
    return purpose == wanted
        && (id.equals(wantedId) || id.matches(Pattern.quote(wantedId) + "#[0-9]+"));
  }

  /// What the key is derived from; the epoch is in the secret that it is derived with.
  String message() {
    return PREFIX + BAR + name();
  }

  /// The name without its epoch: fields with bars between them.
  public String name() {
    return String.join(BAR, scheme, model, purpose.word(), id);
  }
}

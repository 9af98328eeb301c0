// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.corr.Agreement;
import org.stillwatch.share.corr.Allowance;
import org.stillwatch.share.corr.Direction;
import org.stillwatch.share.corr.IdentifierClass;
import org.stillwatch.share.corr.Party;
import org.stillwatch.share.corr.Signer;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.stix.StixId;

/// Reads `agreement/1`. A mistake stops the run and says where it stands. What is read is what was
/// signed: a file whose canonical text without its signatures is not that of the agreement is
/// refused.
public final class AgreementFile {
  /// Longer files are refused.
  public static final int MOST_BYTES = StrictTree.MOST_BYTES;

  private static final int MOST_PEOPLE = 16;
  private static final int LONGEST_SIGNATURE = 16_384;

  private AgreementFile() {}

  /// Reads the whole file.
  ///
  /// @param file its name, for messages
  /// @throws ConfigException naming the file, the key, what was found and what is expected
  public static Agreement read(String file, byte[] json) {
    var in = new ConfigFields(file, "agreement", StrictTree.of(file, Agreement.SCHEMA, json));
    in.only(
        List.of(
            "schema",
            "parties",
            "purpose",
            "lawfulBasis",
            "classes",
            "direction",
            "leastBatch",
            "retentionDays",
            "validFrom",
            "validUntil",
            "signers",
            "signatures"));
    if (!in.text("schema").equals(Agreement.SCHEMA)) {
      throw in.wrong("schema", in.text("schema"), Agreement.SCHEMA);
    }
    Agreement agreement = agreement(in);
    if (!signed(file, json).equals(agreement.json())) {
      throw new ConfigException(
          file,
          "agreement",
          "a null, or a number for a text",
          "what is not said left out, and texts in quotes");
    }
    return agreement;
  }

  private static Agreement agreement(ConfigFields in) {
    List<ConfigFields> parties = in.objects("parties", 2);
    if (parties.size() != 2) {
      throw in.wrong("parties", parties.size() + " of them", "two");
    }
    var classes = classes(in);
    try {
      return new Agreement(
          party(parties.get(0)),
          party(parties.get(1)),
          in.text("purpose"),
          in.text("lawfulBasis"),
          classes,
          in.choice("direction", byWord(Direction.values(), Direction::word)),
          number(in, "leastBatch"),
          in.count("retentionDays", Agreement.MOST_RETENTION_DAYS),
          day(in, "validFrom"),
          day(in, "validUntil"),
          in.objects("signers", MOST_PEOPLE).stream().map(AgreementFile::signer).toList(),
          signatures(in));
    } catch (IllegalArgumentException e) {
      throw broken(in, e);
    }
  }

  /// A rule between several members.
  static ConfigException broken(ConfigFields in, IllegalArgumentException rule) {
    String expected = String.valueOf(rule.getMessage()).replaceFirst("^expected ", "");
    return new ConfigException(in.file(), in.path(), "what breaks a rule", expected);
  }

  private static SortedMap<IdentifierClass, Allowance> classes(ConfigFields in) {
    var classes = new TreeMap<IdentifierClass, Allowance>();
    var kinds = byWord(IdentifierClass.values(), IdentifierClass::word);
    for (ConfigFields one : in.objects("classes", kinds.size())) {
      one.only(List.of("class", "perDay", "reason"));
      IdentifierClass kind = one.choice("class", kinds);
      if (!classes.isEmpty() && classes.lastKey().compareTo(kind) >= 0) {
        throw one.wrong("class", kind.word(), "each class once, in the order of the alphabet");
      }
      Optional<String> reason =
          one.has("reason") ? Optional.of(one.text("reason")) : Optional.empty();
      try {
        classes.put(kind, new Allowance(number(one, "perDay"), reason));
      } catch (IllegalArgumentException e) {
        throw broken(one, e);
      }
    }
    return classes;
  }

  private static OptionalInt number(ConfigFields in, String field) {
    return in.has(field)
        ? OptionalInt.of(in.count(field, Allowance.MOST_PER_DAY))
        : OptionalInt.empty();
  }

  private static Party party(ConfigFields in) {
    in.only(List.of("id", "name"));
    return new Party(identity(in, "id"), in.text("name"));
  }

  private static Signer signer(ConfigFields in) {
    in.only(List.of("party", "name", "role"));
    return new Signer(identity(in, "party"), in.text("name"), in.text("role"));
  }

  static StixId identity(ConfigFields in, String field) {
    Optional<StixId> id = StixId.parse(in.text(field)).filter(i -> i.type().equals("identity"));
    if (id.isEmpty()) {
      throw in.wrong(field, "something else", "identity--UUID");
    }
    return id.get();
  }

  static LocalDate day(ConfigFields in, String field) {
    String text = in.text(field);
    in.time(field);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException noDay) {
      throw in.wrong(field, "a time", "a day, such as 2026-01-31");
    }
  }

  private static List<String> signatures(ConfigFields in) {
    var signatures = new ArrayList<String>();
    for (String signature : in.texts("signatures")) {
      if (signature.length() > LONGEST_SIGNATURE || signatures.size() == MOST_PEOPLE) {
        throw in.wrong("signatures", "more, or longer ones", "16 of at most 16384 characters each");
      }
      signatures.add(signature);
    }
    return signatures;
  }

  static <E> Map<String, E> byWord(E[] values, Function<E, String> word) {
    return Arrays.stream(values).collect(Collectors.toMap(word, Function.identity()));
  }

  /// What is signed, as it stands in the file.
  private static Json signed(String file, byte[] json) {
    try {
      return JsonCursor.value(json, JsonLimits.OBJECT) instanceof Json.Obj all
          ? all.without("signatures")
          : new Json.Null();
    } catch (BadJson e) {
      throw new ConfigException(file, "the file", "other JSON", e.sentence());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.refer.Referral;

/// Reads `referral/1`. A mistake stops the run and says where it stands.
public final class ReferralFile {
  /// Longer files are refused.
  public static final int MOST_BYTES = 1 << 18;

  private static final String SCHEMA = "stillwatch.referral/1";
  private static final Map<String, Referral.Kind> KINDS =
      Arrays.stream(Referral.Kind.values())
          .collect(Collectors.toMap(Referral.Kind::word, Function.identity()));
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              Json.FACTORY
                  .copy()
                  .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ReferralFile() {}

  /// Reads the whole file.
  ///
  /// @param file its name, for messages
  /// @throws ConfigException naming the file, the key, what was found and what is expected
  public static Referral read(String file, byte[] json) {
    if (json.length > MOST_BYTES) {
      throw new ConfigException(file, "the file", json.length + " bytes", "at most 256 KiB");
    }
    var in = new ConfigFields(file, "referral", parse(file, json));
    in.only(
        List.of(
            "schema",
            "id",
            "to",
            "from",
            "legalBasis",
            "preparedBy",
            "approvedBy",
            "counsel",
            "organisation",
            "considered",
            "identifiers",
            "identifiersBasis"));
    if (!in.text("schema").equals(SCHEMA)) {
      throw in.wrong("schema", in.text("schema"), SCHEMA);
    }
    return new Referral(
        AttributionItems.id(in, ""),
        recipient(in.object("to")),
        line(in, "from"),
        line(in, "legalBasis"),
        line(in, "preparedBy"),
        in.texts("approvedBy"),
        line(in, "counsel"),
        in.has("organisation") ? Optional.of(organisation(in.object("organisation"))) : none(),
        new TreeSet<>(in.texts("considered")),
        customers(in));
  }

  private static Optional<Referral.Organisation> none() {
    return Optional.empty();
  }

  private static JsonNode parse(String file, byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ConfigException(
          file, "the file", "something that is no JSON, or a key twice", "a file of " + SCHEMA);
    } catch (IOException e) {
      throw new IllegalStateException("bytes can be read", e);
    }
  }

  private static Referral.Recipient recipient(ConfigFields in) {
    in.only(List.of("kind", "name"));
    return new Referral.Recipient(in.choice("kind", KINDS), line(in, "name"));
  }

  private static Referral.Organisation organisation(ConfigFields in) {
    in.only(List.of("id", "name"));
    return new Referral.Organisation(AttributionItems.id(in, ""), line(in, "name"));
  }

  /// A text that stands in a letter: one line, nothing that a terminal or a page would obey.
  private static String line(ConfigFields in, String field) {
    String text = in.text(field);
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw in.wrong(field, "a line break or another control character", "one line of text");
    }
    return text;
  }

  private static Optional<String> customers(ConfigFields in) {
    if (in.flag("identifiers")) {
      return Optional.of(line(in, "identifiersBasis"));
    }
    if (in.has("identifiersBasis")) {
      throw in.wrong("identifiersBasis", "a ground", "`identifiers` true, or no ground");
    }
    return Optional.empty();
  }
}

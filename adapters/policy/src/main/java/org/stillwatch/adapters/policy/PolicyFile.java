// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.policy.Policy;
import org.stillwatch.respond.policy.PolicyRule;

/// Reads a policy. A mistake stops the reading and says where it stands: a policy that is half read
/// would act against the innocent (fails closed).
public final class PolicyFile {
  private static final int LONGEST = 1 << 18;
  private static final long DAY_MILLIS = 86_400_000L;
  private static final Set<String> RULE = Set.of("id", "about", "when", "measure", "days");
  private static final Set<String> WHOLE =
      Set.of("policy", "version", "about", "rules", "budgets", "tiers", "signup", "access");
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder()
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private PolicyFile() {}

  /// Reads one.
  ///
  /// @param file its name, for messages
  /// @throws ConfigException naming the file, the place, what was found and what is expected
  public static Policy read(String file, byte[] yaml) {
    if (yaml.length > LONGEST) {
      throw new ConfigException(file, "the file", yaml.length + " bytes", "at most 256 KiB");
    }
    JsonNode whole = tree(file, yaml);
    var in = new PolicyFields(file);
    in.members("the policy", whole, WHOLE);
    var name = in.text("policy", whole.path("policy"), 64);
    JsonNode version = whole.path("version");
    if (!version.isIntegralNumber() || !version.canConvertToLong() || version.asLong() < 1) {
      throw new ConfigException(
          file, "version", PolicyFields.kind(version), "a whole number from 1");
    }
    JsonNode list = whole.path("rules");
    if (!list.isArray() || list.size() > Policy.MOST_RULES) {
      throw new ConfigException(
          file, "rules", PolicyFields.kind(list), "a list of at most 1000 rules");
    }
    try {
      return new Policy(
          name,
          version.asLong(),
          digest(yaml),
          rules(in, list),
          BudgetsSection.read(in, whole.path("budgets")),
          AccessSection.read(in, whole));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(file, "rules", "two rules of one id", "an id for each");
    }
  }

  private static List<PolicyRule> rules(PolicyFields in, JsonNode list) {
    var rules = new ArrayList<PolicyRule>();
    for (JsonNode rule : list) {
      rules.add(rule(in, "rules[" + rules.size() + "]", rule));
    }
    return rules;
  }

  private static PolicyRule rule(PolicyFields in, String place, JsonNode rule) {
    in.members(place, rule, RULE);
    String id = in.text(place + ".id", rule.path("id"), 64);
    String when = in.text(place + ".when", rule.path("when"), CelConditions.LONGEST);
    String word = in.text(place + ".measure", rule.path("measure"), 64);
    Measure measure =
        Measure.of(word)
            .orElseThrow(() -> in.wrong(place + ".measure", "another word", measures()));
    JsonNode days = rule.path("days");
    if (!days.isMissingNode() && (!days.isInt() || days.asInt() < 1 || days.asInt() > 14)) {
      throw in.wrong(place + ".days", PolicyFields.kind(days), "1 to 14");
    }
    var condition = CelConditions.read(in.file(), place + ".when", when);
    try {
      return new PolicyRule(id, condition, measure, days.asInt(14) * DAY_MILLIS);
    } catch (IllegalArgumentException e) {
      throw in.wrong(place + ".id", "another form", "lower-case letters, digits and dashes");
    }
  }

  private static String measures() {
    var words = new ArrayList<String>();
    for (Measure measure : Measure.values()) {
      words.add(measure.word());
    }
    return "one of " + String.join(", ", words);
  }

  private static JsonNode tree(String file, byte[] yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      String place = at == null ? "the file" : "line " + at.getLineNr();
      throw new ConfigException(file, place, "no YAML, or a key twice", "YAML");
    } catch (IOException e) {
      throw new ConfigException(file, "the file", "bytes that are no text", "YAML in UTF-8");
    }
  }

  private static String digest(byte[] yaml) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(yaml));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}

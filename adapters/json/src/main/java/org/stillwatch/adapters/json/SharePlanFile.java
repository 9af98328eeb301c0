// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.IpPrefix;
import org.stillwatch.judge.confidence.AnalyticConfidence;
import org.stillwatch.share.report.Producer;
import org.stillwatch.share.report.Sign;
import org.stillwatch.share.screen.Review;
import org.stillwatch.share.stix.Atlas;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.Tlp;

/// Reads `share-plan/1`. A mistake stops the run and says where it stands.
public final class SharePlanFile {
  /// Longer files are refused.
  public static final int MOST_BYTES = StrictTree.MOST_BYTES;

  private static final List<String> WHOLE =
      List.of(
          "schema",
          "producer",
          "tlp",
          "name",
          "ground",
          "techniques",
          "signs",
          "sharingGroup",
          "review");
  private static final List<String> DECIDED = List.of("producer", "review");
  private static final String SCHEMA = "stillwatch.share-plan/1";
  private static final AnalyticConfidence[] GROUNDS = {
    AnalyticConfidence.LOW, AnalyticConfidence.MODERATE, AnalyticConfidence.HIGH
  };
  private static final int MOST = 1_000;
  private static final int MOST_COUNT = Integer.MAX_VALUE;
  private static final long MOST_AS = 4_294_967_295L;

  /// How a client greets in TLS or QUIC, as JA4 writes it.
  private static final Pattern JA4 =
      Pattern.compile("[tqd][0-9a-z]{2}[di][0-9]{4}[0-9a-z]{2}_[0-9a-f]{12}_[0-9a-f]{12}");

  /// A name as clients have them, of at most four words: no sentence of a prompt.
  private static final Pattern CLIENT =
      Pattern.compile("(?=.{1,64}$)[A-Za-z0-9_.+-]+( [A-Za-z0-9_.+-]+){0,3}");

  private static final Pattern GROUP = Pattern.compile("[0-9]{1,10}");

  private SharePlanFile() {}

  /// Reads the whole file.
  ///
  /// @param file its name, for messages
  /// @throws ConfigException naming the file, the key, what was found and what is expected
  public static SharePlan read(String file, byte[] json) {
    var in = new ConfigFields(file, "plan", StrictTree.of(file, SCHEMA, json));
    return plan(in, producer(in.object("producer")), review(in.object("review")), true);
  }

  /// Reads what is to be shared alone: who shares, and what people decided, is known already.
  ///
  /// @param file its name, for messages
  /// @throws ConfigException naming the file, the key, what was found and what is expected
  public static SharePlan part(String file, byte[] json, Producer producer, Review review) {
    return plan(
        new ConfigFields(file, "plan", StrictTree.of(file, SCHEMA, json)), producer, review, false);
  }

  private static SharePlan plan(ConfigFields in, Producer producer, Review review, boolean whole) {
    in.only(whole ? WHOLE : WHOLE.stream().filter(f -> !DECIDED.contains(f)).toList());
    if (!in.text("schema").equals(SCHEMA)) {
      throw in.wrong("schema", in.text("schema"), SCHEMA);
    }
    var techniques = byWord(Atlas.values(), Atlas::number);
    return new SharePlan(
        producer,
        in.has("tlp") ? in.choice("tlp", byWord(Tlp.values(), Tlp::word)) : Tlp.AMBER_STRICT,
        in.text("name"),
        in.choice("ground", byWord(GROUNDS, AnalyticConfidence::word)),
        in.words("techniques", techniques.keySet()).stream().map(techniques::get).toList(),
        in.objects("signs", MOST).stream().map(SharePlanFile::sign).toList(),
        in.has("sharingGroup") ? fitting(in, "sharingGroup", GROUP, "the number of the group") : "",
        review);
  }

  private static <E> Map<String, E> byWord(E[] values, Function<E, String> word) {
    return Arrays.stream(values).collect(Collectors.toMap(word, Function.identity()));
  }

  private static Instant instant(ConfigFields in, String field) {
    return Instant.ofEpochMilli(in.time(field));
  }

  static Producer producer(ConfigFields in) {
    in.only(List.of("id", "name", "since"));
    Optional<StixId> id = StixId.parse(in.text("id")).filter(i -> i.type().equals("identity"));
    if (id.isEmpty()) {
      throw in.wrong("id", in.text("id"), "identity--UUID, drawn once and kept");
    }
    return new Producer(id.get(), in.text("name"), instant(in, "since"));
  }

  private static Sign sign(ConfigFields in) {
    Instant seen = instant(in, "lastSeen");
    var support =
        new Sign.Support(
            in.count("principals", MOST_COUNT),
            in.count("exchanges", MOST_COUNT),
            in.has("benignRate")
                ? OptionalDouble.of(in.number("benignRate", 0, 1))
                : OptionalDouble.empty());
    List<String> common = List.of("kind", "lastSeen", "principals", "exchanges", "benignRate");
    return switch (in.text("kind")) {
      case "egress" -> {
        in.only(with(common, "address", "of", "as"));
        yield new Sign.Egress(
            address(in),
            in.choice("of", byWord(Sign.Kind.values(), SharePlanFile::word)),
            in.has("as")
                ? OptionalLong.of((long) in.number("as", 1, MOST_AS))
                : OptionalLong.empty(),
            seen,
            support);
      }
      case "client" -> {
        in.only(with(common, "ja4"));
        yield new Sign.Client(
            fitting(in, "ja4", JA4, "a JA4, such as t13d1516h2_8daaf6152771_e5627efa2ab1"),
            seen,
            support);
      }
      case "user-agent" -> {
        in.only(with(common, "family"));
        yield new Sign.UserAgent(
            fitting(
                in, "family", CLIENT, "a client's name without a version, at most 64 characters"),
            seen,
            support);
      }
      default -> throw in.wrong("kind", in.text("kind"), "one of client, egress, user-agent");
    };
  }

  /// A text of one form. What stands there is not shown: it may be what must not leave.
  private static String fitting(ConfigFields in, String field, Pattern form, String expected) {
    String text = in.text(field);
    if (!form.matcher(text).matches()) {
      throw in.wrong(field, "something else", expected);
    }
    return text;
  }

  private static String address(ConfigFields in) {
    String text = in.text("address");
    if (IpPrefix.parse(text).isEmpty()) {
      throw in.wrong("address", "something else", "an address or a network");
    }
    return text;
  }

  private static List<String> with(List<String> common, String... more) {
    return Stream.concat(common.stream(), Arrays.stream(more)).toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Review review(ConfigFields in) {
    in.only(List.of("outcome", "appealableUntil", "openAppeals", "preparedBy", "approvedBy"));
    return new Review(
        in.choice("outcome", byWord(Review.Outcome.values(), SharePlanFile::word)),
        instant(in, "appealableUntil"),
        in.count("openAppeals", MOST_COUNT),
        in.text("preparedBy"),
        in.texts("approvedBy"));
  }
}

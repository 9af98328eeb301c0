// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillwatch.respond.access.AccessRules;
import org.stillwatch.respond.access.Fence;
import org.stillwatch.respond.access.Opens;
import org.stillwatch.respond.access.Shown;
import org.stillwatch.respond.access.SignupRules;
import org.stillwatch.respond.access.Tier;
import org.stillwatch.respond.access.Ways;

/// Reads the sections `tiers`, `signup` and `access` of a policy: who may come in. Each may be left
/// out, and then closes nothing. A mistake stops the reading (fails closed).
final class AccessSection {
  private static final int LONGEST_LAW = 500;
  private static final int MOST_WAYS = 100;
  private static final Set<String> SIGNUP = Set.of("due", "shows");
  private static final Set<String> ACCESS = Set.of("notServed", "law", "ways");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private final PolicyFields in;

  private AccessSection(PolicyFields in) {
    this.in = in;
  }

  /// Reads them from the whole policy.
  static AccessRules read(PolicyFields in, JsonNode whole) {
    var section = new AccessSection(in);
    return new AccessRules(
        section.opens(whole.path("tiers")),
        section.signup(whole.path("signup")),
        section.fence(whole.path("access")),
        section.ways(whole.path("access").path("ways")));
  }

  private Opens opens(JsonNode tiers) {
    if (tiers.isMissingNode()) {
      return Opens.EVERYTHING;
    }
    in.members("tiers", tiers, tierWords());
    var byTier = new EnumMap<Tier, Set<String>>(Tier.class);
    var all = new HashSet<String>();
    for (var entry : tiers.properties()) {
      String place = "tiers." + entry.getKey();
      Set<String> names = words(place, entry.getValue(), Opens::isName, "names of features");
      if (!names.stream().allMatch(all::add) || all.size() > Opens.MOST_NAMES) {
        throw in.wrong(place, "a name twice, or too many", "each name once, at most 1000 in all");
      }
      Tier.of(entry.getKey()).ifPresent(tier -> byTier.put(tier, names));
    }
    return new Opens(byTier);
  }

  private SignupRules signup(JsonNode signup) {
    if (signup.isMissingNode()) {
      return SignupRules.NONE;
    }
    in.members("signup", signup, SIGNUP);
    Tier due = signup.has("due") ? due(signup.path("due")) : Tier.NONE;
    Set<String> shows =
        signup.has("shows")
            ? words("signup.shows", signup.path("shows"), w -> Shown.of(w).isPresent(), shown())
            : Set.of();
    return new SignupRules(
        due, shows.stream().flatMap(w -> Shown.of(w).stream()).collect(Collectors.toSet()));
  }

  private Tier due(JsonNode word) {
    return Tier.of(in.text("signup.due", word, 64))
        .orElseThrow(() ->
            in.wrong("signup.due", "another tier", "one of " + String.join(", ", tierWords())));
  }

  private Fence fence(JsonNode access) {
    if (access.isMissingNode()) {
      return Fence.NONE;
    }
    in.members("access", access, ACCESS);
    if (!access.has("notServed") && !access.has("law")) {
      return Fence.NONE;
    }
    String law = in.text("access.law", access.path("law"), LONGEST_LAW);
    return Fence.of(countries("access.notServed", access.path("notServed")), law);
  }

  private Ways ways(JsonNode ways) {
    if (ways.isMissingNode()) {
      return Ways.NONE;
    }
    if (!ways.isObject() || ways.size() > MOST_WAYS) {
      throw in.wrong("access.ways", PolicyFields.kind(ways), "at most 100 names of pathways");
    }
    var offered = new HashMap<String, Set<String>>();
    ways.properties()
        .forEach(way -> offered.put(way.getKey(), countries("access.ways", way.getValue())));
    return Ways.of(offered);
  }

  private Set<String> countries(String place, JsonNode list) {
    return words(
        place,
        list,
        w -> COUNTRY.matcher(w).matches(),
        "countries by two upper-case letters (ISO 3166-1)");
  }

  /// A list of words that are known, each once.
  private Set<String> words(String place, JsonNode list, Predicate<String> known, String expected) {
    if (!list.isArray() || list.size() > Opens.MOST_NAMES) {
      throw in.wrong(place, PolicyFields.kind(list), "a list of at most 1000 words");
    }
    var words = new HashSet<String>();
    for (JsonNode word : list) {
      if (!word.isTextual() || !known.test(word.asText())) {
        throw in.wrong(place, "a word of another form", expected);
      }
      words.add(word.asText());
    }
    return Set.copyOf(words);
  }

  private static Set<String> tierWords() {
    return Stream.of(Tier.values())
        .filter(tier -> tier != Tier.NONE)
        .map(Tier::word)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String shown() {
    return Stream.of(Shown.values()).map(Shown::word).collect(Collectors.joining(", "));
  }
}

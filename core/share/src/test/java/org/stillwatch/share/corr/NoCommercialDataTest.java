// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.report.Findings;
import org.stillwatch.share.report.MispFeed;
import org.stillwatch.share.report.Tables;
import org.stillwatch.share.stix.Tlp;
import org.stillwatch.testkit.SharedData;

/// Competitors exchange these formats, so no member of one is about a price, a customer, a capacity
/// or a plan (`sharing.md` 6). A member that is new must be looked at: the lists here are whole.
class NoCommercialDataTest {
  private static final Set<String> COMMERCIAL =
      Pattern.compile(" ")
          .splitAsStream(
              "price prices pricing cost costs fee fees discount rebate tariff revenue turnover margin"
                  + " profit sale sales customer customers subscriber subscribers tenant tenants buyer"
                  + " churn contract contracts deal capacity utilisation utilization gpu gpus"
                  + " throughput supply inventory roadmap launch launches forecast forecasts strategy"
                  + " plan plans budget market bid bids currency usd eur cents")
          .collect(Collectors.toUnmodifiableSet());
  private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

  private static Json json(String text) throws Exception {
    return JsonCursor.value(text.getBytes(UTF_8), JsonLimits.OBJECT);
  }

  /// Names of the members that a schema knows.
  private static Set<String> known(Json schema) {
    Set<String> names = new TreeSet<>();
    switch (schema) {
      case Json.Obj object ->
          object
              .members()
              .forEach((name, value) -> {
                if (name.equals("properties") && value instanceof Json.Obj properties) {
                  names.addAll(properties.members().keySet());
                  properties.members().values().forEach(v -> names.addAll(known(v)));
                } else {
                  names.addAll(known(value));
                }
              });
      case Json.Arr list -> list.elements().forEach(v -> names.addAll(known(v)));
      default -> {}
    }
    return names;
  }

  /// Names of all members of a value.
  private static Set<String> members(Json value) {
    Set<String> names = new TreeSet<>();
    switch (value) {
      case Json.Obj object ->
          object
              .members()
              .forEach((name, inside) -> {
                names.add(name);
                names.addAll(members(inside));
              });
      case Json.Arr list -> list.elements().forEach(v -> names.addAll(members(v)));
      default -> {}
    }
    return names;
  }

  private static Set<String> commercial(Set<String> names) {
    return names.stream()
        .filter(name ->
            WORDS
                .splitAsStream(name)
                .map(w -> w.toLowerCase(Locale.ROOT))
                .anyMatch(COMMERCIAL::contains))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Json schema(String name) throws Exception {
    return json(
        Files.readString(SharedData.root().resolve("docs/formats").resolve(name + ".schema.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agreement-1", "corr-ledger-1", "share-plan-1", "stix-evidence-1"})
  void no_member_of_a_schema_is_about_business(String name) throws Exception {
    assertThat(known(schema(name))).hasSizeGreaterThan(10);
    assertThat(commercial(known(schema(name)))).isEmpty();
  }

  @Test
  void no_member_of_what_is_packed_is_about_business() throws Exception {
    var bundle = Findings.everyType();
    Set<String> names = members(bundle.json());
    for (String file :
        MispFeed.of(
                bundle,
                Findings.PRODUCER,
                Tlp.AMBER,
                Findings.AT,
                "info",
                MispFeed.Use.FOR_PEOPLE,
                "7")
            .values()) {
      if (file.startsWith("{")) {
        names.addAll(members(json(file)));
      }
    }
    names.addAll(columns(Tables.csv(bundle)));
    names.addAll(columns(LedgerTable.csv(CorrLedger.begin(Agreed.US))));

    assertThat(names).hasSizeGreaterThan(100);
    assertThat(commercial(names)).isEmpty();
  }

  private static List<String> columns(String csv) {
    return Arrays.asList(csv.lines().findFirst().orElseThrow().split(",", -1));
  }

  @Test
  void the_words_are_found_where_they_stand() {
    assertThat(
            commercial(
                Set.of("listPrice", "customer_count", "GPU-hours", "usdCents", "capability")))
        .containsExactly("GPU-hours", "customer_count", "listPrice", "usdCents");
  }

  @Test
  void agreements_and_ledgers_have_these_members_and_no_other() throws Exception {
    assertThat(known(schema("agreement-1")))
        .containsExactlyInAnyOrder(
            "schema",
            "parties",
            "id",
            "name",
            "purpose",
            "lawfulBasis",
            "classes",
            "class",
            "perDay",
            "reason",
            "direction",
            "leastBatch",
            "retentionDays",
            "validFrom",
            "validUntil",
            "signers",
            "party",
            "role",
            "signatures");
    assertThat(known(schema("corr-ledger-1")))
        .containsExactlyInAnyOrder(
            "schema",
            "ours",
            "kind",
            "number",
            "at",
            "agreement",
            "partner",
            "side",
            "stage",
            "class",
            "epoch",
            "case",
            "commitment",
            "askedSize",
            "tableSize",
            "outcome",
            "overlap",
            "approvedHere",
            "approvedThere",
            "transcript",
            "keptUntil",
            "exchange",
            "by",
            "previous",
            "hash");
  }
}

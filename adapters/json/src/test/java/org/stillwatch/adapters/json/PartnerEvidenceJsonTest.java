// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.judge.attribution.Item;
import org.stillwatch.judge.attribution.Kind;
import org.stillwatch.share.opinion.AsItems;
import org.stillwatch.share.opinion.PartnerEvidence;
import org.stillwatch.share.opinion.SourceRecord;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.testkit.Schemas;

class PartnerEvidenceJsonTest {
  private static PartnerEvidence seen(int signal, int owner, PartnerEvidence.Origin origin) {
    return new PartnerEvidence(
        id("indicator", signal),
        id("identity", owner),
        Kind.PAYMENT,
        Instant.parse("2026-03-01T10:00:00Z"),
        new SourceRecord(owner, owner + 3, 1, 20),
        origin);
  }

  private static StixId id(String type, int number) {
    return new StixId(type + "--00000000-0000-4000-8000-%012x".formatted(number));
  }

  private static List<Item> read(List<String> files) {
    var items = new ArrayList<Item>();
    for (String file : files) {
      Schemas.validate("attribution-evidence-1", file);
      items.addAll(
          AttributionFile.read("e.json", file.getBytes(StandardCharsets.UTF_8), 7).items());
    }
    return items;
  }

  @Test
  void what_is_written_is_read_as_the_same_items() {
    List<PartnerEvidence> evidence =
        List.of(
            seen(1, 7, PartnerEvidence.Origin.INDEPENDENT),
            seen(2, 7, PartnerEvidence.Origin.ECHO),
            seen(1, 9, PartnerEvidence.Origin.UNSAID));

    assertThat(read(PartnerEvidenceJson.files(evidence))).isEqualTo(AsItems.of(evidence));
    assertThat(PartnerEvidenceJson.files(List.of())).isEmpty();
  }

  @Test
  void more_than_one_file_holds_are_several_and_nothing_is_lost() {
    var evidence = new ArrayList<PartnerEvidence>();
    for (int i = 0; i < 2_500; i++) {
      evidence.add(seen(i, 1 + i % 3, PartnerEvidence.Origin.UNSAID));
    }

    assertThat(PartnerEvidenceJson.files(evidence)).hasSize(3);
    assertThat(read(PartnerEvidenceJson.files(evidence))).isEqualTo(AsItems.of(evidence));
  }
}

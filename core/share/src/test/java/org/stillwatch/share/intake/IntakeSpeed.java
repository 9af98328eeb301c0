// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.report.Findings;
import org.stillwatch.share.report.Packing;
import org.stillwatch.share.stix.Ids;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.Tlp;

/// How fast bundles are taken apart; printed, not asserted.
@Tag("slow")
class IntakeSpeed {
  @Test
  void objects_a_second() {
    List<Json> objects = new ArrayList<>();
    var ids = new Ids(new SplittableRandom(1));
    while (objects.size() < 15_000) {
      Packing.of(Findings.complete(), Findings.PRODUCER, Tlp.AMBER_STRICT, Findings.AT, ids)
          .objects()
          .stream()
          .map(StixObject::json)
          .forEach(objects::add);
    }
    byte[] json = Json.Obj.EMPTY.with("objects", new Json.Arr(objects)).canonical().getBytes(UTF_8);
    for (int round = 0; round < 6; round++) {
      long before = System.nanoTime();
      Batch batch = Intake.read(json, Terms.ofFile());
      double seconds = (System.nanoTime() - before) / 1e9;
      System.out.printf(
          "%d objects, %.1f MiB, %d taken, %d repeated: %.2f s, %.0f objects/s%n",
          objects.size(),
          json.length / 1048576.0,
          batch.received().size(),
          batch.repeated(),
          seconds,
          objects.size() / seconds);
    }
  }
}

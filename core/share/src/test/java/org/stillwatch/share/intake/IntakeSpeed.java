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

  @Test
  void what_the_largest_hostile_bundles_take() {
    for (String one : List.of("{\"a\":0}", "[[]]", "\"\"", "{\"a\":{\"b\":{}}}")) {
      String object = "{\"x\":[" + (one + ",").repeat(9_000) + "0]}";
      int count = (int) (IntakeLimits.DEFAULT.bytes() / (object.length() + 1));
      String json = "{\"objects\":[" + (object + ",").repeat(count - 1) + object + "]}";
      byte[] bytes = json.getBytes(UTF_8);
      long before = System.nanoTime();
      Batch batch = Intake.read(bytes, Terms.ofFile());
      System.out.printf(
          "%s: %.1f MiB, %d refused, %s, %.2f s, heap at most %d MiB%n",
          one,
          bytes.length / 1048576.0,
          batch.refused().size(),
          batch.incomplete(),
          (System.nanoTime() - before) / 1e9,
          Runtime.getRuntime().maxMemory() >> 20);
    }
  }
}

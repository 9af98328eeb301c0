// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stillwatch.share.json.Json;

/// What may be done with what we share: a statement beside the colour, which only says who may see
/// it.
public final class UsePolicy {
  /// The policy that stands beside everything by default.
  public static final String STATEMENT =
      "Use only for defence of AI services. No automatic account action on this signal alone: human"
          + " review required. No re-identification attempts. No marketing or pricing use. Delete at"
          + " valid_until + 90 days.";

  private static final String NAME = "Stillwatch use policy 1";

  private UsePolicy() {}

  /// The policy of a producer. Its id follows from the producer and the text, so that every package
  /// of the same producer names the same one.
  ///
  /// @param producer identity of who shares
  /// @param since when the producer first said so
  public static Meta.Marking of(StixId producer, Instant since) {
    String uuid = Uuids.named(producer.uuid(), NAME + "\n" + STATEMENT);
    Head dated = Head.first(new StixId("marking-definition--" + uuid), producer, since, List.of());
    Head head =
        new Head(
            dated.id(),
            dated.createdBy(),
            dated.created(),
            Optional.empty(),
            false,
            dated.confidence(),
            dated.labels(),
            dated.references(),
            dated.markings(),
            dated.extensions(),
            dated.rest());
    return new Meta.Marking(
        head,
        Optional.of(NAME),
        Optional.of("statement"),
        Json.Obj.EMPTY.with("statement", new Json.Text(STATEMENT)));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.join;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.capture.RejectReason;

/// Of several attempts at one request, as a gateway that tries again writes them, the last is the
/// exchange: it is what the caller got.
final class LastAttempt implements Joiner {
  private final String idMember;
  private final Newest<Integer> heard = new Newest<>();
  private final Newest<Integer> read = new Newest<>();

  /// @param idMember member that all attempts at one request share
  LastAttempt(String idMember) {
    this.idMember = idMember;
  }

  @Override
  public void hear(JsonNode part) {
    count(heard, part);
  }

  @Override
  public void join(ObjectNode part, Place place, Whole out) {
    Optional<Integer> all = heard.of(id(part));
    if (count(read, part) < all.orElse(0)) {
      out.refused(RejectReason.NOT_AN_EXCHANGE, place);
    } else {
      out.record(part, place);
    }
  }

  private int count(Newest<Integer> counts, JsonNode part) {
    int count = counts.of(id(part)).orElse(0) + 1;
    counts.put(id(part), count);
    return count;
  }

  private String id(JsonNode part) {
    return Values.text(part.path(idMember));
  }
}

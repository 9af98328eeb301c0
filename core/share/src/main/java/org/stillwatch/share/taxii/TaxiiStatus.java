// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.stillwatch.share.json.Json;

/// What became of objects that somebody added (TAXII 2.1, 4.3). All of them are settled when the
/// answer is given, so nothing is ever pending.
///
/// @param id a UUID
/// @param at when the request came
/// @param successes objects that are held now
/// @param failures objects that are not, and why
public record TaxiiStatus(String id, Instant at, List<Detail> successes, List<Detail> failures) {
  public TaxiiStatus {
    successes = List.copyOf(successes);
    failures = List.copyOf(failures);
  }

  /// One object.
  ///
  /// @param id of the object; what stands for it when it has none
  /// @param version of it; empty when nobody knows
  /// @param message why, or nothing
  public record Detail(String id, String version, String message) {
    Json.Obj json() {
      var members = new TreeMap<String, Json>();
      members.put("id", new Json.Text(id));
      members.put("version", new Json.Text(version));
      if (!message.isEmpty()) {
        members.put("message", new Json.Text(message));
      }
      return new Json.Obj(members);
    }
  }

  /// It in JSON, which is what a shelf keeps and a caller gets.
  public String text() {
    return json().canonical();
  }

  private Json.Obj json() {
    var members = new TreeMap<String, Json>();
    members.put("id", new Json.Text(id));
    members.put("status", new Json.Text("complete"));
    members.put("request_timestamp", new Json.Text(Micros.text(at)));
    members.put("total_count", new Json.Num(successes.size() + failures.size()));
    members.put("success_count", new Json.Num(successes.size()));
    members.put("successes", details(successes));
    members.put("failure_count", new Json.Num(failures.size()));
    members.put("failures", details(failures));
    members.put("pending_count", new Json.Num(0));
    return new Json.Obj(members);
  }

  private static Json details(List<Detail> details) {
    return new Json.Arr(details.stream().<Json>map(Detail::json).toList());
  }
}

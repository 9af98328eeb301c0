// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.share;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.share.json.Json;

/// What a server says of objects that were added (TAXII 2.1, 4.3), added up. What it does not say
/// is a failure.
public final class PushCount {
  private static final int LONGEST = 300;

  private final List<String> problems = new ArrayList<>();
  private long held;
  private long failed;
  private long pending;

  /// Takes a status.
  ///
  /// @param sent how many objects it is about
  public void add(int sent, Json.Obj status) {
    long success = Math.min(number(status, "success_count"), sent);
    long waiting = Math.min(number(status, "pending_count"), sent - success);
    held += success;
    pending += waiting;
    failed += sent - success - waiting;
    List<Json> failures = status.list("failures");
    failures.stream().limit(sent).forEach(f -> problems.add(problem(f)));
    long untold = sent - success - waiting - failures.size();
    if (untold > 0) {
      problems.add(untold + " objects of which the server does not say what became of them");
    }
  }

  private static long number(Json.Obj status, String name) {
    return status.get(name).orElse(new Json.Num(0)) instanceof Json.Num(double value)
        ? Math.max(0, (long) value)
        : 0;
  }

  private static String problem(Json failure) {
    if (!(failure instanceof Json.Obj object)) {
      return "an object without a name";
    }
    String text =
        object.text("id").orElse("an object without a name")
            + object.text("message").filter(m -> !m.isBlank()).map(m -> ": " + m).orElse("");
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  /// How many objects the server holds now.
  public long held() {
    return held;
  }

  /// How many it does not.
  public long failed() {
    return failed;
  }

  /// Of how many it does not know yet.
  public long pending() {
    return pending;
  }

  /// One line for each object that it does not hold and says so; texts of a stranger.
  public List<String> problems() {
    return List.copyOf(problems);
  }
}

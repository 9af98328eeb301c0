// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.policy;

import java.util.regex.Pattern;
import org.stillwatch.respond.Measure;

/// One rule of a policy.
///
/// @param id names it in records, lower case with dashes
/// @param when whether it holds
/// @param measure what it asks for
/// @param lastsMillis for how long, at least a minute and at most [#LONGEST_MILLIS]
public record PolicyRule(String id, Condition when, Measure measure, long lastsMillis) {
  /// Two weeks: nothing that a machine began lasts longer without a person.
  public static final long LONGEST_MILLIS = 14 * 86_400_000L;

  private static final long SHORTEST_MILLIS = 60_000L;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  public PolicyRule {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("a rule is named in lower case with dashes");
    }
    if (lastsMillis < SHORTEST_MILLIS || lastsMillis > LONGEST_MILLIS) {
      throw new IllegalArgumentException("a rule lasts a minute to fourteen days");
    }
  }

  /// Whether it asks for anything that a customer notices; otherwise it exempts.
  public boolean acts() {
    return measure.compareTo(Measure.OBSERVE) > 0;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.trace.score.Claim;
import org.stillwatch.trace.score.Mechanism;
import org.stillwatch.trace.score.Reach;
import org.stillwatch.trace.tail.Holm;

/// From matches to claims about accounts, corrected by Holm for everything that was tested.
public final class RouteClaims {
  private RouteClaims() {}

  /// One claim for each, fired or not, in the order given.
  ///
  /// @param matches of all accounts that are still in question
  /// @param tested accounts x weeks, and whatever else was tested, at least as many as are given
  public static List<Claim> of(List<RouteMatches> matches, long tested) {
    double[] log10P = matches.stream().mapToDouble(RouteMatches::log10P).toArray();
    double[] adjusted = Holm.log10Adjusted(log10P, tested);
    var claims = new ArrayList<Claim>();
    for (int i = 0; i < adjusted.length; i++) {
      String account = matches.get(i).account().value();
      claims.add(new Claim(Reach.ACCOUNT, account, Mechanism.KEY, adjusted[i]));
    }
    return List.copyOf(claims);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.stillwatch.share.screen.LeakScan;
import org.stillwatch.share.screen.PersonalData;

/// Looks through everything that is said outside of the case for what must not be: customers'
/// values, personal data, and anything with which somebody could log in or call us. It names kinds
/// and places, never what stands there.
public final class Spoken {
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{1,15}://|\\bwww\\.[a-z0-9-]+\\.");
  private static final Pattern KEY = Pattern.compile("\\bsw_[A-Za-z0-9_-]{8,}");

  private static final Pattern MIXED =
      Pattern.compile(".*[A-Za-z].*[0-9_-].*|.*[0-9_-].*[A-Za-z].*");
  private static final int SHORTEST = 6;

  private Spoken() {}

  /// Every reason to hold a package back.
  ///
  /// @param texts that are said, by name
  /// @param secrets values that the operator adds
  public static List<String> reasons(
      SortedMap<String, String> texts, Input input, Collection<String> secrets) {
    var values = new ArrayList<>(secrets);
    values.addAll(input.facts().values().texts());
    if (input.referral().pseudonymous()) {
      values.addAll(input.facts().values().accounts());
    }
    var leaks = new LeakScan(values);
    var reasons = new ArrayList<String>();
    List<Pattern> shortNames = input.referral().pseudonymous() ? shortNames(input) : List.of();
    texts.forEach((name, text) -> {
      shortNames.forEach(p -> add(reasons, p, name, text, "the short name of an account"));
      PersonalData.in(text, Set.of()).forEach(kind -> reasons.add(name + ": it holds " + kind));
      add(reasons, ADDRESS, name, text, "an address of a service");
      add(reasons, KEY, name, text, "a key of ours");
      int found = leaks.in(text).size();
      if (found > 0) {
        reasons.add(name + ": it holds " + found + " of the values that must not leave");
      }
    });
    return List.copyOf(reasons);
  }

  /// Names that are too short for the scan, as whole words. One of letters or digits alone would be
  /// found everywhere and is not looked for.
  private static List<Pattern> shortNames(Input input) {
    return input.facts().values().accounts().stream()
        .filter(a -> a.length() < SHORTEST && MIXED.matcher(a).matches())
        .map(a -> Pattern.compile("(^|[^A-Za-z0-9_-])" + Pattern.quote(a) + "($|[^A-Za-z0-9_-])"))
        .toList();
  }

  /// Whether a text holds a key with which somebody could log in.
  public static boolean holdsKey(String text) {
    return KEY.matcher(text).find();
  }

  private static void add(
      List<String> reasons, Pattern pattern, String name, String text, String kind) {
    if (pattern.matcher(text).find()) {
      reasons.add(name + ": it holds " + kind);
    }
  }
}

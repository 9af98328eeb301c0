// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.stillwatch.base.IpPrefix;

/// Looks for what belongs to a person in a text that is about to leave: addresses of mail and of
/// networks, numbers of phones and cards, secrets of interfaces. It names kinds and places, never
/// what stands there. What it does not find may still be personal; people read the package too.
public final class PersonalData {
  private static final Pattern MAIL =
      Pattern.compile("[\\pL\\pN._%+'-]{1,64}@[\\pL\\pN-]{1,63}(\\.[\\pL\\pN-]{1,63}){1,8}");
  private static final Pattern PHONE =
      Pattern.compile("(^|[^0-9A-Za-z.:-])(\\+[0-9]{1,3}[0-9 ()./-]{6,20}[0-9])($|[^0-9A-Za-z])");
  private static final Pattern CARD = Pattern.compile("[0-9]([ -]?[0-9]){12,18}");
  private static final Pattern FOUR = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]{1,2})?");
  private static final Pattern SIX =
      Pattern.compile("[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){2,7}(/[0-9]{1,3})?");
  private static final Pattern SECRET =
      Pattern.compile(
          "\\b(sk|pk|rk|sw)[-_][A-Za-z0-9_-]{16,}|\\b(?i:bearer)\\s+[A-Za-z0-9._~+/-]{16,}"
              + "|\\b(AKIA|ASIA)[A-Z0-9]{16}\\b|\\bAIza[A-Za-z0-9_-]{30,}"
              + "|\\b(gh[opsur]|github_pat|glpat|hf|xox[abeprs])[-_][A-Za-z0-9_-]{16,}"
              + "|\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.|-----BEGIN [A-Z ]*PRIVATE KEY");

  /// Ids and hashes are drawn or made of something else; by chance they look like numbers of cards.
  private static final Pattern ID =
      Pattern.compile(
          "\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b|\\b([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})\\b");

  private PersonalData() {}

  /// Kinds of what a text holds, each once.
  ///
  /// @param whole the text
  /// @param declared addresses that are shared on purpose
  public static List<String> in(String whole, Set<String> declared) {
    Set<String> kinds = new LinkedHashSet<>();
    for (String reading : Readings.of(whole)) {
      look(ID.matcher(reading).replaceAll("id"), declared, kinds);
    }
    return List.copyOf(kinds);
  }

  private static void look(String text, Set<String> declared, Set<String> kinds) {
    add(kinds, MAIL.matcher(text).find(), "an address of mail");
    add(kinds, PHONE.matcher(text).find(), "a number of a phone");
    add(kinds, hasCard(text), "a number of a card");
    add(
        kinds,
        hasAddress(FOUR, text, declared) || hasAddress(SIX, text, declared),
        "an address of a network that is no indicator");
    add(kinds, SECRET.matcher(text).find(), "a secret of an interface");
  }

  private static void add(Set<String> kinds, boolean found, String kind) {
    if (found) {
      kinds.add(kind);
    }
  }

  private static boolean hasAddress(Pattern form, String text, Set<String> declared) {
    Matcher matcher = form.matcher(text);
    while (matcher.find()) {
      String found = matcher.group();
      if (!declared.contains(found) && IpPrefix.parse(found).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCard(String text) {
    Matcher matcher = CARD.matcher(text);
    while (matcher.find()) {
      if (isLuhn(matcher.group())) {
        return true;
      }
    }
    return false;
  }

  /// The check digit of cards (ISO/IEC 7812-1, annex B); one number in ten passes by chance.
  private static boolean isLuhn(String spaced) {
    int sum = 0;
    int place = 0;
    for (int i = spaced.length() - 1; i >= 0; i--) {
      int digit = spaced.charAt(i) - '0';
      if (digit >= 0 && digit <= 9) {
        int twice = place % 2 == 0 ? digit : 2 * digit;
        sum += twice > 9 ? twice - 9 : twice;
        place++;
      }
    }
    return sum % 10 == 0 && sum > 0;
  }
}

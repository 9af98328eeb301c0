// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Looks for values that must not leave: the customers' own, or planted ones. A value is found as
/// it stands, in every reading of the text, with other spaces and hyphens, in base64 and
/// hexadecimal digits, as its unkeyed hash, and as the id that STIX makes of it, since whoever
/// holds the value can make those too. Of a long text every piece of 47 characters is found.
public final class LeakScan {
  private static final int LONG = 64;
  private static final int PIECE = 24;

  /// The fewest letters and digits of a value that is looked for without what stands between them.
  private static final int SHORTEST_SQUEEZED = 8;

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32,}");
  private static final int[] DIGEST_CHARS = {32, 40, 64, 128};

  private final Search whole = new Search();
  private final Search squeezed = new Search();
  private final Map<String, Integer> digests = new HashMap<>();
  private int tooShort;

  /// Needles, each with the number of its value.
  private static final class Search {
    private final List<String> needles = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private Needles made = new Needles(List.of());

    void add(String needle, int number) {
      if (needle.length() >= Needles.SHORTEST) {
        needles.add(needle);
        numbers.add(number);
      }
    }

    void make() {
      made = new Needles(needles);
      needles.clear();
    }

    void in(String text, Set<Integer> found) {
      made.in(text).stream().forEach(i -> found.add(numbers.get(i)));
    }
  }

  /// @param secrets values that must not leave; one of fewer than 6 characters is not looked for,
  ///   since it would be found everywhere
  public LeakScan(Collection<String> secrets) {
    int number = 0;
    for (String secret : secrets) {
      if (folded(Readings.plain(secret)).length() < Needles.SHORTEST) {
        tooShort++;
      } else {
        add(Readings.plain(secret).strip(), number);
      }
      number++;
    }
    whole.make();
    squeezed.make();
  }

  private void add(String secret, int number) {
    pieces(folded(secret)).forEach(piece -> whole.add(piece, number));
    for (String form : Derived.encoded(secret)) {
      pieces(form.toLowerCase(Locale.ROOT)).forEach(piece -> whole.add(piece, number));
    }
    Derived.digests(secret).forEach(digest -> digests.put(digest, number));
    String letters = squeezed(folded(secret));
    if (letters.length() >= SHORTEST_SQUEEZED && isWord(letters)) {
      pieces(letters).forEach(piece -> squeezed.add(piece, number));
    }
  }

  /// How many values were too short to look for.
  public int tooShort() {
    return tooShort;
  }

  /// Numbers of the values that a text holds in some form, in the order in which they were given,
  /// from 0. The values themselves are not repeated.
  public Set<Integer> in(String text) {
    Set<Integer> found = new TreeSet<>();
    for (String reading : Readings.of(text)) {
      String folded = folded(reading);
      whole.in(folded, found);
      squeezed.in(squeezed(folded), found);
      digested(folded.replace("-", ""), found);
    }
    return found;
  }

  private void digested(String text, Set<Integer> found) {
    Matcher run = HEX.matcher(text);
    while (run.find()) {
      String digits = run.group();
      for (int chars : DIGEST_CHARS) {
        for (int at = 0; at + chars <= digits.length(); at++) {
          Integer number = digests.get(digits.substring(at, at + chars));
          if (number != null) {
            found.add(number);
          }
        }
      }
    }
  }

  private static List<String> pieces(String secret) {
    if (secret.length() <= LONG) {
      return List.of(secret);
    }
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at + PIECE <= secret.length(); at += PIECE) {
      pieces.add(secret.substring(at, at + PIECE));
    }
    return pieces;
  }

  /// Lower case, with one space for any white space: a text that was wrapped anew is the same.
  private static String folded(String text) {
    var folded = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        space = true;
      } else {
        if (space && !folded.isEmpty()) {
          folded.append(' ');
        }
        space = false;
        folded.append(Character.toLowerCase(c));
      }
    }
    return folded.toString();
  }

  /// Letters and digits alone.
  private static String squeezed(String folded) {
    var letters = new StringBuilder(folded.length());
    folded.codePoints().filter(Character::isLetterOrDigit).forEach(c -> letters.appendCodePoint(c));
    return letters.toString();
  }

  /// Whether it has a letter that no hexadecimal number has: digits alone stand everywhere.
  private static boolean isWord(String letters) {
    return letters.chars().anyMatch(c -> Character.isLetter(c) && (c < 'a' || c > 'f'));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// One world of the item experiment: campaigns of thirty accounts that each send 60 exchanges, 60 %
/// of them what honest people send, among honest accounts of several trades.
///
/// @param group the campaign of every account, -1 for honest ones
/// @param texts the exchanges of every account
record TrialWorld(List<Integer> group, List<List<String>> texts) {
  static final int CAMPAIGNS = 4;
  static final int MEMBERS = 30;
  static final int HONEST = 1_500;
  static final int EXCHANGES = 60;

  enum Kind {
    PLAIN,
    /// Ten paraphrases of each template.
    PARAPHRASED,
    /// A new paraphrase for every exchange.
    FRESH,
    CHINESE,
    CODE,
    /// The template before a long document.
    LONG,
    /// The template in the middle of a long document.
    PADDED
  }

  private static final List<String> SYNONYMS =
      List.of("please", "should", "certain", "given", "provide", "text", "item", "other", "ensure");

  static TrialWorld of(Kind kind, long seed) {
    var random = new SplittableRandom(seed);
    var group = new ArrayList<Integer>();
    var texts = new ArrayList<List<String>>();
    var templates = new HashSet<String>();
    for (int c = 0; c < CAMPAIGNS; c++) {
      var variants = variants(kind, random);
      templates.addAll(variants);
      for (int m = 0; m < MEMBERS; m++) {
        group.add(c);
        texts.add(member(kind, variants, random));
      }
    }
    var apps = new ArrayList<>(kind == Kind.CHINESE ? TrialTexts.CHINESE_APPS : TrialTexts.APPS);
    apps.removeIf(app -> templates.contains(app + "\n\n{}"));
    Collections.shuffle(apps, new Random(random.nextLong()));
    for (int i = 0; i < HONEST; i++) {
      group.add(-1);
      texts.add(honest(kind, i, apps, random));
    }
    return new TrialWorld(group, texts);
  }

  private static List<String> variants(Kind kind, SplittableRandom random) {
    String template = template(kind, random);
    if (kind != Kind.PARAPHRASED) {
      return List.of(template);
    }
    var variants = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      variants.add(paraphrased(template, random));
    }
    return variants;
  }

  private static String template(Kind kind, SplittableRandom random) {
    return switch (kind) {
      case CHINESE -> pick(TrialTexts.CHINESE_APPS, random) + "\n\n{}";
      case CODE -> "Complete this and explain:\n" + pick(TrialTexts.CODE, random) + "\n{}";
      default -> pick(TrialTexts.TEMPLATES, random);
    };
  }

  /// One word in eight replaced, one sentence in five left out.
  private static String paraphrased(String template, SplittableRandom random) {
    return Arrays.stream(template.split("(?<=[.!?\n])", -1))
        .filter(s -> s.contains("{") || random.nextInt(5) > 0)
        .map(s ->
            Arrays.stream(s.split("(?= )", -1))
                .map(w -> random.nextInt(8) > 0 ? w : " " + pick(SYNONYMS, random))
                .collect(Collectors.joining()))
        .collect(Collectors.joining());
  }

  private static List<String> member(Kind kind, List<String> variants, SplittableRandom random) {
    var texts = new ArrayList<String>();
    for (int e = 0; e < EXCHANGES; e++) {
      boolean job = random.nextInt(10) < 4;
      texts.add(job ? job(kind, pick(variants, random), random) : chat(kind, random));
    }
    return texts;
  }

  private static String job(Kind kind, String template, SplittableRandom random) {
    String said = kind == Kind.FRESH ? paraphrased(template, random) : template;
    return around(kind, filled(kind, said, random), random);
  }

  private static String around(Kind kind, String job, SplittableRandom random) {
    return switch (kind) {
      case LONG -> job + "\n" + document(40, random);
      case PADDED -> document(20, random) + "\n" + job + "\n" + document(20, random);
      default -> job;
    };
  }

  private static String document(int parts, SplittableRandom random) {
    var document = new StringBuilder();
    for (int i = 0; i < parts; i++) {
      document.append(pick(TrialTexts.TASKS, random)).append('\n');
    }
    return document.toString();
  }

  private static String filled(Kind kind, String template, SplittableRandom random) {
    var filled = new StringBuilder();
    int from = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
      int close = template.indexOf('}', open);
      if (close < 0) {
        break;
      }
      filled.append(template, from, open).append(payload(kind, random));
      from = close + 1;
    }
    return filled.append(template, from, template.length()).toString();
  }

  private static String payload(Kind kind, SplittableRandom random) {
    return kind == Kind.CHINESE
        ? pick(TrialTexts.CHINESE_SENTENCES, random)
        : pick(TrialTexts.TASKS, random);
  }

  private static String chat(Kind kind, SplittableRandom random) {
    if (kind == Kind.CHINESE && random.nextInt(3) > 0) {
      var said = new StringBuilder();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        said.append(pick(TrialTexts.CHINESE_SENTENCES, random));
      }
      return said.toString();
    }
    if (kind == Kind.CODE && random.nextInt(3) == 0) {
      return pick(TrialTexts.CODE, random);
    }
    return pick(TrialTexts.PEOPLE, random);
  }

  /// Two in ten run an application of their own, one in ten asks many short things in one form.
  private static List<String> honest(
      Kind kind, int index, List<String> apps, SplittableRandom random) {
    var texts = new ArrayList<String>();
    String app = apps.get(index % apps.size());
    for (int e = 0; e < EXCHANGES; e++) {
      texts.add(
          switch (index % 10) {
            case 0, 1 ->
                index / 10 * 2 < apps.size()
                    ? app + "\n" + pick(TrialTexts.UTTERANCES, random)
                    : chat(kind, random);
            case 2 -> "Customer " + e + ": " + pick(TrialTexts.UTTERANCES, random);
            default -> chat(kind, random);
          });
    }
    return texts;
  }

  private static <T> T pick(List<T> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A seeded evidence table with known groups: actors whose content and networks follow Zipf's law,
/// each with a card of its own, some of them shared at home, and five groups whose members use six
/// of twenty sentences of their own and share cards in fours, besides doing what everybody does.
///
/// It needs nothing but the JDK, so that the big one is one command, from the root of the
/// repository: `java apps/cli/src/test/java/org/stillwatch/apps/cli/PlantedTable.java FOLDER 50000
/// 1000000 1`.
final class PlantedTable {
  private static final long START_SECONDS = 1_777_852_800L;
  private static final int WEEK_SECONDS = 604_800;
  private static final int GROUPS = 5;

  private final Random random;
  private final int actors;
  private final double[] contents;
  private final double[] networks;

  private PlantedTable(int actors, long seed) {
    random = new Random(seed);
    this.actors = actors;
    contents = zipf(2 * actors);
    networks = zipf(actors / 2);
  }

  /// Writes `FOLDER/items.csv` and `FOLDER/labels.csv`.
  public static void main(String[] arguments) throws IOException {
    write(
        Path.of(arguments[0]),
        Integer.parseInt(arguments[1]),
        Integer.parseInt(arguments[2]),
        Long.parseLong(arguments[3]));
  }

  /// Writes both files.
  ///
  /// @param rows exact number of rows, without the header
  static void write(Path folder, int actors, int rows, long seed) throws IOException {
    Files.createDirectories(folder);
    var table = new PlantedTable(actors, seed);
    try (var items = writer(folder.resolve("items.csv"));
        var labels = writer(folder.resolve("labels.csv"))) {
      items.write("actor,channel,item,time\r\n");
      labels.write("actor,group,label\r\n");
      for (String row : table.rows(rows)) {
        items.write(row);
      }
      for (int actor = 0; actor < actors; actor++) {
        int group = table.group(actor);
        labels.write(
            group < 0
                ? "a%d,,negative\r\n".formatted(actor)
                : "a%d,g%d,positive\r\n".formatted(actor, group));
      }
    }
  }

  private static BufferedWriter writer(Path file) throws IOException {
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  /// The group of an actor, or -1: the first 2 % of the actors, a fifth of them each.
  private int group(int actor) {
    int size = groupSize();
    return actor < GROUPS * size ? actor / size : -1;
  }

  private int groupSize() {
    return Math.max(8, actors / 250);
  }

  /// Up to twenty sentences, each for some ten members or more.
  private int ownSentence() {
    return random.nextInt(Math.clamp(groupSize() / 10, 2, 20));
  }

  private List<String> rows(int count) {
    var rows = new ArrayList<String>(count);
    for (int actor = 0; actor < actors; actor++) {
      rows.add("a%d,identity,%s,\r\n".formatted(actor, card(actor)));
      if (group(actor) >= 0) {
        for (int i = 0; i < 6; i++) {
          rows.add(row(actor, "content", "own%d-%d".formatted(group(actor), ownSentence())));
        }
      }
    }
    while (rows.size() < count) {
      int actor = random.nextInt(actors);
      rows.add(
          random.nextInt(4) == 0
              ? row(actor, "network", "n" + draw(networks))
              : row(actor, "content", "c" + draw(contents)));
    }
    Collections.shuffle(rows, random);
    return rows;
  }

  private String card(int actor) {
    if (group(actor) >= 0) {
      return "farm" + actor / 4;
    }
    return actor % 20 == 0 && group(actor - 1) < 0 ? "card" + (actor - 1) : "card" + actor;
  }

  private String row(int actor, String channel, String item) {
    long time = START_SECONDS + random.nextInt(WEEK_SECONDS);
    return "a" + actor + "," + channel + "," + item + "," + time + "\r\n";
  }

  private static double[] zipf(int items) {
    var sums = new double[items];
    double sum = 0;
    for (int i = 0; i < items; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
    return sums;
  }

  private int draw(double[] sums) {
    int at = java.util.Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
    return at < 0 ? -at - 1 : at;
  }
}

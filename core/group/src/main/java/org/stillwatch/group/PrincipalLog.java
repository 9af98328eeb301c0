// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.Features;

/// What the evidence log keeps of one principal: an account, or all accounts of one declared
/// organisation. Mutable for speed, and written by one thread.
public final class PrincipalLog {
  /// Length of an activity bin.
  public static final long BIN_MILLIS = 1_800_000L;

  private final boolean organisation;
  private final Set<AccountId> accounts = new LinkedHashSet<>();
  private final Map<Channel, Set<Item>> items = new TreeMap<>(ByName.INSTANCE);
  private int[] bins = new int[8];
  private int binCount;
  private long firstMillis = Long.MAX_VALUE;
  private long requests;
  private long turnedAway;
  private long boundHoldings;
  private long handovers;
  private int[] wordSums = new int[0];
  private int written;
  private long openedMillis = Long.MIN_VALUE;
  private long stoppedMillis = Long.MAX_VALUE;
  private boolean namedSuccessor;
  private final SortedMap<String, Adoption> adoptions = new TreeMap<>();
  private final MainValue client = new MainValue();
  private final MainValue pathway = new MainValue();
  private final HourSet refusedHours = new HourSet();
  private final HourSet activeHours = new HourSet();
  private final Series series = new Series();
  private @Nullable NumberedTemplates numbers;

  PrincipalLog(boolean organisation) {
    this.organisation = organisation;
  }

  void account(AccountId account) {
    accounts.add(account);
  }

  /// Forgets those of its accounts.
  ///
  /// @return whether it has no account any more
  boolean forget(Set<AccountId> forgotten) {
    accounts.removeAll(forgotten);
    return accounts.isEmpty();
  }

  void handedOver() {
    handovers++;
  }

  /// Forgets one conversation that moved.
  void handoverForgotten() {
    handovers--;
  }

  void holds(Item item) {
    if (item.channel().bound()) {
      boundHoldings++;
    }
    items.computeIfAbsent(item.channel(), c -> new LinkedHashSet<>()).add(item);
  }

  void wrote(List<Long> features) {
    if (!features.isEmpty()) {
      if (written == 0) {
        wordSums = new int[Features.DIMENSIONS];
      }
      Features.addTo(wordSums, features);
      written++;
    }
  }

  void opened(long timeMillis) {
    openedMillis = openedMillis == Long.MIN_VALUE ? timeMillis : Math.min(openedMillis, timeMillis);
  }

  void stopped(long timeMillis) {
    stoppedMillis = Math.min(stoppedMillis, timeMillis);
  }

  void request(long timeMillis, boolean wasTurnedAway) {
    requests++;
    series.add(timeMillis);
    activeHours.add(timeMillis);
    firstMillis = Math.min(firstMillis, timeMillis);
    if (wasTurnedAway) {
      turnedAway++;
      refusedHours.add(timeMillis);
    }
    bin((int) Math.floorDiv(timeMillis, BIN_MILLIS));
  }

  private void bin(int bin) {
    if (binCount > 0 && bins[binCount - 1] == bin) {
      return;
    }
    int known = Arrays.binarySearch(bins, 0, binCount, bin);
    if (known < 0) {
      int at = -known - 1;
      if (binCount == bins.length) {
        bins = Arrays.copyOf(bins, binCount * 2);
      }
      System.arraycopy(bins, at, bins, at + 1, binCount++ - at);
      bins[at] = bin;
    }
  }

  void number(long template, long number, long timeMillis) {
    if (numbers == null) {
      numbers = new NumberedTemplates();
    }
    numbers.add(template, number, timeMillis);
  }

  void client(long pathwayHash, long clientHash) {
    pathway.add(pathwayHash);
    client.add(clientHash);
  }

  /// Hash of the client program that it uses most, 0 when none is known.
  public long mainClient() {
    return client.get();
  }

  /// Hash of the pathway that it uses most, 0 when none is known.
  public long mainPathway() {
    return pathway.get();
  }

  void afterRelease(String model, boolean newModel, long timeMillis) {
    adoptions.computeIfAbsent(model, m -> new Adoption()).see(newModel, timeMillis);
  }

  /// What it did in the 24 hours after each release, by name of the released model.
  public SortedMap<String, Adoption> adoptions() {
    return Collections.unmodifiableSortedMap(adoptions);
  }

  void namedSuccessor() {
    namedSuccessor = true;
  }

  /// Whether the provider itself names it as the successor of another account.
  public boolean isNamedSuccessor() {
    return namedSuccessor;
  }

  /// The numbers it put into templates, by hash of the template.
  public SortedMap<Long, Numbers> numbers() {
    return numbers == null ? Collections.emptySortedMap() : numbers.all();
  }

  /// Whether this is a declared organisation and not a single account.
  public boolean organisation() {
    return organisation;
  }

  /// Its accounts, in order of first sight.
  public List<AccountId> accounts() {
    return new ArrayList<>(accounts);
  }

  /// What it holds in one channel, in order of first holding.
  public List<Item> items(Channel channel) {
    return new ArrayList<>(items.getOrDefault(channel, Set.of()));
  }

  /// The half hours since the epoch in which it sent a request, ascending, from `firstBin` on.
  public int[] activeBins(int firstBin) {
    int from = Arrays.binarySearch(bins, 0, binCount, firstBin);
    return Arrays.copyOfRange(bins, from < 0 ? -from - 1 : from, binCount);
  }

  /// How many half hours it was active in, ever.
  public int activeBinCount() {
    return binCount;
  }

  /// The hours of the last week in which a request of it was turned away.
  public HourSet refusedHours() {
    return refusedHours;
  }

  /// The hours of the last week in which it sent a request.
  public HourSet activeHours() {
    return activeHours;
  }

  /// When it was lately active.
  public Series series() {
    return series;
  }

  /// When it sent its first request; `Long.MAX_VALUE` before that.
  public long firstMillis() {
    return firstMillis;
  }

  /// How many requests it sent.
  public long requests() {
    return requests;
  }

  /// How many of them were turned away (401, 403, 429).
  public long turnedAway() {
    return turnedAway;
  }

  /// How many items that are costly to forge it holds.
  public long boundHoldings() {
    return boundHoldings;
  }

  /// How many conversations moved to or from it.
  public long handovers() {
    return handovers;
  }

  /// Sums of the hashed word features of its prompts ([Features]), 256 bytes; a copy, empty before
  /// the first.
  public int[] wordSums() {
    return wordSums.clone();
  }

  /// How many prompts those sums hold.
  public int written() {
    return written;
  }

  /// When its first account was opened; `Long.MIN_VALUE` when unknown.
  public long openedMillis() {
    return openedMillis;
  }

  /// When the provider first suspended or closed one of its accounts; `Long.MAX_VALUE` if never.
  public long stoppedMillis() {
    return stoppedMillis;
  }
}

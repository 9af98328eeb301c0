// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import java.util.Arrays;
import java.util.List;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;

/// What is kept of the behaviour of one account: 60 words of 8 bytes, 480 bytes in all.
///
/// Every operation is commutative and associative, so neither the order of arrival nor the number
/// of workers matters: counts saturate instead of overflowing, sets only grow, and the window of
/// days keeps the newest 24 days and forgets the others in any order. Mutable for speed.
///
/// Sets of addresses, networks, agents and models are linear counters (Whang et al., TODS 1990) of
/// 256, 256, 64 and 64 bits: standard error about 7 % at 100 of 256, saturated beyond some 1,000.
public final class AccountCard {
  /// Days that the card remembers.
  public static final int DAYS = 24;

  private static final int REQUESTS = 0;
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int FIRST = 3;
  private static final int LAST = 4;
  private static final int TURNED_AWAY = 5;
  private static final int PROMPT_CODE_POINTS = 6;
  private static final int HOURS = 7;
  private static final int WEEKDAYS = HOURS + 6;
  private static final int NEWEST_DAY = WEEKDAYS + 2;
  private static final int DAY_TOKENS = NEWEST_DAY + 1;
  private static final int DAY_REQUESTS = DAY_TOKENS + DAYS / 2;
  private static final int DAY_HOURS = DAY_REQUESTS + DAYS / 4;
  private static final int ADDRESSES = DAY_HOURS + 9;
  private static final int NETWORKS = ADDRESSES + 4;
  private static final int AGENTS = NETWORKS + 4;
  private static final int MODELS = AGENTS + 1;
  private static final int SYSTEMS = MODELS + 1;
  private static final int CLASSES = SYSTEMS + 1;
  private static final int FORMS = CLASSES + 4;

  /// Length of the card in words of 8 bytes.
  public static final int WORDS = FORMS + 2;

  private static final long DAY_MILLIS = 86_400_000L;
  private static final long HOUR_MILLIS = 3_600_000L;

  private static final List<TaskClass> TASKS = List.of(TaskClass.values());
  private static final List<RequestForm> REQUEST_FORMS = List.of(RequestForm.values());

  private final long[] words = new long[WORDS];

  /// An empty card.
  public AccountCard() {
    words[FIRST] = Long.MAX_VALUE;
    words[LAST] = Long.MIN_VALUE;
    words[NEWEST_DAY] = Long.MIN_VALUE;
  }

  /// Adds one exchange.
  public void add(Observation seen) {
    words[REQUESTS]++;
    words[INPUT] += Math.max(0, seen.usage().input());
    words[OUTPUT] += Math.max(0, seen.usage().output());
    words[FIRST] = Math.min(words[FIRST], seen.timeMillis());
    words[LAST] = Math.max(words[LAST], seen.timeMillis());
    if (seen.reply().turnedAway()) {
      words[TURNED_AWAY]++;
    }
    words[PROMPT_CODE_POINTS] += seen.fingerprint().codePoints();
    addTime(seen.timeMillis(), Math.max(0, seen.usage().total()));
    mark(ADDRESSES, 256, seen.client().address());
    mark(NETWORKS, 256, seen.client().network());
    mark(AGENTS, 64, seen.client().userAgent());
    mark(MODELS, 64, seen.model().isEmpty() ? 0 : spread(seen.model().hashCode()));
    mark(SYSTEMS, 64, seen.fingerprint().system());
    seen.fingerprint()
        .capabilities()
        .forEach((task, share) -> count16(CLASSES, place(task), share >= 64 ? 1 : 0));
    seen.fingerprint().forms().forEach(form -> count16(FORMS, place(form), 1));
  }

  private void addTime(long timeMillis, long tokens) {
    long day = Math.floorDiv(timeMillis, DAY_MILLIS);
    int hour = (int) Math.floorDiv(Math.floorMod(timeMillis, DAY_MILLIS), HOUR_MILLIS);
    count16(HOURS, hour, 1);
    count16(WEEKDAYS, (int) Math.floorMod(day + 3, 7L), 1); // day 0 of the epoch was a Thursday
    if (day > words[NEWEST_DAY]) {
      forgetUntil(day);
    }
    if (day > words[NEWEST_DAY] - DAYS) {
      int slot = (int) Math.floorMod(day, (long) DAYS);
      count32(DAY_TOKENS, slot, tokens);
      count16(DAY_REQUESTS, slot, 1);
      int bit = slot * 24 + hour;
      words[DAY_HOURS + bit / 64] |= 1L << (bit % 64);
    }
  }

  private void forgetUntil(long day) {
    long newest = words[NEWEST_DAY];
    long from = newest == Long.MIN_VALUE ? day - DAYS : Math.max(newest, day - DAYS);
    for (long d = from + 1; d <= day; d++) {
      int slot = (int) Math.floorMod(d, (long) DAYS);
      clear(DAY_TOKENS, slot, 32);
      clear(DAY_REQUESTS, slot, 16);
      for (int hour = 0; hour < 24; hour++) {
        int bit = slot * 24 + hour;
        words[DAY_HOURS + bit / 64] &= ~(1L << (bit % 64));
      }
    }
    words[NEWEST_DAY] = day;
  }

  private static int place(TaskClass task) {
    return TASKS.indexOf(task);
  }

  private static int place(RequestForm form) {
    return REQUEST_FORMS.indexOf(form);
  }

  private static long spread(int hash) {
    return (hash * 0x9e3779b97f4a7c15L) | 1;
  }

  private void mark(int at, int bits, long hash) {
    if (hash != 0) {
      int bit = (int) Math.floorMod(hash ^ (hash >>> 32), (long) bits);
      words[at + bit / 64] |= 1L << (bit % 64);
    }
  }

  private void count16(int at, int index, long more) {
    count(at + index / 4, index % 4 * 16, 0xffffL, more);
  }

  private void count32(int at, int index, long more) {
    count(at + index / 2, index % 2 * 32, 0xffff_ffffL, more);
  }

  private void count(int word, int shift, long mask, long more) {
    long old = (words[word] >>> shift) & mask;
    long sum = Math.min(mask, old + more);
    words[word] = (words[word] & ~(mask << shift)) | (sum << shift);
  }

  private void clear(int at, int index, int width) {
    int perWord = 64 / width;
    long mask = width == 32 ? 0xffff_ffffL : 0xffffL;
    words[at + index / perWord] &= ~(mask << (index % perWord * width));
  }

  private long read16(int at, int index) {
    return words[at + index / 4] >>> (index % 4 * 16) & 0xffffL;
  }

  /// Requests.
  public long requests() {
    return words[REQUESTS];
  }

  /// Input and output tokens together, as far as they are known.
  public long tokens() {
    return words[INPUT] + words[OUTPUT];
  }

  /// Output tokens.
  public long outputTokens() {
    return words[OUTPUT];
  }

  /// Time of the first request; `Long.MAX_VALUE` on an empty card.
  public long firstMillis() {
    return words[FIRST];
  }

  /// Time of the last request; `Long.MIN_VALUE` on an empty card.
  public long lastMillis() {
    return words[LAST];
  }

  /// Requests that were turned away.
  public long turnedAway() {
    return words[TURNED_AWAY];
  }

  /// Code points of all prompts.
  public long promptCodePoints() {
    return words[PROMPT_CODE_POINTS];
  }

  /// Requests in one hour of the day (UTC), saturating at 65,535.
  public long inHour(int hour) {
    return read16(HOURS, hour);
  }

  /// Requests on one day of the week, Monday is 0, saturating at 65,535.
  public long onWeekday(int weekday) {
    return read16(WEEKDAYS, weekday);
  }

  /// Days with a request among the newest 24.
  public int activeDays() {
    int days = 0;
    for (int slot = 0; slot < DAYS; slot++) {
      days += read16(DAY_REQUESTS, slot) > 0 ? 1 : 0;
    }
    return days;
  }

  /// Tokens of one day of the epoch, 0 when it is not among the newest 24.
  public long tokensOnDay(long day) {
    if (day > words[NEWEST_DAY] || day <= words[NEWEST_DAY] - DAYS) {
      return 0;
    }
    int slot = (int) Math.floorMod(day, (long) DAYS);
    return words[DAY_TOKENS + slot / 2] >>> (slot % 2 * 32) & 0xffff_ffffL;
  }

  /// The most tokens on one of the newest 24 days.
  public long mostTokensOnADay() {
    long most = 0;
    for (int slot = 0; slot < DAYS; slot++) {
      most = Math.max(most, words[DAY_TOKENS + slot / 2] >>> (slot % 2 * 32) & 0xffff_ffffL);
    }
    return most;
  }

  /// Hours with a request, summed over the newest 24 days.
  public int activeHours() {
    int hours = 0;
    for (int i = 0; i < 9; i++) {
      hours += Long.bitCount(words[DAY_HOURS + i]);
    }
    return hours;
  }

  /// Estimated number of distinct addresses.
  public double addresses() {
    return linearCount(ADDRESSES, 256);
  }

  /// Estimated number of distinct networks.
  public double networks() {
    return linearCount(NETWORKS, 256);
  }

  /// Estimated number of distinct user agents.
  public double userAgents() {
    return linearCount(AGENTS, 64);
  }

  /// Estimated number of distinct models.
  public double models() {
    return linearCount(MODELS, 64);
  }

  /// Estimated number of distinct system prompts.
  public double systemPrompts() {
    return linearCount(SYSTEMS, 64);
  }

  /// Requests with at least a quarter of their mass in one task class, saturating.
  public long ofClass(TaskClass task) {
    return read16(CLASSES, place(task));
  }

  /// Requests that showed one form, saturating.
  public long ofForm(RequestForm form) {
    return read16(FORMS, place(form));
  }

  private double linearCount(int at, int bits) {
    int set = 0;
    for (int i = 0; i < bits / 64; i++) {
      set += Long.bitCount(words[at + i]);
    }
    if (set == bits) {
      return bits * StrictMath.log(bits);
    }
    return set == 0 ? 0 : -bits * StrictMath.log(1 - (double) set / bits);
  }

  /// The card as stored, a copy.
  public long[] toWords() {
    return words.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccountCard that && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import java.util.Arrays;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Observation;

/// What is kept of how varied one account is, beside its [AccountCard]: 64 words of 8 bytes, 512
/// bytes in all.
///
/// Everything but two slices is commutative: counts, [Distinct] counters, cells and samples of
/// smallest hashes do not depend on the order of arrival. The [Window] of newest prompts and the
/// last four sessions do, so it is fed in replay order by one writer, as far as exchanges come in
/// time. Mutable for speed.
public final class Variety {
  private static final int TEXTS = 0; // exchanges with text, fresh prompts
  private static final int APP = 1; // exchanges through a first-party app, prompts with features
  private static final int KNOWN = 2; // exchanges with header set, with user agent
  private static final int RELEASE = 3; // exchanges on a release day, those with the new model
  private static final int SESSIONED = 4; // exchanges with a session, those that went back to one
  private static final int ANSWERED = 5; // answers of known shape, refusals
  private static final int LAST_SESSIONS = 6;
  private static final int SETTINGS = 7;
  private static final int HEADER_SETS = 8;
  private static final int USERS = 9;
  private static final int SESSIONS = 10;
  private static final int CLIENTS = SESSIONS + 2;
  private static final int CELLS = CLIENTS + Smallest.WORDS;
  private static final int PROMPTS = CELLS + Cells.WORDS;
  private static final int SIGNATURES = PROMPTS + PromptSample.WORDS;
  private static final int WINDOW = SIGNATURES + Smallest.WORDS;

  /// Length in words of 8 bytes.
  public static final int WORDS = 64;

  private static final String APP_PATHWAY = "first-party-app";

  private final long[] words = new long[WORDS];

  /// Adds one exchange.
  ///
  /// @param template hash of its template, 0 when it repeats nothing
  /// @param sinceMillis time of the account's first exchange
  /// @param releases when models came out
  public void add(Observation seen, long template, long sinceMillis, Releases releases) {
    addLate(seen, template, sinceMillis, releases);
    addSession(seen.session());
  }

  /// Adds one exchange that came too late for its place in the order: as [#add] does, but it says
  /// nothing of how sessions took turns.
  public void addLate(Observation seen, long template, long sinceMillis, Releases releases) {
    var print = seen.fingerprint();
    count(TEXTS, 0, print.hasText());
    count(APP, 0, seen.pathway().equals(APP_PATHWAY));
    count(KNOWN, 0, seen.client().headerSet() != 0);
    count(KNOWN, 32, seen.client().userAgent() != 0);
    count(ANSWERED, 0, print.answer() != AnswerShape.UNKNOWN);
    count(ANSWERED, 32, print.answer() == AnswerShape.REFUSAL);
    Distinct.mark(words, HEADER_SETS, seen.client().headerSet());
    Distinct.register(words, USERS, 1, seen.user());
    Distinct.register(words, SESSIONS, 2, seen.session());
    if (template != 0) {
      Distinct.mark(words, SETTINGS, print.params() * 31 + seen.model().hashCode() + 1);
    }
    if (seen.pathway().equals(APP_PATHWAY)) {
      var client = seen.client();
      Smallest.client(words, CLIENTS, client.userAgent(), client.headerSet(), client.tls());
    }
    for (long signature : print.signatures()) {
      Smallest.signature(words, SIGNATURES, signature, seen.session());
    }
    addRelease(seen, sinceMillis, releases);
  }

  private void addRelease(Observation seen, long sinceMillis, Releases releases) {
    long released = releases.newest(seen.timeMillis());
    if (sinceMillis < released && !seen.model().isEmpty()) {
      count(RELEASE, 0, true);
      count(RELEASE, 32, releases.cameOut(seen.model(), released));
    }
  }

  /// Notes whether a session comes back after another one took its turn: 16 bits each of the last
  /// four distinct sessions, newest lowest.
  private void addSession(long session) {
    long tag = Distinct.tag(session, 16);
    if (tag == 0) {
      return;
    }
    count(SESSIONED, 0, true);
    long last = words[LAST_SESSIONS];
    int place = 0;
    while (place < 4 && (last >>> (16 * place) & 0xffff) != tag) {
      place++;
    }
    count(SESSIONED, 32, place > 0 && place < 4);
    int moved = 16 * Math.min(3, place) + 16;
    long keep = moved == 64 ? 0 : last >>> moved << moved;
    long before = last & ((1L << (moved - 16)) - 1);
    words[LAST_SESSIONS] = keep | before << 16 | tag;
  }

  /// Adds what one prompt asks, when it begins a conversation and so repeats no earlier turn.
  public void addFresh(Observation seen) {
    var print = seen.fingerprint();
    count(TEXTS, 32, print.hasText());
    int status = seen.reply().status();
    // A request that failed is asked again by every client (H18).
    if (print.near() != 0 && status < 300 && (status == 0 || status >= 200)) {
      PromptSample.add(
          words, PROMPTS, print.near(), seen.session(), print.params(), seen.timeMillis());
    }
    if (!print.features().isEmpty()) {
      var features = RandomFeatures.of(print.features());
      Cells.add(words, CELLS, features.cell());
      Window.add(words, WINDOW, featured(), features);
      count(APP, 32, true);
    }
  }

  private void count(int word, int shift, boolean seen) {
    if (seen && (words[word] >>> shift & 0xffff_ffffL) < 0xffff_ffffL) {
      words[word] += 1L << shift;
    }
  }

  private long low(int word) {
    return words[word] & 0xffff_ffffL;
  }

  private long high(int word) {
    return words[word] >>> 32;
  }

  /// Exchanges with text.
  public long texts() {
    return low(TEXTS);
  }

  /// Exchanges with text that begin a conversation.
  public long freshTexts() {
    return high(TEXTS);
  }

  /// Exchanges through a first-party app.
  public long throughApp() {
    return low(APP);
  }

  /// Fresh prompts that have word features.
  public long featured() {
    return high(APP);
  }

  /// Exchanges whose header set is known.
  public long withHeaders() {
    return low(KNOWN);
  }

  /// Exchanges whose user agent is known.
  public long withUserAgent() {
    return high(KNOWN);
  }

  /// Exchanges within a day of the release of a model that the account is older than.
  public long onReleaseDay() {
    return low(RELEASE);
  }

  /// Exchanges on a release day that used the new model.
  public long movedOnReleaseDay() {
    return high(RELEASE);
  }

  /// Exchanges whose session is known.
  public long withSession() {
    return low(SESSIONED);
  }

  /// Exchanges that went back to one of the last four sessions after another had its turn.
  public long interleaved() {
    return high(SESSIONED);
  }

  /// Answers of known shape.
  public long answers() {
    return low(ANSWERED);
  }

  /// Answers that refused.
  public long refusals() {
    return high(ANSWERED);
  }

  /// Estimated number of distinct pairs of model and settings under which templates were sent.
  public double templatedSettings() {
    return Distinct.marked(words[SETTINGS]);
  }

  /// Estimated number of distinct header sets.
  public double headerSets() {
    return Distinct.marked(words[HEADER_SETS]);
  }

  /// Estimated number of distinct end users named by the caller.
  public double users() {
    return Distinct.registered(words, USERS, 1);
  }

  /// Estimated number of distinct sessions.
  public double sessions() {
    return Distinct.registered(words, SESSIONS, 2);
  }

  /// Effective number of the 64 cells that its prompts fall in.
  public double effectiveCells() {
    return Cells.effective(words, CELLS, featured());
  }

  /// Distinct prompts in the sample, at most 8.
  public int sampledPrompts() {
    return PromptSample.size(words, PROMPTS);
  }

  /// Sampled prompts that were sent in more than one session.
  public int promptsInSeveralSessions() {
    return PromptSample.inSeveralSessions(words, PROMPTS);
  }

  /// Sampled prompts that were sent under more than one setting.
  public int promptsUnderSeveralSettings() {
    return PromptSample.underSeveralSettings(words, PROMPTS);
  }

  /// Sampled prompts that were sent on more than one day.
  public int promptsOnSeveralDays() {
    return PromptSample.onSeveralDays(words, PROMPTS);
  }

  /// Sampled reasoning signatures that were used in more than one session, at most 2.
  public int signaturesInSeveralSessions() {
    return Smallest.crossing(words, SIGNATURES);
  }

  /// Up to two clients behind the first-party app: 16 bits each of user agent, header set and TLS
  /// hello from the highest of the low 48 bits downwards, 0 for a part that is unknown.
  public long[] clients() {
    return Arrays.stream(words, CLIENTS, CLIENTS + Smallest.WORDS)
        .filter(w -> w != 0)
        .map(w -> w >>> 16)
        .toArray();
  }

  /// How many prompts the window holds.
  public int windowLength() {
    return Window.length(featured());
  }

  /// Mean embedding of the window, see [RandomFeatures]; for a window of at least one prompt.
  public double[] windowMean() {
    return Window.mean(words, WINDOW, featured());
  }

  /// All of it as stored, a copy.
  public long[] toWords() {
    return words.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Variety that && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }
}

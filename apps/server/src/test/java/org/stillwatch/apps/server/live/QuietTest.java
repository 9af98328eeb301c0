// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stillwatch.base.Tick;

class QuietTest {
  private static final long MINUTE = 60_000L;
  private static final long NOON = 20_000L * 86_400_000L + 12 * 60 * MINUTE;
  private static final Quiet QUIET = new Quiet(Tick.HOURLY, 15 * MINUTE);

  @Test
  void anHourIsOverOnceNothingMoreCanCome() {
    long latest = NOON - 5 * MINUTE;
    assertThat(QUIET.watermark(NOON + 14 * MINUTE, latest, latest, Long.MIN_VALUE)).isEmpty();
    assertThat(QUIET.watermark(NOON + 15 * MINUTE, latest, latest, Long.MIN_VALUE)).hasValue(NOON);
  }

  @Test
  void aQuarterOfAnHourAfterAnExchangeItsHourIsNotOver() {
    long latest = NOON + 5 * MINUTE;
    assertThat(QUIET.watermark(latest + 20 * MINUTE, latest, latest, NOON)).isEmpty();
  }

  @Test
  void whatStillArrivesIsNotCutShort() {
    long latest = NOON - 5 * MINUTE;
    long now = NOON + 60 * MINUTE;
    assertThat(QUIET.watermark(now, now - MINUTE, latest, Long.MIN_VALUE)).isEmpty();
  }

  @Test
  void whereASourceIsBehindSilenceSaysNothing() {
    long latest = NOON - 5 * MINUTE;
    var behind = new Quiet(Tick.HOURLY, 15 * MINUTE, () -> true);
    assertThat(behind.watermark(NOON + 60 * MINUTE, latest, latest, Long.MIN_VALUE)).isEmpty();
  }

  @Test
  void aLogOfThePastHasATimeOfItsOwn() {
    long latest = NOON - 3 * 86_400_000L;
    assertThat(QUIET.watermark(NOON, NOON - 30 * MINUTE, latest, Long.MIN_VALUE)).isEmpty();
  }

  @Test
  void whatWasLookedAtIsNotLookedAtAgain() {
    long latest = NOON - 5 * MINUTE;
    assertThat(QUIET.watermark(NOON + 40 * MINUTE, latest, latest, NOON)).isEmpty();
  }
}

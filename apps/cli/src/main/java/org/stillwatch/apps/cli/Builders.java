// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.util.function.Supplier;
import org.stillwatch.adapters.json.BuilderSink;
import org.stillwatch.adapters.json.ExchangeSink;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.build.Capture;

/// Makes what turns lines into observations.
final class Builders {
  private Builders() {}

  /// Makes one sink for each batch, so that no two threads share one.
  static Supplier<ExchangeSink> of(FingerprintKey key) {
    var capture = new Capture(key);
    return () -> new BuilderSink(capture.exchange());
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.util.Optional;
import org.stillwatch.base.Hash64;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.base.Times;
import org.stillwatch.capture.AccountFacts;

/// One payment instrument of an account. Without an instrument it says nothing.
final class PaymentDraft implements RecordCursor.Members {
  private final RecordCursor in;
  private final KeyedHash ids;
  private String instrument = "";
  private String kind = "";
  private String issuer = "";
  private long since = Times.NONE;

  PaymentDraft(RecordCursor in, KeyedHash ids) {
    this.in = in;
    this.ids = ids;
  }

  @Override
  public boolean member(String name) throws IOException {
    switch (name) {
      case "instrument" -> instrument = in.text(RecordCursor.ID_BYTES);
      case "kind" -> kind = in.word(Words.PAYMENT_KIND);
      case "issuer" -> issuer = in.text(RecordCursor.ID_BYTES);
      case "since" -> since = in.timeOrDay();
      default -> {
        return false;
      }
    }
    return true;
  }

  Optional<AccountFacts.Payment> payment() {
    if (instrument.isEmpty()) {
      return Optional.empty();
    }
    long bank = issuer.isEmpty() ? Hash64.UNKNOWN : ids.of(issuer);
    return Optional.of(new AccountFacts.Payment(ids.of(instrument), kind, bank, since));
  }
}

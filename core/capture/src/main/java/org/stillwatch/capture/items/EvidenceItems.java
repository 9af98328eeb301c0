// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.items;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Hash64;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.EvidenceItem;
import org.stillwatch.capture.Observation;

/// What could be shared, by channel. Unknown is never an item, and neither are language, country,
/// time zone or plan. Templates are made elsewhere, since they need the state of an account.
public final class EvidenceItems {
  /// A system prompt, by its skeleton.
  public static final String SYSTEM = "system";

  /// A tool schema.
  public static final String TOOLS = "tools";

  /// An exact address.
  public static final String ADDRESS = "address";

  /// The /24 or /48 around an address.
  public static final String NETWORK = "network";

  /// A TLS fingerprint.
  public static final String TLS = "tls";

  /// A set of headers.
  public static final String HEADERS = "headers";

  /// A reasoning signature that a provider issued.
  public static final String SIGNATURE = "signature";

  /// An exact request.
  public static final String REQUEST = "request";

  /// A payment instrument other than a voucher.
  public static final String PAYMENT = "payment";

  /// A voucher, which strangers share by design.
  public static final String VOUCHER = "voucher";

  /// A device.
  public static final String DEVICE = "device";

  /// A telephone number.
  public static final String PHONE = "phone";

  /// A mail address.
  public static final String EMAIL = "email";

  /// The /24 or /48 of the sign-up.
  public static final String SIGNUP_NETWORK = "signup-network";

  /// The domain of the mail address.
  public static final String MAIL_DOMAIN = "mail-domain";

  private EvidenceItems() {}

  /// The items of one exchange, at the time of its request.
  public static List<EvidenceItem> of(Observation observation) {
    var client = observation.client();
    var text = observation.fingerprint();
    var items = new Found(observation.account());
    long time = observation.timeMillis();
    items.add(SYSTEM, text.system(), time);
    items.add(TOOLS, text.tools(), time);
    items.add(ADDRESS, client.address(), time);
    items.add(NETWORK, client.network(), time);
    items.add(TLS, client.tls(), time);
    items.add(HEADERS, client.headerSet(), time);
    text.signatures().forEach(signature -> items.add(SIGNATURE, signature, time));
    items.add(REQUEST, text.request(), time);
    return items.list();
  }

  /// The items of one account row. A payment counts from the time since when it is held; what
  /// belongs to the sign-up from the time the account was opened; the rest from the time of the
  /// row, or else from the opening (`contracts.md` 5).
  public static List<EvidenceItem> of(AccountFacts facts) {
    var items = new Found(facts.id());
    long row = either(facts.asOfMillis(), facts.createdMillis());
    long opened = either(facts.createdMillis(), facts.asOfMillis());
    for (var payment : facts.payments()) {
      String channel = payment.kind().equals("voucher") ? VOUCHER : PAYMENT;
      items.add(channel, payment.instrument(), either(payment.sinceMillis(), row));
    }
    facts.devices().forEach(device -> items.add(DEVICE, device, row));
    items.add(PHONE, facts.phone(), row);
    items.add(EMAIL, facts.email(), row);
    items.add(SIGNUP_NETWORK, facts.signupNetwork(), opened);
    items.add(MAIL_DOMAIN, facts.emailDomain(), row);
    return items.list();
  }

  private static long either(long time, long otherwise) {
    long known = time == AccountFacts.UNKNOWN_TIME ? otherwise : time;
    return known == AccountFacts.UNKNOWN_TIME ? EvidenceItem.TIMELESS : known;
  }

  private static final class Found {
    private final AccountId account;
    private final List<EvidenceItem> items = new ArrayList<>();

    Found(AccountId account) {
      this.account = account;
    }

    void add(String channel, long item, long timeMillis) {
      if (item != Hash64.UNKNOWN) {
        items.add(new EvidenceItem(account, channel, item, timeMillis));
      }
    }

    List<EvidenceItem> list() {
      return List.copyOf(items);
    }
  }
}

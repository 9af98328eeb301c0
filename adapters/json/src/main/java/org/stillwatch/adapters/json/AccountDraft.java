// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.CountryCode;
import org.stillwatch.base.Hash64;
import org.stillwatch.base.IpPrefix;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.base.Times;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.RejectReason;

/// The members of one `account/1`.
final class AccountDraft implements RowDraft<AccountFacts> {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final long MOST = (1L << 53) - 1;

  private final RecordCursor in;
  private final KeyedHash ids;
  private String id = "";
  private long asOf = Times.NONE;
  private long created = Times.NONE;
  private long closed = Times.NONE;
  private long org;
  private String plan = "";
  private AccountFacts.Entitlement entitlement = AccountFacts.Entitlement.UNKNOWN;
  private String status = "";
  private String successorOf = "";
  private Set<String> verification = Set.of();
  private Set<String> programmes = Set.of();
  private Set<String> declaredUse = Set.of();
  private List<AccountFacts.Payment> payments = List.of();
  private long emailDomain;
  private long email;
  private long phone;
  private List<Long> devices = List.of();
  private Optional<IpPrefix> signup = Optional.empty();
  private long region;

  AccountDraft(RecordCursor in, KeyedHash ids) {
    this.in = in;
    this.ids = ids;
  }

  @Override
  public boolean member(String name) throws IOException {
    switch (name) {
      case "schema" -> in.schema("stillwatch.account/1");
      case "id" -> id = in.requiredId(RejectReason.NO_ACCOUNT);
      case "asOf" -> asOf = in.timeOrDay();
      case "createdAt" -> created = in.timeOrDay();
      case "closedAt" -> closed = in.timeOrDay();
      case "plan" -> plan = in.text(64);
      case "entitlement" -> entitlement = entitlement();
      case "status" -> status = in.word(Words.STATUS);
      case "successorOf" -> successorOf = in.text(RecordCursor.ID_BYTES);
      case "verification" -> verification = in.words(Words.VERIFICATION);
      case "programmes" -> programmes = in.words(Words.PROGRAMMES);
      case "declaredUse" -> declaredUse = in.words(Words.DECLARED_USE);
      default -> {
        return identity(name);
      }
    }
    return true;
  }

  /// The members of which only a hash is kept.
  private boolean identity(String name) throws IOException {
    switch (name) {
      case "org" -> org = hashed(in.text(RecordCursor.ID_BYTES));
      case "payment" -> payments = payments();
      case "emailDomain" -> emailDomain = hashed(in.text(255).toLowerCase(Locale.ROOT));
      case "email" -> email = hashed(in.text(RecordCursor.ID_BYTES));
      case "phone" -> phone = hashed(in.text(RecordCursor.ID_BYTES));
      case "device" -> devices = devices();
      case "signupIp" -> signup = address();
      case "country" -> region = region();
      default -> {
        return false;
      }
    }
    return true;
  }

  private AccountFacts.Entitlement entitlement() throws IOException {
    long[] limits = {-1, -1, -1};
    in.object(name -> {
      int slot = List.of("tokensPerDay", "requestsPerMinute", "usdCentsPerMonth").indexOf(name);
      if (slot >= 0) {
        limits[slot] = in.integer(0, MOST);
      }
      return slot >= 0;
    });
    return new AccountFacts.Entitlement(limits[0], limits[1], limits[2]);
  }

  private List<AccountFacts.Payment> payments() throws IOException {
    var payments = new ArrayList<AccountFacts.Payment>();
    in.list(() -> {
      var draft = new PaymentDraft(in, ids);
      in.object(draft);
      draft.payment().ifPresent(payments::add);
    });
    return List.copyOf(payments);
  }

  private List<Long> devices() throws IOException {
    var devices = new ArrayList<Long>();
    in.list(() -> devices.add(hashed(in.text(RecordCursor.ID_BYTES))));
    devices.removeIf(d -> d == Hash64.UNKNOWN);
    return devices.stream().distinct().toList();
  }

  private Optional<IpPrefix> address() throws IOException {
    String text = in.text(64);
    Optional<IpPrefix> address = text.indexOf('/') < 0 ? IpPrefix.parse(text) : Optional.empty();
    if (address.isEmpty() && !text.isEmpty()) {
      in.count();
    }
    return address;
  }

  /// Hashed like the address of a client.
  private long hashed(Optional<IpPrefix> prefix) {
    return prefix.map(p -> ids.ofWords(p.high(), p.low(), p.length())).orElse(Hash64.UNKNOWN);
  }

  /// Two letters are easily guessed, so the key has a prefix that no other hash has.
  static long region(KeyedHash ids, CountryCode country) {
    return ids.of("region/" + country.letters());
  }

  private long region() throws IOException {
    String letters = in.matching(COUNTRY);
    return letters.isEmpty() ? 0 : region(ids, new CountryCode(letters));
  }

  private long hashed(String text) {
    return text.isEmpty() ? Hash64.UNKNOWN : ids.of(text);
  }

  @Override
  public Optional<RejectReason> missing() {
    return id.isEmpty() ? Optional.of(RejectReason.NO_ACCOUNT) : Optional.empty();
  }

  @Override
  public AccountFacts value() {
    return new AccountFacts(
        new AccountId(id),
        asOf,
        created,
        closed,
        org,
        plan,
        entitlement,
        status,
        successorOf,
        verification,
        programmes,
        declaredUse,
        payments,
        emailDomain,
        email,
        phone,
        devices,
        hashed(signup),
        hashed(signup.map(IpPrefix::site)),
        region);
  }
}

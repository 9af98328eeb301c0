// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Identity;
import org.stillwatch.lab.scenario.cast.Payment;

/// Writes what comes beside the exchanges: accounts, models, actions.
final class SmallFiles {
  private SmallFiles() {}

  /// `accounts.jsonl`, sorted by id, one row an account.
  static void accounts(List<Account> accounts, Path target) throws IOException {
    List<Account> sorted = new ArrayList<>(accounts);
    sorted.sort(Comparator.comparing(Account::id));
    try (Jsonl file = Jsonl.create(target)) {
      for (Account account : sorted) {
        account(file.line("stillwatch.account/1"), account);
        file.end();
      }
    }
  }

  private static void account(JsonGenerator json, Account account) throws IOException {
    json.writeStringField("id", account.id());
    json.writeStringField("createdAt", time(account.createdAt()));
    if (account.ending().isPresent() && account.ending().get().status().equals("closed")) {
      json.writeStringField("closedAt", time(account.ending().get().at()));
    }
    Jsonl.text(json, "org", account.org());
    json.writeStringField("plan", account.plan().word());
    if (account.entitled()) {
      json.writeObjectFieldStart("entitlement");
      json.writeNumberField("tokensPerDay", account.plan().tokensPerDay());
      json.writeNumberField("requestsPerMinute", account.plan().requestsPerMinute());
      json.writeNumberField("usdCentsPerMonth", account.plan().usdCentsPerMonth());
      json.writeEndObject();
    }
    json.writeStringField("status", account.ending().map(Account.Ending::status).orElse("active"));
    Jsonl.text(json, "successorOf", account.successorOf());
    identity(json, account.identity(), account.payments());
  }

  private static void identity(JsonGenerator json, Identity i, List<Payment> payments)
      throws IOException {
    Jsonl.list(json, "verification", i.verification());
    Jsonl.list(json, "programmes", i.programmes());
    Jsonl.list(json, "declaredUse", i.declaredUse());
    json.writeArrayFieldStart("payment");
    for (Payment payment : payments) {
      json.writeStartObject();
      json.writeStringField("instrument", payment.instrument());
      json.writeStringField("kind", payment.kind());
      json.writeStringField("issuer", payment.issuer());
      json.writeStringField("since", time(payment.since()));
      json.writeEndObject();
    }
    json.writeEndArray();
    Jsonl.text(json, "emailDomain", i.emailDomain());
    Jsonl.text(json, "email", i.email());
    Jsonl.text(json, "phone", i.phone());
    Jsonl.list(json, "device", i.devices());
    Jsonl.text(json, "signupIp", i.signupIp());
    Jsonl.text(json, "country", i.country());
  }

  /// `models.jsonl`, sorted by name.
  static void models(List<Recipe.Model> models, Path target) throws IOException {
    List<Recipe.Model> sorted = new ArrayList<>(models);
    sorted.sort(Comparator.comparing(Recipe.Model::model));
    try (Jsonl file = Jsonl.create(target)) {
      for (Recipe.Model model : sorted) {
        JsonGenerator json = file.line("stillwatch.model/1");
        json.writeStringField("model", model.model());
        json.writeStringField("releasedAt", time(model.releasedAt()));
        json.writeStringField("family", model.family());
        json.writeNumberField("usdCentsPerMillionInput", model.inputCents());
        json.writeNumberField("usdCentsPerMillionOutput", model.outputCents());
        file.end();
      }
    }
  }

  /// `actions.jsonl`, in the order of time.
  static void actions(List<Deed> deeds, Path target) throws IOException {
    List<Deed> sorted = new ArrayList<>(deeds);
    sorted.sort(Comparator.comparingLong(Deed::timeMillis).thenComparing(Deed::account));
    try (Jsonl file = Jsonl.create(target)) {
      for (Deed deed : sorted) {
        JsonGenerator json = file.line("stillwatch.action/1");
        json.writeStringField("account", deed.account());
        json.writeStringField("time", ExchangeWriter.time(deed.timeMillis()));
        json.writeStringField("action", deed.action());
        json.writeStringField("reason", deed.reason());
        json.writeStringField("by", "operator");
        file.end();
      }
    }
  }

  private static String time(Instant time) {
    return ExchangeWriter.time(time.toEpochMilli());
  }
}

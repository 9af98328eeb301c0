// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Everything that `stillwatch.yaml` may set.
public enum Setting {
  /// Folder for everything that the service keeps.
  STATE("state", ".stillwatch/live"),
  /// Fingerprint key.
  KEY_FILE("keyFile", ".stillwatch/fingerprint.key"),
  /// Seed of the run.
  SEED("seed", "1"),
  /// Distance of two looks at the evidence.
  TICK_MINUTES("tickMinutes", "60"),
  /// For how many days detection remembers an account that it hears nothing of.
  REMEMBER_DAYS("rememberDays", "90"),
  /// Registry files, separated by commas.
  REGISTRY("registry", ""),
  /// What `calibrate` made of decided cases; where it is there.
  CALIBRATION("calibration", ".stillwatch/calibration.json"),
  /// Address to listen on.
  SERVE_HOST("serve.host", "127.0.0.1"),
  /// Port to listen on.
  SERVE_PORT("serve.port", "8787"),
  /// How much later than others an exchange may arrive and still count.
  SERVE_LATENESS_MINUTES("serve.latenessMinutes", "15"),
  /// Least time between two states of detection that are stored.
  SERVE_CHECKPOINT_MINUTES("serve.checkpointMinutes", "60"),
  /// Calls of one API key in a second.
  SERVE_CALLS_PER_SECOND("serve.callsPerSecond", "20000"),
  /// Largest body as it is sent.
  SERVE_BODY_MIB("serve.bodyMiB", "16"),
  /// Largest body once it is unpacked.
  SERVE_UNPACKED_MIB("serve.unpackedMiB", "64"),
  /// All bodies that are being taken, together.
  SERVE_BUDGET_MIB("serve.budgetMiB", "256"),
  /// Certificate of the service as PEM; with its key it speaks TLS.
  SERVE_TLS_CERTIFICATE("serve.tls.certificate", ""),
  /// The key of that certificate.
  SERVE_TLS_KEY("serve.tls.key", ""),
  /// Whoever signs the certificates that callers then have to show.
  SERVE_TLS_CLIENT_AUTHORITIES("serve.tls.clientAuthorities", ""),
  /// Zone of times that foreign records give without one.
  SERVE_ZONE("serve.zone", "UTC"),
  /// Database of the countries of addresses (.mmdb); empty for none.
  SERVE_COUNTRY_DATABASE("serve.countryDatabase", ""),
  /// Brokers of Kafka, `host:port`, separated by commas; empty to read none.
  KAFKA_BOOTSTRAP("kafka.bootstrap", ""),
  /// Topics of exchanges, separated by commas.
  KAFKA_TOPICS("kafka.topics", ""),
  /// Consumer group.
  KAFKA_GROUP("kafka.group", "stillwatch"),
  /// File with further properties of the Kafka client.
  KAFKA_PROPERTIES_FILE("kafka.propertiesFile", ""),
  /// Whether fingerprints of answers are kept.
  LEDGER_KEPT("ledger.kept", "true"),
  /// For how many days they are kept.
  LEDGER_RETAIN_DAYS("ledger.retainDays", "365"),
  /// Time between two rolls into the ledger.
  LEDGER_ROLL_MINUTES("ledger.rollMinutes", "60"),
  /// The answer while nothing was looked at: a word of the ladder.
  DECIDE_WHEN_BLIND("decide.whenBlind", "allow"),
  /// How far detection may lag before answers say that they are stale.
  DECIDE_STALE_AFTER_MINUTES("decide.staleAfterMinutes", "135"),
  /// For how long an answer holds.
  DECIDE_EXPIRES_AFTER_SECONDS("decide.expiresAfterSeconds", "60"),
  /// Header in which a gateway tells whose request it is.
  DECIDE_ACCOUNT_HEADER("decide.accountHeader", "x-stillwatch-account"),
  /// Folder with the public keys of those who may sign policies.
  POLICY_KEYS("policy.keys", ".stillwatch/policy-keys"),
  /// Where the provider's front end says that customers can appeal.
  APPEALS_HEALTH("appeals.health", ""),
  /// Where a customer reaches a person.
  APPEALS_CONTACT("appeals.contact", ""),
  /// File that names who is told by webhook.
  WEBHOOKS_FILE("webhooks.file", ""),
  /// File of what people decided, which appeals that were won are added to.
  DISPOSITIONS("dispositions", ".stillwatch/dispositions.jsonl"),
  /// File that names partners, and what is shared with them; empty to share with nobody.
  SHARE_PARTNERS("share.partners", ""),
  /// Database of keys, audit and findings; empty for SQLite in the state folder.
  DATABASE_URL("database.url", ""),
  /// Its user.
  DATABASE_USER("database.user", ""),
  /// File with its password.
  DATABASE_PASSWORD_FILE("database.passwordFile", "");

  private final String key;
  private final String usual;

  Setting(String key, String usual) {
    this.key = key;
    this.usual = usual;
  }

  /// Its name in the file, with a dot for each level.
  public String key() {
    return key;
  }

  /// What holds when nobody says otherwise.
  public String usual() {
    return usual;
  }

  /// Its name in the environment: `STILLWATCH_SERVE_PORT` for `serve.port`.
  public String variable() {
    return "STILLWATCH_"
        + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  static Map<String, Setting> byKey() {
    var all = new TreeMap<String, Setting>();
    List.of(values()).forEach(s -> all.put(s.key, s));
    return all;
  }
}

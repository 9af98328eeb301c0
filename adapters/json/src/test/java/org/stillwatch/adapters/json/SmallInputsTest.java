// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.AccountEvent;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Disposition;
import org.stillwatch.capture.ModelFacts;
import org.stillwatch.capture.ProviderAction;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.testkit.Schemas;

class SmallInputsTest {
  private static final FingerprintKey KEY = new FingerprintKey(new byte[32]);
  private static final KeyedHash IDS = KEY.hash("ids");
  private static final String ACCOUNT =
      """
      {"schema":"stillwatch.account/1","id":"acct-77","asOf":"2026-02-01T00:00:00Z",
       "createdAt":"2026-01-29T08:10:00Z","org":"org-9","plan":"pro",
       "entitlement":{"tokensPerDay":2000000,"requestsPerMinute":"60"},
       "status":"active","closedAt":null,"successorOf":"acct-1","verification":["email","card"],
       "programmes":["education"],"declaredUse":["evaluation"],
       "payment":[{"instrument":"pm-1","kind":"card","issuer":"bin-4","since":"2026-01-30"}],
       "emailDomain":"Example.ORG","email":"mail-hash","phone":"phone-hash","device":["d-2","d-2"],
       "signupIp":"198.51.100.4","country":"SG"}
      """;

  @Test
  void an_account_is_read_field_by_field_and_holds_hashes_only() {
    Schemas.validate("account-1", ACCOUNT);

    var facts = good(accounts(ACCOUNT)).value();

    assertThat(facts)
        .isEqualTo(
            new AccountFacts(
                new AccountId("acct-77"),
                millis("2026-02-01T00:00:00Z"),
                millis("2026-01-29T08:10:00Z"),
                AccountFacts.UNKNOWN_TIME,
                IDS.of("org-9"),
                "pro",
                new AccountFacts.Entitlement(2_000_000, 60, -1),
                "active",
                "acct-1",
                new TreeSet<>(List.of("card", "email")),
                Set.of("education"),
                Set.of("evaluation"),
                List.of(
                    new AccountFacts.Payment(
                        IDS.of("pm-1"), "card", IDS.of("bin-4"), millis("2026-01-30T00:00:00Z"))),
                IDS.of("example.org"),
                IDS.of("mail-hash"),
                IDS.of("phone-hash"),
                List.of(IDS.of("d-2")),
                IDS.ofWords(0, 0xffff_c633_6404L, 128),
                IDS.ofWords(0, 0xffff_c633_6400L, 120),
                IDS.of("region/SG")));
    assertThat(facts.toString())
        .doesNotContain("SG", "198.51", "pm-1", "d-2", "mail-hash", "phone-hash", "org-9");
  }

  @Test
  void an_account_of_which_only_the_id_is_known_has_unknowns_everywhere() {
    var facts = good(accounts("{'id':'a','org':'','payment':[{'kind':'card'}]}")).value();

    assertThat(facts.org()).isZero();
    assertThat(facts.payments()).isEmpty();
    assertThat(facts.asOfMillis()).isEqualTo(AccountFacts.UNKNOWN_TIME);
    assertThat(facts.entitlement()).isEqualTo(AccountFacts.Entitlement.UNKNOWN);
    assertThat(facts.signupAddress()).isZero();
    assertThat(facts.signupNetwork()).isZero();
    assertThat(facts.region()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'verification':['email','blood']",
        "'country':'sgp'",
        "'signupIp':'10.0.0.256'",
        "'status':'asleep'",
        "'declaredUse':'evaluation'",
        "'createdAt':'long ago'",
        "'entitlement':{'tokensPerDay':-3}",
        "'colour':'red'"
      })
  void what_cannot_be_used_is_counted(String member) {
    assertThat(good(accounts("{'id':'a'," + member + "}")).ignoredMembers()).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NO_ACCOUNT | {}",
        "NO_ACCOUNT | {'id':5}",
        "WRONG_FORMAT | {'id':'a','schema':'stillwatch.account/2'}",
        "WRONG_FORMAT | []",
        "NOT_JSON | {'id':'a'",
        "NOT_JSON | {'id':'a'}{'id':'b'}"
      })
  void an_account_that_cannot_be_used_says_why(RejectReason reason, String line) {
    assertThat(accounts(line)).isEqualTo(new Row.Bad<AccountFacts>(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1, 2001:0DB8:0:0:0:0:0:1",
    "::ffff:192.0.2.7, 192.0.2.7",
    "::, 0:0:0:0:0:0:0:0",
    "2001:db8:1:2::, 2001:db8:1:2:0:0:0:0"
  })
  void one_address_has_one_hash_however_it_is_written(String one, String other) {
    assertThat(address(one)).isNotZero().isEqualTo(address(other));
  }

  @ParameterizedTest
  @CsvSource({"1.2.3", "1.2.3.04", "1:2", "::1::", ":::", "1:2:3:4:5:6:7:8:9", "g::", "x"})
  void what_is_no_address_is_unknown(String text) {
    assertThat(address(text)).isZero();
  }

  @Test
  void models_actions_and_events_are_read() {
    long time = millis("2026-02-01T00:00:00Z");
    String model = "{'model':'m','releasedAt':'2026-02-01','usdCentsPerMillionInput':300}";
    String action =
        "{'account':'a','time':'2026-02-01T00:00:00Z','action':'close','by':'operator'}";
    String event = "{'account':'a','time':'2026-02-01T00:00:00Z','kind':'card-added','value':'c'}";

    assertThat(good(read("model-1", model)).value())
        .isEqualTo(new ModelFacts("m", time, "", 300, -1));
    assertThat(good(read("action-1", action)).value())
        .isEqualTo(new ProviderAction(new AccountId("a"), time, "close", "", "operator"));
    assertThat(good(read("event-1", event)).value())
        .isEqualTo(new AccountEvent(new AccountId("a"), time, "card-added", IDS.of("c")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "model-1 | NO_TIME | {'model':'m'}",
        "model-1 | WRONG_FORMAT | {'releasedAt':'2026-02-01'}",
        "action-1 | WRONG_FORMAT | {'account':'a','time':1770000000,'action':'shout'}",
        "action-1 | NO_ACCOUNT | {'time':1770000000,'action':'close'}",
        "action-1 | BAD_TIME | {'account':'a','time':'soon','action':'close'}",
        "event-1 | WRONG_FORMAT | {'account':'a','time':1770000000,'kind':'birthday'}",
        "label-1 | NO_ACCOUNT | {'account':'a','campaign':'c'}",
        "label-1 | NO_ACCOUNT | {'label':'honest'}",
        "label-1 | WRONG_FORMAT | {'account':'a','label':'suspicious'}",
        "disposition-1 | NO_TIME | {'subject':{'kind':'item','id':'i'},'verdict':'snooze',"
            + "'at':1770000000,'by':'lee','reason':'r'}",
        "disposition-1 | WRONG_FORMAT | {'subject':{'kind':'item','id':'i'},"
            + "'verdict':'confirmed','at':1770000000,'by':'lee'}"
      })
  void a_small_record_that_cannot_be_used_says_why(String name, RejectReason reason, String line) {
    assertThat(row(name, line)).isEqualTo(new Row.Bad<>(reason));
  }

  @Test
  void a_decision_that_was_written_is_read_again() {
    var subject = new Disposition.Subject("account", "acct-7");
    var decision =
        new Disposition(
            subject,
            "snooze",
            Samples.MORNING,
            "lee",
            Samples.MORNING + 1,
            "holiday",
            Disposition.Seen.NONE,
            Optional.of(false));

    assertThat(good(read("disposition-1", DispositionLines.line(decision))).value())
        .isEqualTo(decision);
  }

  @Test
  void a_row_of_an_old_list_is_a_decision() {
    var banned = (Disposition) good(read("label-1", "{'account':'a7'}")).value();
    var customer =
        (Disposition)
            good(read(
                    "label-1",
                    "{'campaign':'c_1','label':'honest','oneHand':'yes','at':'2026-01-02'}"))
                .value();

    assertThat(banned.subject()).isEqualTo(new Disposition.Subject("account", "a7"));
    assertThat(banned.verdict()).isEqualTo("confirmed");
    assertThat(banned.oneHand()).isEmpty();
    assertThat(customer.subject()).isEqualTo(new Disposition.Subject("campaign", "c_1"));
    assertThat(customer.verdict()).isEqualTo("overturned");
    assertThat(customer.oneHand()).contains(true);
  }

  /// Reads a line that keeps to its schema.
  private static Row<?> read(String name, String line) {
    Schemas.validate(name, line.replace('\'', '"'));
    return row(name, line);
  }

  private static Row<?> row(String name, String line) {
    byte[] b = bytes(line);
    return switch (name) {
      case "model-1" -> new ModelLines(KEY).read(b, 0, b.length);
      case "action-1" -> new ActionLines(KEY).read(b, 0, b.length);
      case "label-1" -> new LabelLines(KEY).read(b, 0, b.length);
      case "event-1" -> new EventLines(KEY).read(b, 0, b.length);
      default -> new DispositionLines(KEY).read(b, 0, b.length);
    };
  }

  private static Row<AccountFacts> accounts(String line) {
    byte[] b = bytes(line);
    return new AccountLines(KEY).read(b, 0, b.length);
  }

  private static long address(String text) {
    return good(accounts("{'id':'a','signupIp':'" + text + "'}")).value().signupAddress();
  }

  private static <T> Row.Good<T> good(Row<T> row) {
    assertThat(row).isInstanceOf(Row.Good.class);
    return (Row.Good<T>) row;
  }

  private static byte[] bytes(String line) {
    return line.replace('\'', '"').getBytes(UTF_8);
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}

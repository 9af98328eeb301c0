// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.share.report.Findings;
import org.stillwatch.share.stix.Observables;
import org.stillwatch.testkit.Seeds;

class ScansTest {
  private static final String PROMPT =
      "You are a patient grader. Read the answer below, compare it with the rubric, and give a score"
          + " from one to ten with a reason of two sentences.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "write to some.body+x@mail.example now | an address of mail",
        "call +49 (170) 555-01-23 today | a number of a phone",
        "card 4111 1111 1111 1111 | a number of a card",
        "from 198.51.100.9: | an address of a network that is no indicator",
        "from 198.51.100.0/24 | an address of a network that is no indicator",
        "from 2001:db8::9 | an address of a network that is no indicator",
        "key sk-abcdefghijklmnop1234 | a secret of an interface",
        "Authorization: Bearer abcdefghijklmnopqrstuvwx | a secret of an interface",
        "-----BEGIN RSA PRIVATE KEY----- | a secret of an interface",
        "key sw_abcdefghijklmnop1234 | a secret of an interface",
        "id AKIAABCDEFGHIJKLMNOP | a secret of an interface",
        "to jörg@bücher.example | an address of mail",
        "to jane@customer[.]example | an address of mail",
        "to jane (at) customer | ",
        "to jane(at)customer(dot)example | an address of mail",
        "to jane\uff20customer\uff0eexample | an address of mail",
        "to ja\u200bne@customer.example | an address of mail",
        "to jane\\u0040customer.example | an address of mail",
        "from 198[.]51[.]100[.]9 | an address of a network that is no indicator",
        "from 2001[:]db8[:][:]9 | an address of a network that is no indicator"
      })
  void what_belongs_to_a_person_is_found(String text, String kind) {
    assertThat(PersonalData.in(text, Set.of()))
        .isEqualTo(Optional.ofNullable(kind).stream().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "412000 exchanges, 812 accounts, 17.5 hours",
        "2026-11-20T09:00:00.000Z",
        "version 1.0.0 of TLS 1.3",
        "card 4111 1111 1111 1112",
        "indicator--41111111-1111-4111-8111-111111111111",
        "minhash32:v1:k128",
        "t13d0000h2_aaaaaaaaaaaa_bbbbbbbbbbbb",
        "203.0.113.7"
      })
  void what_belongs_to_nobody_is_not(String text) {
    assertThat(PersonalData.in(text, Set.of("203.0.113.7"))).isEmpty();
  }

  @Test
  void planted_values_are_found_in_every_form() throws Exception {
    String mail = "Jane.Doe@customer.example";
    byte[] lower = mail.toLowerCase(Locale.ROOT).getBytes(UTF_8);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(lower));
    String base64 = Base64.getEncoder().encodeToString(mail.getBytes(UTF_8));
    String ip = "198.51.100.77";
    var scan = new LeakScan(List.of("innocent", mail, ip));

    assertThat(scan.in("x jane.doe@CUSTOMER.example y")).containsExactly(1);
    assertThat(scan.in("hash " + hash)).containsExactly(1);
    assertThat(scan.in("{\"v\":\"" + base64 + "\"}")).containsExactly(1);
    assertThat(scan.in(Observables.ofAddress(ip, List.of()).id().text())).containsExactly(2);
    assertThat(scan.in("nothing of it")).isEmpty();
  }

  /// What an analyst may type, and what becomes of it in a bundle, a table or a letter.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Zebra Holdings | the case of ZEBRA\u00a0HOLDINGS",
        "Zebra Holdings | ZEBRA-HOLDINGS-7",
        "Zebra Holdings | https://zebraholdings.example/",
        "Zebra Holdings | Ze\u200bbra Hold\u00adings",
        "Zebra Holdings | \uff3aebra \uff28oldings",
        "\ufeffZebra Holdings | zebra holdings",
        "O'Brien Ltd | [x = 'o\\'brien ltd']",
        "O'Brien Ltd | {\"pattern\":\"[x = 'o\\\\'brien ltd']\"}",
        "Acme \"Gold\" Ltd | {\"name\":\"acme \\\"gold\\\" ltd\"}",
        "Acme \"Gold\" Ltd | a,\"acme \"\"gold\"\" ltd\",b",
        "DOMAIN\\user7 | {\"pattern\":\"[x = 'DOMAIN\\\\\\\\user7']\"}",
        "line one line two | {\"text\":\"line one\\nline two\"}",
        "198.51.100.77 | 198[.]51[.]100[.]77",
        "Müller Söhne | mu\u0308ller so\u0308hne",
        "Müller Söhne | {\"n\":\"M\\u00fcller S\\u00f6hne\"}"
      })
  void however_it_is_written_a_value_is_found(String secret, String text) {
    assertThat(new LeakScan(List.of("innocent", secret)).in(text)).containsExactly(1);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void in_base64_and_hexadecimal_a_value_is_found_wherever_it_begins(long seed) {
    var random = new SplittableRandom(seed);
    var scan = new LeakScan(List.of("acct-planted-77", PROMPT));
    for (int i = 0; i < 200; i++) {
      byte[] before = word(random, random.nextInt(0, 9)).getBytes(UTF_8);
      byte[] after = word(random, random.nextInt(0, 9)).getBytes(UTF_8);
      for (String secret : List.of("acct-planted-77", PROMPT)) {
        byte[] inside = secret.getBytes(UTF_8);
        byte[] all = new byte[before.length + inside.length + after.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(inside, 0, all, before.length, inside.length);
        System.arraycopy(after, 0, all, before.length + inside.length, after.length);
        Integer number = secret.equals(PROMPT) ? 1 : 0;
        assertThat(scan.in("{\"v\":\"" + Base64.getEncoder().encodeToString(all) + "\"}"))
            .containsExactly(number);
        assertThat(scan.in("v=" + Base64.getUrlEncoder().withoutPadding().encodeToString(all)))
            .containsExactly(number);
        assertThat(scan.in(HexFormat.of().withUpperCase().formatHex(all))).containsExactly(number);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MD5", "SHA-1", "SHA-256", "SHA-512"})
  void a_hash_is_found_alone_and_between_other_digits(String hash) throws Exception {
    byte[] digest = MessageDigest.getInstance(hash).digest("acct-planted-77".getBytes(UTF_8));
    String digits = HexFormat.of().formatHex(digest);
    var scan = new LeakScan(List.of("acct-planted-77"));

    assertThat(scan.in("h=" + digits)).containsExactly(0);
    assertThat(scan.in("h=00" + digits.toUpperCase(Locale.ROOT) + "ff")).containsExactly(0);
    assertThat(scan.in("h=" + digits.substring(1))).isEmpty();
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void whatever_a_text_holds_it_is_read_and_nothing_is_found_that_is_not_there(long seed) {
    var random = new SplittableRandom(seed);
    var scan =
        new LeakScan(List.of("acct-planted-77", "O'Brien \\ \"Ltd\"", "\ud800\ud800\ud800abc"));
    String letters = "\\u\"'[]()ndAf0\ud83d\ude00\u200b\u00a0\n- ";
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(scan.in(text.toString())).isEmpty();
      assertThat(PersonalData.in(text.toString(), Set.of())).isEmpty();
      assertThat(scan.in(text + "acct-planted-77" + text)).as(text.toString()).contains(0);
    }
  }

  @Test
  void numbers_are_not_found_in_pieces_of_other_numbers() {
    var scan = new LeakScan(List.of("2026-0302", "198.51.100.77", "deadbeef-0001"));

    assertThat(scan.in("2026-03-02T09:00:00Z 19851100.77 dead beef 0001")).isEmpty();
  }

  @Test
  void the_ids_of_accounts_that_a_naive_exporter_would_write_are_found() {
    var scan = new LeakScan(List.of("acct-planted-77"));
    // by python-stix2 3.0.2: UserAccount(user_id='acct-planted-77'), and with
    // account_type='x-llm-api'
    assertThat(scan.in("user-account--0e59a774-1edd-5aea-9c74-8f3f233f88b0")).containsExactly(0);
    assertThat(scan.in("user-account--f834ced1-c9d2-53f2-a89a-2275d669c057")).containsExactly(0);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void of_a_prompt_every_piece_of_47_characters_is_found(long seed) {
    var scan = new LeakScan(List.of(PROMPT));
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      int from = random.nextInt(PROMPT.length() - 47 - 24);
      String piece = PROMPT.substring(from, from + 47);
      assertThat(scan.in("{\"d\":\"" + piece.replace(" ", "  \n ") + "\"}")).containsExactly(0);
    }
  }

  @Test
  void values_that_would_be_found_everywhere_are_counted_and_not_looked_for() {
    var scan = new LeakScan(List.of("abc", "12345", "acct-planted-77"));

    assertThat(scan.tooShort()).isEqualTo(2);
    assertThat(scan.in("abc 12345")).isEmpty();
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void one_pass_finds_what_looking_for_each_finds(long seed) {
    var random = new SplittableRandom(seed);
    List<String> needles = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      needles.add(word(random, random.nextInt(6, 9)));
    }
    var search = new Needles(needles);
    for (int i = 0; i < 200; i++) {
      String text = word(random, 40);
      List<Integer> expected = new ArrayList<>();
      for (int n = 0; n < needles.size(); n++) {
        if (text.contains(needles.get(n))) {
          expected.add(n);
        }
      }
      assertThat(search.in(text).stream().boxed().toList()).isEqualTo(expected);
    }
  }

  private static String word(SplittableRandom random, int length) {
    var word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }

  @Test
  void nothing_planted_is_in_what_we_pack() {
    String json = Findings.everyType().json().canonical();
    var scan =
        new LeakScan(
            List.of("jane.doe@customer.example", "198.51.100.77", PROMPT, "acct-planted-77"));

    assertThat(scan.in(json)).isEmpty();
    assertThat(PersonalData.in(json, Set.of("203.0.113.7", "2001:db8:7::/48"))).isEmpty();
  }
}

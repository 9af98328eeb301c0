// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Hash64;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.Finish;
import org.stillwatch.capture.Header;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.Usage;

class ExchangeLinesTest {
  private static final FingerprintKey KEY = new FingerprintKey(new byte[32]);
  private static final String WHO = "'id':'x','time':'2026-05-04T10:15:00Z','account':'a'";

  private final ExchangeLines lines = new ExchangeLines(KEY);
  private final ToldExchange sink = new ToldExchange();

  @Test
  void a_full_record_is_told_member_by_member() {
    read(
        "{"
            + WHO
            + ",'org':'o','key':'k','user':'u','session':'s','pathway':'gateway:edge-1',"
            + "'model':'m','operation':'messages','client':{'ip':'203.0.113.7','userAgent':'ua',"
            + "'ja3':'0123456789abcdef0123456789abcdef','ja4':'t13','h2':'1:65536',"
            + "'headers':[['Host','h'],['accept','*/*']]},'request':{'b':[1,{'c':'}'}]},"
            + "'response':{'status':200,'finish':'tool_call','error':null,'body':[1, 2]},"
            + "'usage':{'input':310,'output':1490,'reasoning':600,'cached':0},'latencyMs':5120}");

    assertThat(sink.twice).isEmpty();
    assertThat(sink.told)
        .containsAllEntriesOf(
            Map.of("id", "x", "account", "a", "org", "o", "key", "k", "user", "u", "session", "s"))
        .containsEntry("time", Instant.parse("2026-05-04T10:15:00Z").toEpochMilli())
        .containsEntry("pathway", "gateway:edge-1")
        .containsEntry("model", "m")
        .containsEntry("operation", Operation.MESSAGES)
        .containsEntry("ip", "203.0.113.7")
        .containsEntry("userAgent", "ua")
        .containsEntry("ja3", "0123456789abcdef0123456789abcdef")
        .containsEntry("ja4", "t13")
        .containsEntry("h2", "1:65536")
        .containsEntry(
            "headers in wire order", List.of(new Header("Host", "h"), new Header("accept", "*/*")))
        .containsEntry("request", "{\"b\":[1,{\"c\":\"}\"}]}")
        .containsEntry("status", 200)
        .containsEntry("finish", Finish.TOOL_CALL)
        .containsEntry("body", "[1, 2]")
        .containsEntry("usage", new Usage(310, 1490, 600, 0))
        .containsEntry("latency", 5120L)
        .containsEntry("ignored", 0);
  }

  @Test
  void what_is_absent_or_null_is_never_told() {
    read("{" + WHO + ",'org':null,'client':null,'response':{'status':null},'usage':{}}");

    assertThat(sink.told.keySet())
        .containsExactlyInAnyOrder("id", "time", "account", "hash", "ignored");
    assertThat(sink.told).containsEntry("ignored", 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'latencyMs':'12 s'",
        "'latencyMs':-5",
        "'latencyMs':12.5",
        "'latencyMs':86400001",
        "'org':17",
        "'org':{'a':[1,2]}",
        "'operation':'telepathy'",
        "'pathway':'Gateway:X'",
        "'response':{'status':99}",
        "'response':'ok'",
        "'response':{'finish':'because'}",
        "'usage':{'input':1000000001}",
        "'usage':{'input':99999999999999999999999}",
        "'request':'text'",
        "'client':{'ja3':'short'}",
        "'client':{'headers':'none'}",
        "'model':'\\ud800'",
        "'somethingNew':{'deep':[{}]}",
        "'usage':{'audio':7}",
        "'fingerprint':7"
      })
  void an_unusable_optional_member_is_unknown_and_counted(String member) {
    read("{" + WHO + "," + member + "}");

    assertThat(sink.told)
        .containsEntry("ignored", 1)
        .doesNotContainKeys(
            "latency", "org", "operation", "pathway", "status", "finish", "usage", "request")
        .doesNotContainKeys("ja3", "model", "fingerprint", "headers as a set");
  }

  @Test
  void digits_in_quotes_and_whole_fractions_are_integers() {
    read("{" + WHO + ",'latencyMs':'12','usage':{'input':1.0,'output':'3e2'}}");

    assertThat(sink.told)
        .containsEntry("latency", 12L)
        .containsEntry("usage", new Usage(1, 300, -1, -1));
  }

  @Test
  void of_a_member_that_comes_twice_the_last_one_stands_and_the_repeat_is_counted() {
    read(
        "{"
            + WHO
            + ",'org':'o1','client':{'ip':'1.1.1.1','ja4':'t'},'org':'o2','client':{'ip':null},"
            + "'account':'b'}");

    assertThat(sink.told)
        .containsEntry("org", "o2")
        .containsEntry("account", "b")
        .doesNotContainKeys("ip", "ja4")
        .containsEntry("ignored", 3);
  }

  @Test
  void headers_in_an_object_have_no_order_and_an_empty_object_is_not_the_same_as_nothing() {
    read("{" + WHO + ",'client':{'headers':{'a':['1','2'],'b':3}}}");
    assertThat(sink.told)
        .containsEntry(
            "headers as a set",
            List.of(new Header("a", "1"), new Header("a", "2"), new Header("b", "")))
        .containsEntry("ignored", 1);

    var empty = new ToldExchange();
    readInto("{" + WHO + ",'client':{'headers':{}}}", empty);
    assertThat(empty.told).containsEntry("headers as a set", List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NOT_JSON | {'id':'x'",
        "NOT_JSON | {'id':'x'} {}",
        "NOT_JSON | hello",
        "NOT_JSON | {'id':'x','n':NaN}",
        "NOT_AN_EXCHANGE | [1,2]",
        "NOT_AN_EXCHANGE | 'text'",
        "WRONG_FORMAT | {'schema':'stillwatch.exchange/2','time':1777889700,'account':'a'}",
        "WRONG_FORMAT | {'id':7,'time':1777889700,'account':'a'}",
        "NO_TIME | {}",
        "NO_TIME | {'id':'x','time':null,'account':'a'}",
        "BAD_TIME | {'id':'x','time':'yesterday','account':'a'}",
        "BAD_TIME | {'id':'x','time':true,'account':'a'}",
        "BAD_TIME | {'id':'x','time':'9999-01-01T00:00:00Z','account':'a'}",
        "BAD_TIME | {'id':'x','time':'2014-12-31T23:59:59.999Z','account':'a'}",
        "NO_ACCOUNT | {'id':'x','time':1777889700}",
        "NO_ACCOUNT | {'id':'x','time':1777889700,'account':''}",
        "NO_ACCOUNT | {'id':'x','time':1777889700,'account':9}",
        "BAD_UTF8 | {'id':'x','time':1777889700,'account':'\\ud83d'}",
        "WRONG_KEY | {'time':1777889700,'account':'a','fingerprint':{'keyId':'00000000'}}",
        "WRONG_FORMAT | {'time':1777889700,'account':'a','request':{},'fingerprint':{}}"
      })
  void a_record_that_cannot_be_used_says_why(RejectReason reason, String line) {
    assertThat(readInto(line, sink)).isEqualTo(new Captured.Rejected(reason));
    assertThat(sink.told).isEmpty();
  }

  @Test
  void too_deep_too_long_a_number_and_too_long_an_id_are_told_apart() {
    String deep = "{'a':" + "[".repeat(300) + "]".repeat(300) + "}";
    String number = "{" + WHO + ",'latencyMs':" + "9".repeat(500) + "}";
    String id = "{'id':'x','time':1777889700,'account':'" + "\u00e4".repeat(129) + "'}";

    assertThat(readInto(deep, sink)).isEqualTo(new Captured.Rejected(RejectReason.TOO_DEEP));
    assertThat(readInto(number, sink)).isEqualTo(new Captured.Rejected(RejectReason.BAD_NUMBER));
    assertThat(readInto(id, sink)).isEqualTo(new Captured.Rejected(RejectReason.TOO_LONG));
  }

  @Test
  void a_line_that_starts_with_nul_bytes_is_no_json_whatever_its_charset_looks_like() {
    assertThat(readInto("\0{\0}", sink)).isEqualTo(new Captured.Rejected(RejectReason.NOT_JSON));
    assertThat(readInto("{\0}\0", sink)).isEqualTo(new Captured.Rejected(RejectReason.NOT_JSON));
  }

  @Test
  void a_record_without_an_id_is_named_by_the_hash_of_its_bytes() {
    read("{'time':1777889700,'account':'a'}");

    byte[] bytes = json("{'time':1777889700,'account':'a'}");
    long hash = KEY.hash("rejects").of(bytes, 0, bytes.length);
    assertThat(sink.told).containsEntry("id", Hash64.text(hash)).containsEntry("hash", hash);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7",
        "1.5e3",
        "true",
        "null",
        "'a \\u0041 \u00e4'",
        "{ 'x' : [ ] }",
        "[[],[{}]]",
        "''"
      })
  void the_range_of_a_body_is_exactly_its_bytes_wherever_the_line_stands(String body) {
    read(
        "{" + WHO + ",'org':'\u00e4\u20ac', 'response' : { 'body' : " + body + " , 'status':200}}");

    if (body.equals("null")) {
      assertThat(sink.told).doesNotContainKey("body");
    } else {
      assertThat(sink.told).containsEntry("body", body.replace('\'', '"'));
    }
    assertThat(sink.told).containsEntry("status", 200);
  }

  private void read(String line) {
    assertThat(readInto(line, sink)).isEqualTo(ToldExchange.BUILT);
  }

  /// The line stands in the middle of a larger buffer, as lines of files do.
  private Captured readInto(String line, ToldExchange into) {
    byte[] bytes = json(line);
    byte[] buffer = json("{'id':'before'}\n" + line + "\n{'id':'after'}");
    return lines.read(buffer, 16, 16 + bytes.length, into);
  }

  private static byte[] json(String line) {
    return line.replace('\'', '"').getBytes(UTF_8);
  }
}

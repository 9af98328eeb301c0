// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.testkit.Schemas;

class SketchModeTest {
  private static final FingerprintKey KEY = new FingerprintKey(new byte[32]);
  private static final Fingerprint FULL =
      new Fingerprint(
          1_234,
          true,
          -1,
          List.of(3L, 2L),
          4,
          5,
          6,
          7,
          8,
          List.of(10L, 9L),
          List.of(new Fingerprint.Slot(11, 42, true), new Fingerprint.Slot(12, 13, false)),
          List.of(14L),
          15,
          List.of(1L, -2L, 3L, Long.MIN_VALUE),
          Map.of(TaskClass.TOOL_USE, 200, TaskClass.CODE, 55),
          Set.of(RequestForm.CHAIN_OF_THOUGHT, RequestForm.GRADING),
          "Latn",
          99,
          AnswerShape.TOOL_CALL);

  @Test
  void what_one_deployment_writes_another_one_with_its_key_reads() {
    assertThat(roundTrip(FULL)).isEqualTo(FULL);
    assertThat(roundTrip(Fingerprint.NONE)).isEqualTo(Fingerprint.NONE);
  }

  private static Object roundTrip(Fingerprint written) {
    String json = FingerprintJson.write(written, KEY.keyId(), "skeleton-1");
    var sink = new ToldExchange();

    Schemas.validate("fingerprint-1", json);
    assertThat(read(json, sink)).isEqualTo(ToldExchange.BUILT);
    assertThat(sink.told).containsEntry("ignored", 0);

    return sink.told.getOrDefault("fingerprint", "none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "WRONG_KEY | {'keyId':'ffffffff','normaliser':'n','codePoints':1}",
        "WRONG_KEY | {'normaliser':'n','codePoints':1}",
        "WRONG_FORMAT | {'keyId':'KEY','codePoints':1}",
        "WRONG_FORMAT | {'keyId':'KEY','normaliser':'n'}",
        "WRONG_FORMAT | {'keyId':'KEY','normaliser':'n','codePoints':-1}"
      })
  void a_sketch_that_compares_with_nothing_is_refused(RejectReason reason, String sketch) {
    String json = sketch.replace('\'', '"').replace("KEY", KEY.keyId());

    assertThat(read(json, new ToldExchange())).isEqualTo(new Captured.Rejected(reason));
  }

  @Test
  void parts_that_cannot_be_used_are_left_out_and_counted() {
    String json =
        "{'keyId':'KEY','normaliser':'n','codePoints':1,'skeleton':'XYZ','segments':[1],"
            + "'slots':[{'n':1}],'capabilities':{'code':256,'juggling':1},'forms':['x'],"
            + "'script':'latin','features':'!','answer':{'shape':'round'},'families':[]}";
    var sink = new ToldExchange();

    read(json.replace('\'', '"').replace("KEY", KEY.keyId()), sink);

    assertThat(sink.told).containsEntry("ignored", 10);
    assertThat(sink.told.getOrDefault("fingerprint", "")).isEqualTo(roundTrip(bare(1)));
  }

  private static Fingerprint bare(int codePoints) {
    var n = Fingerprint.NONE;
    return new Fingerprint(
        codePoints,
        n.cut(),
        n.skeleton(),
        n.segments(),
        n.system(),
        n.tools(),
        n.format(),
        n.request(),
        n.params(),
        n.prefix(),
        n.slots(),
        n.signatures(),
        n.near(),
        n.features(),
        n.capabilities(),
        n.forms(),
        n.script(),
        n.answerCodePoints(),
        n.answer());
  }

  private static Captured read(String sketch, ToldExchange sink) {
    String line =
        "{\"id\":\"x\",\"time\":1777889700,\"account\":\"a\",\"fingerprint\":" + sketch + "}";
    byte[] bytes = line.getBytes(UTF_8);
    return new ExchangeLines(KEY).read(bytes, 0, bytes.length, sink);
  }
}

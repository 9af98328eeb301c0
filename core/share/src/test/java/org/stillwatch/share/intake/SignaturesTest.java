// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.share.intake.Objects.OTHER;
import static org.stillwatch.share.intake.Objects.SENDER;
import static org.stillwatch.share.intake.Objects.US;
import static org.stillwatch.share.intake.Objects.by;
import static org.stillwatch.share.intake.Objects.object;
import static org.stillwatch.share.intake.Objects.problems;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.taxii.Outgoing;

/// Whose word an object is when some authors sign, some do not, and anybody may pass things on.
class SignaturesTest {
  private static Json.Obj said(StixId author, int number) throws BadJson {
    return json(object("campaign", number, "\"name\":\"n\"," + by(author)));
  }

  private static Json.Obj json(String text) throws BadJson {
    return (Json.Obj) JsonCursor.value(text.getBytes(UTF_8), JsonLimits.OBJECT);
  }

  private static Batch read(String envelope, StixId sender, StixId... signing) {
    Terms terms = Terms.ofFile().page().from(sender).checking(new Autographs(Set.of(signing)));
    return Intake.read(envelope.getBytes(UTF_8), terms);
  }

  private static Batch one(
      Json.Obj object, Optional<String> jws, StixId sender, StixId... signing) {
    return read(Outgoing.envelope(List.of(new Outgoing(object, jws))), sender, signing);
  }

  @ParameterizedTest
  @CsvSource({
    // author signs, signature of, sender is the author, what it is
    "true, author, true, OWN",
    "true, author, false, OWN",
    "true, nobody, true, RELAYED",
    "true, nobody, false, RELAYED",
    "true, other, true, REFUSED",
    "true, other, false, REFUSED",
    "true, junk, true, REFUSED",
    "false, author, true, OWN",
    "false, nobody, true, OWN",
    "false, author, false, RELAYED",
    "false, other, false, RELAYED",
    "false, junk, true, OWN"
  })
  void an_author_who_signs_is_believed_with_a_signature_alone(
      boolean signs, String signer, boolean direct, String expected) throws BadJson {
    Json.Obj object = said(OTHER, 1);
    Optional<String> jws =
        switch (signer) {
          case "author" -> Optional.of(Autographs.of(OTHER, object));
          case "other" -> Optional.of(Autographs.of(US, object));
          case "junk" -> Optional.of("e30..AA");
          default -> Optional.empty();
        };
    StixId[] signing = signs ? new StixId[] {US, OTHER} : new StixId[] {US};

    Batch batch = one(object, jws, direct ? OTHER : SENDER, signing);

    if (expected.equals("REFUSED")) {
      assertThat(batch.received()).isEmpty();
      assertThat(problems(batch))
          .containsExactly(
              "object 0 (%s), signature: expected one that its author made over exactly this object"
                  .formatted(object.text("id").orElseThrow()));
      return;
    }
    Received received = batch.received().getFirst();
    boolean checked = signs && signer.equals("author");
    assertThat(received.standing()).isEqualTo(Standing.valueOf(expected));
    assertThat(received.signature()).isEqualTo(checked ? jws : Optional.empty());
    assertThat(batch.unchecked()).isEqualTo(!signs && jws.isPresent() ? 1 : 0);
  }

  @Test
  void a_signature_of_another_object_or_version_refuses_the_one_it_stands_beside() throws BadJson {
    Json.Obj object = said(OTHER, 1);
    for (Json.Obj changed :
        List.of(
            said(OTHER, 2),
            object.with("name", new Json.Text("m")),
            object.with("modified", new Json.Text("2026-03-02T09:00:01.000Z")),
            object.with("modified", new Json.Text("2026-03-02T09:00:00Z")),
            object.with("x_more", new Json.Null()))) {
      Batch batch = one(changed, Optional.of(Autographs.of(OTHER, object)), OTHER, OTHER);
      assertThat(batch.received()).as(changed.canonical()).isEmpty();
      assertThat(batch.refused()).hasSize(1);
    }
  }

  @Test
  void an_identity_signs_for_itself_and_nobody_speaks_for_us_by_a_signature() throws BadJson {
    Json.Obj theirs = json(Objects.identity(OTHER));
    assertThat(one(theirs, Optional.of(Autographs.of(OTHER, theirs)), SENDER, OTHER).received())
        .map(Received::standing)
        .containsExactly(Standing.OWN);

    Json.Obj ours = said(US, 1);
    String envelope =
        Outgoing.envelope(List.of(new Outgoing(ours, Optional.of(Autographs.of(US, ours)))));
    var terms =
        new Terms(
            Optional.of(SENDER),
            Optional.of(US),
            ours::equals,
            id -> false,
            new Autographs(Set.of(US)),
            References.MAY_BE_ELSEWHERE,
            IntakeLimits.DEFAULT);
    Received back = Intake.read(envelope.getBytes(UTF_8), terms).received().getFirst();
    assertThat(back.standing()).isEqualTo(Standing.RETURNED);
    assertThat(back.signature()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"none\"",
        "{},\"x_stillwatch_signatures\":{}",
      })
  void what_is_no_table_of_signatures_ends_the_reading(String table) throws BadJson {
    String envelope =
        "{\"x_stillwatch_signatures\":"
            + table
            + ",\"objects\":["
            + said(OTHER, 1).canonical()
            + "]}";
    assertThat(read(envelope, OTHER, OTHER).incomplete())
        .contains("expected one object called x_stillwatch_signatures");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "null", "{\"a\":[1,2]}", "[\"x\"]"})
  void what_is_no_signature_refuses_its_object_alone(String value) throws BadJson {
    Json.Obj first = said(OTHER, 1);
    Json.Obj second = said(OTHER, 2);
    String envelope =
        "{\"x_stillwatch_signatures\":{\"%s\":%s,\"%s\":\"%s\"},\"objects\":[%s,%s]}"
            .formatted(
                SignatureTable.name(first),
                value,
                SignatureTable.name(second),
                Autographs.of(OTHER, second),
                first.canonical(),
                second.canonical());
    Batch batch = read(envelope, OTHER, OTHER);
    assertThat(batch.incomplete()).isEmpty();
    assertThat(Objects.taken(batch)).containsExactly(1);
    assertThat(batch.refused()).map(Refused::where).containsExactly("signature");
  }

  @Test
  void two_signatures_under_one_name_are_none_and_a_long_one_is_none() throws BadJson {
    Json.Obj object = said(OTHER, 1);
    String right = Autographs.of(OTHER, object);
    for (String values :
        List.of(
            "\"N\":\"R\",\"N\":\"other\"",
            "\"N\":\"other\",\"N\":\"R\"",
            "\"N\":\"%s\"".formatted("R".repeat(SignatureTable.LONGEST)))) {
      String table = values.replace("N", SignatureTable.name(object)).replace("R", right);
      String envelope =
          "{\"objects\":[%s],\"x_stillwatch_signatures\":{%s}}"
              .formatted(object.canonical(), table);
      assertThat(read(envelope, OTHER, OTHER).refused()).as(values).hasSize(1);
    }
  }

  @Test
  void more_signatures_than_objects_may_be_are_not_read_and_those_of_nothing_are_counted()
      throws BadJson {
    Json.Obj object = said(OTHER, 1);
    String more =
        IntStream.range(0, 20)
            .mapToObj(i -> "\"n" + i + "\":\"\"")
            .collect(Collectors.joining(","));
    String envelope =
        "{\"objects\":[%s],\"x_stillwatch_signatures\":{%s,\"%s\":\"\"}}"
            .formatted(object.canonical(), more, "n".repeat(400));
    Terms few =
        new Terms(
            Optional.of(OTHER),
            Optional.empty(),
            o -> false,
            id -> false,
            Signatures.NONE,
            References.MAY_BE_ELSEWHERE,
            new IntakeLimits(1 << 20, 21, 1_000, JsonLimits.OBJECT));

    Batch batch = Intake.read(envelope.getBytes(UTF_8), few);
    assertThat(batch.unchecked()).isEqualTo(21);
    assertThat(batch.received()).hasSize(1);
    String tooMany = envelope.replace("\"n0\"", "\"m\":\"\",\"n0\"");
    assertThat(Intake.read(tooMany.getBytes(UTF_8), few).incomplete())
        .contains("expected at most 21 signatures");
  }

  @Test
  void wrong_signatures_cost_a_bounded_time_and_a_repeated_object_is_checked_once() throws BadJson {
    var asked = new AtomicInteger();
    var counting =
        new Signatures() {
          @Override
          public boolean signs(StixId identity) {
            return true;
          }

          @Override
          public Optional<StixId> signer(Json.Obj object, String jws) {
            asked.incrementAndGet();
            return jws.equals("right") ? Optional.of(OTHER) : Optional.empty();
          }
        };
    Terms terms = Terms.ofFile().page().checking(counting);
    var same = new Outgoing(said(OTHER, 1), Optional.of("right"));
    String often = Outgoing.envelope(Collections.nCopies(500, same));
    Batch repeated = Intake.read(often.getBytes(UTF_8), terms);
    assertThat(repeated.received()).hasSize(1);
    assertThat(repeated.repeated()).isEqualTo(499);
    assertThat(asked).hasValue(1);

    var wrong = new ArrayList<Outgoing>();
    for (int i = 0; i < 500; i++) {
      wrong.add(new Outgoing(said(OTHER, i), Optional.of("wrong")));
    }
    asked.set(0);
    Batch refused = Intake.read(Outgoing.envelope(wrong).getBytes(UTF_8), terms);
    assertThat(refused.refused()).hasSize(500);
    assertThat(asked).hasValue(100);
  }

  @Test
  void an_object_without_times_has_a_name_too() {
    assertThat(SignatureTable.name(Json.Obj.of(Map.of("id", new Json.Text("url--1")))))
        .isEqualTo("url--1|");
    var marking = new TreeMap<String, Json>();
    marking.put("id", new Json.Text("marking-definition--1"));
    marking.put("created", new Json.Text("2026-01-01T00:00:00Z"));
    assertThat(SignatureTable.name(Json.Obj.of(marking)))
        .isEqualTo("marking-definition--1|2026-01-01T00:00:00Z");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.share.intake.Autographs;
import org.stillwatch.share.intake.Batch;
import org.stillwatch.share.intake.Intake;
import org.stillwatch.share.intake.Received;
import org.stillwatch.share.intake.Standing;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.stix.StixId;

/// Hearsay, the author's word, and the author's signed word meet on one shelf.
class AuthorsWordTest {
  private static final StixId AUTHOR = new StixId(MemoryServer.id(1));
  private static final StixId STRANGER = new StixId(MemoryServer.id(9));
  private static final String TIME = "2026-01-01T00:00:00.000Z";
  private static final Json.Obj WORD = json(MemoryServer.identity(1, TIME));
  private static final Terms SIGNED = Terms.ofFile().checking(new Autographs(Set.of(AUTHOR)));

  private final MemoryServer server = new MemoryServer();

  private static Json.Obj json(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return (Json.Obj) JsonCursor.value(bytes, JsonLimits.OBJECT);
    } catch (BadJson e) {
      throw new AssertionError(e);
    }
  }

  private static Outgoing signed(Json.Obj object) {
    return new Outgoing(object, Optional.of(Autographs.of(AUTHOR, object)));
  }

  private static Outgoing bare(Json.Obj object) {
    return new Outgoing(object, Optional.empty());
  }

  private String post(Terms terms, Outgoing... objects) {
    server.later(1);
    server.listen(terms);
    return server.post(MemoryServer.OBJECTS, Outgoing.envelope(List.of(objects))).body();
  }

  private List<Received> read(Terms terms) {
    String page = server.get(MemoryServer.OBJECTS, Map.of("match[version]", "all")).body();
    Batch batch = Intake.read(page.getBytes(StandardCharsets.UTF_8), terms.page());
    assertThat(batch.refused()).isEmpty();
    return batch.received();
  }

  @Test
  void a_signed_word_goes_through_two_hands_and_is_still_the_authors() {
    assertThat(post(SIGNED.from(STRANGER), signed(WORD))).contains("\"success_count\":1");

    assertThat(read(SIGNED)).map(Received::standing).containsExactly(Standing.OWN);
    assertThat(read(Terms.ofFile())).map(Received::standing).containsExactly(Standing.RELAYED);
    assertThat(server.shelf(MemoryServer.ID).entries())
        .map(Entry::standing)
        .containsExactly(Standing.OWN);
  }

  @Test
  void a_wrong_signature_is_a_failure_that_the_status_names() {
    Json.Obj changed = WORD.with("name", new Json.Text("m"));
    var forged = new Outgoing(changed, signed(WORD).signature());

    assertThat(post(SIGNED.from(AUTHOR), forged))
        .contains("\"failure_count\":1", "signature: expected one that its author made");
    assertThat(read(SIGNED)).isEmpty();
  }

  @Test
  void the_signed_word_takes_the_place_of_the_same_without_a_signature() {
    post(SIGNED.from(STRANGER), bare(WORD));
    long before = server.shelf(MemoryServer.ID).lastMicros();
    assertThat(read(SIGNED)).map(Received::standing).containsExactly(Standing.RELAYED);

    post(SIGNED.from(STRANGER), signed(WORD));
    assertThat(read(SIGNED)).map(Received::standing).containsExactly(Standing.OWN);
    assertThat(server.shelf(MemoryServer.ID).lastMicros()).isGreaterThan(before);

    long after = server.shelf(MemoryServer.ID).lastMicros();
    post(SIGNED.from(STRANGER), bare(WORD));
    post(SIGNED.from(STRANGER), signed(WORD));
    assertThat(server.shelf(MemoryServer.ID).lastMicros()).isEqualTo(after);
    assertThat(server.shelf(MemoryServer.ID).entries()).hasSize(1);
  }

  @Test
  void who_said_it_before_keys_were_known_may_sign_it_later() {
    post(Terms.ofFile().from(AUTHOR), bare(WORD));
    assertThat(server.shelf(MemoryServer.ID).entries())
        .map(Entry::standing)
        .containsExactly(Standing.OWN);

    post(SIGNED.from(AUTHOR), signed(WORD));
    assertThat(read(SIGNED)).map(Received::standing).containsExactly(Standing.OWN);
    assertThat(server.shelf(MemoryServer.ID).entries()).hasSize(1);
  }

  @Test
  void nobody_keeps_an_author_from_speaking_by_being_first() {
    Json.Obj squatted = WORD.with("name", new Json.Text("squatted"));
    Json.Obj ending =
        squatted
            .with("modified", new Json.Text("2026-02-01T00:00:00.000Z"))
            .with("revoked", new Json.Bool(true));
    post(SIGNED.from(STRANGER), bare(squatted));
    post(SIGNED.from(STRANGER), bare(ending));

    assertThat(post(SIGNED.from(STRANGER), signed(WORD))).contains("\"success_count\":1");
    assertThat(read(SIGNED))
        .filteredOn(r -> r.standing() == Standing.OWN)
        .map(Received::raw)
        .containsExactly(WORD);

    Json.Obj later = ending.with("modified", new Json.Text("2026-03-01T00:00:00.000Z"));
    assertThat(post(SIGNED.from(STRANGER), bare(later))).contains("expected the author's own word");
  }

  @Test
  void nobody_ends_an_object_in_its_authors_name() {
    Json.Obj ended =
        WORD.with("modified", new Json.Text("2026-02-01T00:00:00.000Z"))
            .with("revoked", new Json.Bool(true));
    Json.Obj later = WORD.with("modified", new Json.Text("2026-03-01T00:00:00.000Z"));
    post(SIGNED.from(STRANGER), bare(ended));

    assertThat(post(SIGNED.from(AUTHOR), signed(later))).contains("\"success_count\":1");
    assertThat(read(SIGNED))
        .map(Received::standing)
        .containsExactly(Standing.RELAYED, Standing.OWN);
  }

  @Test
  void parts_fit_and_together_they_are_everything_in_order() {
    List<Outgoing> all =
        IntStream.range(0, 100)
            .mapToObj(i -> json(MemoryServer.identity(i, TIME).replace("\"n", "\"\u00e9\u20ac")))
            .map(o -> o.canonical().length() % 2 == 0 ? signed(o) : bare(o))
            .toList();
    for (int most : List.of(1, 1_000, 2_345, 10_000, 1 << 20)) {
      List<List<Outgoing>> parts = Outgoing.parts(all, most, 30);
      assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
      assertThat(parts).allMatch(p -> p.size() <= 30);
      assertThat(parts)
          .allMatch(p ->
              p.size() == 1
                  || Outgoing.envelope(p).getBytes(StandardCharsets.UTF_8).length <= most);
    }
    assertThat(Outgoing.parts(all, 1 << 20, 30)).hasSize(4);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stillwatch.adapters.taxii.signature.BadKey;
import org.stillwatch.adapters.taxii.signature.ObjectSigner;
import org.stillwatch.adapters.taxii.signature.SigningKeys;
import org.stillwatch.share.intake.Batch;
import org.stillwatch.share.intake.Intake;
import org.stillwatch.share.intake.Received;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.pattern.BadPattern;
import org.stillwatch.share.pattern.Pattern;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.taxii.CollectionView;
import org.stillwatch.share.taxii.Entry;
import org.stillwatch.share.taxii.Held;
import org.stillwatch.share.taxii.PageToken;
import org.stillwatch.share.taxii.PullState;
import org.stillwatch.share.taxii.ServerFacts;
import org.stillwatch.share.taxii.Shelf;
import org.stillwatch.share.taxii.TaxiiRequest;
import org.stillwatch.share.taxii.TaxiiServer;

/// Whatever a partner sends is taken, refused with a sentence, or answered. In CI the kept corpus
/// is replayed; with `JAZZER_FUZZ=1` bytes are made up (`bin/fuzz`).
final class ShareFuzzTest {
  private static final StixId SIGNER = new StixId("identity--4a1c7a9e-0000-4000-8000-000000000009");
  private static final SigningKeys KEYS =
      SigningKeys.of(Map.of(SIGNER, List.of(ObjectSigner.draw(new SecureRandom()).publicKey())));
  private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");

  @FuzzTest(maxDuration = "10m")
  void bundles(byte[] body) {
    Batch batch = Intake.read(body, Terms.ofFile().page());
    for (Received one : batch.received()) {
      String again = "{\"objects\":[" + one.raw().canonical() + "]}";
      Batch alone = Intake.read(again.getBytes(StandardCharsets.UTF_8), Terms.ofFile().page());
      assertThat(alone.received()).as(again).hasSize(1);
      assertThat(alone.received().getFirst().raw()).isEqualTo(one.raw());
      assertThat(one.object().json().canonical()).isNotEmpty();
    }
    assertThat(batch.refused()).allMatch(r -> r.index() >= 0 && !r.expected().isEmpty());
  }

  /// The reader of signatures takes or refuses, and what it takes stands for the one who signed.
  @FuzzTest(maxDuration = "10m")
  void signatures(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    assertThat(KEYS.signer(Json.Obj.EMPTY, text)).isIn(Optional.empty(), Optional.of(SIGNER));
    String envelope = "{\"objects\":[{}],\"x_stillwatch_signatures\":{" + text + "}}";
    Batch batch =
        Intake.read(envelope.getBytes(StandardCharsets.UTF_8), Terms.ofFile().checking(KEYS));
    assertThat(batch.received()).isEmpty();
    try {
      assertThat(SigningKeys.read(body).signs(SIGNER)).isIn(true, false);
    } catch (BadKey e) {
      assertThat(e.expected()).isNotEmpty();
    }
  }

  @FuzzTest(maxDuration = "10m")
  void patterns(byte[] body) {
    try {
      var _ = Pattern.parse(new String(body, StandardCharsets.UTF_8));
    } catch (BadPattern e) {
      assertThat(e.expected()).isNotEmpty();
    }
  }

  /// A page, and the same page once more: nothing of it is new then.
  @FuzzTest(maxDuration = "10m")
  void pages(byte[] body) {
    Batch page = Intake.read(body, Terms.ofFile().page());
    var first = PullState.BEGIN.take(page, Map.of());
    assertThat(first.fresh()).hasSizeLessThanOrEqualTo(page.received().size());
    try {
      assertThat(first.state().take(page, Map.of()).fresh()).isEmpty();
    } catch (IllegalArgumentException e) {
      assertThat(page.next()).isPresent();
    }
  }

  /// A method, a path and parameters, a line each.
  @FuzzTest(maxDuration = "10m")
  void paths(byte[] body) {
    List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
    var query = new TreeMap<String, String>();
    for (int i = 2; i + 1 < lines.size(); i += 2) {
      query.put(lines.get(i), lines.get(i + 1));
    }
    var request =
        new TaxiiRequest(
            lines.isEmpty() ? "GET" : lines.getFirst(),
            lines.size() < 2 ? "/" : lines.get(1),
            query,
            "",
            "");
    var server =
        new TaxiiServer(
            new ServerFacts("Test", "https://host", "share", 1 << 20, 100, 1 << 20),
            new PageToken(new byte[PageToken.KEY_BYTES]));
    var open = new CollectionView("c", "reports", "Reports", "", true, true);
    switch (server.ask(request, List.of(open), new Empty(), NOW)) {
      case TaxiiServer.Asked.Answered answered ->
          assertThat(answered.response().status()).isBetween(200, 499);
      case TaxiiServer.Asked.Adding adding -> assertThat(adding.collection()).isEqualTo(open);
      case TaxiiServer.Asked.Removing removing -> assertThat(removing.entries()).isNotEmpty();
    }
  }

  /// Nothing is held.
  private static final class Empty implements Held {
    @Override
    public Shelf shelf(String collection) {
      return Shelf.EMPTY;
    }

    @Override
    public String text(String collection, Entry entry) {
      throw new IllegalArgumentException("nothing is held");
    }

    @Override
    public Optional<String> signature(String collection, Entry entry) {
      return Optional.empty();
    }

    @Override
    public Optional<String> status(String id) {
      return Optional.empty();
    }
  }
}

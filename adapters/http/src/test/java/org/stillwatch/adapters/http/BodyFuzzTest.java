// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.Question;
import org.stillwatch.respond.Rules;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.VerdictTable;
import org.stillwatch.respond.access.Opens;
import org.stillwatch.respond.limit.Wanted;

/// Whatever a body holds, it is read or refused, and what comes out of it is bounded. In CI the
/// kept corpus is replayed; with `JAZZER_FUZZ=1` bytes are made up (`bin/fuzz`).
final class BodyFuzzTest {
  private static final int MOST = 1 << 16;

  @FuzzTest(maxDuration = "10m")
  void questions(byte[] bytes) {
    DecideRequest.read(bytes)
        .ifPresent(asked -> {
          assertThat(asked.account().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 256);
          assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(asked.account())).isTrue();
          assertThat(asked.registration().length()).isLessThanOrEqualTo(bytes.length);
        });
  }

  /// Both readers of one body say the same of whose it is, so that nobody is let in as one account
  /// and decided about as another.
  @FuzzTest(maxDuration = "10m")
  void accesses(byte[] bytes) {
    Optional<DecideRequest> decided = DecideRequest.read(bytes);
    AccessRequest.read(bytes)
        .ifPresent(asked -> {
          assertThat(asked.account().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 256);
          assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(asked.account())).isTrue();
          assertThat(asked.feature()).matches(f -> f.isEmpty() || Opens.isName(f));
          assertThat(asked.registration()).matches("|\\{(?s:.*)\\}");
          decided.ifPresent(other -> {
            assertThat(other.account()).isEqualTo(asked.account());
            assertThat(other.stage()).isEqualTo(asked.stage());
          });
        });
  }

  @FuzzTest(maxDuration = "10m")
  void packed(byte[] bytes) {
    for (String encoding : new String[] {"gzip", "zstd"}) {
      try {
        assertThat(Unpacking.unpack(bytes, encoding, MOST)).hasSizeLessThanOrEqualTo(MOST);
      } catch (Unpacking.Refused e) {
        assertThat(e.problem()).isIn(Problem.TOO_LARGE, Problem.UNREADABLE);
      }
    }
  }

  @FuzzTest(maxDuration = "10m")
  void secrets(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<String> headers = text.isEmpty() ? List.of() : text.lines().toList();
    Optional<String> bearer = BearerSecret.of(headers);
    bearer.ifPresent(secret -> {
      assertThat(headers).hasSize(1);
      assertThat(secret).isNotBlank().hasSizeLessThanOrEqualTo(256);
      assertThat(headers.getFirst()).contains(secret);
    });
    Optional<String> partners = new TaxiiManner().secret(headers);
    partners.ifPresent(secret -> assertThat(headers).hasSize(1));
    assertThat(bearer).matches(b -> b.isEmpty() || b.equals(partners));
  }

  @FuzzTest(maxDuration = "10m")
  void checks(byte[] bytes) {
    var asked = new ArrayList<String>();
    var envoy = new EnvoyAuthorization(new Always(asked), "x-account");
    try {
      envoy.check(CheckRequest.parseFrom(bytes), new Answers());
      assertThat(asked).hasSize(1).allMatch(DecideRequest::isAccount);
    } catch (InvalidProtocolBufferException e) {
      assertThat(asked).isEmpty();
    }
  }

  /// Lets everybody pass and remembers who was asked about.
  private record Always(List<String> asked) implements Decider {
    @Override
    public Decision decide(
        Stage stage, String account, String key, String registration, Wanted wanted) {
      asked.add(account);
      var question =
          new Question("d", stage, 0, new ApiKey(new AccountId(account), key), List.of());
      return Decision.of(question, VerdictTable.NONE, 0, Order.NONE, Rules.DEFAULT);
    }

    @Override
    public Optional<String> decision(String id) {
      return Optional.empty();
    }
  }

  /// What Envoy would hear: headers that are ours.
  private static final class Answers implements StreamObserver<CheckResponse> {
    @Override
    public void onNext(CheckResponse answer) {
      assertThat(answer.getOkResponse().getHeadersList())
          .hasSize(4)
          .allMatch(h -> h.getHeader().getKey().startsWith("x-stillwatch-"))
          .allMatch(h -> h.getHeader().getValue().matches("[a-z-]+"));
    }

    @Override
    public void onError(Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void onCompleted() {}
  }
}

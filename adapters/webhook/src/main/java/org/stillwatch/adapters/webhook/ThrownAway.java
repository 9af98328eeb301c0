// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// The body of an answer: read so far that a short one leaves the connection usable, and dropped.
/// An endless one costs its connection.
final class ThrownAway implements BodySubscriber<Long> {
  private final CompletableFuture<Long> end = new CompletableFuture<>();
  private final long most;
  private long read;
  private Flow.@Nullable Subscription source;

  ThrownAway(long mostBytes) {
    this.most = mostBytes;
  }

  @Override
  public CompletionStage<Long> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    source = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    read += pieces.stream().mapToLong(ByteBuffer::remaining).sum();
    Flow.Subscription from = source;
    if (from == null) {
      return;
    }
    if (read > most) {
      from.cancel();
      end.complete(read);
    } else {
      from.request(1);
    }
  }

  @Override
  public void onError(Throwable failure) {
    end.complete(read);
  }

  @Override
  public void onComplete() {
    end.complete(read);
  }
}

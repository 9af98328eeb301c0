// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.stillwatch.respond.notice.Backlog;
import org.stillwatch.respond.notice.Due;
import org.stillwatch.respond.notice.GivenUp;
import org.stillwatch.respond.notice.Notice;
import org.stillwatch.respond.notice.Outbox;

/// An outbox whose disk is full at times: it can be read, and nothing can be marked.
record BreakingOutbox(Outbox whole, AtomicBoolean broken) implements Outbox {
  private void check() throws IOException {
    if (broken.get()) {
      throw new IOException("the disk is full");
    }
  }

  @Override
  public boolean put(Notice notice, Collection<String> receivers) throws IOException {
    return whole.put(notice, receivers);
  }

  @Override
  public List<Due> due(String receiver, long nowMillis, int most) throws IOException {
    return whole.due(receiver, nowMillis, most);
  }

  @Override
  public void delivered(String id, String receiver, long atMillis) throws IOException {
    check();
    whole.delivered(id, receiver, atMillis);
  }

  @Override
  public void postpone(String id, String receiver, long untilMillis, String why)
      throws IOException {
    check();
    whole.postpone(id, receiver, untilMillis, why);
  }

  @Override
  public void giveUp(String id, String receiver, long atMillis, String why) throws IOException {
    check();
    whole.giveUp(id, receiver, atMillis, why);
  }

  @Override
  public List<GivenUp> givenUp(String afterId, String afterReceiver, int most) throws IOException {
    return whole.givenUp(afterId, afterReceiver, most);
  }

  @Override
  public boolean again(String id, String receiver, long nowMillis) throws IOException {
    return whole.again(id, receiver, nowMillis);
  }

  @Override
  public SortedMap<String, Backlog> waiting() throws IOException {
    return whole.waiting();
  }

  @Override
  public int forget(long beforeMillis) throws IOException {
    return whole.forget(beforeMillis);
  }
}

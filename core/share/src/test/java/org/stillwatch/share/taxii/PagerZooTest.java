// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Five ways in which clients read pages (`sharing.md` 10.3), each over 10,000 objects that were
/// added in one moment, while others are added in between: nothing is lost, nothing comes twice.
class PagerZooTest {
  private static final int OBJECTS = 10_000;
  private static final int BATCH = 2_500;
  private static final int LATER = 50;

  /// How a client goes on after a page.
  enum Pager {
    ADDED_AFTER_ONLY,
    ADDED_AFTER_AND_NEXT,
    ASSUMES_INCLUSIVE,
    BY_HEADER,
    NEXT_ONLY
  }

  private final MemoryServer server = new MemoryServer();
  private final Set<String> known = new HashSet<>();
  private final List<String> read = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void every_pager_reads_each_object_once(Pager pager) throws IOException {
    for (int from = 0; from < OBJECTS; from += BATCH) {
      server.post(MemoryServer.OBJECTS, MemoryServer.envelope(from, from + BATCH));
    }
    var query = new TreeMap<String, String>();
    query.put("limit", "499");
    int added = OBJECTS;
    boolean more = true;
    while (more) {
      TaxiiResponse page = server.get(MemoryServer.OBJECTS, query);
      assertThat(page.status()).isEqualTo(200);
      more = take(page, pager);
      query.putAll(following(page, pager));
      if (pager == Pager.NEXT_ONLY || pager == Pager.BY_HEADER) {
        query.remove(pager == Pager.BY_HEADER ? "next" : "added_after");
      }
      if (added < OBJECTS + LATER) {
        server.later(1);
        server.post(MemoryServer.OBJECTS, MemoryServer.envelope(added, added + 10));
        added += 10;
      }
      assertThat(read).hasSizeLessThanOrEqualTo(OBJECTS + LATER);
    }

    assertThat(read).doesNotHaveDuplicates();
    assertThat(read)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, OBJECTS + LATER).mapToObj(MemoryServer::id).toList());
  }

  /// Whether the client asks again.
  private boolean take(TaxiiResponse page, Pager pager) throws IOException {
    JsonNode body = new JsonMapper().readTree(page.body());
    int fresh = 0;
    for (JsonNode object : body.path("objects")) {
      String id = object.path("id").asText();
      boolean isNew = known.add(id);
      if (isNew || pager != Pager.ASSUMES_INCLUSIVE) {
        read.add(id);
      }
      fresh += isNew ? 1 : 0;
    }
    return switch (pager) {
      case ADDED_AFTER_AND_NEXT, NEXT_ONLY -> body.path("more").asBoolean();
      case ADDED_AFTER_ONLY, ASSUMES_INCLUSIVE, BY_HEADER -> fresh > 0;
    };
  }

  private static Map<String, String> following(TaxiiResponse page, Pager pager) throws IOException {
    String last = page.headers().getOrDefault("X-TAXII-Date-Added-Last", "");
    String next = new JsonMapper().readTree(page.body()).path("next").asText();
    var query = new TreeMap<String, String>();
    if (pager != Pager.NEXT_ONLY && !last.isEmpty()) {
      query.put("added_after", last);
    }
    if ((pager == Pager.NEXT_ONLY || pager == Pager.ADDED_AFTER_AND_NEXT) && !next.isEmpty()) {
      query.put("next", next);
    }
    return query;
  }
}

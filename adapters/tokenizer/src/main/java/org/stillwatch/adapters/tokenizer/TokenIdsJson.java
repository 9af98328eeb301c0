// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.tokenizer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Arrays;
import org.stillwatch.trace.score.TokenIds;

/// The JSON in which others say token ids.
final class TokenIdsJson {
  /// Ids of one text at most.
  static final int MOST = 1 << 20;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(20).build())
          .build();

  private TokenIdsJson() {}

  /// The array that the parser stands on.
  ///
  /// @throws IOException when it is none, or holds something else than ids
  static TokenIds ids(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("expected an array of token ids");
    }
    int[] ids = new int[256];
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || count == MOST) {
        throw new IOException("expected at most " + MOST + " token ids, whole numbers");
      }
      if (count == ids.length) {
        ids = Arrays.copyOf(ids, 2 * count);
      }
      ids[count] = parser.getIntValue();
      if (ids[count++] < 0) {
        throw new IOException("expected token ids of 0 or more");
      }
    }
    return TokenIds.of(Arrays.copyOf(ids, count));
  }
}

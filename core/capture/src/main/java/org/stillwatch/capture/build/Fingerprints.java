// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.body.AnswerMarks;
import org.stillwatch.capture.body.RequestMarks;

/// Puts the marks of request and answer together.
final class Fingerprints {
  private static final int SIGNATURES = 2;

  private Fingerprints() {}

  /// A sketch wins over bodies, of which it says at least as much.
  static Fingerprint of(
      @Nullable Fingerprint sketch, @Nullable RequestMarks request, @Nullable AnswerMarks answer) {
    if (sketch != null) {
      return sketch;
    }
    var known = answer == null ? new AnswerMarks(-1, AnswerShape.UNKNOWN, List.of(), "") : answer;
    return request == null ? answered(Fingerprint.NONE, known) : both(request, known);
  }

  private static Fingerprint answered(Fingerprint none, AnswerMarks answer) {
    return new Fingerprint(
        none.codePoints(),
        none.cut(),
        none.skeleton(),
        none.segments(),
        none.system(),
        none.tools(),
        none.format(),
        none.request(),
        none.params(),
        none.prefix(),
        none.slots(),
        answer.signatures(),
        none.near(),
        none.features(),
        none.capabilities(),
        none.forms(),
        none.script(),
        answer.codePoints(),
        answer.shape());
  }

  private static Fingerprint both(RequestMarks request, AnswerMarks answer) {
    var text = request.text();
    return new Fingerprint(
        request.codePoints(),
        request.cut(),
        text.skeleton(),
        text.segments(),
        request.system(),
        request.tools(),
        request.format(),
        request.request(),
        request.params(),
        request.prefix(),
        text.slots(),
        signatures(request, answer),
        text.near(),
        text.features(),
        Capabilities.shares(request.hits(), request.codePoints() > 0),
        Collections.unmodifiableSet(request.forms()),
        text.script(),
        answer.codePoints(),
        answer.shape());
  }

  /// The newest come first in need: what the answer issued, then what the request carried.
  private static List<Long> signatures(RequestMarks request, AnswerMarks answer) {
    var all = new ArrayList<>(request.signatures());
    all.removeAll(answer.signatures());
    all.addAll(answer.signatures());
    return List.copyOf(all.subList(Math.max(0, all.size() - SIGNATURES), all.size()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is kept of the text of one exchange (`fingerprint/0`, see docs/formats): keyed hashes,
/// counts and class shares, never the text. Zero hashes are unknown.
///
/// @param codePoints length of the decoded prompt in code points
/// @param cut whether a cap on its length was met
/// @param skeleton hash of the whole skeleton (slots removed)
/// @param segments hashes of at most 16 distinct sentences or lines of the skeleton, in text order
/// @param system hash of the system prompt
/// @param tools hash of the canonical tool schema
/// @param format hash of the demanded output format
/// @param request hash of the exact request
/// @param params hash of the parameter tuple
/// @param prefix hashes of the conversation after each of the last four turns, newest last
/// @param slots at most two numbered slots of templates
/// @param signatures hashes of at most two provider-issued reasoning signatures
/// @param near near-duplicate hash
/// @param features at most 256 bits of hashed word features, as four longs
/// @param capabilities share of mass per task class, 0 to 255; absent classes are zero
/// @param forms the forms of request that were seen
/// @param script majority script, ISO 15924; serves segmentation, never scored
/// @param answerCodePoints length of the answer in code points, -1 when unknown
/// @param answer outer shape of the answer
public record Fingerprint(
    int codePoints,
    boolean cut,
    long skeleton,
    List<Long> segments,
    long system,
    long tools,
    long format,
    long request,
    long params,
    List<Long> prefix,
    List<Slot> slots,
    List<Long> signatures,
    long near,
    List<Long> features,
    Map<TaskClass, Integer> capabilities,
    Set<RequestForm> forms,
    String script,
    int answerCodePoints,
    AnswerShape answer) {
  /// A value that changes inside a template.
  ///
  /// @param template hash of the segment around it
  /// @param value the integer itself when `numeric`, else its keyed hash
  /// @param numeric whether it is an integer
  public record Slot(long template, long value, boolean numeric) {}

  /// Nothing is known of the text.
  public static final Fingerprint NONE =
      new Fingerprint(
          0,
          false,
          0,
          List.of(),
          0,
          0,
          0,
          0,
          0,
          List.of(),
          List.of(),
          List.of(),
          0,
          List.of(),
          Map.of(),
          Set.of(),
          "",
          -1,
          AnswerShape.UNKNOWN);

  /// Whether any text was there to be fingerprinted.
  public boolean hasText() {
    return codePoints > 0;
  }
}

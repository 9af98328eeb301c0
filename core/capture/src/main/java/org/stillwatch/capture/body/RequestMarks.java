// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.capture.text.TextMarks;

/// What is kept of a request body. Zero hashes and empty words are unknown.
///
/// @param codePoints length of all user text
/// @param cut whether not all of it was fingerprinted
/// @param text marks of the user text
/// @param hits hits of the user text, the system prompt and the structure of the request
/// @param forms forms that the user text or the system prompt showed
/// @param system hash of the skeleton of the system prompt
/// @param tools hash of the canonical tool schema
/// @param format hash of the demanded output format
/// @param request hash of all that was said and asked for, but not of the model or the end user
/// @param params hash of the sampling parameters
/// @param prefix hashes of the conversation after each of the last turns, newest last
/// @param signatures hashes of reasoning signatures in the conversation, newest last
/// @param model the model asked for
/// @param user the end user as named by the caller
/// @param session the conversation that is continued
public record RequestMarks(
    int codePoints,
    boolean cut,
    TextMarks text,
    Map<TaskClass, Integer> hits,
    Set<RequestForm> forms,
    long system,
    long tools,
    long format,
    long request,
    long params,
    List<Long> prefix,
    List<Long> signatures,
    String model,
    String user,
    String session)
    implements RequestRead {
  /// Never an id of a person.
  @Override
  public String toString() {
    return "RequestMarks[" + codePoints + " code points]";
  }
}

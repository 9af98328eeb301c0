// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.Map;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.capture.Usage;

/// What is kept of one exchange, to say later whether it belongs to a campaign and what it cost.
///
/// @param order its place among all that was seen, from 0: that of the replay, but for what came
///   late
/// @param id the exchange's own id
/// @param pathway the way in
/// @param timeMillis start of the request
/// @param account holder of the credential
/// @param model the model's name, empty when unknown
/// @param usage token counts
/// @param system hash of the system prompt, 0 when there is none
/// @param capabilities share of mass of each task class
/// @param template hash of its template, 0 where nothing is repeated
record Served(
    long order,
    String id,
    String pathway,
    long timeMillis,
    AccountId account,
    String model,
    Usage usage,
    long system,
    Map<TaskClass, Integer> capabilities,
    long template) {
  static Served of(long order, Observation seen, long template) {
    return new Served(
        order,
        seen.id(),
        seen.pathway(),
        seen.timeMillis(),
        seen.account(),
        seen.model(),
        seen.usage(),
        seen.fingerprint().system(),
        seen.fingerprint().capabilities(),
        template);
  }
}

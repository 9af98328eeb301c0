// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

import java.util.List;

/// An account with what stays the same over its requests.
///
/// @param account its id
/// @param org its organisation, empty for none
/// @param payment its payment instrument
/// @param addresses where it comes from
/// @param userAgent its client
/// @param ja4 its TLS fingerprint
/// @param system its system prompt, empty where the template says it
/// @param models models that it asks
/// @param temperature its sampling temperature; negative draws one for each request
record Sender(
    String account,
    String org,
    String payment,
    List<String> addresses,
    String userAgent,
    String ja4,
    String system,
    List<String> models,
    double temperature) {}

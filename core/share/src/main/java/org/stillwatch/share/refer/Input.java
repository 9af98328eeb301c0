// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import java.util.Optional;
import org.stillwatch.judge.attribution.AttributionRecord;

/// Everything that a package is made of.
///
/// @param referral what people decided
/// @param facts what the case says
/// @param attribution what may be said of who is behind it
/// @param leak what was found in a leaked corpus, if one was asked
/// @param names how accounts are called
public record Input(
    Referral referral,
    CaseFacts facts,
    AttributionRecord attribution,
    Optional<Leak> leak,
    Names names) {}

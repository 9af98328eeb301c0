// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import org.stillwatch.trace.score.Grade;
import org.stillwatch.trace.score.Reach;

/// One thing that may be said about a corpus: that text in it originates from responses that were
/// served to the subject. It never says who passed them on, since customers publish, resell and
/// lose keys.
///
/// @param reach about how many it speaks
/// @param subject the campaign or account; empty for all accounts of the ledger together
/// @param grade how much it is worth
public record Statement(Reach reach, String subject, Grade grade) {}

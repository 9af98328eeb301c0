// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import org.stillwatch.trace.score.Reach;

/// A hypothesis that was tested: that the corpus owes nothing to what the subject was served.
///
/// @param reach about how many it speaks
/// @param subject the campaign or account; empty for all accounts of the ledger together
/// @param accounts with twins that it covers
/// @param served pairs of which only the served response is found
/// @param heldBack pairs of which only the other one is found
/// @param log10P log10 of the exact chance of as many served ones under fair coins
/// @param log10Level log10 of the level at which it was tested
/// @param rejected whether the hypothesis is given up
public record Tested(
    Reach reach,
    String subject,
    long accounts,
    long served,
    long heldBack,
    double log10P,
    double log10Level,
    boolean rejected) {}

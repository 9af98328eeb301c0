// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.cast;

import java.time.Instant;

/// A payment instrument on an account.
///
/// @param instrument opaque hash of the instrument
/// @param kind word of `account/1`: card, bank, wallet, invoice, voucher
/// @param issuer opaque hash of who issued it
/// @param since when the account first showed it
public record Payment(String instrument, String kind, String issuer, Instant since) {}

// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

/// What a corpus shares with what one account was served. Only fingerprints count that the ledger
/// has of this account alone and that were not found elsewhere.
///
/// @param account the account
/// @param responses of which the corpus holds two such fingerprints or more
/// @param records of the corpus that hold two such fingerprints or more
/// @param fingerprints that are shared
/// @param firstMillis when the first of these responses was served
/// @param lastMillis when the last of them was served
public record Served(
    String account,
    long responses,
    long records,
    long fingerprints,
    long firstMillis,
    long lastMillis) {}

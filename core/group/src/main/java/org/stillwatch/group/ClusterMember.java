// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import org.stillwatch.base.AccountId;

/// One account of a cluster.
///
/// @param principal index of its principal
/// @param account the account
/// @param membership probability of belonging, 0 to 1
/// @param core whether at least two independent reasons hold it
/// @param costlyTie whether it holds a bound item together with at least two other accounts, or
///   took over a conversation from another member
public record ClusterMember(
    int principal, AccountId account, double membership, boolean core, boolean costlyTie) {}

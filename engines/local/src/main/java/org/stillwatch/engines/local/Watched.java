// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import org.stillwatch.group.Cluster;
import org.stillwatch.judge.Judgement;

/// A cluster with its judgement at the last tick, and when it was first reported.
///
/// @param cluster the group
/// @param judgement what may be said
/// @param detectedMillis the tick at which it first reached `review`; `Long.MAX_VALUE` if never
record Watched(Cluster cluster, Judgement judgement, long detectedMillis) {}

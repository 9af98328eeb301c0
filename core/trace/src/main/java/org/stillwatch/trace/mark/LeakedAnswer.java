// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import org.stillwatch.trace.score.CorpusText;

/// One record of a leak that holds its prompt.
///
/// @param anchor of the conversation that the leak says it comes from
/// @param answer what stands as the answer
public record LeakedAnswer(Anchor anchor, CorpusText answer) {}

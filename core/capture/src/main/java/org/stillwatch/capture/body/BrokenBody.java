// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import org.stillwatch.capture.RejectReason;

/// A body that could not be read.
///
/// @param reason why
public record BrokenBody(RejectReason reason) implements RequestRead, AnswerRead {}

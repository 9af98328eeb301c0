// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import java.util.List;
import org.stillwatch.capture.AnswerShape;

/// What is kept of an answer's body.
///
/// @param codePoints length of its text, -1 when the body has no shape that we know
/// @param shape outer shape
/// @param signatures hashes of the reasoning signatures that were issued with it
/// @param model the model that answered, empty when unknown
public record AnswerMarks(int codePoints, AnswerShape shape, List<Long> signatures, String model)
    implements AnswerRead {}

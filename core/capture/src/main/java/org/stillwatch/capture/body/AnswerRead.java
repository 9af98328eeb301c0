// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

/// What became of an answer's body.
public sealed interface AnswerRead permits AnswerMarks, BrokenBody {}

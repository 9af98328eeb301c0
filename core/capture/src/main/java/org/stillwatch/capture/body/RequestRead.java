// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

/// What became of a request body.
public sealed interface RequestRead permits RequestMarks, BrokenBody {}

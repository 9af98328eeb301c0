// SPDX-License-Identifier: Apache-2.0
/// How fast marks are scored, held against a loop of SHA-256 in the same process.
@NullMarked
package org.stillwatch.benchmarks.marks;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/// How an answer is marked before it is served, and how leaked answers are read: a directive for
/// each request, and a test for each account.
@NullMarked
package org.stillwatch.trace.mark;

import org.jspecify.annotations.NullMarked;

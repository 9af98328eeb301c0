// SPDX-License-Identifier: Apache-2.0
/// The book of what is shared: what people prepared and let go, what partners sent, what we think
/// of it, what was done because of it, and what was undone.
@NullMarked
package org.stillwatch.share.book;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/// TAXII 2.1 (OASIS Standard, 10 June 2021) without any transport: a request and what is held give
/// an answer.
@NullMarked
package org.stillwatch.share.taxii;

import org.jspecify.annotations.NullMarked;

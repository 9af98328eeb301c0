// SPDX-License-Identifier: Apache-2.0
/// Where token ids of texts come from: the tokenizer of the serving process, or a file that was
/// made with it.
@NullMarked
package org.stillwatch.adapters.tokenizer;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.stillwatch.share.book;

import org.jspecify.annotations.NullMarked;

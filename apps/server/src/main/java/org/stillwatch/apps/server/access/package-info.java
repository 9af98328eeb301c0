// SPDX-License-Identifier: Apache-2.0
/// Who may come in, in a running service: what is known of accounts, and the answers.
@NullMarked
package org.stillwatch.apps.server.access;

import org.jspecify.annotations.NullMarked;

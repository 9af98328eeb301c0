// SPDX-License-Identifier: Apache-2.0
/// What a service shares with partners and takes from them: collections over TAXII, the desk where
/// people let packages go, and what follows when somebody takes something back.
@NullMarked
package org.stillwatch.apps.server.sharing;

import org.jspecify.annotations.NullMarked;

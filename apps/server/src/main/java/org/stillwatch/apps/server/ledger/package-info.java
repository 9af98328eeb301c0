/// From answers that were served to the ledger: fingerprinted on the way in, journalled before they
/// are acknowledged, rolled into the files of their days.
@NullMarked
package org.stillwatch.apps.server.ledger;

import org.jspecify.annotations.NullMarked;

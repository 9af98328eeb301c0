/// Evidence items: what an observation or an account row says that several accounts could share.
@NullMarked
package org.stillwatch.capture.items;

import org.jspecify.annotations.NullMarked;

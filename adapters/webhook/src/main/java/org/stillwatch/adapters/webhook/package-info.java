/// Notices to other programs over HTTP: signed, tried again until they arrive, with one id however
/// often they are sent; and the same signatures checked where others send to us.
@NullMarked
package org.stillwatch.adapters.webhook;

import org.jspecify.annotations.NullMarked;

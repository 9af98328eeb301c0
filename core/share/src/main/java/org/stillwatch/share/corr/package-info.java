/// Corroboration without pooling (SW-CORR-1): what two parties agreed on, how much may be asked,
/// what was committed to, and what took place. The cryptography of an exchange is not here.
@NullMarked
package org.stillwatch.share.corr;

import org.jspecify.annotations.NullMarked;

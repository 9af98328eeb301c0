/// What is done about it: the ladder of measures, the answer to one request or registration, and
/// what is kept of it so that it can be given again bit for bit. What policies ask for, what may
/// begin, and what people decide have packages of their own.
@NullMarked
package org.stillwatch.respond;

import org.jspecify.annotations.NullMarked;

/// What is done to a customer, and whether it may be: the needs of each measure are code that fails
/// closed.
@NullMarked
package org.stillwatch.respond.action;

import org.jspecify.annotations.NullMarked;

/// What is done about it: the ladder of measures, the answer to one request or registration, and
/// what is kept of it so that it can be given again bit for bit. Policies that do more than observe
/// come with a later issue.
@NullMarked
package org.stillwatch.respond;

import org.jspecify.annotations.NullMarked;

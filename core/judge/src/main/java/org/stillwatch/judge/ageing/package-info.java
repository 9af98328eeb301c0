/// How evidence fades: half-lives of indicators, and how long one may be shared.
@NullMarked
package org.stillwatch.judge.ageing;

import org.jspecify.annotations.NullMarked;

/// An example: a reverse proxy before an OpenAI-compatible API that asks Stillwatch and tells it.
@NullMarked
package org.stillwatch.examples.proxy;

import org.jspecify.annotations.NullMarked;

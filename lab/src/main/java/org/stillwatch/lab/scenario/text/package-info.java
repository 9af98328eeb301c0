/// What is said: grammars, pools of texts, scripts of conversations.
@NullMarked
package org.stillwatch.lab.scenario.text;

import org.jspecify.annotations.NullMarked;

/** An example: a channel that says touchpoints in a chat room. */
@NullMarked
package org.example.chat;

import org.jspecify.annotations.NullMarked;

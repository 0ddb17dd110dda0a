/** What comes in and goes out: problems, parameters, bodies, retries, the door that every request passes. */
@NullMarked
package org.millioncarrots.platform.http;

import org.jspecify.annotations.NullMarked;

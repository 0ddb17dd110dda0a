package org.millioncarrots.platform.sql;

import java.time.Instant;

/** An entity that says when it was written last, for lists of what has changed. */
public interface Changing {
    void changedAt(Instant at);
}

package org.millioncarrots.platform.http;

import java.util.UUID;

/** Who is erased: an earlier answer that told of them is not given again. */
public interface Forgotten {
    /** @param id of anything; false of what is nobody */
    boolean isForgotten(UUID id);
}

package org.millioncarrots.console;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The answer to a form: where its effect can be seen, so that reading the page again does nothing again. */
public final class Acted {
    static final String PARAMETER = "done";

    private Acted() {}

    /** @param done what was done, a word for the template there: {@code inject:visit.done} */
    public static Response at(String path, String done) {
        return Response.seeOther(URI.create(path + "?" + PARAMETER + "=" + done))
                .build();
    }
}

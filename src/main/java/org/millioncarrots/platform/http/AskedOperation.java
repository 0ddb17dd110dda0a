package org.millioncarrots.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/** Which operation of the contract a request is for, by its id there. */
final class AskedOperation {
    private static final String PROPERTY = AskedOperation.class.getName();

    private AskedOperation() {}

    static void set(ContainerRequestContext request, String id) {
        request.setProperty(PROPERTY, id);
    }

    /** Empty if the contract has none, or what was asked is not of its form. */
    static Optional<String> of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof String id ? Optional.of(id) : Optional.empty();
    }
}

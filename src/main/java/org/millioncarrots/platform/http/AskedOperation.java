package org.millioncarrots.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/** Which operation of the contract a request is for, as it stands there. */
final class AskedOperation {
    private static final String PROPERTY = AskedOperation.class.getName();

    private AskedOperation() {}

    static void set(ContainerRequestContext request, ContractPaths.Operation operation) {
        request.setProperty(PROPERTY, operation);
    }

    /** Empty if the contract has none, or what was asked is not of its form. */
    static Optional<String> of(ContainerRequestContext request) {
        return operation(request).map(ContractPaths.Operation::id);
    }

    /** When it is gone, if it is going away. */
    static Optional<Leaving> leaving(ContainerRequestContext request) {
        return operation(request).flatMap(ContractPaths.Operation::leaving);
    }

    private static Optional<ContractPaths.Operation> operation(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof ContractPaths.Operation operation
                ? Optional.of(operation)
                : Optional.empty();
    }
}

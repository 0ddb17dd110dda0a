package org.millioncarrots.platform.people;

import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Asks clients for a certificate where roles are of bound tokens only. Any will do, signed by whomever: the issuer has said in the
 * token which one it is, and the connection proves that the client has its key. It opens no door by itself.
 */
@ApplicationScoped
@Unremovable
class ClientCertificates implements HttpServerOptionsCustomizer {
    private final BoundRoles boundRoles;

    ClientCertificates(BoundRoles boundRoles) {
        this.boundRoles = boundRoles;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (!boundRoles.names().isEmpty()) {
            options.setClientAuth(ClientAuth.REQUEST);
            options.setTrustOptions(TrustOptions.wrap(new AnyClient()));
        }
    }

    /** Whose a certificate is does not matter, only that it is the one of the token. */
    private static final class AnyClient implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyType) {
            throw new UnsupportedOperationException("for clients only");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

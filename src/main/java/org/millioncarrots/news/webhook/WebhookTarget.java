package org.millioncarrots.news.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.millioncarrots.platform.http.Problem;

/** Where events may be sent: to hosts that the operators know, over TLS, and to public addresses only. */
@ApplicationScoped
class WebhookTarget {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST = 500;

    /** Scheme and host, in which the case of letters means nothing (RFC 3986). */
    private static final Pattern HOST = Pattern.compile("^[A-Za-z]+://[^/?#]*");

    private final List<String> hosts;
    private final boolean loopback;
    private final Names names;

    /** Looks a name up. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    @Inject
    WebhookTarget(WebhookSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    WebhookTarget(WebhookSettings settings, Names names) {
        this.names = names;
        this.hosts = Stream.of(settings.allowedHosts().orElse("").split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
        this.loopback = settings.loopback();
    }

    /** @throws Problem if events are not sent there (400) */
    URI required(String url) {
        return allowed(url)
                .orElseThrow(() -> Problem.invalid(
                        "url",
                        "an absolute https URL without user, fragment or port other than 443, of a host that the operators"
                                + " of this service have allowed for you (carrots.webhooks.allowed-hosts)"));
    }

    private Optional<URI> allowed(String text) {
        try {
            URI url = new URI(
                    HOST.matcher(text).replaceFirst(found -> found.group().toLowerCase(Locale.ROOT)));
            String host = url.getHost();
            if (text.length() > LONGEST
                    || host == null
                    || url.getRawUserInfo() != null
                    || url.getRawFragment() != null) {
                return Optional.empty();
            }
            if (loopback && isLoopback(url)) {
                return Optional.of(url);
            }
            boolean secure = "https".equals(url.getScheme()) && (url.getPort() == -1 || url.getPort() == 443);
            return secure && hosts.contains(host) ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    /**
     * The address that is connected to, found anew for each event: a name that led to a public address once may lead elsewhere now.
     * Empty if the host is not allowed any more, or any of its addresses is not public.
     */
    Optional<InetAddress> address(URI url) throws UnknownHostException {
        if (allowed(url.toString()).isEmpty()) {
            return Optional.empty();
        }
        InetAddress[] addresses = names.of(url.getHost());
        for (InetAddress address : addresses) {
            if (!(loopback && isLoopback(url) && address.isLoopbackAddress()) && !PublicAddress.is(address)) {
                return Optional.empty();
            }
        }
        return Optional.of(addresses[0]);
    }

    private static boolean isLoopback(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && LOOPBACK.contains(url.getHost());
    }
}

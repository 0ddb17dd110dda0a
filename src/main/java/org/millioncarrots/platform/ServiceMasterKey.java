package org.millioncarrots.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The master key in a key service, which never gives it away: it wraps data keys, and whatever is sealed carries its data key,
 * wrapped. A data key seals for some minutes, and unwrapped ones are remembered for as long, as many as fit, so that neither a
 * registration nor a file of 100,000 payments asks the service each time.
 */
final class ServiceMasterKey implements MasterKey {
    private static final int MOST_REMEMBERED = 1_000;

    private final TransitService service;
    private final Duration remembered;
    private final Clock clock;
    private final Sealing sealing;
    private final Map<String, DataKey> unwrapped = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DataKey> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private @Nullable DataKey current;

    ServiceMasterKey(TransitService service, Duration remembered, Clock clock, Sealing sealing) {
        this.service = service;
        this.remembered = remembered;
        this.clock = clock;
        this.sealing = sealing;
    }

    /** @param wrapped as the service writes it: {@code vault:v3:…} */
    private record DataKey(String wrapped, SecretKey key, Instant until) {
        /** Which key of the service has wrapped it: {@code vault:v3}. */
        String name() {
            return wrapped.substring(0, wrapped.lastIndexOf(':'));
        }
    }

    /** Whether something that begins with this name was sealed here. */
    static boolean sealed(String name) {
        return name.startsWith(TransitService.PREFIX);
    }

    @Override
    public byte[] seal(String purpose, byte[] plain) {
        DataKey key = current();
        byte[] name = Sealing.prefix(key.name());
        byte[] rest = key.wrapped().substring(key.name().length() + 1).getBytes(StandardCharsets.US_ASCII);
        byte[] head = ByteBuffer.allocate(name.length + Short.BYTES + rest.length)
                .put(name)
                .putShort((short) rest.length)
                .put(rest)
                .array();
        return sealing.encrypt(head, Sealing.derived(key.key(), purpose), purpose, plain);
    }

    @Override
    public byte[] open(String purpose, byte[] sealed) {
        int name = 1 + sealed[0];
        int rest = ByteBuffer.wrap(sealed).getShort(name);
        int from = name + Short.BYTES;
        String wrapped = Sealing.name(sealed) + ":" + new String(sealed, from, rest, StandardCharsets.US_ASCII);
        return Sealing.decrypt(Sealing.derived(unwrapped(wrapped), purpose), purpose, sealed, from + rest);
    }

    @Override
    public byte[] prefix() {
        return Sealing.prefix(current().name());
    }

    /** Asks the service, whatever is remembered. */
    void tryService() {
        service.encrypt(Base64.getEncoder().encodeToString(sealing.newKey()));
    }

    private synchronized DataKey current() {
        DataKey known = current;
        if (known != null && clock.instant().isBefore(known.until())) {
            return known;
        }
        byte[] bytes = sealing.newKey();
        DataKey next = remember(service.encrypt(Base64.getEncoder().encodeToString(bytes)), bytes);
        current = next;
        return next;
    }

    /** Two threads may ask the service for the same one: better than that all wait for one. */
    private SecretKey unwrapped(String wrapped) {
        synchronized (this) {
            DataKey known = unwrapped.get(wrapped);
            if (known != null && clock.instant().isBefore(known.until())) {
                return known.key();
            }
            unwrapped.remove(wrapped);
        }
        byte[] bytes = Base64.getDecoder().decode(service.decrypt(wrapped));
        return remember(wrapped, bytes).key();
    }

    private synchronized DataKey remember(String wrapped, byte[] bytes) {
        DataKey key = new DataKey(
                wrapped, new SecretKeySpec(bytes, "AES"), clock.instant().plus(remembered));
        Arrays.fill(bytes, (byte) 0);
        unwrapped.put(wrapped, key);
        return key;
    }
}

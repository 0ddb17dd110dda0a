package org.millioncarrots;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditSettings;
import org.millioncarrots.award.AwardSettings;
import org.millioncarrots.claim.SamePersonSettings;
import org.millioncarrots.claimant.AccountSettings;
import org.millioncarrots.claimant.disclosure.DisclosureSettings;
import org.millioncarrots.console.ConsoleSettings;
import org.millioncarrots.news.NewsSettings;
import org.millioncarrots.news.webhook.WebhookSettings;
import org.millioncarrots.offer.OfferSettings;
import org.millioncarrots.payout.PaymentSettings;
import org.millioncarrots.payout.answer.BankSettings;
import org.millioncarrots.payout.channel.ChannelSettings;
import org.millioncarrots.payout.file.Debtor;
import org.millioncarrots.payout.run.PayoutRunSettings;
import org.millioncarrots.platform.ImportSettings;
import org.millioncarrots.platform.KeySettings;
import org.millioncarrots.platform.ServiceSettings;
import org.millioncarrots.platform.http.IdempotencySettings;
import org.millioncarrots.platform.limit.LimitSettings;
import org.millioncarrots.platform.people.TokenSettings;
import org.millioncarrots.programme.ProgrammeSettings;
import org.millioncarrots.rates.RateSettings;
import org.millioncarrots.rates.publication.FeedSettings;
import org.millioncarrots.rates.quote.QuoteSettings;
import org.millioncarrots.report.ReportSettings;

/**
 * All settings of the service, read from the mappings of the features; a test holds the list complete. They are known before
 * anything starts, and natively are part of the image.
 */
final class KnownSettings {
    /** In the order of docs/configuration.md. */
    static final List<Class<?>> MAPPINGS = List.of(
            Debtor.class,
            KeySettings.class,
            ServiceSettings.class,
            AuditSettings.class,
            TokenSettings.class,
            ConsoleSettings.class,
            LimitSettings.class,
            MigrationSettings.class,
            BankSettings.class,
            ChannelSettings.class,
            ImportSettings.class,
            PayoutRunSettings.class,
            PaymentSettings.class,
            AwardSettings.class,
            AccountSettings.class,
            SamePersonSettings.class,
            DisclosureSettings.class,
            FeedSettings.class,
            RateSettings.class,
            QuoteSettings.class,
            OfferSettings.class,
            NewsSettings.class,
            WebhookSettings.class,
            ReportSettings.class,
            ProgrammeSettings.class,
            IdempotencySettings.class);

    private static final Map<String, Setting> ALL = all();

    private KnownSettings() {}

    /** By property. */
    static Map<String, Setting> byProperty() {
        return ALL;
    }

    private static Map<String, Setting> all() {
        Map<String, Setting> all = new TreeMap<>();
        for (Class<?> mapping : MAPPINGS) {
            of(mapping).forEach(setting -> all.put(setting.property(), setting));
        }
        return Map.copyOf(all);
    }

    static Stream<Setting> of(Class<?> mapping) {
        return of(mapping, mapping.getAnnotation(ConfigMapping.class).prefix());
    }

    private static Stream<Setting> of(Class<?> mapping, String prefix) {
        return Arrays.stream(mapping.getMethods())
                .sorted(Comparator.comparing(Method::getName))
                .flatMap(method -> {
                    String property = prefix + "." + name(method);
                    Class<?> type = valueType(method.getGenericReturnType());
                    return type.isInterface() && type.isMemberClass()
                            ? of(type, property)
                            : Stream.of(setting(property, type, method));
                });
    }

    private static Setting setting(String property, Class<?> type, Method method) {
        WithDefault byDefault = method.getAnnotation(WithDefault.class);
        return new Setting(property, type, byDefault == null ? null : byDefault.value(), least(method), most(method));
    }

    /** As the configuration library derives it: words by hyphens. */
    static String name(Method method) {
        WithName given = method.getAnnotation(WithName.class);
        return given != null
                ? given.value()
                : method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Class<?> valueType(Type type) {
        return type instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getActualTypeArguments()[0]
                : (Class<?>) type;
    }

    private static @Nullable String least(Method method) {
        Min least = method.getAnnotation(Min.class);
        if (least != null) {
            return Long.toString(least.value());
        }
        DurationMin shortest = method.getAnnotation(DurationMin.class);
        return shortest == null
                ? null
                : text(Duration.ofDays(shortest.days())
                        .plusHours(shortest.hours())
                        .plusMinutes(shortest.minutes())
                        .plusSeconds(shortest.seconds()));
    }

    private static @Nullable String most(Method method) {
        Max most = method.getAnnotation(Max.class);
        if (most != null) {
            return Long.toString(most.value());
        }
        DurationMax longest = method.getAnnotation(DurationMax.class);
        return longest == null
                ? null
                : text(Duration.ofDays(longest.days())
                        .plusHours(longest.hours())
                        .plusMinutes(longest.minutes())
                        .plusSeconds(longest.seconds()));
    }

    /** As operators write it: {@code 5D}, {@code 30M}. */
    private static String text(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? duration.toDays() + "D" : duration.toString().substring("PT".length());
    }
}

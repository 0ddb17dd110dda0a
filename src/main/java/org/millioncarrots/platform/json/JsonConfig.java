package org.millioncarrots.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.deser.std.UUIDDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;

/** The JSON of the API: unknown and duplicate fields are refused, nothing is coerced, money is a decimal string. */
@Singleton
@RegisterForReflection(targets = PinnedRate.class)
public class JsonConfig implements ObjectMapperCustomizer {
    /** Bytes; bank files and rate publications are XML and may be longer. */
    public static final int MAX_DOCUMENT = 1_000_000;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER = 40;

    /** Last, because the library's own readers of dates would take the place of ours. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        // A list has no empty places: absent is absent.
        mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        mapper.getFactory().configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true);
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_DOCUMENT)
                        .maxDocumentLength(MAX_DOCUMENT)
                        .maxNumberLength(MAX_NUMBER)
                        .build());
        SimpleModule texts = new SimpleModule("texts").addDeserializer(String.class, new TextReader());
        TimeReaders.addTo(texts);
        mapper.registerModule(texts);
        mapper.registerModule(new SimpleModule("money")
                .addSerializer(Money.class, new MoneyWriter())
                .addDeserializer(Money.class, new MoneyReader())
                .addSerializer(CurrencyCode.class, new CurrencyWriter())
                .addDeserializer(CurrencyCode.class, new CurrencyReader())
                .addSerializer(BigDecimal.class, new DecimalWriter())
                .addDeserializer(BigDecimal.class, new DecimalReader()));
    }

    /** For what the service has stored itself: it was checked when it came in, by the rules of its day. */
    static ObjectMapper stored(ObjectMapper strict) {
        return strict.copy()
                .setDefaultSetterInfo(JsonSetter.Value.empty())
                .registerModule(new SimpleModule("stored")
                        .addDeserializer(String.class, StringDeserializer.instance)
                        .addDeserializer(LocalDate.class, LocalDateDeserializer.INSTANCE)
                        .addDeserializer(Instant.class, InstantDeserializer.INSTANT)
                        .addDeserializer(UUID.class, new UUIDDeserializer()));
    }

    /** {@code {"amount":"47253.44","currency":"USD"}}. */
    private static final class MoneyWriter extends JsonSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeStartObject();
            out.writeStringField("amount", money.toDecimal().toPlainString());
            out.writeStringField("currency", money.currency().value());
            out.writeEndObject();
        }
    }

    @RegisterForReflection
    private record MoneyFields(String amount, CurrencyCode currency) {}

    private static final class MoneyReader extends JsonDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) throws IOException {
            MoneyFields fields = context.readValue(in, MoneyFields.class);
            if (fields.amount() == null || fields.currency() == null) {
                throw InvalidFormatException.from(in, "both amount and currency are needed", null, Money.class);
            }
            try {
                return Money.parse(fields.amount(), fields.currency());
            } catch (IllegalArgumentException wrong) {
                InvalidFormatException problem = InvalidFormatException.from(
                        in, String.valueOf(wrong.getMessage()), fields.amount(), Money.class);
                problem.prependPath(fields, "amount");
                throw problem;
            }
        }
    }

    private static final class CurrencyWriter extends JsonSerializer<CurrencyCode> {
        @Override
        public void serialize(CurrencyCode currency, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeString(currency.value());
        }
    }

    private static final class CurrencyReader extends JsonDeserializer<CurrencyCode> {
        @Override
        public CurrencyCode deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String code = context.readValue(in, String.class);
            try {
                return new CurrencyCode(code);
            } catch (IllegalArgumentException wrong) {
                throw InvalidFormatException.from(in, String.valueOf(wrong.getMessage()), code, CurrencyCode.class);
            }
        }
    }

    /** Plain digits in quotes: an exponent could stand for gigabytes of them. */
    private static final class DecimalReader extends JsonDeserializer<BigDecimal> {
        private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

        @Override
        public BigDecimal deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : "";
            if (!PLAIN.matcher(text).matches()) {
                throw InvalidFormatException.from(in, "", null, BigDecimal.class);
            }
            return new BigDecimal(text);
        }
    }

    /** Rates and amounts keep every published digit, so they travel as strings. */
    private static final class DecimalWriter extends JsonSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeString(value.toPlainString());
        }
    }
}

package org.millioncarrots.figures;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A year's change of an index.
 *
 * @param index the code that programmes name
 * @param year the year in which it is applied
 * @param percent the change as published, such as {@code 8.4} or {@code -0.3}
 * @param source an address or a citation where anybody can find it
 * @param corrects the newest figure of that index and year, if there is one already
 */
record IndexFigureRequest(
        @NotNull
        @Pattern(
                regexp = IndexFigureRequest.CODE,
                message = "2 to 32 capital letters, digits and underscores, such as EU_HICP")
        @Schema(examples = "EU_HICP")
        String index,

        @NotNull @Min(1990) @Max(2199) @Schema(examples = "2023")
        Integer year,

        @NotNull
        @Pattern(regexp = "-?[0-9]{1,3}(\\.[0-9]{1,4})?", message = "per cent such as 8.4 or -0.3")
        @Schema(examples = "8.4")
        String percent,

        @NotNull
        @Size(min = 10, max = 500)
        @Schema(examples = "Eurostat, HICP, euro area, annual average rate of change 2022")
        String source,

        @NotNull @Schema(examples = "2023-01-18") LocalDate publishedOn,

        @Nullable UUID corrects) {
    static final String CODE = "[A-Z][A-Z0-9_]{1,31}";
}

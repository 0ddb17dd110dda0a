package org.millioncarrots.programme;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The programmes that are in force on a day; few enough for one page.
 *
 * @param notShown the disabled ones; absent if there is none
 */
@Schema(name = "ProgrammeList")
record ProgrammeList(
        List<ProgrammeView> items,

        @Schema(
                description = "Codes of programmes whose document this version of the service cannot read for now. "
                        + "Absent if there is none")
        @Nullable
        Set<String> notShown) {}

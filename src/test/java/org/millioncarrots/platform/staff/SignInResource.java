package org.millioncarrots.platform.staff;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.millioncarrots.platform.people.Caller;

/** Somebody signs in under a name, and reads what a page would call them; in tests only. */
@Path("/test/sign-in")
@RunOnVirtualThread
public class SignInResource {
    private final RememberStaff rememberStaff;
    private final StaffNames names;
    private final Caller caller;

    SignInResource(RememberStaff rememberStaff, StaffNames names, Caller caller) {
        this.rememberStaff = rememberStaff;
        this.names = names;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public String signIn(@QueryParam("name") String name) {
        rememberStaff.remember(caller.person(), name);
        return names.of(caller.person());
    }
}

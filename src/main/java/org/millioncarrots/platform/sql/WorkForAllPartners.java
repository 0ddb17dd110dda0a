package org.millioncarrots.platform.sql;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Remembers, until the method returns, that its thread works for all partners. */
@ForAllPartners
@Interceptor
@Priority(WorkForAllPartners.BEFORE_TRANSACTIONS)
class WorkForAllPartners {
    static final int BEFORE_TRANSACTIONS = Interceptor.Priority.PLATFORM_BEFORE + 100;

    private static final ScopedValue<Boolean> WORKING = ScopedValue.newInstance();

    static boolean isGoingOn() {
        return WORKING.isBound();
    }

    @AroundInvoke
    Object work(InvocationContext context) throws Exception {
        return ScopedValue.where(WORKING, true).call(context::proceed);
    }
}

package org.millioncarrots.platform.sql;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Work of the service's own, which no request has started and which is done for all partners: its transactions see every row. Work that
 * says nothing sees none. A partner's request stays the partner's, whatever it calls.
 */
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForAllPartners {}

package halt.core.host;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This class is the border to the outside: restricted Java may call it, but its body is given anew
 * by each host (the JVM here, the explorer's steps, the C header {@code halt/arena.h}), so it is
 * neither lifted nor translated.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Intrinsic {}

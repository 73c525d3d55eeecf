package halt.core.role;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Inside this method a word may change its role, for the reason given. It is the only way to turn,
 * say, a {@link Ref} into a {@link Value}; everywhere else rule HR012 refuses it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Converts {
  /** Why the conversion is right: which bits change and what the result means. */
  String reason();
}

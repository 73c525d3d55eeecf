package halt.model.ir;

import java.util.Optional;

/**
 * A named constant.
 *
 * @param owner the qualified class
 * @param value booleans are 0 and 1; an int is sign-extended
 * @param documentation the text of its Javadoc
 */
public record IrConstant(
    String owner,
    String name,
    Type type,
    long value,
    Optional<String> documentation,
    Position position) {}

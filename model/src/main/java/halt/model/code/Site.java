package halt.model.code;

import halt.model.ir.MethodName;
import halt.model.ir.Position;
import java.util.Optional;

/**
 * Which source made this instruction?
 *
 * @param method the method that the position is in
 * @param caller where that method was called from; empty in the outermost one
 */
public record Site(MethodName method, Position position, Optional<Site> caller) {}

package halt.model.ir;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A restricted method.
 *
 * @param parameters the arena too, where the method takes it
 * @param accessible whether another class may call it: not private
 * @param documentation the text of its Javadoc
 * @param comments the comments that stand on lines of their own in the body, without their marks,
 *     by the line of the code that follows
 */
public record IrMethod(
    MethodName name,
    Type result,
    List<Local> parameters,
    Statement.Block body,
    boolean accessible,
    Optional<String> documentation,
    SortedMap<Integer, String> comments,
    Position position) {
  public IrMethod {
    parameters = List.copyOf(parameters);
    comments = Collections.unmodifiableSortedMap(new TreeMap<>(comments));
  }

  /** The same method under another name or with another body. */
  public IrMethod with(MethodName newName, Statement.Block newBody) {
    return new IrMethod(
        newName, result, parameters, newBody, accessible, documentation, comments, position);
  }
}

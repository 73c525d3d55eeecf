package halt.model.ir;

/**
 * Why is a program not well-formed?
 *
 * @param position in the source, or of the method or class if there is none closer
 * @param message what is wrong there
 */
public record Complaint(Kind kind, Position position, String message) {
  /** What is wrong. */
  public enum Kind {
    /** A class, method or constant is there twice, or stands under another class's name. */
    NAME,
    /** A constant is not among its type's numbers, or is none of this program. */
    CONSTANT,
    /** A call of a method that is not there, or that wants other arguments. */
    CALL,
    /** A type where another is wanted. */
    TYPE,
    /** Words whose roles do not go together, by {@link Roles}. */
    ROLE,
    /** The arena is used in a method that is not given it. */
    ARENA,
    /** A divisor that is not a constant, or is zero. */
    DIVISOR,
    /** Two operands of one expression have effects. */
    EFFECTS,
    /** A method calls itself, directly or through others. */
    RECURSION,
    /** A variable is declared twice, or used where its declaration does not reach. */
    DECLARATION,
    /** A variable that is only assigned where it is declared is assigned elsewhere. */
    REASSIGNED,
    /** A variable is read that may not have been assigned. */
    UNASSIGNED,
    /** A break or continue outside a loop. */
    JUMP,
    /** The head of a for loop does something else than to declare and assign. */
    HEAD,
    /** A label of a switch is not a constant int, or is there twice. */
    LABEL,
    /** The end of a method that gives a result can be reached without one. */
    RESULT
  }

  @Override
  public String toString() {
    return position + ": " + kind + ": " + message;
  }
}

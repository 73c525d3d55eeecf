package halt.model.ir;

/**
 * Which statement is it, in a program that is written down? {@link IrWriter} says it by the place
 * here, so that another order is another format.
 */
enum StatementTag {
  BLOCK,
  DECLARE,
  ASSIGN,
  EVALUATE,
  IF,
  WHILE,
  DO_WHILE,
  FOR,
  SWITCH,
  RETURN,
  BREAK,
  CONTINUE
}

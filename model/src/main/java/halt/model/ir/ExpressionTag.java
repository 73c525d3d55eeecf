package halt.model.ir;

/**
 * Which expression is it, in a program that is written down? {@link IrWriter} says it by the place
 * here, so that another order is another format.
 */
enum ExpressionTag {
  CONSTANT,
  CONSTANT_READ,
  LOCAL_READ,
  UNARY,
  BINARY,
  CONDITIONAL,
  CONVERT,
  CALL,
  ARENA_ACCESS,
  PLATFORM_CALL
}

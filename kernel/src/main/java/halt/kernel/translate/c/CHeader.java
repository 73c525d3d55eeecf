package halt.kernel.translate.c;

/**
 * Which header declares a thing?
 *
 * @param path as it stands in the include directive
 * @param system whether it is included with angle brackets
 */
public record CHeader(String path, boolean system) {
  public static final CHeader BOOL = new CHeader("stdbool.h", true);
  public static final CHeader INTEGER = new CHeader("stdint.h", true);
  public static final CHeader WORD = new CHeader("halt/word.h", true);
  public static final CHeader ARENA = new CHeader("halt/arena.h", true);
  public static final CHeader PLATFORM = new CHeader("halt/platform.h", true);
  public static final CHeader SCENARIO = new CHeader("halt/scenario.h", true);
}

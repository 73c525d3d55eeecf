package halt.model.lift;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.OptionalLong;

/**
 * How deeply is a source nested (rule HR021)? Whatever walks a program (javac, the lifter, the
 * assembler, the printer of C, the C compiler) goes down as many calls as its source is deep, so
 * what is deeper than people write is refused before any of them meets it.
 */
final class Nesting {
  /**
   * As many expressions, statements and declarations inside each other may there be: as many
   * brackets as clang takes inside each other ({@code -fbracket-depth}).
   */
  static final int DEEPEST = 256;

  private Nesting() {}

  /**
   * Where a source first goes too deep: the offset of what is too deep.
   *
   * @return empty if it goes nowhere too deep
   */
  static OptionalLong tooDeep(CompilationUnitTree unit, SourcePositions positions) {
    Scanner scanner = new Scanner();
    scanner.scan(unit, null);
    return scanner.found == null
        ? OptionalLong.empty()
        : OptionalLong.of(positions.getStartPosition(unit, scanner.found));
  }

  /** Goes no deeper than it has to. */
  private static final class Scanner extends TreeScanner<Void, Void> {
    private int depth;
    private Tree found;

    @Override
    public Void scan(Tree tree, Void unused) {
      if (tree == null || found != null) {
        return null;
      }
      if (depth == DEEPEST) {
        found = tree;
        return null;
      }
      depth++;
      super.scan(tree, null);
      depth--;
      return null;
    }
  }
}

package halt.model.lift;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import halt.model.ir.Position;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Where is a tree in its file, and what did javac find that it names? */
final class SourceUnit {
  private final String file;
  private final String text;
  private final CompilationUnitTree unit;
  private final TreePath path;
  private final Trees trees;
  private final SourcePositions positions;

  SourceUnit(String file, String text, CompilationUnitTree unit, Trees trees) {
    this.file = file;
    this.text = text;
    this.unit = unit;
    this.path = new TreePath(unit);
    this.trees = trees;
    this.positions = trees.getSourcePositions();
  }

  CompilationUnitTree tree() {
    return unit;
  }

  /** Where the tree begins; declarations are named, see {@link #name}. */
  Position start(Tree tree) {
    return at(positions.getStartPosition(unit, tree));
  }

  /** Where the declared name stands: the modifiers and annotations may be lines above it. */
  Position name(Tree declaration) {
    long from = positions.getStartPosition(unit, declaration);
    String name = "";
    Tree before = null;
    if (declaration instanceof ClassTree type) {
      name = type.getSimpleName().toString();
      before = type.getModifiers();
    } else if (declaration instanceof MethodTree method) {
      boolean constructor = method.getReturnType() == null;
      name =
          constructor
              ? element(method).getEnclosingElement().getSimpleName().toString()
              : method.getName().toString();
      before = constructor ? method.getModifiers() : method.getReturnType();
    } else if (declaration instanceof VariableTree variable) {
      name = variable.getName().toString();
      before = variable.getType();
    }
    long end = before == null ? -1 : positions.getEndPosition(unit, before);
    int found = indexOfWord(name, (int) Math.max(from, end));
    return at(found >= 0 ? found : from);
  }

  private int indexOfWord(String word, int from) {
    for (int i = text.indexOf(word, Math.max(from, 0)); i >= 0; i = text.indexOf(word, i + 1)) {
      int end = i + word.length();
      boolean begins = i == 0 || !Character.isJavaIdentifierPart(text.charAt(i - 1));
      boolean ends = end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
      if (begins && ends) {
        return i;
      }
    }
    return -1;
  }

  private Position at(long offset) {
    if (offset < 0) {
      return new Position(file, 1, 1);
    }
    LineMap lines = unit.getLineMap();
    long line = lines.getLineNumber(offset);
    return new Position(file, (int) line, (int) (offset - lines.getStartPosition(line)) + 1);
  }

  /** What a name, a call or a declaration stands for; null where javac gave it no meaning. */
  Element element(Tree tree) {
    return trees.getElement(new TreePath(path, tree));
  }

  /** Whether an expression is of an array type. */
  boolean isArray(Tree expression) {
    TypeMirror type = trees.getTypeMirror(new TreePath(path, expression));
    return type != null && type.getKind() == TypeKind.ARRAY;
  }

  /** The text of the declaration's Javadoc, without its decoration. */
  Optional<String> documentation(Tree declaration) {
    return Optional.ofNullable(trees.getDocComment(new TreePath(path, declaration)))
        .map(String::strip);
  }

  /**
   * The comments that stand on lines of their own inside a declaration, by the line of the code
   * that follows. Restricted Java has no strings, so a line that begins with two slashes is a
   * comment.
   */
  SortedMap<Integer, String> comments(Tree declaration) {
    SortedMap<Integer, String> comments = new TreeMap<>();
    int line = start(declaration).line();
    int end = (int) positions.getEndPosition(unit, declaration);
    StringBuilder comment = new StringBuilder();
    String source = text.substring((int) positions.getStartPosition(unit, declaration), end);
    for (String each : source.split("\n", -1)) {
      String code = each.strip();
      if (code.startsWith("//")) {
        comment.append(code.replaceFirst("^/+", "")).append('\n');
      } else if (!code.isEmpty() && comment.length() > 0) {
        comments.put(line, comment.toString().strip());
        comment.setLength(0);
      }
      line++;
    }
    return comments;
  }
}

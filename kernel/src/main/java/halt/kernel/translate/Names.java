package halt.kernel.translate;

import halt.kernel.translate.c.CHeader;
import halt.kernel.translate.c.CSymbol;
import halt.kernel.translate.c.CType;
import halt.model.ir.ArenaOperation;
import halt.model.ir.IrClass;
import halt.model.ir.IrConstant;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.IrWalk;
import halt.model.ir.Local;
import halt.model.ir.MethodName;
import halt.model.ir.PlatformOperation;
import halt.model.ir.Position;
import halt.model.ir.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is each thing called in C? Classes, methods, constants and variables keep their Java names:
 * {@code Atom.swap} is {@code Atom_swap}. Only a variable whose name means something else in C gets
 * an underscore behind it. Clashes that Java does not know are refused here.
 */
final class Names {
  /**
   * What C keeps for itself and Java does not: words of C11 and C23, macros of its headers, and
   * those that a compiler has outside of its strict modes.
   */
  private static final Set<String> RESERVED =
      Set.of(
          "auto",
          "extern",
          "inline",
          "register",
          "restrict",
          "signed",
          "sizeof",
          "struct",
          "typedef",
          "union",
          "unsigned",
          "asm",
          "typeof",
          "bool",
          "alignas",
          "alignof",
          "constexpr",
          "nullptr",
          "static_assert",
          "thread_local",
          "linux",
          "unix",
          "NULL",
          "errno",
          "offsetof",
          "Arena");

  private final Set<String> classes = new HashSet<>();

  /**
   * The names of a program.
   *
   * @throws TranslationException if two things would have one name in C
   */
  Names(IrProgram program) {
    Map<String, String> taken = new HashMap<>();
    Map<String, String> paths = new HashMap<>();
    for (IrClass type : program.classes()) {
      if (isOurs(type.simpleName())) {
        throw new TranslationException(
            type.name() + " would take the names of the headers halt/*.h in C; rename it",
            type.position());
      }
      classes.add(type.simpleName());
      claim(paths, path(type.name()).toLowerCase(Locale.ROOT), type.name(), type.position());
      for (IrConstant constant : type.constants()) {
        String name = plain(type.simpleName() + "_" + constant.name(), constant.position());
        claim(taken, name, type.name() + "." + constant.name(), constant.position());
      }
      for (IrMethod method : type.methods()) {
        String name = plain(function(method.name()), method.position());
        claim(taken, name, method.name().toString(), method.position());
      }
    }
  }

  private static void claim(Map<String, String> taken, String name, String by, Position position) {
    String other = taken.putIfAbsent(name, by);
    if (other != null) {
      throw new TranslationException(
          other + " and " + by + " would both be " + name + " in C; rename one", position);
    }
  }

  private static String plain(String name, Position position) {
    if (!name.matches("[A-Za-z0-9_]+")) {
      throw new TranslationException(
          name + " is no name in C: use letters, digits and underscores", position);
    }
    return name;
  }

  /** Whether a class of that simple name is in the program. */
  boolean isTranslated(String simpleName) {
    return classes.contains(simpleName);
  }

  /**
   * Where a class's files are, without suffix: {@code core/Atom} for {@code halt.core.atom.Atom}.
   */
  static String path(String qualifiedClass) {
    String[] parts = qualifiedClass.split("\\.");
    String folder = parts.length > 1 ? parts[parts.length - 2] + "/" : "";
    return folder + parts[parts.length - 1];
  }

  static CHeader header(String qualifiedClass) {
    return new CHeader(path(qualifiedClass) + ".h", false);
  }

  static String guard(String qualifiedClass) {
    return "HALT_" + path(qualifiedClass).replace('/', '_').toUpperCase(Locale.ROOT) + "_H";
  }

  static String function(MethodName method) {
    return method.simpleType() + "_" + method.name();
  }

  static CSymbol symbol(MethodName method) {
    return new CSymbol(function(method), header(method.type()));
  }

  static CSymbol symbol(IrConstant constant) {
    String owner = constant.owner().substring(constant.owner().lastIndexOf('.') + 1);
    return new CSymbol(owner + "_" + constant.name(), header(constant.owner()));
  }

  static CSymbol symbol(ArenaOperation operation) {
    return new CSymbol("Arena_" + operation.method(), CHeader.ARENA);
  }

  static CSymbol symbol(PlatformOperation operation) {
    return new CSymbol("Platform_" + operation.method(), CHeader.PLATFORM);
  }

  static CType type(Type type) {
    return switch (type) {
      case VOID -> CType.VOID;
      case BOOLEAN -> CType.BOOL;
      case INT -> CType.INT;
      case PROCESS -> CType.PROCESS;
      case CPU -> CType.CPU;
      case LONG -> CType.LONG;
      case VALUE -> CType.VALUE;
      case REF -> CType.REF;
      case ATOM_REF -> CType.ATOM;
      case SIZE -> CType.SIZE;
      case OFFSET -> CType.OFFSET;
      case ARENA -> CType.ARENA;
    };
  }

  /** The names of a method's parameters and variables. */
  Map<Local, String> locals(IrMethod method) {
    Set<Local> locals = new LinkedHashSet<>(method.parameters());
    IrWalk.statements(
        method.body(),
        statement -> {
          if (statement instanceof halt.model.ir.Statement.Declare declare) {
            locals.add(declare.local());
          }
        });
    Set<String> javaNames = new HashSet<>();
    locals.forEach(local -> javaNames.add(plain(local.name(), method.position())));
    Map<Local, String> names = new HashMap<>();
    for (Local local : locals) {
      String name = local.name();
      if (meansSomethingInC(name)) {
        do {
          name += "_";
        } while (javaNames.contains(name));
      }
      names.put(local, name);
    }
    return names;
  }

  private boolean meansSomethingInC(String name) {
    int underscore = name.indexOf('_');
    return RESERVED.contains(name)
        || name.endsWith("_t")
        || name.startsWith("_")
        || name.matches("[A-Z][A-Z0-9_]*_(C|MAX|MIN|WIDTH)")
        || (underscore > 0 && isPrefix(name.substring(0, underscore)));
  }

  private boolean isPrefix(String word) {
    return isOurs(word) || classes.contains(word);
  }

  /** Whether the hand-written headers' names begin so. */
  private static boolean isOurs(String prefix) {
    return prefix.equalsIgnoreCase("halt") || prefix.equals("Arena") || prefix.equals("Platform");
  }
}

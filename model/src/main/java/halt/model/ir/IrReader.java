package halt.model.ir;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which program did {@link IrWriter} write down? What it reads must be whole: that the bytes are
 * those that were written is to be checked before.
 */
public final class IrReader {
  private static final StatementTag[] STATEMENTS = StatementTag.values();
  private static final ExpressionTag[] EXPRESSIONS = ExpressionTag.values();
  private static final Type[] TYPES = Type.values();
  private static final ArenaOperation[] ARENA = ArenaOperation.values();
  private static final PlatformOperation[] PLATFORM = PlatformOperation.values();
  private static final Expression.UnaryOperator[] UNARY = Expression.UnaryOperator.values();
  private static final Expression.BinaryOperator[] BINARY = Expression.BinaryOperator.values();

  private final DataInputStream in;
  private final List<String> texts = new ArrayList<>();
  private final List<IrConstant> constants = new ArrayList<>();
  private final List<Local> locals = new ArrayList<>();

  private IrReader(DataInputStream in) {
    this.in = in;
  }

  /**
   * Reads a program.
   *
   * @throws IOException if that cannot be read, or is no program
   */
  public static IrProgram read(DataInputStream in) throws IOException {
    IrReader reader = new IrReader(in);
    return new IrProgram(reader.each(reader::type));
  }

  /** How one of several is read. */
  private interface Part<T> {
    T read() throws IOException;
  }

  private <T> List<T> each(Part<T> part) throws IOException {
    int size = in.readInt();
    List<T> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(part.read());
    }
    return all;
  }

  private <T> Optional<T> maybe(Part<T> part) throws IOException {
    return in.readBoolean() ? Optional.of(part.read()) : Optional.empty();
  }

  private String text() throws IOException {
    int known = in.readInt();
    if (known >= 0) {
      return texts.get(known);
    }
    char[] letters = new char[in.readInt()];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = in.readChar();
    }
    String text = new String(letters);
    texts.add(text);
    return text;
  }

  private Type typeOfWord() throws IOException {
    return TYPES[in.readByte()];
  }

  private Position position() throws IOException {
    return new Position(text(), in.readInt(), in.readInt());
  }

  private IrClass type() throws IOException {
    String name = text();
    Map<String, Map<String, Object>> annotations = new LinkedHashMap<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String annotation = text();
      Map<String, Object> elements = new LinkedHashMap<>();
      int size = in.readInt();
      for (int j = 0; j < size; j++) {
        String element = text();
        elements.put(element, value());
      }
      annotations.put(annotation, elements);
    }
    return new IrClass(
        name, annotations, each(this::constant), each(this::method), maybe(this::text), position());
  }

  private Object value() throws IOException {
    return switch (in.readByte()) {
      case 0 -> in.readLong();
      case 1 -> in.readBoolean();
      case 2 -> List.copyOf(each(this::value));
      default -> text();
    };
  }

  private IrConstant constant() throws IOException {
    int known = in.readInt();
    if (known >= 0) {
      return constants.get(known);
    }
    IrConstant constant =
        new IrConstant(text(), text(), typeOfWord(), in.readLong(), maybe(this::text), position());
    constants.add(constant);
    return constant;
  }

  private IrMethod method() throws IOException {
    MethodName name = name();
    Type result = typeOfWord();
    locals.clear();
    List<Local> parameters = each(this::local);
    if (!(statement() instanceof Statement.Block body)) {
      throw new IOException("the body of " + name + " is no block");
    }
    boolean accessible = in.readBoolean();
    Optional<String> documentation = maybe(this::text);
    SortedMap<Integer, String> comments = new TreeMap<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      int line = in.readInt();
      comments.put(line, text());
    }
    return new IrMethod(
        name, result, parameters, body, accessible, documentation, comments, position());
  }

  private MethodName name() throws IOException {
    return new MethodName(text(), text());
  }

  private Local local() throws IOException {
    int known = in.readInt();
    if (known >= 0) {
      return locals.get(known);
    }
    Local local = new Local(text(), typeOfWord(), in.readBoolean());
    locals.add(local);
    return local;
  }

  private <T> T tag(T[] all) throws IOException {
    int number = in.readByte();
    if (number < 0 || number >= all.length) {
      throw new IOException("no node has the tag " + number);
    }
    return all[number];
  }

  private Statement statement() throws IOException {
    return switch (tag(STATEMENTS)) {
      case BLOCK -> new Statement.Block(each(this::statement), position());
      case DECLARE -> new Statement.Declare(local(), maybe(this::expression), position());
      case ASSIGN -> new Statement.Assign(local(), expression(), position());
      case EVALUATE -> new Statement.Evaluate(expression(), position());
      case IF -> new Statement.If(expression(), statement(), maybe(this::statement), position());
      case WHILE -> new Statement.While(expression(), statement(), position());
      case DO_WHILE -> new Statement.DoWhile(statement(), expression(), position());
      case FOR ->
          new Statement.For(
              each(this::statement), expression(), each(this::statement), statement(), position());
      case SWITCH ->
          new Statement.Switch(
              expression(), each(this::choice), maybe(this::statement), position());
      case RETURN -> new Statement.Return(maybe(this::expression), position());
      case BREAK -> new Statement.Break(position());
      case CONTINUE -> new Statement.Continue(position());
    };
  }

  private Statement.Case choice() throws IOException {
    return new Statement.Case(each(this::expression), statement(), position());
  }

  private Expression expression() throws IOException {
    return switch (tag(EXPRESSIONS)) {
      case CONSTANT -> new Expression.Constant(typeOfWord(), in.readLong(), position());
      case CONSTANT_READ -> new Expression.ConstantRead(constant(), position());
      case LOCAL_READ -> new Expression.LocalRead(local(), position());
      case UNARY ->
          new Expression.Unary(UNARY[in.readByte()], expression(), typeOfWord(), position());
      case BINARY ->
          new Expression.Binary(
              BINARY[in.readByte()], expression(), expression(), typeOfWord(), position());
      case CONDITIONAL ->
          new Expression.Conditional(
              expression(), expression(), expression(), typeOfWord(), position());
      case CONVERT -> new Expression.Convert(expression(), typeOfWord(), position());
      case CALL -> new Expression.Call(name(), each(this::expression), typeOfWord(), position());
      case ARENA_ACCESS ->
          new Expression.ArenaAccess(
              ARENA[in.readByte()], each(this::expression), typeOfWord(), position());
      case PLATFORM_CALL ->
          new Expression.PlatformCall(PLATFORM[in.readByte()], each(this::expression), position());
    };
  }
}

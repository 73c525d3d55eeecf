package halt.model.lift;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import halt.model.ir.IrClass;
import halt.model.ir.IrConstant;
import halt.model.ir.IrMethod;
import halt.model.ir.Local;
import halt.model.ir.MethodName;
import halt.model.ir.Position;
import halt.model.ir.Statement;
import halt.model.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/**
 * What does a class declare? First its signatures and constants ({@link #declare}), once that has
 * been done for all classes its bodies ({@link #read}).
 */
final class ClassReader {
  private final SourceUnit unit;
  private final ClassTree tree;
  private final TypeElement type;
  private final Symbols symbols;
  private final Breaches breaches;
  private final Elements elements;
  private final Set<Tree> withoutType;
  private final TypeReader types;
  private final ClassShape shape;
  private final AnnotationReader annotations;
  private final List<MethodTree> methods = new ArrayList<>();
  private final List<IrConstant> constants = new ArrayList<>();

  ClassReader(
      SourceUnit unit,
      ClassTree tree,
      TypeElement type,
      Symbols symbols,
      Breaches breaches,
      Elements elements,
      Set<Tree> withoutType) {
    this.unit = unit;
    this.tree = tree;
    this.type = type;
    this.symbols = symbols;
    this.breaches = breaches;
    this.elements = elements;
    this.withoutType = withoutType;
    this.types = new TypeReader(unit, breaches);
    this.shape = new ClassShape(unit, tree, type, breaches, elements);
    this.annotations = new AnnotationReader(unit, breaches, elements);
  }

  TypeElement type() {
    return type;
  }

  Position position() {
    return unit.name(tree);
  }

  void declare() {
    if (!shape.isClass()) {
      return;
    }
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree method) {
        declareMethod(method);
      } else if (member instanceof VariableTree field) {
        declareField(field);
      } else if (member instanceof BlockTree initializer) {
        breaches.report(
            Rule.HR006,
            unit.start(initializer),
            "code that runs when the class is loaded",
            "call a method that does it");
      } else if (member instanceof ClassTree) {
        breaches.report(
            Rule.HR005,
            unit.name(member),
            "a class inside a class",
            "make it a final class in a file of its own");
      }
    }
    new ScenarioContract(unit, tree, type, breaches).check(methods, symbols);
  }

  private void declareMethod(MethodTree method) {
    Element element = unit.element(method);
    if (element.getKind() == ElementKind.CONSTRUCTOR) {
      shape.checkConstructor(method);
      return;
    }
    if (elements.getOrigin(element) != Elements.Origin.EXPLICIT) {
      return;
    }
    Position name = unit.name(method);
    shape.checkMethod(method);
    if (methods.stream().anyMatch(other -> other.getName().contentEquals(method.getName()))) {
      breaches.report(
          Rule.HR009,
          name,
          "a second method called " + method.getName(),
          "give the method a name of its own");
    }
    if (hasField(method.getName())) {
      breaches.report(Rule.HR009, name, "a field is called " + method.getName() + ", too");
    }
    Type result = types.read(method.getModifiers(), method.getReturnType());
    if (result == Type.ARENA) {
      breaches.report(Rule.HR016, name, "the arena is returned");
    }
    List<Type> parameters = new ArrayList<>();
    for (VariableTree parameter : method.getParameters()) {
      Type parameterType = types.read(parameter.getModifiers(), parameter.getType());
      if (parameterType == Type.ARENA && !parameters.isEmpty()) {
        breaches.report(
            Rule.HR016,
            unit.name(parameter),
            "the arena is not the first parameter",
            "make the arena the first parameter, and the only one of its kind");
      }
      parameters.add(parameterType);
    }
    MethodName fullName =
        new MethodName(type.getQualifiedName().toString(), method.getName().toString());
    symbols.declare(element, new Symbols.Signature(fullName, result, parameters));
    methods.add(method);
  }

  private boolean hasField(Name name) {
    return tree.getMembers().stream()
        .anyMatch(member -> member instanceof VariableTree field && field.getName().equals(name));
  }

  private void declareField(VariableTree field) {
    Element element = unit.element(field);
    Position name = unit.name(field);
    Type constantType = types.read(field.getModifiers(), field.getType());
    boolean typeRefused = types.wasRefused();
    if (constantType == Type.ARENA) {
      breaches.report(Rule.HR016, name, "a field for the arena");
      typeRefused = true;
    }
    Set<Modifier> modifiers = element.getModifiers();
    Object value = ((VariableElement) element).getConstantValue();
    if (!modifiers.contains(Modifier.STATIC)) {
      breaches.report(
          Rule.HR006,
          name,
          "the field " + field.getName() + " belongs to an object",
          "make it a static final constant, or a word of the arena");
    } else if (!modifiers.contains(Modifier.FINAL)) {
      breaches.report(Rule.HR007, name, "the static field " + field.getName() + " can change");
    } else if (value == null && !typeRefused) {
      breaches.report(
          Rule.HR007,
          name,
          "the value of " + field.getName() + " is not a compile-time constant",
          "give it a value made of literals and other constants");
    } else if (!typeRefused) {
      IrConstant constant =
          new IrConstant(
              type.getQualifiedName().toString(),
              field.getName().toString(),
              constantType,
              word(value),
              unit.documentation(field),
              name);
      constants.add(constant);
      symbols.declare(element, constant);
    }
  }

  private static long word(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    return ((Number) value).longValue();
  }

  /**
   * The whole class.
   *
   * @param calls hears every call of a lifted method
   */
  IrClass read(List<Recursion.CallSite> calls) {
    if (tree.getKind() == Tree.Kind.CLASS) {
      readInitializers();
    }
    List<IrMethod> read = new ArrayList<>();
    for (MethodTree method : methods) {
      read.add(method(method, calls));
    }
    return new IrClass(
        type.getQualifiedName().toString(),
        annotations.of(type),
        constants,
        read,
        unit.documentation(tree),
        position());
  }

  /** Constants have their values from javac; their initializers are read for breaches only. */
  private void readInitializers() {
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree field
          && field.getInitializer() != null
          && unit.element(field).getKind() == ElementKind.FIELD) {
        Typing typing = new Typing(breaches, true);
        new ExpressionReader(unit, symbols, breaches, typing, type, Map.of(), new ArrayList<>())
            .readAny(field.getInitializer());
      }
    }
  }

  private IrMethod method(MethodTree method, List<Recursion.CallSite> calls) {
    Element element = unit.element(method);
    Symbols.Signature signature = symbols.method(element).orElseThrow();
    Map<Element, Local> locals = new HashMap<>();
    List<Local> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableTree parameter = method.getParameters().get(i);
      Local local = new Local(parameter.getName().toString(), signature.parameters().get(i), true);
      parameters.add(local);
      locals.put(unit.element(parameter), local);
    }
    Typing typing = new Typing(breaches, annotations.converts(method));
    ExpressionReader expressions =
        new ExpressionReader(unit, symbols, breaches, typing, element, locals, calls);
    StatementReader statements =
        new StatementReader(
            unit,
            breaches,
            typing,
            expressions,
            locals,
            reassigned(method),
            withoutType,
            signature.result());
    Position name = unit.name(method);
    Statement.Block body =
        method.getBody() == null
            ? new Statement.Block(List.of(), name)
            : statements.block(method.getBody());
    return new IrMethod(
        signature.name(),
        signature.result(),
        parameters,
        body,
        !element.getModifiers().contains(Modifier.PRIVATE),
        unit.documentation(method),
        unit.comments(method),
        name);
  }

  private Set<Element> reassigned(MethodTree method) {
    Set<Element> assigned = new HashSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitAssignment(AssignmentTree node, Void unused) {
        assigned.add(unit.element(node.getVariable()));
        return super.visitAssignment(node, null);
      }

      @Override
      public Void visitCompoundAssignment(CompoundAssignmentTree node, Void unused) {
        assigned.add(unit.element(node.getVariable()));
        return super.visitCompoundAssignment(node, null);
      }

      @Override
      public Void visitUnary(UnaryTree node, Void unused) {
        if (AssignmentReader.isStep(node)) {
          assigned.add(unit.element(node.getExpression()));
        }
        return super.visitUnary(node, null);
      }

      @Override
      public Void visitAnnotation(AnnotationTree node, Void unused) {
        return null;
      }
    }.scan(method, null);
    return assigned;
  }
}

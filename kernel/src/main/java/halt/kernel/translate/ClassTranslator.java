package halt.kernel.translate;

import halt.kernel.translate.c.CComment;
import halt.kernel.translate.c.CExpression;
import halt.kernel.translate.c.CFile;
import halt.kernel.translate.c.CHeader;
import halt.kernel.translate.c.CItem;
import halt.kernel.translate.c.CItem.CParameter;
import halt.kernel.translate.c.CItem.CSignature;
import halt.kernel.translate.c.CItem.Linkage;
import halt.kernel.translate.c.CType;
import halt.model.ir.IrClass;
import halt.model.ir.IrConstant;
import halt.model.ir.IrMethod;
import halt.model.ir.IrWalk;
import halt.model.ir.Local;
import halt.model.ir.MethodName;
import halt.model.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which two C files is a class? The header has its constants, its accessors and the prototypes of
 * its accessible methods, each with its Javadoc; the source file has the rest, in Java's order.
 */
final class ClassTranslator {
  private final IrClass type;
  private final Names names;
  private final Inlining inlining;
  private final Ranges ranges;
  private final Set<MethodName> shared;
  private final Translator.Options options;
  private final CHeader own;

  ClassTranslator(
      IrClass type,
      Names names,
      Inlining inlining,
      Ranges ranges,
      Set<MethodName> shared,
      Translator.Options options) {
    this.type = type;
    this.names = names;
    this.inlining = inlining;
    this.ranges = ranges;
    this.shared = shared;
    this.options = options;
    this.own = Names.header(type.name());
  }

  CFile header() {
    List<CItem> items = new ArrayList<>();
    type.constants().forEach(constant -> items.add(define(constant)));
    List<CItem> functions = new ArrayList<>();
    for (IrMethod method : type.methods()) {
      if (inlining.isInline(method.name())) {
        functions.add(function(method, Linkage.STATIC_INLINE, documented(method)));
      } else if (shared.contains(method.name())) {
        functions.add(
            new CItem.Prototype(documentation(method), signature(method, Linkage.EXTERN)));
      }
    }
    items.addAll(withPrototypes(functions));
    Set<CHeader> headers = new LinkedHashSet<>(Includes.of(items));
    headers.remove(own);
    return new CFile(
        own.path(),
        comment(),
        Optional.of(Names.guard(type.name())),
        Includes.grouped(headers),
        items);
  }

  CFile source(CFile header) {
    Set<MethodName> called = calledHere();
    List<CItem> functions = new ArrayList<>();
    for (IrMethod method : type.methods()) {
      if (inlining.isInline(method.name())) {
        continue;
      }
      if (shared.contains(method.name())) {
        functions.add(function(method, Linkage.EXTERN, CComment.of(origin(method))));
      } else {
        Linkage linkage = called.contains(method.name()) ? Linkage.STATIC : Linkage.STATIC_UNUSED;
        functions.add(function(method, linkage, documented(method)));
      }
    }
    List<CItem> items = withPrototypes(functions);
    Set<CHeader> headers = new LinkedHashSet<>(Includes.of(items));
    headers.remove(own);
    header.includes().forEach(headers::removeAll);
    List<List<CHeader>> groups = new ArrayList<>();
    groups.add(List.of(own));
    groups.addAll(Includes.grouped(headers));
    return new CFile(
        Names.path(type.name()) + ".c",
        CComment.of(
            functions.isEmpty()
                ? "All of "
                    + type.simpleName()
                    + " is in its header; this checks that it compiles"
                    + " by itself. "
                    + marker()
                : marker()),
        Optional.empty(),
        groups,
        items);
  }

  private CComment comment() {
    return type.documentation()
        .map(text -> Documentation.comment(text, type.simpleName(), names::isTranslated))
        .orElse(new CComment(List.of()))
        .and(marker());
  }

  private String marker() {
    return Translator.MARKER + type.name() + "; change that, not this.";
  }

  private CItem.Define define(IrConstant constant) {
    CExpression value =
        constant.type() == Type.BOOLEAN
            ? new CExpression.Truth(constant.value() != 0)
            : new CExpression.Number(
                constant.value(), constant.type().isInt() ? CType.INT : CType.LONG);
    boolean role = constant.type().isRole();
    return new CItem.Define(
        constant
            .documentation()
            .map(text -> Documentation.comment(text, type.simpleName(), names::isTranslated)),
        Names.symbol(constant).name(),
        role ? new CExpression.Cast(Names.type(constant.type()), value) : value);
  }

  /** What the method's Javadoc says, and where the method came from. */
  private CComment documented(IrMethod method) {
    return documentation(method)
        .map(comment -> withOrigin(comment, origin(method)))
        .orElse(CComment.of(origin(method)));
  }

  private Optional<CComment> documentation(IrMethod method) {
    return method
        .documentation()
        .map(text -> Documentation.comment(text, type.simpleName(), names::isTranslated));
  }

  /** A short description and the origin share a line. */
  private static CComment withOrigin(CComment comment, String origin) {
    if (comment.parts().size() == 1
        && comment.parts().get(0) instanceof CComment.Paragraph paragraph) {
      return CComment.of(paragraph.text() + " (" + origin + ")");
    }
    return comment.and("(" + origin + ")");
  }

  /** A method's body may come from another class's file, where one replaces another. */
  private static String origin(IrMethod method) {
    return method.name() + ", " + Documentation.file(method.position(), false);
  }

  private CItem.Function function(IrMethod method, Linkage linkage, CComment comment) {
    MethodTranslator translator = new MethodTranslator(method, names, ranges, options);
    return new CItem.Function(
        Optional.of(comment),
        signature(method, linkage),
        translator.line(method.position()),
        translator.body());
  }

  private CSignature signature(IrMethod method, Linkage linkage) {
    Map<Local, String> locals = names.locals(method);
    List<CParameter> parameters = new ArrayList<>();
    for (Local parameter : method.parameters()) {
      parameters.add(new CParameter(Names.type(parameter.type()), locals.get(parameter)));
    }
    return new CSignature(
        linkage, Names.type(method.result()), Names.function(method.name()), parameters);
  }

  /** The functions, led by prototypes of those that are called above their definitions. */
  private List<CItem> withPrototypes(List<CItem> functions) {
    Map<String, CSignature> later = new HashMap<>();
    for (CItem item : functions) {
      if (item instanceof CItem.Function function
          && function.signature().linkage() != Linkage.EXTERN) {
        later.put(function.signature().name(), function.signature());
      }
    }
    Set<String> early = new HashSet<>();
    for (IrMethod method : type.methods()) {
      later.remove(Names.function(method.name()));
      boolean hasBodyHere =
          functions.stream()
              .anyMatch(
                  item ->
                      item instanceof CItem.Function function
                          && function.signature().name().equals(Names.function(method.name())));
      if (hasBodyHere) {
        IrWalk.callees(method).stream()
            .map(Names::function)
            .filter(later::containsKey)
            .forEach(early::add);
      }
    }
    List<CItem> items = new ArrayList<>();
    for (CItem item : functions) {
      if (item instanceof CItem.Function function && early.contains(function.signature().name())) {
        items.add(new CItem.Prototype(Optional.empty(), function.signature()));
      }
    }
    items.addAll(functions);
    return items;
  }

  private Set<MethodName> calledHere() {
    Set<MethodName> called = new HashSet<>();
    type.methods().forEach(method -> called.addAll(IrWalk.callees(method)));
    return called;
  }
}

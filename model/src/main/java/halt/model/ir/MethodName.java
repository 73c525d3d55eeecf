package halt.model.ir;

/**
 * Which method? Restricted Java has no overloading (rule HR009), so a class and a name say it.
 *
 * @param type the qualified class, such as {@code halt.core.atom.Atom}
 * @param name the method
 */
public record MethodName(String type, String name) {
  /** The class without its package. */
  public String simpleType() {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  @Override
  public String toString() {
    return simpleType() + "." + name;
  }
}

package halt.model.spec;

import java.util.List;
import java.util.Optional;

/**
 * What does a value word stand for, whatever its address? Two words with equal logical values are
 * indistinguishable to a program, except by the identity that {@code compareAndSet} sees.
 *
 * <p>{@link #toString} is the printed form, the same in histories, traces, reports and on the
 * booted machine's serial line; {@link #parse} reads it back.
 */
public sealed interface LogicalValue {
  /** The empty value. */
  LogicalValue NIL = new Nil();

  LogicalValue TRUE = new Bool(true);
  LogicalValue FALSE = new Bool(false);

  /** The operation found no memory and did nothing. */
  LogicalValue NEEDS_COLLECTION = new Special("needs-collection");

  /** The operation found no memory although collections had been run. */
  LogicalValue OUT_OF_MEMORY = new Special("out-of-memory");

  /** An argument was not of the kind that the operation takes. */
  LogicalValue WRONG_KIND = new Special("wrong-kind");

  /** A number left the range of fixnums or an index the range of its tuple. */
  LogicalValue OUT_OF_RANGE = new Special("out-of-range");

  /** The atom table is full. */
  LogicalValue OUT_OF_ATOMS = new Special("out-of-atoms");

  /** An integer of 61 bits, such as {@code 5}. */
  record Fixnum(long integer) implements LogicalValue {
    @Override
    public int hashCode() {
      return Long.hashCode(integer * 0x9E3779B97F4A7C15L);
    }

    @Override
    public String toString() {
      return Long.toString(integer);
    }
  }

  /** {@code true} or {@code false}. */
  record Bool(boolean truth) implements LogicalValue {
    @Override
    public String toString() {
      return Boolean.toString(truth);
    }
  }

  /** {@code nil}. */
  record Nil() implements LogicalValue {
    @Override
    public String toString() {
      return "nil";
    }
  }

  /**
   * An immutable row of values, such as {@code [1 2]}.
   *
   * <p>Not a record, because it keeps its hash: state spaces compare the same tuples again and
   * again, and nested ones would be walked each time. It is computed when it is first asked for:
   * JPF, which only reads and prints values, cannot run the hash codes that records get from Java.
   */
  final class Tuple implements LogicalValue {
    private final List<LogicalValue> fields;

    /** 0 until it has been computed; threads that race compute the same. */
    private int hash;

    public Tuple(List<LogicalValue> fields) {
      this.fields = List.copyOf(fields);
    }

    public List<LogicalValue> fields() {
      return fields;
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Tuple tuple
              && hashCode() == tuple.hashCode()
              && fields.equals(tuple.fields));
    }

    @Override
    public int hashCode() {
      int known = hash;
      if (known == 0) {
        known = 31 * fields.hashCode() + 7;
        hash = known;
      }
      return known;
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("[");
      for (int i = 0; i < fields.size(); i++) {
        text.append(i == 0 ? "" : " ").append(fields.get(i));
      }
      return text.append(']').toString();
    }
  }

  /** An atom as a value, named by its number in order of creation, such as {@code @0}. */
  record AtomValue(int index) implements LogicalValue {
    public AtomValue {
      if (index < 0) {
        throw new IllegalArgumentException("an atom's number is not negative: " + index);
      }
    }

    @Override
    public String toString() {
      return "@" + index;
    }
  }

  /** A constant that says why an operation did nothing, such as {@code !wrong-kind}. */
  record Special(String name) implements LogicalValue {
    private static final List<String> NAMES =
        List.of("needs-collection", "out-of-memory", "wrong-kind", "out-of-range", "out-of-atoms");

    public Special {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("no special constant is called " + name);
      }
    }

    @Override
    public String toString() {
      return "!" + name;
    }
  }

  /**
   * A word that stands for no value, such as {@code ?cycle:c0}. The specification never gives one,
   * so wherever it turns up it is a failure, and says of what kind.
   *
   * @param problem what is wrong, in lower case words joined by {@code -}
   * @param word the offending word; printed in hexadecimal
   */
  record Malformed(String problem, long word) implements LogicalValue {
    @Override
    public String toString() {
      return "?" + problem + ":" + Long.toHexString(word);
    }
  }

  static LogicalValue bool(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  static LogicalValue fixnum(long integer) {
    return new Fixnum(integer);
  }

  static LogicalValue tuple(LogicalValue... fields) {
    return new Tuple(List.of(fields));
  }

  static LogicalValue atom(int index) {
    return new AtomValue(index);
  }

  /** The first malformed word in this value, if there is one. */
  default Optional<Malformed> malformed() {
    if (this instanceof Malformed malformed) {
      return Optional.of(malformed);
    }
    if (this instanceof Tuple tuple) {
      return tuple.fields().stream().flatMap(field -> field.malformed().stream()).findFirst();
    }
    return Optional.empty();
  }

  /**
   * The value of a printed form.
   *
   * @throws LogicalValueSyntaxException naming the column and what was expected there
   */
  static LogicalValue parse(String text) {
    return new LogicalValueParser(text).parse();
  }
}

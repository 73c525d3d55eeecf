package halt.checker.trace;

import halt.model.arena.ArenaMap;
import halt.model.ir.PlatformOperation;
import java.util.Optional;

/** What happened, in words? The one place where the data of a trace becomes English. */
public final class Sentences {
  /** Absent for a trace whose actions have words already. */
  private final Optional<ArenaMap> map;

  private Sentences(Optional<ArenaMap> map) {
    this.map = map;
  }

  /** Sentences about an arena. */
  public Sentences(ArenaMap map) {
    this(Optional.of(map));
  }

  /** Sentences about the arena of a trace. */
  public static Sentences of(Trace trace) {
    return new Sentences(trace.arena().map(arena -> arena.map(trace.scope().processes())));
  }

  /**
   * What a process did: the word's name, old and new contents.
   *
   * @param process or {@link Trace#SET_UP} or {@link Trace#FINAL_CHECK}
   */
  public String of(int process, Deed deed) {
    if (deed instanceof Deed.Load load) {
      return load.before().isPresent()
          ? name(load.place()) + " is " + content(load.place(), load.before())
          : accesses(process, "reads", load.place());
    }
    if (deed instanceof Deed.Store store) {
      return store.after().isPresent()
          ? change(store.place(), store.before(), store.after())
          : accesses(process, "writes", store.place());
    }
    if (deed instanceof Deed.Update update) {
      return of(process, update);
    }
    if (deed instanceof Deed.Fence) {
      return "full fence";
    }
    if (deed instanceof Deed.Choice choice) {
      return of(choice);
    }
    if (deed instanceof Deed.Invoke invoke) {
      return "begins " + invoke;
    }
    if (deed instanceof Deed.Respond respond) {
      return "ends with " + respond.result();
    }
    if (deed instanceof Deed.Tell tell) {
      return tell.event() == PlatformOperation.COLLECTION_BEGINS
          ? "says that a collection begins"
          : "says that a collection ends";
    }
    if (deed instanceof Deed.Loop) {
      return who(process) + " goes round and round here";
    }
    if (deed instanceof Deed.End) {
      return who(process) + " has ended";
    }
    if (deed instanceof Deed.Omitted omitted) {
      return "… " + omitted.count() + " more actions, which the trace leaves out …";
    }
    return ((Deed.Told) deed).text();
  }

  private String of(int process, Deed.Update update) {
    if (update.before().isEmpty()) {
      return accesses(process, "updates", update.place());
    }
    return update.expected().isEmpty() || update.expected().equals(update.before())
        ? change(update.place(), update.before(), update.after())
        : name(update.place())
            + " is "
            + content(update.place(), update.before())
            + ", not "
            + content(update.place(), update.expected())
            + ": unchanged";
  }

  private static String of(Deed.Choice choice) {
    if (choice.of() == 2 && choice.taken() == 1) {
      return choice.question() == PlatformOperation.COLLECTION_REQUESTED
          ? "the system requests a collection"
          : "the system refuses the memory";
    }
    return "the system takes way " + choice.taken() + " of " + choice.of();
  }

  /** What was about to be done when it was refused. */
  private String accesses(int process, String how, long place) {
    return process < 0 ? who(process) + " accesses " + name(place) : how + " " + name(place);
  }

  private static String who(int process) {
    return switch (process) {
      case Trace.SET_UP -> "the set-up";
      case Trace.FINAL_CHECK -> "the final check";
      default -> "process " + process;
    };
  }

  private String change(long place, Optional<Long> before, Optional<Long> after) {
    return name(place) + ": " + content(place, before) + " → " + content(place, after);
  }

  private ArenaMap map() {
    return map.orElseThrow(() -> new IllegalStateException("the trace has words, and no data"));
  }

  private String name(long place) {
    return map().name(place);
  }

  private String content(long place, Optional<Long> word) {
    return word.map(known -> map().content(place, known)).orElse("not known");
  }
}

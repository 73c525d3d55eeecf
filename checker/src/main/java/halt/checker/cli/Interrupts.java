package halt.checker.cli;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Did the user ask us to stop? The first Ctrl-C, SIGTERM or SIGHUP is a request: searches poll it
 * and end with what they know, threads that wait are interrupted, and the report is still written
 * whole. The second one kills.
 *
 * <p>Signals are handled themselves, not by a shutdown hook: once the JVM is shutting down, the
 * exit code can no longer be chosen and a second signal is no longer delivered.
 */
final class Interrupts implements BooleanSupplier {
  private final Console console;
  private final Runnable kill;
  private final List<Thread> waiting = new ArrayList<>();
  private final AtomicBoolean requested = new AtomicBoolean();

  Interrupts(Console console, Runnable kill) {
    this.console = console;
    this.kill = kill;
  }

  /**
   * Begins to listen.
   *
   * @param kill ends the process at once, without any clean-up
   */
  static Interrupts install(Console console, Runnable kill) {
    Interrupts interrupts = new Interrupts(console, kill);
    try {
      for (String signal : List.of("INT", "TERM", "HUP")) {
        interrupts.listenTo(signal);
      }
    } catch (ReflectiveOperationException e) {
      console.note("this JVM does not hand over signals, so Ctrl-C ends at once (" + e + ")");
    }
    return interrupts;
  }

  /**
   * {@code sun.misc.Signal} is exported and documented, but javac warns of every use in a way that
   * no annotation quiets, and our warnings are errors: hence by name.
   */
  private void listenTo(String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object requesting =
        Proxy.newProxyInstance(
            handler.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) -> {
              request();
              return null;
            });
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), requesting);
  }

  /** What a signal does. */
  void request() {
    if (!requested.compareAndSet(false, true)) {
      kill.run();
      return;
    }
    synchronized (this) {
      waiting.forEach(Thread::interrupt);
    }
    // Outside, and last: it waits where nobody reads what we say, and the second signal must not.
    console.note("ending with what is known so far; once more ends at once");
  }

  boolean requested() {
    return requested.get();
  }

  /** As {@link #requested}, for a search that takes a plain supplier. */
  @Override
  public boolean getAsBoolean() {
    return requested.get();
  }

  /**
   * Makes a call that waits; a request interrupts it. The call should answer an interrupt by ending
   * with what it has.
   */
  <T> T interruptible(Wait<T> call) throws IOException, InterruptedException {
    Thread thread = Thread.currentThread();
    synchronized (this) {
      waiting.add(thread);
      if (requested.get()) {
        thread.interrupt();
      }
    }
    try {
      return call.get();
    } finally {
      synchronized (this) {
        waiting.remove(thread);
      }
      // A request that came after the call's end must not interrupt what follows.
      Thread.interrupted();
    }
  }

  /**
   * Makes a call that computes or waits for long and listens to nobody; a request abandons it.
   *
   * @throws InterruptedException if it was abandoned
   */
  <T> T abandonable(Wait<T> call) throws IOException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(call::get);
    Thread thread = new Thread(task, "abandonable");
    thread.setDaemon(true);
    thread.start();
    return interruptible(
        () -> {
          try {
            return task.get();
          } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
              throw fault;
            }
            if (e.getCause() instanceof IOException problem) {
              throw problem;
            }
            if (e.getCause() instanceof InterruptedException stopped) {
              throw stopped;
            }
            throw (Error) e.getCause(); // nothing else is left
          }
        });
  }

  /** A call that may wait for long. */
  @FunctionalInterface
  interface Wait<T> {
    T get() throws IOException, InterruptedException;
  }
}

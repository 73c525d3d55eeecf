package halt.checker.lincheck.border;

/**
 * How does a process sleep so that Lincheck knows it? On a monitor, which Lincheck manages: it runs
 * others meanwhile, and says so when nobody is left to wake anybody. Lincheck is told to switch in
 * here only where it must (see {@link halt.checker.lincheck.Interleavings}), so no wake-up comes
 * between the decision to sleep and the sleep.
 */
final class Turns {
  private final Object[] monitors = new Object[Processes.MOST];

  Turns() {
    for (int i = 0; i < monitors.length; i++) {
      monitors[i] = new Object();
    }
  }

  void sleep(int process) {
    synchronized (monitors[process]) {
      try {
        monitors[process].wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts a process", e);
      }
    }
  }

  void wake(int process) {
    synchronized (monitors[process]) {
      monitors[process].notifyAll();
    }
  }
}

package halt.checker.lincheck.border;

/**
 * How does a process step aside so that Lincheck knows it? On a monitor, which Lincheck manages: it
 * runs others until they notify. It is told to switch in here only where it must, see {@link
 * halt.checker.lincheck.Interleavings}; else the same switch would be tried twice, once where it
 * may and once where it must.
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

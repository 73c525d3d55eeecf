package halt.checker.history;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes does a piece of work allocate? A measure of work that no load changes. */
final class Allocated {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocated() {}

  interface Work {
    void run() throws Exception;
  }

  static long bytes(Work work) throws Exception {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    work.run();
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}

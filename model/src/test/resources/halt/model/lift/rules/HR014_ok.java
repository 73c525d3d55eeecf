final class HR014_ok {
  private HR014_ok() {}

  static final int STOP = 3;

  static int loops(int limit) {
    int count = 0;
    for (; ; ) {
      if (count > limit) {
        break;
      }
      switch (count) {
        case 0, 1 -> count += 2;
        case STOP -> {
          return count;
        }
        default -> {
          count++;
          continue;
        }
      }
      ;
    }
    do {
      count -= 1;
    } while (count > 7);
    for (int i = 0, j = 5; i < j; i++, --j) {
      count = count + i;
    }
    return count;
  }
}

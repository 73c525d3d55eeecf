class HR006 extends Thread implements Cloneable { // HR006
  long member; // HR006

  HR006(int number) {} // HR006

  static {} // HR006

  long instanceMethod() { // HR006
    return this.member; // HR006
  }

  static native long nowhere(); // HR006

  static synchronized void locked() {} // HR006
}

final class Instantiable { // HR006
  static void method() {}
}

final class Open {
  public Open() {} // HR006
}

interface Shape {} // HR006

enum Colour { // HR006
  RED
}

record Pair(int first, int second) {} // HR006

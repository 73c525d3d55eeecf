package halt.checker.cli;

import picocli.CommandLine.IVersionProvider;

/** Which build is this, and what runs it? */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "haltkit " + number(), "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")
    };
  }

  /** The version that Maven wrote into the jar; run from a folder of classes there is none. */
  static String number() {
    String number = Version.class.getPackage().getImplementationVersion();
    return number == null ? "(not packaged)" : number;
  }
}

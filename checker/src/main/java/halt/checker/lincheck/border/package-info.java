/**
 * What do Lincheck's side and the program's side of a child say to each other? The program under
 * check is loaded anew for every case; these classes are loaded once and known to both. Nothing
 * here depends on either side.
 *
 * <p>{@link halt.checker.lincheck.border.Processes} and {@link halt.checker.lincheck.border.Turns}
 * are all the code that Lincheck instruments: every point at which it may switch is written there.
 */
package halt.checker.lincheck.border;

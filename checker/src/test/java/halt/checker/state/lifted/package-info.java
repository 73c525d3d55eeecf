/** What do tests lift beside HALT's own sources? Restricted Java that no command offers. */
package halt.checker.state.lifted;

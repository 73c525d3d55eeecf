/**
 * Is a recorded history one that atoms could have produced? Histories come from the booted machine
 * or from a file; the judge is {@link halt.checker.history.LinearizabilityChecker}. The format of
 * files is in docs/histories.md.
 */
package halt.checker.history;

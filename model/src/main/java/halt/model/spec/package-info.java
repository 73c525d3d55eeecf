/**
 * What should a run do? Values without addresses ({@link halt.model.spec.LogicalValue}), what each
 * operation may answer when operations happen one at a time ({@link
 * halt.model.spec.AtomSpecification}), and how words of an arena become such values ({@link
 * halt.model.spec.LogicalReader}). The explorer, the judge of histories and the booted machine are
 * all held to this one specification.
 */
package halt.model.spec;

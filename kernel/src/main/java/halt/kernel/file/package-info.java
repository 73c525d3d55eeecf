/**
 * How are files written so that nobody finds half of one, and nothing is left behind? {@link
 * halt.kernel.file.WholeFile} is for files that stay, {@link halt.kernel.file.TemporaryFolder} for
 * those that do not.
 */
package halt.kernel.file;

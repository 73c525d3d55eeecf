/**
 * What do we accept of a file that somebody gives us, whatever is in it? Each reader here has a
 * bound that it holds while it reads, and says in plain words what is wrong.
 */
package halt.checker.input;

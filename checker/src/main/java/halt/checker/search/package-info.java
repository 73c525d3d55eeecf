/** In which order are the states of a simulated machine visited, and when is that enough? */
package halt.checker.search;

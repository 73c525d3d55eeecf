/** Where does memory come from, and how is it found again? */
package halt.core.collect;

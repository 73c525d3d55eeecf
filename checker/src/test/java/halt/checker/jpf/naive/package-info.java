/** Programs that Java PathFinder, set up as one would at first, says nothing wrong of. */
package halt.checker.jpf.naive;

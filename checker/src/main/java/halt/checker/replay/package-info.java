/** What happens when decisions are taken again, and how is it told? */
package halt.checker.replay;

/** Is all of it right? One run over everything: explore, seed bugs, translate, boot, judge. */
package halt.checker.verify;

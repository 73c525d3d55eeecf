/** Which engines are there, and how do several of them judge many cases together? */
package halt.checker.jury;

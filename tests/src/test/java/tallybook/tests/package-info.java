/** What crosses modules: the template, the events and the code agree. */
@NullMarked
package tallybook.tests;

import org.jspecify.annotations.NullMarked;

/** The report's page: view records, the geometry of its charts, and the templates that show them. */
@NullMarked
package tallybook.summary.page;

import org.jspecify.annotations.NullMarked;

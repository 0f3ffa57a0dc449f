/** What a period's report states, computed from its profile: figures, comparison, headline, and their wording. */
@NullMarked
package tallybook.summary.report;

import org.jspecify.annotations.NullMarked;

package tallybook.local;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import tallybook.summary.page.PageAsset;

/**
 * What the page at the root shows.
 *
 * @param authority this server's address and port
 * @param entryCount the entries that the table holds
 * @param reports the newest first
 */
public record HomeView(String authority, long entryCount, List<ReportLink> reports, PageAsset style) {

    public String entries() {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(entryCount)
                + (entryCount == 1 ? " entry" : " entries");
    }
}

package tallybook.local;

import java.util.UUID;
import org.eclipse.jetty.server.Request;

/** The id that a request has all the way through: in the event, the context and any problem. */
final class RequestId {
    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    static String of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String made = UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, made);
        return made;
    }
}

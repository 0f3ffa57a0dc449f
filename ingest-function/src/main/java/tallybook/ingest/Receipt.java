package tallybook.ingest;

import tools.jackson.core.JsonGenerator;

/**
 * What a sender is given for a stored entry.
 *
 * @param receivedAt as stored: RFC 3339, UTC, milliseconds
 */
record Receipt(String id, String receivedAt) {

    void writeMembers(JsonGenerator json) {
        json.writeStringProperty("id", id);
        json.writeStringProperty("receivedAt", receivedAt);
    }

    String toJson() {
        return JsonText.of(json -> {
            json.writeStartObject();
            writeMembers(json);
            json.writeEndObject();
        });
    }
}

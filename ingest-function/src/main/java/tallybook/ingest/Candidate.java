package tallybook.ingest;

/** What stands in an entry's place in the body: an entry to store, or why there is none. */
sealed interface Candidate permits Entry, Outcome.Refused {}

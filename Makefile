# Called by `sam build` (BuildMethod: makefile): one Maven run builds both functions, and none if no source is newer.
# A folder is newer when something in it came or went.
MODULES := stored-item ingest-function summary-function
SOURCES := pom.xml $(MODULES:%=%/pom.xml) $(shell find .mvn $(MODULES:%=%/src/main))

.PHONY: build-IngestFunction build-SummaryFunction

build-IngestFunction: target/functions-built
	cp -r ingest-function/target/lambda/. "$(ARTIFACTS_DIR)"

build-SummaryFunction: target/functions-built
	cp -r summary-function/target/lambda/. "$(ARTIFACTS_DIR)"

# Maven adds to the unpacked archives but takes nothing away: a library that went would stay.
target/functions-built: $(SOURCES)
	rm -rf ingest-function/target/lambda summary-function/target/lambda
	./mvnw -q -B -ntp -pl ingest-function,summary-function -am package -Dmaven.test.skip
	mkdir -p target && touch $@

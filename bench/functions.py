"""The functions that are measured, each started as Lambda starts it."""

import os
import platform
from pathlib import Path

import java_options
import tools
from runtime_api import Function

HERE = Path(__file__).parent
PEERS = HERE / "peers"
RUNTIME_JARS = HERE / "runtime/target/lambda/lib"
# This machine's, in the place of Lambda's under lib/.
NATIVE_LIBRARIES = HERE.parent / "ingest-function/target/aws-crt/linux" / (
    "armv8" if platform.machine() == "aarch64" else "x86_64"
) / "glibc"

INGEST_MEMORY_MB, INGEST_VARIABLES = java_options.of_template("IngestFunction")
SUMMARY_MEMORY_MB, SUMMARY_VARIABLES = java_options.of_template("SummaryFunction")


class Functions:
    """Starts functions against the stub."""

    def __init__(self, stub, folder):
        self._stub, self._folder = stub, folder

    def tallybook_ingest(self):
        module = HERE.parent / "ingest-function"
        return self._java(module, "tallybook.ingest.IngestHandler", INGEST_MEMORY_MB, INGEST_VARIABLES, "pages-1")

    def tallybook_summary(self, table, prefix=(), more_options=()):
        """A prefix is a command that starts the function's; more options are the JVM's."""
        module, handler = HERE.parent / "summary-function", "tallybook.summary.SummaryHandler"
        return self._java(module, handler, SUMMARY_MEMORY_MB, SUMMARY_VARIABLES, table, prefix, more_options)

    def java_tutorial(self):
        handler = "tallybook.bench.ingest.TutorialHandler"
        return self._java(PEERS / "java-ingest", handler, INGEST_MEMORY_MB, {}, "pages-1")

    def java_scan(self, table, http_client, options=""):
        """An HTTP client of the SDK, by its service's class; options are the JVM's."""
        handler = "tallybook.bench.scan.ScanHandler"
        client = f"-Dsoftware.amazon.awssdk.http.service.impl=software.amazon.awssdk.http.{http_client}"
        variables = {"JAVA_TOOL_OPTIONS": f"{client} {options}"}
        return self._java(PEERS / "java-scan", handler, SUMMARY_MEMORY_MB, variables, table)

    def boto3_ingest(self):
        return self._python("ingest.handler", INGEST_MEMORY_MB, "pages-1")

    def boto3_scan(self, table):
        return self._python("scan.handler", SUMMARY_MEMORY_MB, table)

    def node_ingest(self):
        command = [tools.NODE, PEERS / "node/runtime.mjs", PEERS / "node/target/ingest.cjs"]
        return self._start(command, PEERS / "node", INGEST_MEMORY_MB, "pages-1")

    def _java(self, module, handler, memory_mb, variables, table, prefix=(), more_options=()):
        options = java_options.without(java_options.managed(memory_mb), variables.get("JAVA_TOOL_OPTIONS", ""))
        command = [
            *prefix, tools.JAVA, *options, *more_options,
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            f"-Djavax.net.ssl.trustStore={self._stub.trust_store}",
            "-cp", f"{RUNTIME_JARS}/*", "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", handler,
        ]
        return self._start(command, module / "target/lambda", memory_mb, table, variables)

    def _python(self, handler, memory_mb, table):
        return self._start([tools.PYTHON, "-m", "awslambdaric", handler], PEERS / "boto3", memory_mb, table)

    def _start(self, command, folder, memory_mb, table, variables=None):
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self._folder),
            "LANG": "en_US.UTF-8",
            "TZ": ":UTC",
            "LAMBDA_TASK_ROOT": str(folder),
            "AWS_LAMBDA_FUNCTION_NAME": "measured",
            "AWS_LAMBDA_FUNCTION_VERSION": "1",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(memory_mb),
            "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/measured",
            "AWS_LAMBDA_LOG_STREAM_NAME": "measured",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "example",
            "AWS_SESSION_TOKEN": "example",
            "AWS_ENDPOINT_URL": self._stub.url,
            "AWS_CA_BUNDLE": str(self._stub.authorities),
            "SSL_CERT_FILE": str(self._stub.authorities),
            "LD_LIBRARY_PATH": str(NATIVE_LIBRARIES),
            "NODE_EXTRA_CA_CERTS": str(self._stub.certificate),
            "TABLE_NAME": table,
            "BUCKET_NAME": "reports",
            "TOPIC_ARN": "arn:aws:sns:us-east-1:123456789012:reports",
            "TIME_ZONE": "UTC",
            "SHOW_VALUES": "COMMON",
            "ID_POINTER": "/id",
            "RETENTION_DAYS": "0",
        } | (variables or {})
        log = self._folder / "functions.log"
        return Function([str(word) for word in command], environment, folder, log)

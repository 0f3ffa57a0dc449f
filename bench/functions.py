"""The functions that are measured, each started as Lambda starts it."""

import os
import platform
from pathlib import Path

from runtime_api import Function

HERE = Path(__file__).parent
PEERS = HERE / "peers"
RUNTIME_JARS = HERE / "runtime/target/lambda/lib"
# This machine's, in the place of Lambda's under lib/.
NATIVE_LIBRARIES = HERE.parent / "ingest-function/target/aws-crt/linux" / (
    "armv8" if platform.machine() == "aarch64" else "x86_64"
) / "glibc"

INGEST_MEMORY_MB, SUMMARY_MEMORY_MB = 1769, 3008  # as in template.yaml


class Functions:
    """Starts functions against the stub, with the tools that bench/run.sh has installed."""

    def __init__(self, stub, tools, folder):
        self._stub, self._tools, self._folder = stub, tools, folder

    def tallybook_ingest(self):
        module = HERE.parent / "ingest-function"
        return self._java(module, "tallybook.ingest.IngestHandler", INGEST_MEMORY_MB, "pages-1")

    def tallybook_summary(self, pages):
        function = HERE.parent / "summary-function"
        return self._java(function, "tallybook.summary.SummaryHandler", SUMMARY_MEMORY_MB, f"pages-{pages}")

    def java_tutorial(self):
        return self._java(PEERS / "java-ingest", "tallybook.bench.ingest.TutorialHandler", INGEST_MEMORY_MB, "pages-1")

    def java_scan(self, pages):
        handler = "tallybook.bench.scan.ScanHandler"
        return self._java(PEERS / "java-scan", handler, SUMMARY_MEMORY_MB, f"pages-{pages}")

    def boto3_ingest(self):
        return self._python("ingest.handler", INGEST_MEMORY_MB, "pages-1")

    def boto3_scan(self, pages):
        return self._python("scan.handler", SUMMARY_MEMORY_MB, f"pages-{pages}")

    def node_ingest(self):
        command = [self._tools.node, PEERS / "node/runtime.mjs", self._tools.node_bundle]
        return self._start(command, PEERS / "node", INGEST_MEMORY_MB, "pages-1")

    def _java(self, module, handler, memory_mb, table):
        """Lambda's flags: C1 alone, the serial collector; 85, 10 and 5 % of the memory for heap, classes and code."""
        kilobytes = memory_mb * 1024
        command = [
            self._tools.java, f"-XX:MaxHeapSize={kilobytes * 85 // 100}k", f"-XX:MaxMetaspaceSize={kilobytes // 10}k",
            f"-XX:ReservedCodeCacheSize={kilobytes // 20}k",
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            f"-Djavax.net.ssl.trustStore={self._stub.trust_store}",
            "-cp", f"{RUNTIME_JARS}/*", "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", handler,
        ]
        return self._start(command, module / "target/lambda", memory_mb, table)

    def _python(self, handler, memory_mb, table):
        return self._start([self._tools.python, "-m", "awslambdaric", handler], PEERS / "boto3", memory_mb, table)

    def _start(self, command, folder, memory_mb, table):
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
        }
        log = self._folder / "functions.log"
        return Function([str(word) for word in command], environment, folder, log)

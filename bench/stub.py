"""The stand-in for AWS: its certificate, made anew each time, and its process."""

import json
import os
import shutil
import ssl
import subprocess
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import tools
from runtime_api import cpu_seconds

PASSWORD = "changeit"  # of Java's own trust store too


class Stub:
    """Serves DynamoDB, S3 and SNS by TLS until the end of the block; clients trust it beside what they always do."""

    def __init__(self, folder, kind, different_pages):
        self.trust_store, self.certificate, self.authorities = folder / "trust", folder / "stub.pem", folder / "all.pem"
        keys, pages = folder / "keys", folder / "pages"
        keytool = tools.JAVA_HOME / "bin/keytool"
        store = ["-keystore", keys, "-storetype", "PKCS12", "-storepass", PASSWORD, "-alias", "stub"]
        run(keytool, "-genkeypair", *store, "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=localhost", "-ext",
            "san=dns:localhost", "-ext", "bc=ca:true", "-validity", "2")
        run(keytool, "-exportcert", "-rfc", *store, "-file", self.certificate)
        shutil.copy(tools.JAVA_HOME / "lib/security/cacerts", self.trust_store)
        self.trust_store.chmod(0o644)
        run(keytool, "-importcert", "-noprompt", "-keystore", self.trust_store, "-storepass", PASSWORD,
            "-alias", "stub", "-file", self.certificate)
        self.authorities.write_text(tools.AUTHORITIES.read_text() + self.certificate.read_text())
        kind.write_pages(pages, different_pages)
        self._process = subprocess.Popen(
            [tools.JAVA, "-XX:+UseSerialGC", "-Xmn256m", "-cp", Path(__file__).parent / "stub/target/classes",
             "tallybook.bench.stub.Main", keys, PASSWORD, pages],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self.url = f"https://localhost:{int(self._process.stdout.readline())}"

    def report(self, key):
        return json.loads(self._call("GET", f"/reports/{key}"))

    def await_gate(self, table):
        """Returns once a function waits for the last page of each segment of the table."""
        self._call("GET", f"/gates/{table}")

    def open_gate(self, table):
        self._call("DELETE", f"/gates/{table}")

    def cpu_seconds(self):
        return cpu_seconds(self._process.pid)

    @contextmanager
    def bound_to(self, cpus):
        """Runs on these of the machine's processors alone."""
        before = os.sched_getaffinity(self._process.pid)
        try:
            self._bind(cpus)
            yield
        finally:
            self._bind(before)

    def _bind(self, cpus):
        run("taskset", "--all-tasks", "--pid", "--cpu-list", ",".join(map(str, cpus)), self._process.pid)

    def _call(self, method, path):
        trust = ssl.create_default_context(cafile=self.certificate)
        with urllib.request.urlopen(urllib.request.Request(self.url + path, method=method), context=trust) as answer:
            return answer.read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.wait()


def run(*command):
    subprocess.run([str(word) for word in command], check=True, capture_output=True)

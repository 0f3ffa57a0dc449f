#!/usr/bin/env python3
"""Runs `sam local` on what `sam build` built, against the DynamoDB and the S3 of a ./local.sh that runs.

usage: tests/sam-local.py [--tallybook 3000] invoke|start-api ARGUMENT...

  --tallybook  the port of ./local.sh

What follows goes to `sam local`. A container cannot reach 127.0.0.1 of this machine, so what the functions ask of AWS
comes here and is passed on; what they announce is printed. They run on this machine's architecture, whichever the
template names: of the built template and of the functions copies are used, made for it.
"""

import ipaddress
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

PROJECT = Path(__file__).resolve().parent.parent
BUILT = PROJECT / ".aws-sam" / "build" / "template.yaml"
FUNCTIONS = ("IngestFunction", "SummaryFunction")
MACHINE = "arm64" if platform.machine() in ("arm64", "aarch64") else "x86_64"
ARCHITECTURES = "    Architectures:\n    - arm64\n"
OF_ONE_CONNECTION = {"connection", "content-length", "expect", "host", "keep-alive", "transfer-encoding"}
PUBLISHED = b'<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult/></PublishResponse>'


class Bridge(BaseHTTPRequestHandler):
    """Passes requests of the AWS protocols on, each to its service."""

    protocol_version = "HTTP/1.1"
    tallybook_port = 3000

    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if "X-Amz-Target" in self.headers:
            self.ask(self.tallybook_port + 1, body)
        elif self.headers.get_content_type() == "application/x-www-form-urlencoded":
            print(f"Announced: {parse_qs(body.decode())['Subject'][0]}", file=sys.stderr)
            self.reply(200, [("Content-Type", "text/xml")], PUBLISHED)
        else:
            self.ask(self.tallybook_port + 2, body)

    do_DELETE = do_GET = do_POST = do_PUT = pass_on

    def ask(self, port, body):
        connection = HTTPConnection("127.0.0.1", port)
        connection.request(self.command, self.path, body, dict(end_to_end(self.headers)))
        answer = connection.getresponse()
        self.reply(answer.status, end_to_end(answer.headers), answer.read())
        connection.close()

    def reply(self, status, headers, body):
        self.send_response_only(status)
        for name, value in [*headers, ("Content-Length", str(len(body)))]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Says nothing."""


def end_to_end(headers):
    return [(name, value) for name, value in headers.items() if name.lower() not in OF_ONE_CONNECTION]


def docker(*arguments):
    return subprocess.run(["docker", *arguments], check=True, capture_output=True, text=True).stdout.strip()


def addresses():
    """Where this machine listens to containers, and what they call it."""
    if docker("info", "--format", "{{.OperatingSystem}}") == "Docker Desktop":
        return "127.0.0.1", "host.docker.internal"
    asked = "{{with index .IPAM.Config 0}}{{or .Gateway .Subnet}}{{end}}"
    bridge = docker("network", "inspect", "bridge", "--format", asked)
    # Docker names no gateway of a network whose first address it is.
    gateway = str(next(iter(ipaddress.ip_network(bridge).hosts())))
    return gateway, gateway


def check_what_it_needs():
    for tool in ("docker", "sam"):
        if not shutil.which(tool):
            sys.exit(f"sam-local.py: {tool} is needed and not installed")
    if not BUILT.exists():
        sys.exit("sam-local.py: nothing is built yet: run sam build first")
    try:
        socket.create_connection(("127.0.0.1", Bridge.tallybook_port + 1), timeout=5).close()
    except OSError:
        port = Bridge.tallybook_port
        sys.exit(f"sam-local.py: no ./local.sh runs on port {port}: start it, or name its port with --tallybook")


def copy_functions(folder):
    """The built functions with this machine's native library in the place of Lambda's."""
    processor = "armv8" if MACHINE == "arm64" else MACHINE
    library = PROJECT / "ingest-function/target/aws-crt/linux" / processor / "glibc/libaws-crt-jni.so"
    for function in FUNCTIONS:
        shutil.copytree(BUILT.parent / function, folder / function)
        shutil.copyfile(library, folder / function / "lib" / library.name)


def template(endpoint, functions):
    """The built template for this machine and the copied functions."""
    here = ARCHITECTURES.replace("arm64", MACHINE)
    here += f"    Environment:\n      Variables:\n        AWS_ENDPOINT_URL: {endpoint}\n"
    built = BUILT.read_text()
    replacements = {ARCHITECTURES: here}
    replacements |= {f"CodeUri: {name}\n": f"CodeUri: {functions / name}\n" for name in FUNCTIONS}
    for expected, replacement in replacements.items():
        if expected not in built:
            sys.exit(f"sam-local.py: {BUILT} does not have, where expected:\n{expected}")
        built = built.replace(expected, replacement)
    return built


def environment():
    """Names and keys as in local.sh; SAM takes the variables that the template names from here."""
    ours = {k: v for k, v in os.environ.items() if k not in ("AWS_PROFILE", "AWS_SESSION_TOKEN")}
    ours |= {"TABLE_NAME": "EntryTable", "BUCKET_NAME": "summary-bucket"}
    return ours | {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local", "AWS_DEFAULT_REGION": "us-east-1"}


def main(arguments):
    if arguments[:1] == ["--tallybook"] and len(arguments) > 1:
        Bridge.tallybook_port = int(arguments[1])
        arguments = arguments[2:]
    if arguments[:1] == ["--help"]:
        print(__doc__)
        return 0
    if arguments[:1] not in (["invoke"], ["start-api"]):
        sys.exit("sam-local.py: what comes first is invoke or start-api (--help tells more)")
    check_what_it_needs()
    listen, name = addresses()
    bridge = ThreadingHTTPServer((listen, 0), Bridge)
    threading.Thread(target=bridge.serve_forever, daemon=True).start()
    # Beside the built ones: the template names the functions' folders from there.
    with tempfile.TemporaryDirectory(dir=BUILT.parent, prefix="local-") as folder, \
            tempfile.NamedTemporaryFile("w", dir=BUILT.parent, prefix="local-", suffix=".yaml") as file:
        copy_functions(Path(folder))
        file.write(template(f"http://{name}:{bridge.server_port}", Path(folder)))
        file.flush()
        with subprocess.Popen(["sam", "local", *arguments, "--template", file.name], env=environment()) as sam:
            # SAM takes its containers away first. A terminal's Ctrl-C tells it too.
            signal.signal(signal.SIGINT, lambda *_: None)
            signal.signal(signal.SIGTERM, lambda *_: sam.terminate())
            sam.wait()
    return sam.returncode


sys.exit(main(sys.argv[1:]))

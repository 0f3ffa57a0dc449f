"""The Lambda runtime API for one function at a time, and the function's process: what is measured, is measured here."""

import json
import queue
import re
import signal
import socketserver
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Invocation:
    """An answer, how long from the event to it, and the processor time of the whole process in between."""

    answer: object
    seconds: float
    cpu_seconds: float


def cpu_seconds(pid):
    """User and system time of all the process's threads so far, also of those that ended, to the nanosecond (Linux)."""
    return time.clock_gettime((~pid << 3) | 2)


class Function:
    """A function's process, which asks a runtime API of its own for events; it is killed at the end of the block."""

    def __init__(self, command, environment, folder, log):
        self._events = queue.SimpleQueue()
        self._answers = queue.SimpleQueue()
        self._api = _Api(("127.0.0.1", 0), _Connection)
        self._api.events, self._api.answers, self._api.cpu_seconds = self._events, self._answers, self.cpu_seconds
        threading.Thread(target=self._api.serve_forever, args=(0.05,), daemon=True).start()
        environment = environment | {"AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self._api.server_address[1]}"}
        self._started = time.perf_counter()
        self._log = log
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=out
            )

    def invoke(self, event):
        return self._invoke(event)[2]

    def cold_start(self, event):
        """From the start of the process to the answer to its first event."""
        _, end, invocation = self._invoke(event)
        return Invocation(invocation.answer, end.seconds - self._started, end.cpu_seconds)

    def _invoke(self, event):
        self._events.put(json.dumps(event).encode())
        start, end, kind, body = self._await_answer()
        if kind != "response":
            raise RuntimeError(f"{self._process.args}: {kind}: {body.decode(errors='replace')}")
        elapsed = Invocation(json.loads(body), end.seconds - start.seconds, end.cpu_seconds - start.cpu_seconds)
        return start, end, elapsed

    def _await_answer(self):
        while self._process.poll() is None:
            try:
                return self._answers.get(timeout=1)
            except queue.Empty:
                pass
        raise RuntimeError(f"{self._process.args} ended: {self._log.read_text()[-2000:]}")

    @property
    def pid(self):
        return self._process.pid

    def cpu_seconds(self):
        return cpu_seconds(self.pid)

    def peak_memory(self):
        """The most bytes that the process has had in memory."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return 1024 * int(re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._api.shutdown()
        self._api.server_close()


@dataclass(frozen=True)
class _Instant:
    seconds: float
    cpu_seconds: float


class _Api(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    start = None  # until an event is asked for

    def now(self):
        return _Instant(time.perf_counter(), self.cpu_seconds())


class _Connection(socketserver.StreamRequestHandler):
    """Reads HTTP by hand: the standard library's server costs as much time as some of the functions."""

    disable_nagle_algorithm = True

    def handle(self):
        try:
            while request := self.rfile.readline():
                path = request.split()[1].decode()
                body = self._body()
                if path.endswith("/invocation/next"):
                    event, headers = self.server.events.get(), invocation_headers()
                    self.server.start = self.server.now()
                    self._write("200 OK", event, headers)
                else:
                    end = self.server.now()
                    self._write("202 Accepted", b'{"status":"OK"}')
                    self.server.answers.put((self.server.start, end, path.rpartition("/")[2], body))
        except OSError:
            pass  # The function was killed.

    def _body(self):
        length, chunked = 0, False
        while (line := self.rfile.readline()) not in (b"\r\n", b""):
            name, _, value = line.lower().partition(b":")
            if name == b"content-length":
                length = int(value)
            chunked |= name == b"transfer-encoding" and b"chunked" in value
            if name == b"expect":
                self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        if not chunked:
            return self.rfile.read(length)
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _write(self, status, body, headers=""):
        head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
        self.wfile.write(head.encode() + body)


def invocation_headers():
    """With more time than Lambda gives, so that tables can be read that are too large for a run."""
    return (
        "Lambda-Runtime-Aws-Request-Id: 8476a536-e9f4-11e8-9739-2dfe598c3fcd\r\n"
        f"Lambda-Runtime-Deadline-Ms: {int((time.time() + 12 * 3600) * 1000)}\r\n"
        "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:123456789012:function:measured\r\n"
    )

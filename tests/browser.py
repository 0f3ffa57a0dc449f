"""A headless Chromium, driven through its DevTools protocol over a pair of pipes."""

import base64
import json
import os
import subprocess
import tempfile
import time

SECONDS_TO_ANSWER = 60


class Browser:
    """One Chromium process, which resolves no host and so can reach nothing."""

    def __init__(self):
        self._profile = tempfile.TemporaryDirectory(prefix="tallybook-browser-", ignore_cleanup_errors=True)
        commands_read, self._commands = os.pipe()
        self._answers, answers_write = os.pipe()

        self._process = subprocess.Popen(
            ["bash", "-c", f'exec chromium "$@" 3<&{commands_read} 4>&{answers_write}', "-",
             "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={self._profile.name}",
             "--remote-debugging-pipe"],
            pass_fds=(commands_read, answers_write),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands_read)
        os.close(answers_write)
        self._buffer = b""
        self._last_id = 0
        self.on_event = lambda session, method, params: None

    def close(self):
        self.command("Browser.close")
        self._process.wait(SECONDS_TO_ANSWER)
        self._profile.cleanup()

    def command(self, method, session=None, **params):
        """Sends a command and waits for its answer; events that come before are handled meanwhile."""
        self._last_id += 1
        message = {"id": self._last_id, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._last_id:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def _receive(self):
        while b"\0" not in self._buffer:
            read = os.read(self._answers, 1 << 20)
            if not read:
                raise RuntimeError("the browser is gone")
            self._buffer += read
        line, self._buffer = self._buffer.split(b"\0", 1)
        message = json.loads(line)
        if "method" in message:
            self.on_event(message.get("sessionId"), message["method"], message["params"])
        return message

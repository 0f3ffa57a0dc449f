"""A headless Chromium, driven by its DevTools protocol over a pair of pipes, and a page in it."""

import base64
import json
import os
import select
import subprocess
import tempfile

SECONDS_TO_ANSWER = 120
SCREENSHOT_HEIGHT_MAX = 4000
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    # It finds nobody but this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-pipe",
]


class Browser:
    """One Chromium process; one page at a time hears its events."""

    def __init__(self):
        self._profile = tempfile.TemporaryDirectory(prefix="tallybook-browser-", ignore_cleanup_errors=True)
        commands, self._commands = os.pipe()
        self._answers, answers = os.pipe()
        # It reads commands from the file descriptor 3 and writes answers to 4.
        self._process = subprocess.Popen(
            ["bash", "-c", f'exec chromium "$@" 3<&{commands} 4>&{answers}', "-",
             *FLAGS, f"--user-data-dir={self._profile.name}"],
            pass_fds=(commands, answers),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self._buffer = bytearray()
        self._last_id = 0
        self.hear = lambda session, method, params: None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.send("Browser.close")
        self._process.wait(SECONDS_TO_ANSWER)
        self._profile.cleanup()

    def send(self, method, session=None, **params):
        self._last_id += 1
        message = {"id": self._last_id, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        data = memoryview(json.dumps(message).encode() + b"\0")
        while data:
            data = data[os.write(self._commands, data):]
        return self._last_id

    def command(self, method, session=None, **params):
        """Sends a command and returns its answer; events that come before it are heard meanwhile."""
        sent = self.send(method, session, **params)
        while True:
            answer = self.receive()
            if answer.get("id") == sent:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def receive(self):
        while b"\0" not in self._buffer:
            if not select.select([self._answers], [], [], SECONDS_TO_ANSWER)[0]:
                raise TimeoutError("the browser does not answer")
            data = os.read(self._answers, 1 << 20)
            if not data:
                raise ConnectionError("the browser is gone")
            self._buffer += data
        end = self._buffer.index(b"\0")
        message = json.loads(self._buffer[:end])
        del self._buffer[:end + 1]
        if "method" in message:
            self.hear(message.get("sessionId"), message["method"], message["params"])
        return message


class Page:
    """A page in a tab of its own: what it says and asks for, and hands and eyes to use it."""

    def __init__(self, browser, url, width, dark=False, scripts=True):
        self._browser = browser
        self._target = browser.command("Target.createTarget", url="about:blank")["targetId"]
        self._session = browser.command("Target.attachToTarget", targetId=self._target, flatten=True)["sessionId"]
        self._loaded = False
        self.url = url
        self.width = width
        self.said = []
        self.requests = []
        browser.hear = self._hear
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._command(f"{domain}.enable")
        self._command("Emulation.setDeviceMetricsOverride",
                      width=width, height=900, deviceScaleFactor=1, mobile=width < 500)
        scheme = "dark" if dark else "light"
        self._command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self._command("Emulation.setScriptExecutionDisabled", value=not scripts)
        self._command("Page.navigate", url=url)
        while not self._loaded:
            browser.receive()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._browser.command("Target.closeTarget", targetId=self._target)

    def evaluate(self, expression):
        """The value of a JavaScript expression, which the page's own policy does not hinder."""
        answer = self._command("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def press(self, key, code, text=""):
        """A key of the keyboard, by its name and its Windows key code; and the text it makes, if any."""
        for kind in ("keyDown", "keyUp"):
            self._command("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, text=text)

    def type(self, text):
        self._command("Input.insertText", text=text)

    def screenshot(self, file):
        height = self.evaluate("document.documentElement.scrollHeight")
        clip = {"x": 0, "y": 0, "width": self.width, "height": min(height, SCREENSHOT_HEIGHT_MAX), "scale": 1}
        image = self._command("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"]
        file.write_bytes(base64.b64decode(image))

    def print(self, file):
        file.write_bytes(base64.b64decode(self._command("Page.printToPDF", preferCSSPageSize=True)["data"]))

    def _command(self, method, **params):
        return self._browser.command(method, self._session, **params)

    def _hear(self, session, method, params):
        if session != self._session:
            return
        match method:
            case "Page.loadEventFired":
                self._loaded = True
            case "Network.requestWillBeSent":
                self.requests.append(params["request"]["url"])
            case "Log.entryAdded":
                self.said.append(params["entry"]["text"])
            case "Runtime.consoleAPICalled":
                self.said.append([argument.get("value") for argument in params["args"]])
            case "Runtime.exceptionThrown":
                self.said.append(params["exceptionDetails"]["text"])
            case "Page.javascriptDialogOpening":
                self.said.append(f"dialog: {params['message']}")
                self._browser.send("Page.handleJavaScriptDialog", self._session, accept=False)

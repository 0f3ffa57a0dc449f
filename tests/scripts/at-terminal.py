#!/usr/bin/env python3
"""Runs a command at a terminal, answers its questions with the lines of standard input, and prints what it printed.

usage: at-terminal.py COMMAND...   A line is typed whenever what was printed ends as a question does; a line of "^D" is
the end of input. Ends with the command's exit code.
"""

import os
import pty
import re
import select
import sys

answers = sys.stdin.read().splitlines()
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
printed = unanswered = b""
while select.select([terminal], [], [], 20)[0]:
    try:
        some = os.read(terminal, 4096)
    except OSError:
        break
    printed, unanswered = printed + some, unanswered + some
    if re.search(rb"(\]|them): $", unanswered):
        unanswered = b""
        answer = answers.pop(0) if answers else "^D"
        os.write(terminal, b"\x04" if answer == "^D" else answer.encode() + b"\n")
sys.stdout.write(printed.decode().replace("\r\n", "\n"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))

"""How Lambda starts a Java function, and what of that the function's own options replace."""

import re
import shlex
from pathlib import Path

TEMPLATE = Path(__file__).parent.parent / "template.yaml"


def managed(memory_mb):
    """Lambda's options: C1 alone, the serial collector; 85, 10 and 5 % of the memory for heap, classes and code.

    The JVM takes this machine's memory for no more than the function's.
    """
    kilobytes = memory_mb * 1024
    return [
        f"-XX:MaxRAM={memory_mb}m", f"-XX:MaxHeapSize={kilobytes * 85 // 100}k",
        f"-XX:MaxMetaspaceSize={kilobytes // 10}k", f"-XX:ReservedCodeCacheSize={kilobytes // 20}k",
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
    ]


def without(options, replacing):
    """Options but those that JAVA_TOOL_OPTIONS replace: Lambda's defaults yield to them, a command line would not.

    >>> without(["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"], "-XX:TieredStopAtLevel=4 -XX:+UseParallelGC")
    []
    >>> without(["-XX:MaxHeapSize=9k", "-XX:+UseSerialGC", "-Xshare:auto"], "-Xmx1g")
    ['-XX:+UseSerialGC', '-Xshare:auto']
    """
    replaced = {setting(option) for option in shlex.split(replacing)}
    return [option for option in options if setting(option) not in replaced]


def setting(option):
    """What an option sets, whatever its value; all collectors are one setting."""
    name = re.match(r"-XX:[+-]?(\w+)|-Xmx|[^:=]+", option)[0].removeprefix("-XX:").lstrip("+-")
    return "collector" if re.fullmatch(r"Use\w+GC", name) else {"Xmx": "MaxHeapSize"}.get(name, name)


def of_template(function):
    """A function's memory in MB, and what the template tells the JVM and the C library by variables, often nothing."""
    resource = re.search(rf"^  {function}:\n((?:    .*\n|\n)+)", TEMPLATE.read_text(), re.MULTILINE)[1]
    memory = re.search(r"^ +MemorySize: (\d+)$", resource, re.MULTILINE)[1]
    variables = re.findall(r"^( +)(JAVA_TOOL_OPTIONS|MALLOC_\w+): *(?:>-)?(.*\n(?:\1 +.*\n)*)", resource, re.MULTILINE)
    return int(memory), {name: " ".join(value.split()).strip("'\"") for _, name, value in variables}

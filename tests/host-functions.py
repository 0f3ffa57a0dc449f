#!/usr/bin/env python3
"""Runs the functions of a stack on this machine, for an emulator that cannot: a stand-in for Lambda without Docker.

usage: host-functions.py STACK RUNTIME_CLIENT_JARS FIRST_PORT, with the Python of the SAM CLI's virtual environment

What is deployed runs under Lambda's own runtime emulator (the SAM CLI brings it) and Lambda's own Java runtime client,
but on this machine's JDK and without Lambda's image, limits, freezing or SnapStart. The emulator of AWS learns of it by
a variable of each function. Prints "Ready" and serves until it is terminated.
"""

import io
import os
import platform
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from pathlib import Path

import boto3
import samcli

jars = sys.argv[2]
project = Path(__file__).resolve().parent.parent
work = Path(tempfile.mkdtemp(prefix="tallybook-functions."))
machine = "arm64" if platform.machine() in ("arm64", "aarch64") else "x86_64"
# The archive has Lambda's under lib/; Maven unpacks this machine's too.
processor = "armv8" if machine == "arm64" else machine
native_libraries = project / "ingest-function/target/aws-crt/linux" / processor / "glibc"
runtime_emulator = Path(samcli.__file__).parent / "local" / "rapid" / f"aws-lambda-rie-{machine}"
runtime_emulator.chmod(0o755)
lambda_client = boto3.client("lambda")


def bootstrap():
    """What Lambda's image starts: a JVM with the runtime client, flags as in Lambda where they can be."""
    script = work / "bootstrap"
    java = f"{os.environ['JAVA_HOME']}/bin/java"
    script.write_text(
        "#!/bin/sh\n"
        f'exec "{java}" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED'
        f' --sun-misc-unsafe-memory-access=allow -cp "{jars}/*"'
        ' com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"\n'
    )
    script.chmod(0o755)
    return script


def start(name, function, port):
    """Starts the deployed code of a function behind the ports `port` and the next."""
    configuration = function["Configuration"]
    code = work / name
    with urllib.request.urlopen(function["Code"]["Location"]) as archive:
        zipfile.ZipFile(io.BytesIO(archive.read())).extractall(code)
    environment = {k: v for k, v in os.environ.items() if k not in ("AWS_PROFILE", "JAVA_TOOL_OPTIONS")}
    environment |= configuration.get("Environment", {}).get("Variables", {})
    environment |= {
        "AWS_LAMBDA_FUNCTION_NAME": name,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(configuration["MemorySize"]),
        "AWS_LAMBDA_FUNCTION_TIMEOUT": str(configuration["Timeout"]),
        "AWS_REGION": lambda_client.meta.region_name,
        "LAMBDA_TASK_ROOT": str(code),
        "LD_LIBRARY_PATH": str(native_libraries),
    }
    environment.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")  # Lambda's own, where the function has none
    with open(work / f"{name}.log", "wb") as log:
        return subprocess.Popen(
            [runtime_emulator, "--runtime-interface-emulator-address", f"127.0.0.1:{port}"]
            + ["--runtime-api-address", f"127.0.0.1:{port + 1}", bootstrap(), configuration["Handler"]],
            cwd=code, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
        )


def bind(name, function, port):
    """Sends the emulator of AWS there, for the function and, where it has one, for its alias."""
    url = f"http://127.0.0.1:{port}/2015-03-31/functions/function/invocations"
    variables = function["Configuration"].get("Environment", {}).get("Variables", {})
    lambda_client.update_function_configuration(
        FunctionName=name, Environment={"Variables": variables | {"MINISTACK_LAMBDA_PROXY_URL": url}}
    )
    for alias in lambda_client.list_aliases(FunctionName=name)["Aliases"]:
        version = lambda_client.publish_version(FunctionName=name, Description="runs on the host")["Version"]
        lambda_client.update_alias(FunctionName=name, Name=alias["Name"], FunctionVersion=version)


def await_port(port, process):
    deadline = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"host-functions.py: nothing listens on port {port}; see {work}")
            time.sleep(0.05)


def main():
    stack, first_port = sys.argv[1], int(sys.argv[3])
    processes = []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        resources = boto3.client("cloudformation").describe_stack_resources(StackName=stack)["StackResources"]
        for resource in resources:
            if resource["ResourceType"] != "AWS::Lambda::Function":
                continue
            name = resource["PhysicalResourceId"]
            function = lambda_client.get_function(FunctionName=name)
            port = first_port + 2 * len(processes)
            process = start(name, function, port)
            processes.append(process)
            await_port(port, process)
            bind(name, function, port)
            print(f"{resource['LogicalResourceId']} on port {port}, log {work / name}.log", flush=True)
        print("Ready", flush=True)
        signal.pause()
    finally:
        for process in processes:
            os.killpg(process.pid, signal.SIGKILL)
            # Its port is free only then.
            process.wait()


main()

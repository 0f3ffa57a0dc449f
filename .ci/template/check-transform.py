"""Checks what SAM makes of template.yaml; one line a check."""

import json
import sys

from transform import translated

failures = 0


def check(name, holds):
    global failures
    failures += not holds
    print("ok  " if holds else "FAIL", name)


def of_type(template, resource_type):
    return {name: resource for name, resource in template["Resources"].items() if resource["Type"] == resource_type}


def only(template, resource_type):
    (resource,) = of_type(template, resource_type).items()
    return resource


template = translated()

_, stage = only(template, "AWS::ApiGateway::Stage")
check("the API has the stage Prod alone", stage["Properties"]["StageName"] == "Prod")
deployments = of_type(template, "AWS::ApiGateway::Deployment").values()
check("its deployment makes no other", all("StageName" not in d["Properties"] for d in deployments))

version_name, version = only(template, "AWS::Lambda::Version")
alias_name, alias = only(template, "AWS::Lambda::Alias")
check("the alias is at the version", (
    alias["Properties"]["FunctionVersion"] == {"Fn::GetAtt": [version_name, "Version"]}
))
check("the alias and the version are the ingest function's", (
    alias["Properties"]["FunctionName"] == version["Properties"]["FunctionName"] == {"Ref": "IngestFunction"}
))
check("the function has a snapshot", (
    template["Resources"]["IngestFunction"]["Properties"]["SnapStart"] == {"ApplyOn": "PublishedVersions"}
))

_, api = only(template, "AWS::ApiGateway::RestApi")
uri = api["Properties"]["Body"]["paths"]["/post"]["post"]["x-amazon-apigateway-integration"]["uri"]["Fn::Sub"]
check("the API calls the alias", uri.endswith("/functions/${%s}/invocations" % alias_name))
permissions = of_type(template, "AWS::Lambda::Permission")
by_api = [p["Properties"] for p in permissions.values() if p["Properties"]["Principal"] == "apigateway.amazonaws.com"]
check("the API may call the alias and nothing else", [p["FunctionName"] for p in by_api] == [{"Ref": alias_name}])
check("and only by POST /post of this API", all(
    p["SourceArn"]["Fn::Sub"][0].endswith("/POST/post") and p["SourceArn"]["Fn::Sub"][1]["__ApiId__"] == {"Ref": "Api"}
    for p in by_api
))

_, rule = only(template, "AWS::Events::Rule")
(target,) = rule["Properties"]["Targets"]
check("the rule has a dead-letter queue and a retry policy", {"DeadLetterConfig", "RetryPolicy"} <= target.keys())
_, invoke = only(template, "AWS::Lambda::EventInvokeConfig")
check("so has the function that it calls", (
    target["Arn"] == {"Fn::GetAtt": [invoke["Properties"]["FunctionName"]["Ref"], "Arn"]}
    and invoke["Properties"]["DestinationConfig"]["OnFailure"]["Destination"] == target["DeadLetterConfig"]["Arn"]
))

_, plan = only(template, "AWS::ApiGateway::UsagePlan")
(planned,) = plan["Properties"]["ApiStages"]
check("the usage plan waits for the stage", planned["Stage"]["Ref"] in of_type(template, "AWS::ApiGateway::Stage"))

# SAM hashes a function's properties with their parameters unresolved, so the description has to carry their values.
variables = template["Resources"]["IngestFunction"]["Properties"]["Environment"]["Variables"].values()
references = [variable["Ref"] for variable in variables if isinstance(variable, dict)]
parameters = [reference for reference in references if reference in template["Parameters"]]
description = json.dumps(version["Properties"]["Description"])
check("a parameter's new value makes a new version", parameters and all("${%s}" % p in description for p in parameters))

sys.exit(bool(failures))

"""Calls of the DynamoDB of local.sh, which takes any signature."""

import json
import urllib.request

SECONDS_TO_ANSWER = 60


def call(endpoint, action, **arguments):
    request = urllib.request.Request(endpoint, json.dumps(arguments).encode(), {
        "Content-Type": "application/x-amz-json-1.0",
        "X-Amz-Target": f"DynamoDB_20120810.{action}",
        "Authorization": "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/dynamodb/aws4_request, "
                         "SignedHeaders=host;x-amz-target, Signature=none"})
    with urllib.request.urlopen(request, timeout=SECONDS_TO_ANSWER) as answer:
        return json.load(answer)

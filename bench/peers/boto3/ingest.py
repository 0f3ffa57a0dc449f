"""Stores the entry of a POST."""

import json
import os
import uuid
from datetime import datetime, timezone
from decimal import Decimal

import boto3
from boto3.dynamodb.types import TypeSerializer

dynamodb = boto3.client("dynamodb")
serialize = TypeSerializer().serialize
table_name = os.environ["TABLE_NAME"]


def handler(event, context):
    entry = json.loads(event["body"], parse_float=Decimal)
    receipt = {
        "id": entry.get("id") or str(uuid.uuid4()),
        "receivedAt": datetime.now(timezone.utc).isoformat(timespec="milliseconds"),
    }
    item = {**receipt, "data": entry}
    try:
        dynamodb.put_item(
            TableName=table_name,
            Item={name: serialize(value) for name, value in item.items()},
            ConditionExpression="attribute_not_exists(id)",
        )
    except dynamodb.exceptions.ConditionalCheckFailedException:
        return answer(409, {"error": "the id is taken"})
    return answer(201, receipt)


def answer(status, body):
    return {"statusCode": status, "headers": {"Content-Type": "application/json"}, "body": json.dumps(body)}

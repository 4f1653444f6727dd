"""Bare handler: what the request functions are held against. It makes a client and writes one item."""

import boto3

client = boto3.client("dynamodb")


def handle(event, context):
    """Write one item."""
    client.put_item(TableName="bench", Item={"PK": {"S": "bare"}, "SK": {"S": "bare"}})
    return {"statusCode": 200}

// Stores the entry of a POST.
import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";

const dynamodb = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.TABLE_NAME;

export async function handler(event) {
    const data = JSON.parse(event.body);
    const receipt = { id: data.id ?? randomUUID(), receivedAt: new Date().toISOString() };
    try {
        await dynamodb.send(
            new PutCommand({
                TableName,
                Item: { ...receipt, data },
                ConditionExpression: "attribute_not_exists(id)",
            }),
        );
    } catch (e) {
        if (e.name !== "ConditionalCheckFailedException") {
            throw e;
        }
        return answer(409, { error: "the id is taken" });
    }
    return answer(201, receipt);
}

function answer(statusCode, body) {
    return { statusCode, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

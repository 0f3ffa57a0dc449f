// The Lambda runtime API's loop, as short as it can be: Lambda's own client builds a native module on installation.
// usage: node runtime.mjs MODULE
import { Agent, request } from "node:http";
import { pathToFileURL } from "node:url";

const agent = new Agent({ keepAlive: true });
const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");

function call(method, path, body) {
    return new Promise((resolve, reject) => {
        const headers = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
        const sent = request({ agent, host, port, method, path: `/2018-06-01/runtime/${path}`, headers }, (answer) => {
            const chunks = [];
            answer.on("data", (chunk) => chunks.push(chunk));
            answer.on("end", () => resolve({ headers: answer.headers, text: Buffer.concat(chunks).toString() }));
        });
        sent.on("error", reject);
        sent.end(body);
    });
}

const { handler } = await import(pathToFileURL(process.argv[2]));
while (true) {
    const invocation = await call("GET", "invocation/next");
    const id = invocation.headers["lambda-runtime-aws-request-id"];
    const answer = await handler(JSON.parse(invocation.text), { awsRequestId: id });
    await call("POST", `invocation/${id}/response`, JSON.stringify(answer));
}

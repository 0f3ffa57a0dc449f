// cdk-nag.cjs TEMPLATE FOLDER: prints what cdk-nag's rules find in a CloudFormation template, a line "RULE RESOURCE" each.
const {App, Stack, Validations} = require('aws-cdk-lib');
const {CfnInclude} = require('aws-cdk-lib/cloudformation-include');
const {AwsSolutionsChecks, ServerlessChecks} = require('cdk-nag');
const fs = require('node:fs');

const [template, folder] = process.argv.slice(2);
const app = new App({outdir: folder});
new CfnInclude(new Stack(app, 'Tallybook'), 'Template', {templateFile: template});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
try {
    app.synth();
} catch (error) {
    if (error.name !== 'ValidationFailed') throw error;
}
const {pluginReports} = JSON.parse(fs.readFileSync(`${folder}/validation-report.json`));
for (const {pluginName, violations} of pluginReports) {
    // The other plugin checks what cfn-lint does.
    if (!['AwsSolutions', 'Serverless'].includes(pluginName)) continue;
    for (const {ruleName, violatingConstructs} of violations) {
        for (const {constructPath} of violatingConstructs) console.log(ruleName, constructPath.split('/').pop());
    }
}

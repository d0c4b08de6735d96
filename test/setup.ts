// The template validator costs seconds per process: the tests of whole examples run it, the others leave it.
process.env.CDK_VALIDATION = 'false';
// aws-cdk-lib passes itself props that it has deprecated.
process.env.JSII_DEPRECATED = 'quiet';

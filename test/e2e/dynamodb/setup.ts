// The validator of templates has tests of its own; the deprecations are aws-cdk-lib's use of itself, and the SDK warns of Node versions to come.
process.env.CDK_VALIDATION = 'false';
process.env.JSII_DEPRECATED = 'quiet';
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

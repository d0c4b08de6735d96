// The template validator costs seconds per process: the tests of whole examples run it, the others leave it.
process.env.CDK_VALIDATION = 'false';

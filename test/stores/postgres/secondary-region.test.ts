import { App, Stack, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DataStore } from '../../../src/data-store';
import { Topology } from '../../../src/profile/access-pattern-profile';
import { PostgresSecondaryRegion, PostgresSecondaryRegionProps } from '../../../src/stores/postgres/postgres-secondary-region';
import { profile } from '../designs';

const PRIMARY = { account: '111111111111', region: 'us-east-1' };
const SECONDARY = { account: '111111111111', region: 'eu-west-1' };
const ACTIVE_PASSIVE = { regions: { topology: Topology.ACTIVE_PASSIVE, replicas: ['eu-west-1'] } };

function twoRegions(props: Partial<PostgresSecondaryRegionProps> = {}, env = SECONDARY, more: object = ACTIVE_PASSIVE, context = {}) {
  const app = new App({ context });
  const home = new Stack(app, 'Home', { env: PRIMARY, crossRegionReferences: true });
  const primary = new DataStore(home, 'Orders', { profile: profile(more), postgres: { globalClusterIdentifier: 'shop' } });
  const away = new Stack(app, 'Away', { env, crossRegionReferences: true });
  const region = new PostgresSecondaryRegion(away, 'Orders', { primary, ...props });
  return { app, home, away, primary, region };
}

describe('a secondary Region', () => {
  const { home, away, region } = twoRegions({ instances: 2 });
  const fn = new lambda.Function(away, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = () => 1'), vpc: region.vpc,
  });
  region.connectFunction(fn);
  const template = Template.fromStack(away);

  test('joins by the name, with a key of its own and neither master user nor password', () => {
    template.hasResource('AWS::RDS::DBCluster', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        Engine: 'aurora-postgresql',
        EngineVersion: '17.7',
        GlobalClusterIdentifier: 'shop',
        MasterUsername: Match.absent(),
        MasterUserPassword: Match.absent(),
        DatabaseName: Match.absent(),
        StorageEncrypted: true,
        KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^OrdersDatabaseKey'), 'Arn'] },
        DeletionProtection: true,
        BackupRetentionPeriod: 14,
      },
    });
    template.resourcePropertiesCountIs('AWS::RDS::DBInstance', { PubliclyAccessible: false }, 2);
    template.resourceCountIs('AWS::RDS::GlobalCluster', 0);
    template.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', { Parameters: Match.objectLike({ 'rds.force_ssl': '1' }) });
    expect(JSON.stringify(template.toJSON())).not.toContain('inherited');
  });

  test('is created after the primary and deleted before it', () => {
    expect(away.dependencies).toContain(home);
    expect(home.dependencies).not.toContain(away);
  });

  test('makes no logins: the primary\'s are replicated, and the pooler reads the replicas', () => {
    for (const [id, secret] of Object.entries(template.findResources('AWS::SecretsManager::Secret'))) {
      expect(id).toMatch(/PoolerCertificate/);
      expect(secret.Properties.ReplicaRegions).toBeUndefined();
    }
    template.resourceCountIs('AWS::SecretsManager::RotationSchedule', 0);
    template.resourceCountIs('Custom::PostgresSchema', 0);
    Template.fromStack(home).resourcePropertiesCountIs('AWS::SecretsManager::Secret', { ReplicaRegions: [{ Region: 'eu-west-1' }] }, 5);
    expect(JSON.stringify(template.findResources('AWS::ECS::TaskDefinition'))).toContain(':secretsmanager:eu-west-1:111111111111:secret:');
  });

  test('clients read at once, through the pooler of the Region', () => {
    const [found] = Object.entries(template.findResources('AWS::Lambda::Function')).filter(([id]) => id.startsWith('Fn')).map(([, each]) => each);
    expect(found.Properties.Environment.Variables).toMatchObject({ PGDATABASE: 'app_ro', PGSSLMODE: 'verify-full', DATA_STORE_CA_CERTIFICATE: expect.anything() });
  });

  test('warns of its lag, and not of the writer that it lacks', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { Threshold: 10, Metrics: Match.arrayWith([Match.objectLike({ Expression: 'lag / 1000' })]) });
    expect(Object.keys(template.findResources('AWS::CloudWatch::Alarm')).filter((id) => id.includes('WriterUnreachable'))).toEqual([]);
  });

  test('keeps the logical ids of what holds data', () => {
    expect(Object.keys(template.findResources('AWS::RDS::DBCluster'))).toEqual([expect.stringMatching(/^OrdersDatabaseCluster/)]);
    expect(Object.keys(template.findResources('AWS::KMS::Key'))).toEqual([expect.stringMatching(/^OrdersDatabaseKey/)]);
  });
});

test('both stacks pass the validator and cdk-nag', () => {
  delete process.env.CDK_VALIDATION;
  const { app } = twoRegions({}, SECONDARY, ACTIVE_PASSIVE, { '@aws-cdk/core:validateAgainstDefaultRules': true });
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
  try {
    app.synth();
  } finally {
    process.env.CDK_VALIDATION = 'false';
  }
}, 180_000);

describe('fails', () => {
  test.each<[string, () => unknown, string]>([
    ['in the Region of the primary', () => twoRegions({}, PRIMARY), '  env.region: both stacks are in us-east-1; a secondary cluster is in another Region\n'
      + '  env.region: us-east-1 is not among the regions.replicas of the profile (eu-west-1); add it there'],
    ['in another account', () => twoRegions({}, { account: '222222222222', region: 'eu-west-1' }), '  env.account: 222222222222 is not the account of the primary, 111111111111'],
    ['in an unknown environment', () => twoRegions({}, {} as never), '  env: the environment of stack Away is not known at synth; give it env: { account, region } with literal values'],
    ['without an instance, with subnets of no VPC', () => twoRegions({ instances: 0, vpcSubnets: {} }),
      '  instances: must be a whole number of 1 to 16, got 0\n  vpcSubnets: needs `vpc`: a network of its own has subnets of its own'],
  ])('%s', (_, build, faults) => expect(build).toThrow(`Away/Orders: cannot be a secondary Region:\n${faults}`));

  test('in stacks without references across Regions, which CloudFormation could not resolve', () => {
    const app = new App();
    const primary = new DataStore(new Stack(app, 'Home', { env: PRIMARY }), 'Orders', { profile: profile(ACTIVE_PASSIVE) });
    expect(() => new PostgresSecondaryRegion(new Stack(app, 'Away', { env: SECONDARY }), 'Orders', { primary })).toThrow(
      'Away/Orders: cannot be a secondary Region:\n'
      + '  crossRegionReferences: stack Away lacks it; give it crossRegionReferences: true, because the ARNs of the logins cross Regions\n'
      + '  crossRegionReferences: stack Home lacks it');
  });

  test('for a store without a Global Database', () => {
    const app = new App();
    const primary = new DataStore(new Stack(app, 'Home', { env: PRIMARY }), 'Orders', { profile: profile() });
    expect(() => new PostgresSecondaryRegion(new Stack(app, 'Away', { env: SECONDARY }), 'Orders', { primary })).toThrow(
      '  primary: the deployment of Home/Orders is rds-multi-az-instance; declare regions: { topology: active-passive } in the profile');
  });
});

import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientLoginRotation } from '../../../src/stores/pgbouncer/client-rotation';
import { SchemaBootstrap, SchemaBootstrapProps } from '../../../src/stores/postgres/schema-bootstrap';
import { PoolerStack } from '../pgbouncer-stack';

const SCHEMA: SchemaBootstrapProps['schema'] = {
  extensions: ['pg_trgm'],
  tables: [{
    entity: 'Session',
    name: 'session',
    columns: [{ attribute: 'id', name: 'id', type: 'text', nullable: false }, { name: 'id_search', type: 'tsvector', nullable: true, generatedAs: "to_tsvector('simple', id)" }],
    primaryKey: ['id'],
    sql: 'CREATE TABLE IF NOT EXISTS session (id text PRIMARY KEY)',
    indexes: [{ name: 'session_expiry', kind: 'btree', unique: false, sql: 'CREATE INDEX IF NOT EXISTS session_expiry ON session (expires_at)', patterns: ['p'], why: '' }],
  }],
  expiryJobs: [{
    entity: 'Session', name: 'expire_session', schedule: '* * * * *', batchRows: 1, procedureSql: 'CREATE OR REPLACE PROCEDURE p()', callSql: 'CALL p()', lateness: '',
  }],
  feeds: [
    { name: 'all', by: 'logical-replication', why: '', tables: ['session'], publication: 'feed_all', slot: 'feed_all' },
    { name: 'stream', by: 'dms', why: '', tables: ['session'] },
  ],
};

function bootstrap(stack: PoolerStack, schema = SCHEMA, createTables = ['Session']): SchemaBootstrap {
  return new SchemaBootstrap(stack, 'Bootstrap', {
    vpc: stack.vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    database: stack.database,
    writerEndpoint: stack.writerEndpoint,
    databaseName: 'app',
    ownerSecret: stack.secret('Owner'),
    serverReadWriteSecret: stack.secret('ServerReadWrite'),
    serverReadOnlySecret: stack.secret('ServerReadOnly'),
    schema,
    createTables,
    openServicesTo: () => undefined,
    after: [],
  });
}

describe('the bootstrap', () => {
  const stack = new PoolerStack();
  bootstrap(stack);
  const template = Template.fromStack(stack);

  test('is told where the database is, and secrets by ARN alone', () => {
    template.hasResourceProperties('Custom::PostgresSchema', {
      Host: 'writer.example', Port: '5432', Database: 'app', OwnerSecretArn: { Ref: Match.stringLikeRegexp('Owner') }, Code: Match.stringLikeRegexp('^[0-9a-f]{64}$'),
    });
  });

  test('runs after the rules that let it in', () => {
    const [{ DependsOn }] = Object.values(template.findResources('Custom::PostgresSchema'));
    const rules = Object.entries(template.findResources('AWS::EC2::SecurityGroupIngress')).filter(([, { Properties }]) => Properties.Description === 'Bootstrap of the schema');
    expect(rules).toHaveLength(1);
    expect(DependsOn).toContain(rules[0][0]);
  });

  test('works in the network of the database, and reads three secrets', () => {
    template.hasResourceProperties('AWS::Lambda::Function', { Handler: 'index.onEvent', Timeout: 600, VpcConfig: Match.anyValue() });
    template.hasResourceProperties('AWS::Lambda::Function', { Handler: 'index.isComplete', Timeout: 600, VpcConfig: Match.anyValue() });
  });

  test('carries the schema beside the program', () => {
    const assembly = stack.node.root.node.id === '' ? (stack.node.root as unknown as { outdir: string }).outdir : '';
    const folder = readdirSync(assembly).map((name) => join(assembly, name)).find((path) => path.includes('asset.') && tryRead(join(path, 'schema.json')));
    expect(JSON.parse(readFileSync(join(folder!, 'schema.json'), 'utf8'))).toEqual({
      extensions: ['pg_trgm'],
      tables: [{
        name: 'session',
        nameSql: 'session',
        create: true,
        sql: SCHEMA.tables[0].sql,
        primaryKey: ['id'],
        columns: [
          { name: 'id', type: 'text', nullable: false, generated: false, sql: 'id text NOT NULL' },
          { name: 'id_search', type: 'tsvector', nullable: true, generated: true, sql: "id_search tsvector GENERATED ALWAYS AS (to_tsvector('simple', id)) STORED" },
        ],
        indexes: [{ name: 'session_expiry', sql: SCHEMA.tables[0].indexes[0].sql, patterns: ['p'] }],
      }],
      procedures: ['CREATE OR REPLACE PROCEDURE p()'],
      calls: [],
      jobs: [{ name: 'expire_session', schedule: '* * * * *', callSql: 'CALL p()' }],
      replications: [{ feed: 'all', publication: 'feed_all', slot: 'feed_all', tables: ['session'] }],
    });
    expect(readdirSync(folder!).sort()).toEqual(['index.js', 'schema.json']);
  });
});

test('another schema runs the bootstrap again, the same one does not', () => {
  const code = (schema?: typeof SCHEMA, createTables?: string[]) => {
    const stack = new PoolerStack();
    bootstrap(stack, schema, createTables);
    return Object.values(Template.fromStack(stack).findResources('Custom::PostgresSchema'))[0].Properties.Code as string;
  };
  expect(code()).toBe(code());
  expect(code({ ...SCHEMA, extensions: [] })).not.toBe(code());
  expect(code(SCHEMA, [])).not.toBe(code());
});

test('the logins of clients rotate by a function that logs in at the pooler', () => {
  const stack = new PoolerStack();
  new ClientLoginRotation(stack, 'Rotation', {
    vpc: stack.vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    pooler: stack.pool(),
    secrets: { ReadWrite: stack.secret('ClientReadWrite'), ReadOnly: stack.secret('ClientReadOnly') },
    openServicesTo: () => undefined,
    automaticallyAfter: Duration.days(30),
  });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::SecretsManager::RotationSchedule', 2);
  template.allResourcesProperties('AWS::SecretsManager::RotationSchedule', { RotateImmediatelyOnUpdate: false });
  template.hasResourceProperties('AWS::Lambda::Function', {
    Description: 'Rotates the logins of the connection pooler',
    Environment: { Variables: { CA_CERTIFICATE: { 'Fn::GetAtt': [Match.anyValue(), 'CaCertificate'] } } },
  });
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 5432, Description: 'Rotation of the client logins' });
});

function tryRead(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

import { App, AppProps, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { PostgresStore, PostgresStoreProps } from '../../src/stores/postgres/postgres-store';
import { postgresDesign, workload } from './designs';

export const DEPLOYMENTS = [
  'rds-instance', 'rds-multi-az-instance', 'rds-multi-az-cluster', 'aurora-provisioned', 'aurora-serverless-v2', 'aurora-global',
] as const;

/** A stack with one Postgres store; a Global Database needs an environment that is known. */
export function postgresStack(deployment: string, props: Partial<PostgresStoreProps> = {}, appProps: AppProps = {}) {
  const app = new App(appProps);
  const env = deployment === 'aurora-global' ? { account: '111111111111', region: 'us-east-1' } : undefined;
  const stack = new Stack(app, 'Shop', { env });
  const store = new PostgresStore(stack, 'Store', { design: postgresDesign(deployment), workload: workload(), ...props });
  return { app, stack, store };
}

export function postgresTemplate(deployment: string, props: Partial<PostgresStoreProps> = {}): Template {
  return Template.fromStack(postgresStack(deployment, props).stack);
}

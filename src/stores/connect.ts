import { Token } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';

/** Lambda's bound for all of a function's variables together (Lambda developer guide, environment variables). */
const ENVIRONMENT_BYTES = 4_096;
/** A token stands for a name of at most 255 characters; the names CloudFormation makes are far shorter. A house number. */
const TOKEN_BYTES = 100;

const CONNECTED_TO = Symbol.for('cdk-data-store.connected-to');

/** Environment variables, by name. */
export type Environment = Readonly<Record<string, string>>;

/** Sets a function's environment. Fails when another store set it before: the names are fixed, so it would be overwritten unseen. */
export function setFunctionEnvironment(store: IConstruct, fn: lambda.Function, environment: Environment): void {
  claim(store, fn);
  checkSize(fn, environment);
  for (const [name, value] of Object.entries(environment)) fn.addEnvironment(name, value);
}

/** Sets a container's environment, with the same condition. Fails when the container is not one of the service's. */
export function setContainerEnvironment(
  store: IConstruct, service: ecs.BaseService, container: ecs.ContainerDefinition, environment: Environment,
): void {
  if (container.taskDefinition !== service.taskDefinition) {
    throw new Error(`container ${container.node.path} is not part of the task definition of ${service.node.path}; `
      + 'pass a container of this service');
  }
  claim(store, container);
  for (const [name, value] of Object.entries(environment)) container.addEnvironment(name, value);
}

function claim(store: IConstruct, client: IConstruct): void {
  const marked = client as IConstruct & { [CONNECTED_TO]?: string };
  const before = marked[CONNECTED_TO];
  if (before !== undefined && before !== store.node.path) {
    throw new Error(`${client.node.path} is connected to ${before} already, and ${store.node.path} would overwrite its environment; `
      + "use the second store's grants and connections, and set variables with names of your own");
  }
  marked[CONNECTED_TO] = store.node.path;
}

function checkSize(fn: lambda.Function, environment: Environment): void {
  const bytes = Object.entries(environment).reduce((sum, [name, value]) => sum + name.length + sizeOf(value), 0);
  if (bytes > ENVIRONMENT_BYTES) {
    throw new Error(`${fn.node.path}: the names of tables and indexes take about ${bytes} bytes of environment, Lambda allows ${ENVIRONMENT_BYTES} in all; `
      + 'use grants, and set the names that this function needs');
  }
}

function sizeOf(value: string): number {
  if (!Token.isUnresolved(value)) return value.length;
  return value.replace(/\$\{Token\[[^\]]*\]\}/g, 'x'.repeat(TOKEN_BYTES)).length;
}

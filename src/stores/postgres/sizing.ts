import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PostgresDesign } from '../../designs/postgres/postgres-design';

/** The instance type of a design. Fails when the design has none. */
export function instanceType(design: PostgresDesign): ec2.InstanceType {
  const name = design.sizing.instanceClass;
  if (name === undefined) {
    throw new Error(`deployment '${design.options['postgres/deployment']}' needs an instance class, got none; size the design for this deployment`);
  }
  return new ec2.InstanceType(name);
}

/** The readers of a design, numbered from 1. */
export function readerNumbers(design: PostgresDesign): number[] {
  return Array.from({ length: design.sizing.readers }, (_, n) => n + 1);
}

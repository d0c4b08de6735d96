import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** The namespace that `Validations.acknowledge` gives to an id without one. */
const NAMESPACE = 'Annotation';

/**
 * Records why a finding of cdk-nag does not hold here, for the construct and what is below it.
 *
 * `Validations.acknowledge` refuses ids with more than one `::`, which those about policies have; and without the namespace the CDK would take
 * the acknowledgement for the whole app.
 */
export function acknowledge(scope: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(reasons)) {
    scope.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [`${NAMESPACE}::${id}`]: reason });
  }
}

/** The id under which cdk-nag reports an AWS managed policy. */
export function managedPolicyFinding(policy: string): string {
  return `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`;
}

import { join } from 'node:path';
import { CustomResource, Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';

/** A certificate authority of the pooler's own, and a certificate that it renews daily when it must. */
export class PoolerCertificate extends Construct {
  public readonly tls: secretsmanager.Secret;
  public readonly issued: CustomResource;

  constructor(scope: Construct, id: string, hostname: string) {
    super(scope, id);
    const authority = new secretsmanager.Secret(this, 'Authority', { description: 'Certificate authority of the connection pooler' });
    this.tls = new secretsmanager.Secret(this, 'Tls', { description: 'Certificate and key of the connection pooler' });
    const issuer = new lambda.Function(this, 'Issuer', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(join(__dirname, '../../assets/certificate')),
      timeout: Duration.minutes(1),
      memorySize: 256,
    });
    for (const secret of [authority, this.tls]) {
      secret.grantRead(issuer);
      secret.grantWrite(issuer);
    }
    const properties = { AuthoritySecretArn: authority.secretArn, TlsSecretArn: this.tls.secretArn, Hostnames: [hostname] };
    this.issued = new CustomResource(this, 'Issued', {
      serviceToken: new Provider(this, 'Provider', { onEventHandler: issuer }).serviceToken,
      resourceType: 'Custom::PgBouncerCertificate',
      properties,
    });
    new events.Rule(this, 'Renewal', {
      schedule: events.Schedule.rate(Duration.days(1)),
      targets: [new targets.LambdaFunction(issuer, { event: events.RuleTargetInput.fromObject({ ResourceProperties: properties }) })],
    });
  }
}

import { CustomResource, Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as customResources from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { runtimeAsset } from '../runtime-assets';

interface PoolerCertificateProps {
  /** The names that clients connect to. */
  readonly hostnames: string[];
}

/**
 * A certificate authority of this pooler's own, and a certificate that it issues and renews.
 * The authority's key stays in a secret that only the issuing function reads; it needs no network of ours.
 */
export class PoolerCertificate extends Construct {
  /** `certificate` and `privateKey`, for the pooler. */
  public readonly tlsSecret: secretsmanager.ISecret;
  /** What clients verify against, as PEM. */
  public readonly caCertificate: string;
  /** Depend on it: before it, the secret holds no certificate. */
  public readonly issued: CustomResource;

  constructor(scope: Construct, id: string, props: PoolerCertificateProps) {
    super(scope, id);
    const authority = new secretsmanager.Secret(this, 'Authority', { description: 'Certificate authority of the connection pooler' });
    const tls = new secretsmanager.Secret(this, 'Tls', { description: 'Certificate and key of the connection pooler' });
    const issuer = this.issuer([authority, tls]);
    const request = { AuthoritySecretArn: authority.secretArn, TlsSecretArn: tls.secretArn, Hostnames: props.hostnames };
    this.issued = new CustomResource(this, 'Issued', {
      serviceToken: new customResources.Provider(this, 'Provider', { onEventHandler: issuer }).serviceToken,
      resourceType: 'Custom::PgBouncerCertificate',
      properties: request,
    });
    new events.Rule(this, 'Renewal', {
      description: 'Renews the certificate of the connection pooler when it nears its end',
      schedule: events.Schedule.rate(Duration.days(1)),
      targets: [new targets.LambdaFunction(issuer, { event: events.RuleTargetInput.fromObject({ ResourceProperties: request }) })],
    });
    this.tlsSecret = tls;
    this.caCertificate = this.issued.getAttString('CaCertificate');
  }

  private issuer(secrets: secretsmanager.Secret[]): lambda.Function {
    const issuer = new lambda.Function(this, 'Issuer', {
      description: 'Issues the certificate of the connection pooler',
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(runtimeAsset('certificate')),
      timeout: Duration.minutes(1),
      memorySize: 256,
    });
    for (const secret of secrets) {
      secret.grantRead(issuer);
      secret.grantWrite(issuer);
    }
    return issuer;
  }
}

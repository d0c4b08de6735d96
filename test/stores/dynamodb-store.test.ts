import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { dynamoDbDesign, workload } from './designs';
import { DynamoDbStore, DynamoDbStoreProps } from '../../src/stores/dynamodb-store';

function build(props: Partial<DynamoDbStoreProps> = {}) {
  const stack = new Stack(new App(), 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
  const store = new DynamoDbStore(stack, 'Store', { design: dynamoDbDesign(), workload: workload(), ...props });
  return { stack, store, template: () => Template.fromStack(stack) };
}

test('keys, index, expiry and stream follow the design', () => {
  build().template().hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    KeySchema: [{ AttributeName: 'customerId', KeyType: 'HASH' }, { AttributeName: 'orderId', KeyType: 'RANGE' }],
    GlobalSecondaryIndexes: [Match.objectLike({
      IndexName: 'by-status',
      KeySchema: [
        { AttributeName: 'tenant', KeyType: 'HASH' }, { AttributeName: 'status', KeyType: 'HASH' },
        { AttributeName: 'placedAt', KeyType: 'RANGE' }, { AttributeName: 'orderId', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['total'] },
    })],
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    BillingMode: 'PAY_PER_REQUEST',
  });
});

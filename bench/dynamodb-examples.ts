import { AccessPattern, AccessPatternProfile, AttributeType, Entity, Operation } from '../src/profile/access-pattern-profile';

/** An index as its author drew it. */
export interface DrawnIndex {
  readonly entity: string;
  readonly partition: readonly string[];
  readonly sort?: readonly string[];
  readonly projection: 'ALL' | 'KEYS_ONLY' | readonly string[];
  readonly patterns: readonly string[];
}

/** A published design, restated as a profile; rates and sizes are ours, the same for every design. */
export interface PublishedExample {
  readonly name: string;
  readonly source: string;
  readonly profile: AccessPatternProfile;
  /** The indexes of the author's design. Those that the author overloads into one index carry the same name. */
  readonly drawn: Readonly<Record<string, readonly DrawnIndex[]>>;
  /** Patterns that the author's design reads with one request. */
  readonly together?: readonly (readonly [string, string])[];
}

const { GET, LIST, PUT, UPDATE, DELETE } = Operation;
const { STRING, NUMBER, TIMESTAMP } = AttributeType;
const text = (...names: string[]) => Object.fromEntries(names.map((name) => [name, STRING]));
const entity = (name: string, key: string[], averageItemBytes: number, attributes: Entity['attributes'], rest: Partial<Entity> = {}): Entity =>
  ({ name, key, averageItemBytes, itemCount: 1_000_000, attributes, ...rest });
const pattern = (of: string, name: string, operation: Operation, averagePerSecond: number, rest: Partial<AccessPattern> = {}): AccessPattern =>
  ({ name, entity: of, operation, averagePerSecond, peakPerSecond: averagePerSecond * 2, ...rest });

const sessions: PublishedExample = {
  name: 'session store',
  source: 'The DynamoDB Book, chapter 18; https://docs.rs/dynamodb-book-ch18-sessionstore',
  profile: {
    entities: [entity('Session', ['token'], 400, { ...text('token', 'username'), createdAt: TIMESTAMP, expiresAt: TIMESTAMP }, { expiry: { attribute: 'expiresAt' } })],
    accessPatterns: [
      pattern('Session', 'create session', PUT, 200, { conditional: true }),
      pattern('Session', 'get session', GET, 2_000),
      pattern('Session', 'delete sessions of a user', DELETE, 5, { by: ['username'], itemsPerRequest: 3 }),
    ],
  },
  drawn: { UserIndex: [{ entity: 'Session', partition: ['username'], projection: 'KEYS_ONLY', patterns: ['delete sessions of a user'] }] },
};

const shop: PublishedExample = {
  name: 'e-commerce',
  source: 'The DynamoDB Book, chapter 19; https://docs.rs/dynamodb-book-ch19-ecomm',
  profile: {
    entities: [
      entity('Customer', ['username'], 800, text('username', 'email', 'name', 'addresses'), { collection: 'Shop' }),
      entity('Order', ['username', 'orderId'], 500, { ...text('username', 'orderId', 'status', 'address'), createdAt: TIMESTAMP, total: NUMBER }, { collection: 'Shop' }),
      entity('OrderItem', ['orderId', 'itemId'], 300, { ...text('orderId', 'itemId', 'description'), price: NUMBER }),
    ],
    accessPatterns: [
      pattern('Customer', 'create customer', PUT, 5, { conditional: true }),
      pattern('Customer', 'change address', UPDATE, 5),
      pattern('Customer', 'view customer and orders', GET, 200, { joins: ['Order'], itemsPerRequest: 10, toleratesStaleSeconds: 5 }),
      pattern('Order', 'place order', PUT, 50),
      pattern('OrderItem', 'place order items', PUT, 250),
      pattern('Order', 'update order', UPDATE, 100),
      pattern('Order', 'view order', GET, 200, { by: ['orderId'] }),
      pattern('OrderItem', 'view order items', LIST, 200, { by: ['orderId'], itemsPerRequest: 5 }),
    ],
  },
  drawn: {
    GSI1: [
      { entity: 'Order', partition: ['orderId'], projection: 'ALL', patterns: ['view order'] },
      { entity: 'OrderItem', partition: ['orderId'], sort: ['itemId'], projection: 'ALL', patterns: ['view order items'] },
    ],
  },
  together: [['view order', 'view order items']],
};

const devices: PublishedExample = {
  name: 'device status',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/data-modeling-device-status.html',
  profile: {
    entities: [entity('Log', ['deviceId', 'state', 'date'], 300,
      { ...text('deviceId', 'state', 'operator', 'escalatedTo', 'description'), date: TIMESTAMP }, { appendOnly: true })],
    accessPatterns: [
      pattern('Log', 'create log', PUT, 500),
      pattern('Log', 'logs of a device', LIST, 50, { by: ['deviceId'], itemsPerRequest: 20 }),
      pattern('Log', 'logs of a device in a state', LIST, 50, { by: ['deviceId', 'state'], range: 'date', descending: true, itemsPerRequest: 20 }),
      pattern('Log', 'logs of an operator', LIST, 20, { by: ['operator'], range: 'date', itemsPerRequest: 20 }),
      pattern('Log', 'escalated logs', LIST, 10, { by: ['escalatedTo'], itemsPerRequest: 20 }),
      pattern('Log', 'escalated logs in a state', LIST, 10, { by: ['escalatedTo', 'state'], itemsPerRequest: 10 }),
      pattern('Log', 'escalated logs in a state on a day', LIST, 10, { by: ['escalatedTo', 'state'], range: 'date', itemsPerRequest: 5 }),
    ],
  },
  drawn: {
    'GSI-1': [{ entity: 'Log', partition: ['operator'], sort: ['date'], projection: 'ALL', patterns: ['logs of an operator'] }],
    'GSI-2': [{
      entity: 'Log', partition: ['escalatedTo'], sort: ['state', 'date'], projection: 'ALL',
      patterns: ['escalated logs', 'escalated logs in a state', 'escalated logs in a state on a day'],
    }],
  },
};

const social: PublishedExample = {
  name: 'social network',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/data-modeling-schema-social-network.html',
  profile: {
    entities: [
      entity('User', ['userId'], 500, text('userId', 'name', 'picture')),
      entity('Follower', ['userId', 'followerId'], 100, text('userId', 'followerId')),
      entity('Following', ['userId', 'followedId'], 100, text('userId', 'followedId')),
      entity('Post', ['userId', 'postId'], 600, { ...text('userId', 'postId', 'content'), createdAt: TIMESTAMP }),
      entity('Like', ['postId', 'userId'], 100, text('postId', 'userId')),
      entity('LikeCount', ['postId'], 60, { ...text('postId'), likes: NUMBER }),
      entity('TimelineEntry', ['userId', 'postId'], 200, { ...text('userId', 'postId'), createdAt: TIMESTAMP }),
    ],
    accessPatterns: [
      pattern('User', 'user', GET, 500),
      pattern('Follower', 'followers', LIST, 50, { by: ['userId'], itemsPerRequest: 50 }),
      pattern('Following', 'followed', LIST, 50, { by: ['userId'], itemsPerRequest: 50 }),
      pattern('Post', 'posts', LIST, 100, { by: ['userId'], itemsPerRequest: 20 }),
      pattern('Like', 'likes of a post', LIST, 50, { by: ['postId'], itemsPerRequest: 50 }),
      pattern('LikeCount', 'number of likes', GET, 500),
      pattern('TimelineEntry', 'timeline', LIST, 500, { by: ['userId'], itemsPerRequest: 20 }),
      pattern('Post', 'post', PUT, 50),
      pattern('Like', 'like', PUT, 200),
      pattern('LikeCount', 'count a like', UPDATE, 200),
      pattern('TimelineEntry', 'deliver a post', PUT, 2_000),
    ],
  },
  drawn: {},
};

const employees: PublishedExample = {
  name: 'relational: employees',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-modeling-nosql-B.html',
  profile: {
    entities: [entity('Employee', ['employeeId'], 700, { ...text('employeeId', 'name', 'phone', 'warehouseId', 'jobTitle', 'entityType'), hireDate: TIMESTAMP })],
    accessPatterns: [
      pattern('Employee', 'employee', GET, 100),
      pattern('Employee', 'employee by name', LIST, 50, { by: ['name'] }),
      pattern('Employee', 'employees of a warehouse', LIST, 10, { by: ['warehouseId'], itemsPerRequest: 30, returns: ['name', 'jobTitle', 'hireDate'] }),
      pattern('Employee', 'employees in a job', LIST, 10, { by: ['jobTitle'], itemsPerRequest: 30, returns: ['name', 'warehouseId', 'hireDate'] }),
      pattern('Employee', 'recent hires', LIST, 5, { by: ['entityType'], range: 'hireDate', itemsPerRequest: 30, returns: ['name', 'jobTitle', 'warehouseId'] }),
      pattern('Employee', 'change employee', UPDATE, 20),
      pattern('Employee', 'hire', PUT, 5),
    ],
  },
  drawn: {
    EmployeeByName: [{
      entity: 'Employee', partition: ['name'], sort: ['employeeId'], projection: ['phone', 'warehouseId', 'jobTitle', 'hireDate', 'entityType'], patterns: ['employee by name'],
    }],
    EmployeeByWarehouse: [{
      entity: 'Employee', partition: ['warehouseId'], sort: ['employeeId'], projection: ['name', 'jobTitle', 'hireDate'], patterns: ['employees of a warehouse'],
    }],
    EmployeeByJobTitle: [{
      entity: 'Employee', partition: ['jobTitle'], sort: ['employeeId'], projection: ['name', 'warehouseId', 'hireDate'], patterns: ['employees in a job'],
    }],
    EmployeeByHireDate: [{
      entity: 'Employee', partition: ['entityType'], sort: ['hireDate'], projection: ['name', 'jobTitle', 'warehouseId'], patterns: ['recent hires'],
    }],
  },
};

export const PUBLISHED_EXAMPLES: readonly PublishedExample[] = [sessions, shop, devices, social, employees];

import { AccessPatternProfile } from '../../../src/profile/access-pattern-profile';
import { checkProfile } from '../../../src/profile/schema';

/** Profiles of different shape: between them every kind of index, route and statement. */
export const PROFILES: Readonly<Record<string, AccessPatternProfile>> = Object.fromEntries(Object.entries({
  'one table, many btrees': {
    entities: [{
      name: 'Task',
      key: ['taskId'],
      attributes: { taskId: 'string', tenantId: 'string', assignee: 'string', state: 'string', dueAt: 'timestamp', rank: 'number' },
      itemCount: 3_000_000,
    }],
    accessPatterns: [
      { name: 'get', entity: 'Task', operation: 'get' },
      { name: 'of a tenant', entity: 'Task', operation: 'list', by: ['tenantId'], range: 'dueAt', itemsPerRequest: 50 },
      { name: 'of a tenant and assignee', entity: 'Task', operation: 'list', by: ['assignee', 'tenantId'] },
      { name: 'of an assignee', entity: 'Task', operation: 'list', by: ['assignee'] },
      { name: 'ranked', entity: 'Task', operation: 'list', by: ['tenantId', 'assignee', 'state'], range: 'rank', descending: true, itemsPerRequest: 10 },
      { name: 'due', entity: 'Task', operation: 'list', range: 'dueAt', itemsPerRequest: 100 },
      { name: 'by state of an assignee', entity: 'Task', operation: 'aggregate', by: ['assignee'], filter: ['state'], returns: ['rank'] },
      { name: 'move', entity: 'Task', operation: 'update', by: ['tenantId', 'assignee'] },
      { name: 'drop', entity: 'Task', operation: 'delete' },
      { name: 'all', entity: 'Task', operation: 'list', itemsPerRequest: 500 },
      { name: 'count', entity: 'Task', operation: 'aggregate' },
    ],
  },
  'composite keys in other orders': {
    entities: [{
      name: 'Membership',
      key: ['groupId', 'userId'],
      attributes: { groupId: 'string', userId: 'string', role: 'string', joinedAt: 'timestamp' },
      unique: [['userId', 'role', 'joinedAt']],
    }],
    accessPatterns: [
      { name: 'one', entity: 'Membership', operation: 'get', by: ['userId', 'groupId'] },
      { name: 'of a group', entity: 'Membership', operation: 'list', by: ['groupId'], itemsPerRequest: 20 },
      { name: 'of a group from a user on', entity: 'Membership', operation: 'list', by: ['groupId'], range: 'userId', itemsPerRequest: 20 },
      { name: 'of a user', entity: 'Membership', operation: 'list', by: ['userId'] },
      { name: 'of a group by time', entity: 'Membership', operation: 'list', by: ['groupId'], range: 'joinedAt', descending: true, itemsPerRequest: 20 },
      { name: 'join', entity: 'Membership', operation: 'put', conditional: true, filter: ['role'] },
      { name: 'leave', entity: 'Membership', operation: 'delete' },
      { name: 'clear', entity: 'Membership', operation: 'delete', by: ['groupId'] },
    ],
  },
  'partial indexes': {
    entities: [{
      name: 'Job',
      key: ['jobId'],
      attributes: { jobId: 'string', queue: 'string', state: 'string', locked: 'boolean', attempts: 'number', runAt: 'timestamp' },
    }],
    accessPatterns: [
      { name: 'ready', entity: 'Job', operation: 'list', by: ['queue'], range: 'runAt', filterValues: { state: 'ready' }, maxItemsPerRequest: 10 },
      { name: 'failed', entity: 'Job', operation: 'list', filterValues: { state: 'ready' } },
      { name: 'locked', entity: 'Job', operation: 'list', by: ['queue'], filterValues: { locked: true } },
      { name: 'tried thrice', entity: 'Job', operation: 'list', by: ['queue'], filterValues: { attempts: 3 }, returns: ['jobId', 'runAt'] },
      { name: 'of a queue', entity: 'Job', operation: 'list', by: ['queue'], range: 'runAt', itemsPerRequest: 100 },
      { name: 'finish', entity: 'Job', operation: 'update', filterValues: { state: 'ready' }, conditional: true },
    ],
  },
  'json and words': {
    entities: [{
      name: 'Article',
      key: ['articleId'],
      attributes: { articleId: 'string', title: 'string', body: 'string', tags: 'json', author: 'string', publishedAt: 'timestamp', published: 'boolean' },
      itemCount: 800_000,
    }],
    accessPatterns: [
      { name: 'tagged', entity: 'Article', operation: 'list', by: ['tags'] },
      { name: 'tagged by author', entity: 'Article', operation: 'list', by: ['tags', 'author'], range: 'publishedAt', descending: true, itemsPerRequest: 20 },
      { name: 'search', entity: 'Article', operation: 'search', by: ['title', 'body'], itemsPerRequest: 20 },
      { name: 'search titles', entity: 'Article', operation: 'search', by: ['title'], range: 'publishedAt', descending: true, itemsPerRequest: 20 },
      { name: 'search published', entity: 'Article', operation: 'search', by: ['body', 'title'], filterValues: { published: true } },
      { name: 'of an author', entity: 'Article', operation: 'list', by: ['author'], filter: ['title'] },
      { name: 'save', entity: 'Article', operation: 'put' },
    ],
  },
  'append-only events': {
    entities: [{
      name: 'Event',
      key: ['source', 'eventId'],
      attributes: { source: 'string', eventId: 'number', at: 'timestamp', kind: 'string', size: 'number', payload: 'json' },
      appendOnly: true,
      itemCount: 5_000_000_000,
    }],
    accessPatterns: [
      { name: 'append', entity: 'Event', operation: 'put' },
      { name: 'tail', entity: 'Event', operation: 'list', by: ['source'], range: 'eventId', descending: true, itemsPerRequest: 100 },
      { name: 'hour', entity: 'Event', operation: 'list', range: 'at', itemsPerRequest: 100_000 },
      { name: 'sizes', entity: 'Event', operation: 'aggregate', by: ['kind'], range: 'at', returns: ['size'] },
      { name: 'hourly sizes of a kind', entity: 'Event', operation: 'list', by: ['kind', 'source'], range: 'at', returns: ['at', 'size'] },
    ],
  },
  'expiry and uniqueness': {
    entities: [{
      name: 'Token',
      key: ['tokenHash'],
      attributes: { tokenHash: 'binary', userId: 'string', device: 'string', expiresAt: 'timestamp', issuedAt: 'timestamp' },
      unique: [['userId', 'device'], ['device', 'userId'], ['tokenHash', 'userId']],
      expiry: { attribute: 'expiresAt', afterSeconds: 3600 },
      itemCount: 40_000,
    }],
    accessPatterns: [
      { name: 'check', entity: 'Token', operation: 'get' },
      { name: 'of a user', entity: 'Token', operation: 'list', by: ['userId'] },
      { name: 'of a device', entity: 'Token', operation: 'get', by: ['device', 'userId'] },
      { name: 'replace', entity: 'Token', operation: 'put', by: ['userId', 'device'] },
      { name: 'about to expire', entity: 'Token', operation: 'list', range: 'expiresAt', itemsPerRequest: 100 },
      { name: 'revoke', entity: 'Token', operation: 'delete', by: ['userId'] },
    ],
  },
  'joins': {
    entities: [
      { name: 'Author', key: ['authorId'], attributes: { authorId: 'string', name: 'string' } },
      { name: 'Book', key: ['isbn'], attributes: { isbn: 'string', authorId: 'string', publisherId: 'string', year: 'number' } },
      { name: 'Publisher', key: ['publisherId'], attributes: { publisherId: 'string', city: 'string' } },
      { name: 'Review', key: ['reviewId'], attributes: { reviewId: 'string', isbn: 'string', stars: 'number' } },
      { name: 'Shelf', key: ['id'], attributes: { id: 'string' } },
    ],
    accessPatterns: [
      { name: 'books of an author', entity: 'Author', operation: 'get', joins: ['Publisher', 'Book'] },
      { name: 'a book and its reviews', entity: 'Book', operation: 'get', joins: ['Review', 'Author'], returns: ['year'] },
      { name: 'books of a city', entity: 'Publisher', operation: 'list', by: ['city'], joins: ['Book'] },
      { name: 'books of a year with author', entity: 'Book', operation: 'list', by: ['publisherId'], range: 'year', joins: ['Author'], itemsPerRequest: 20 },
      { name: 'all with authors', entity: 'Book', operation: 'aggregate', joins: ['Author'] },
      { name: 'shelves', entity: 'Book', operation: 'get', joins: ['Shelf'] },
    ],
  },
  'names that SQL has for itself': {
    entities: [
      {
        name: 'User',
        key: ['order', 'select'],
        attributes: {
          'order': 'string', 'select': 'string', 'from': 'string', 'xmin': 'string', 'ctid': 'number', 'table': 'json', 'user-group': 'string',
          'timestamp': 'timestamp', 'a_very_long_attribute_name_that_goes_on_and_on_up_to_its_limit': 'string',
          'another_attribute_name_that_goes_on_and_on_and_on_to_its_limit': 'string',
        },
        unique: [['from', 'xmin']],
        expiry: { attribute: 'timestamp' },
      },
      { name: 'Pg_class', key: ['deleted'], attributes: { deleted: 'string', started: 'timestamp', order: 'string' }, expiry: { attribute: 'started' } },
      { name: 'user_pkey', key: ['analyse'], attributes: { 'analyse': 'string', 'user-group': 'string' } },
    ],
    accessPatterns: [
      { name: 'get', entity: 'User', operation: 'get', joins: ['Pg_class'] },
      { name: 'list', entity: 'User', operation: 'list', by: ['user-group'], range: 'timestamp', itemsPerRequest: 10 },
      { name: 'by table', entity: 'User', operation: 'list', by: ['table'] },
      { name: 'by from', entity: 'User', operation: 'get', by: ['xmin', 'from'] },
      { name: 'long', entity: 'User', operation: 'list', by: ['a_very_long_attribute_name_that_goes_on_and_on_up_to_its_limit', 'another_attribute_name_that_goes_on_and_on_and_on_to_its_limit'] },
      { name: 'search', entity: 'User', operation: 'search', by: ['select'] },
      { name: 'constant', entity: 'User', operation: 'list', by: ['from'], filterValues: { 'user-group': 'it\'s \\ "so"; DROP TABLE x; --' } },
      { name: 'write', entity: 'User', operation: 'transaction', alsoWrites: ['Pg_class', 'user_pkey'] },
      { name: 'change', entity: 'Pg_class', operation: 'update' },
      { name: 'touch', entity: 'user_pkey', operation: 'update', by: ['analyse'], filter: ['user-group'] },
    ],
  },
  'only keys': {
    entities: [{ name: 'Flag', key: ['scope', 'name'], attributes: { scope: 'string', name: 'string' } }],
    accessPatterns: [
      { name: 'set', entity: 'Flag', operation: 'put' },
      { name: 'touch', entity: 'Flag', operation: 'update' },
      { name: 'of a scope', entity: 'Flag', operation: 'list', by: ['scope'] },
      { name: 'all', entity: 'Flag', operation: 'list', itemsPerRequest: 10 },
      { name: 'everything', entity: 'Flag', operation: 'list' },
      { name: 'whatever', entity: 'Flag', operation: 'ad-hoc' },
      { name: 'elsewhere', entity: 'Flag', operation: 'list', by: ['name'], servedElsewhere: true },
    ],
  },
}).map(([name, profile]) => [name, checkProfile(profile)]));

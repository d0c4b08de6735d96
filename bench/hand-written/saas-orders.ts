import { App } from 'aws-cdk-lib';
import { auroraCluster } from './database';
import { PostgresStack } from './postgres';

export const app = new App();

const TABLES = [
  'CREATE TABLE IF NOT EXISTS "user" (user_id text PRIMARY KEY, tenant_id text, email text, name text, created_at timestamptz)',
  `CREATE TABLE IF NOT EXISTS "order" (
    order_id text PRIMARY KEY,
    tenant_id text,
    user_id text,
    status text,
    placed_at timestamptz,
    total_cents numeric,
    note text
  )`,
  `CREATE TABLE IF NOT EXISTS line_item (
    order_id text NOT NULL,
    line_number numeric NOT NULL,
    product_id text,
    quantity numeric,
    price_cents numeric,
    PRIMARY KEY (order_id, line_number)
  )`,
  `CREATE TABLE IF NOT EXISTS product (
    product_id text PRIMARY KEY,
    tenant_id text,
    sku text,
    name text,
    description text,
    tags jsonb,
    price_cents numeric,
    description_search tsvector GENERATED ALWAYS AS (to_tsvector('simple', coalesce(description, ''))) STORED
  )`,
  'CREATE TABLE IF NOT EXISTS cart (cart_id text PRIMARY KEY, user_id text, lines jsonb, expires_at timestamptz)',
];

const INDEXES = {
  user_email_key: 'UNIQUE INDEX IF NOT EXISTS user_email_key ON "user" (email)',
  order_tenant_placed_idx: 'INDEX IF NOT EXISTS order_tenant_placed_idx ON "order" (tenant_id, placed_at)',
  order_open_idx: 'INDEX IF NOT EXISTS order_open_idx ON "order" (tenant_id, placed_at) WHERE status = \'open\'',
  order_user_placed_idx: 'INDEX IF NOT EXISTS order_user_placed_idx ON "order" (user_id, placed_at)',
  product_description_gin: 'INDEX IF NOT EXISTS product_description_gin ON product USING gin (description_search)',
  product_tags_gin: 'INDEX IF NOT EXISTS product_tags_gin ON product USING gin (tags jsonb_path_ops)',
  product_sku_key: 'UNIQUE INDEX IF NOT EXISTS product_sku_key ON product (tenant_id, sku)',
  cart_expiry_idx: 'INDEX IF NOT EXISTS cart_expiry_idx ON cart (expires_at)',
};

const EXPIRE_CARTS = `CREATE OR REPLACE PROCEDURE expire_cart()
LANGUAGE sql
AS $procedure$ DELETE FROM cart WHERE expires_at <= now() $procedure$`;

new PostgresStack(app, 'SaasOrders', {
  database: auroraCluster,
  maxConnections: 3244,
  poolSize: 11,
  minTasks: 3,
  maxTasks: 6,
  schema: {
    extensions: ['pg_cron'],
    tables: TABLES,
    procedures: [EXPIRE_CARTS],
    indexes: Object.entries(INDEXES).map(([name, sql]) => ({ name, sql: `CREATE ${sql}` })),
    jobs: [{ name: 'expire_cart', schedule: '* * * * *', callSql: 'CALL expire_cart()' }],
  },
});

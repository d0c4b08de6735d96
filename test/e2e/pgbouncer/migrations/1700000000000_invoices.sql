-- Up Migration
CREATE TABLE invoices (id bigint PRIMARY KEY, total numeric NOT NULL);
GRANT SELECT, INSERT ON invoices TO app_rw;

-- Down Migration
DROP TABLE invoices;

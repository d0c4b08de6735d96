// What a transaction cannot do, and a pool in transaction mode still could; beside it the tool holds an advisory lock of the session.
exports.up = (pgm) => {
  pgm.noTransaction();
  pgm.createIndex('invoices', 'total', { concurrently: true });
};

exports.down = (pgm) => {
  pgm.noTransaction();
  pgm.dropIndex('invoices', 'total', { concurrently: true });
};

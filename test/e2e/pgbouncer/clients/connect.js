// A node-postgres client that is given what connectService sets, and the login of the secret.
const { Client } = require('pg');

async function main() {
  // node-postgres takes host, port and database from the PG variables, and verifies by what `ssl` says.
  const client = new Client({
    user: process.env.SECRET_USERNAME, password: process.env.SECRET_PASSWORD, ssl: { ca: process.env.DATA_STORE_CA_CERTIFICATE },
  });
  await client.connect();
  console.log((await client.query('SELECT current_user AS role')).rows[0].role);
  await client.end();
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

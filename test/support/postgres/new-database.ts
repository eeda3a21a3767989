import { Client } from 'pg';

/** Makes another, empty database on a test's server, as a restore wants one; gives its address. `name`: small letters and digits. */
export async function newDatabase(url: string, name: string): Promise<string> {
  if (!/^[a-z][a-z0-9]{0,40}$/.test(name)) throw new RangeError('Not a name for a database');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${name} template template0 encoding 'UTF8' locale 'C'`);
  } finally {
    await client.end();
  }
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

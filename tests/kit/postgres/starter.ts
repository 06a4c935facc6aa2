// A program of its own for the tests: starts a database, prints its URL, then
//   waits      until Ctrl-C, when it asks the database once more, stops it and prints the answer;
//   ephemeral  the same over an ephemeral database;
//   forgets    comes to its end without stopping it.
import { startEmbedded, startEphemeral } from '#kit/postgres/embedded';
import { connected } from '../../harness/server.ts';

const [ending, directory] = process.argv.slice(2);
const log = (): void => {};
const database = ending === 'ephemeral' ? await startEphemeral(log) : await startEmbedded(directory!, log);

if (ending !== 'forgets') {
  const heartbeat = setInterval(() => {}, 1000);
  process.once('SIGINT', async () => {
    const { rows } = await connected(database.url, (client) => client.query('select 1 as one'));
    await database.stop();
    console.log(`answered ${rows[0].one}`);
    clearInterval(heartbeat);
  });
}
console.log(database.url);

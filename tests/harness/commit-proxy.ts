import { connect, createServer, type Socket } from 'node:net';

export interface CommitProxy {
  /** The database behind it, at the proxy's address. */
  readonly url: string;
  /** From now on the first COMMIT of a transaction that spoke of `word` is kept back, and `then` is called instead. */
  arm(word: string, then: () => void): void;
  close(): Promise<void>;
}

/** CommandComplete (`C`, its length, its tag) as the server sends it once a transaction is on disk. */
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1');

/**
 * Stands between a process and PostgreSQL and passes everything on, until it is told to keep back a COMMIT's completion:
 * that is the moment at which the change is done and the process does not know it.
 */
export async function commitProxy(databaseUrl: string): Promise<CommitProxy> {
  const { hostname, port } = new URL(databaseUrl);
  let armed: { readonly word: string; readonly then: () => void } | null = null;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port || 5432), hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    let spoke = false;
    client.on('data', (bytes: Buffer) => {
      spoke ||= armed !== null && bytes.includes(armed.word);
      upstream.write(bytes);
    });
    upstream.on('data', (bytes: Buffer) => {
      if (!armed || !spoke || !bytes.includes(COMMITTED)) return client.write(bytes);
      const { then } = armed;
      armed = null;
      return then();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as { port: number };
  const url = Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(own) }).href;
  const close = async () => {
    for (const socket of open) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    url,
    close,
    arm: (word, then) => {
      armed = { word, then };
    },
  };
}

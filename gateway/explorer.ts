import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { methodNotAllowed, reply, replyJson } from './reply.ts';

const require = createRequire(import.meta.url);
const inPackage = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file);
const beside = (file: string) => fileURLToPath(new URL(`explorer/${file}`, import.meta.url));

/** Everything the page loads comes from here. */
const FILES: Readonly<Record<string, readonly [type: string, path: string]>> = {
  '/': ['text/html; charset=utf-8', beside('page.html')],
  '/explorer/page.css': ['text/css; charset=utf-8', beside('page.css')],
  '/explorer/page.js': ['text/javascript; charset=utf-8', beside('page.js')],
  '/explorer/graphiql.css': ['text/css; charset=utf-8', inPackage('graphiql', 'graphiql.min.css')],
  '/explorer/graphiql.js': ['text/javascript; charset=utf-8', inPackage('graphiql', 'graphiql.min.js')],
  '/explorer/react.js': ['text/javascript; charset=utf-8', inPackage('react', 'umd/react.production.min.js')],
  '/explorer/react-dom.js': [
    'text/javascript; charset=utf-8',
    inPackage('react-dom', 'umd/react-dom.production.min.js'),
  ],
};

/** No script but ours, no address but this one. The editor sets styles as it runs. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface SavedOperation {
  readonly name: string;
  readonly query: string;
  /** JSON text, from the file `<name>.json` beside the operation. */
  readonly variables?: string;
}

/** Serves the explorer and the saved operations of a folder; false when the path is not of the explorer. */
export function explorerRoute(operationsFolder: string) {
  return async (request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> => {
    const file = Object.hasOwn(FILES, pathname) ? FILES[pathname] : undefined;
    if (!file && pathname !== '/operations.json') return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed(response, 'GET, HEAD');
    if (!file) {
      replyJson(response, 200, await savedOperations(operationsFolder));
      return true;
    }
    response.setHeader('content-security-policy', POLICY);
    reply(response, 200, file[0], await readFile(file[1]));
    return true;
  };
}

/** The `.graphql` files of a folder, by name; none when there is no such folder. */
async function savedOperations(folder: string): Promise<SavedOperation[]> {
  const files = await readdir(folder).catch(() => []);
  const operations = files
    .filter((file) => file.endsWith('.graphql'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return Promise.all(
    operations.map(async (file) => {
      const name = basename(file, '.graphql');
      const variables = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => undefined);
      return { name, query: await readFile(join(folder, file), 'utf8'), ...(variables && { variables }) };
    }),
  );
}

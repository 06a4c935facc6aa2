import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generate } from './generate.ts';

const folder = import.meta.dirname;

const committed = (path: string): string | null => {
  try {
    return readFileSync(join(folder, path), 'utf8');
  } catch {
    return null;
  }
};

/** Names of the generated files that are not what the code generates now. */
export function stale(files: ReadonlyMap<string, string>): string[] {
  return [...files].filter(([path, text]) => committed(path) !== text).map(([path]) => path);
}

function main(): void {
  const files = generate();
  const changed = stale(files);
  if (process.argv.includes('--check')) {
    if (changed.length > 0) console.error(`stale: ${changed.join(', ')}; run npm run schema`);
    process.exitCode = changed.length > 0 ? 1 : 0;
    return;
  }
  for (const path of changed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), files.get(path)!);
  }
  console.log(changed.length > 0 ? `written: ${changed.join(', ')}` : 'nothing changed');
}

if (import.meta.main) main();

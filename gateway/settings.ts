import { BlockList, isIP } from 'node:net';
import { resolve } from 'node:path';
import { DEVELOPMENT_SECRET } from '#kit/signature';
import type { Limits } from './limits.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** All that can be set from outside. Times in milliseconds, sizes in bytes. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly supergraphPath: string;
  /** False: nobody is asked who they are. Refused for our own graph. */
  readonly auth: boolean;
  /** HS256 key of the tokens; unused when `jwksUrl` is set. */
  readonly jwtSecret: string;
  readonly jwksUrl: URL | null;
  /** Where subgraphs run, when neither in this process nor at the address that the supergraph names. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
  readonly subgraphSecret: string;
  readonly subgraphTimeoutMs: number;
  readonly limits: Limits;
  readonly bodyLimit: number;
  readonly logLevel: LogLevel;
}

/** A setting that cannot be used as it stands; the message names the variable and what it must look like. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
  readonly setting: string;

  constructor(setting: string, problem: string) {
    super(`${setting} ${problem}`);
    this.setting = setting;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Parses the environment once. Throws `SettingError` for a value that cannot be used, or is not safe with the others. */
export function readSettings(environment: Environment): Settings {
  const host = environment.HOST || '127.0.0.1';
  return Object.freeze({
    host,
    port: whole(environment, 'PORT', 4000, 0, 65_535),
    supergraphPath: resolve(environment.SUPERGRAPH_PATH || 'schema/supergraph.graphql'),
    auth: oneOf(environment, 'GATEWAY_AUTH', ['on', 'off'] as const, 'on') === 'on',
    jwtSecret: secret(environment, 'JWT_SECRET', isLoopback(host) || Boolean(environment.JWKS_URL)),
    jwksUrl: environment.JWKS_URL ? url('JWKS_URL', environment.JWKS_URL) : null,
    subgraphUrls: subgraphUrls(environment.SUBGRAPH_URLS),
    subgraphSecret: secret(environment, 'SUBGRAPH_SECRET', isLoopback(host) || !environment.SUBGRAPH_URLS),
    subgraphTimeoutMs: whole(environment, 'SUBGRAPH_TIMEOUT_MS', 5_000, 1, 600_000),
    limits: Object.freeze({
      tokens: whole(environment, 'MAX_TOKENS', 15_000),
      depth: whole(environment, 'MAX_DEPTH', 50),
      aliases: whole(environment, 'MAX_ALIASES', 30),
    }),
    bodyLimit: whole(environment, 'BODY_LIMIT', 2_000_000),
    logLevel: oneOf(environment, 'LOG_LEVEL', LOG_LEVELS, 'info'),
  });
}

/** Throws `SettingError` when nobody would be asked who they are before our own graph. */
export function mustAskWho({ auth }: Settings, { own }: { readonly own: boolean }): void {
  if (own && !auth) throw new SettingError('GATEWAY_AUTH', 'may not be off for our own graph');
}

/** The settings of this process. Nothing else in the gateway reads the environment. */
export const settingsOfThisProcess = (): Settings => readSettings(process.env);

/** @apollo/gateway reports to its maker unless the environment says otherwise before it is constructed. */
export function forbidTelemetry(): void {
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
}

function whole(environment: Environment, name: string, byDefault: number, least = 1, most = 1_000_000_000): number {
  const text = environment[name];
  if (!text) return byDefault;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new SettingError(name, `must be a whole number from ${least} to ${most}, not "${text}"`);
}

function oneOf<T extends string>(environment: Environment, name: string, values: readonly T[], byDefault: T): T {
  const text = environment[name];
  const value = values.find((candidate) => candidate === (text || byDefault));
  if (value) return value;
  throw new SettingError(name, `must be one of ${values.join(', ')}, not "${text}"`);
}

/** The development secret serves one's own machine, and no other address. The value never appears in a message. */
function secret(environment: Environment, name: string, developmentAllowed: boolean): string {
  const text = environment[name];
  if (!text && developmentAllowed) return DEVELOPMENT_SECRET;
  if (text && Buffer.byteLength(text) >= 32 && (developmentAllowed || text !== DEVELOPMENT_SECRET)) return text;
  throw new SettingError(name, 'must be set to a secret of 32 bytes or more: HOST is reachable from other machines');
}

function url(name: string, text: string): URL {
  const parsed = URL.canParse(text) ? new URL(text) : null;
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return parsed;
  throw new SettingError(name, `must be an http or https URL, not "${text}"`);
}

function subgraphUrls(text: string | undefined): ReadonlyMap<string, string> {
  const entries = (text ?? '').split(',').filter((entry) => entry.trim() !== '');
  return new Map(
    entries.map((entry) => {
      const [name, ...rest] = entry.trim().split('=');
      if (!name || rest.length === 0)
        throw new SettingError('SUBGRAPH_URLS', `must read name=url,name=url, not "${text}"`);
      return [name, url('SUBGRAPH_URLS', rest.join('=')).href];
    }),
  );
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

function isLoopback(host: string): boolean {
  const family = isIP(host);
  return family === 0 ? host === 'localhost' : LOOPBACK.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

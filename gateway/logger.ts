import { pino } from 'pino';
import type { LogLevel } from './settings.ts';

/** As much of pino as the gateway uses. */
export type Logger = Pick<ReturnType<typeof pino>, 'debug' | 'info' | 'warn' | 'error'>;

/** One JSON object a line, on standard output. Headers, and so tokens, are never logged. */
export const createLogger = (level: LogLevel): Logger => pino({ level, base: { name: 'gateway' } });

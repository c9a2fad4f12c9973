import 'server-only'
import pino from 'pino'

/** Structured log to standard output. Never pass names, addresses, texts or tokens: ids and codes only. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: ['email', 'name', 'password', 'token', '*.email', '*.name', '*.password', '*.token'], remove: true },
})

import 'server-only'
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import { keyed } from './secrets'
import { platformDb, type Tx } from './db'
import { retryIn } from '@/lib/core/format'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * The part of a pg client that the limiter uses, over the app's own pool; bigint columns come as numbers of
 * milliseconds.
 */
const storeClient = {
  query: async ({ text, values = [] }: { text: string; values?: unknown[] }) => {
    const found = await platformDb().$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values)
    const rows = found.map((row) => ({ points: row.points, expire: row.expire === null ? null : Number(row.expire) }))
    return { rows, rowCount: rows.length }
  },
}

const limiter = (
  keyPrefix: string,
  points: number,
  duration: number,
  more: { inMemoryBlockOnConsumed?: number } = {},
) =>
  new RateLimiterPostgres({
    ...more,
    storeClient,
    storeType: 'client',
    tableName: 'RateLimit',
    tableCreated: true,
    keyPrefix,
    points,
    duration,
  })

/** Answers to surveys from one address in the network; a registered tablet has a quota of its own. */
const ANSWERS_A_MINUTE = 60

/** What is counted against a network address: failures only, because a whole ministry may share one. */
const limits = {
  /** Wrong sign-ins from one network address. */
  signInAddress: limiter('in-ip', 100, 15 * MINUTE),
  /** Wrong sign-ins to one account from one network address. */
  signInPair: limiter('in-pair', 30, HOUR),
  /** Requests for a reset letter. */
  resetAddress: limiter('reset-ip', 30, HOUR),
  resetEmail: limiter('reset-mail', 3, HOUR),
  /** Proposals without an account; an agency may have one address for everybody. */
  proposalAddress: limiter('ppu-ip', 40, HOUR),
  proposalAgency: limiter('ppu-agency', 300, DAY),
  /** Words to the agency; a service centre may have one address for all its visitors. */
  wordAddress: limiter('word-ip', 60, HOUR),
  wordAgency: limiter('word-agency', 1_000, DAY),
  /**
   * Answers to surveys: a hall of visitors may share one address. What is over the limit is refused without asking the
   * database, so that a flood costs nobody else anything.
   */
  answerAddress: limiter('svy-ip', ANSWERS_A_MINUTE, MINUTE, { inMemoryBlockOnConsumed: ANSWERS_A_MINUTE }),
  /** Guesses at links. */
  linkAddress: limiter('link-ip', 60, HOUR),
  /** Reads of one private calendar. */
  feed: limiter('feed', 120, HOUR),
  /** Wrong or ended private calendars; apart from links, because programs keep asking for what was revoked. */
  feedAddress: limiter('feed-ip', 120, HOUR),
}
export type Limit = keyof typeof limits

const counterKey = (parts: string[]): string => keyed(parts.join('\n'), 'limit')
const isRes = (error: unknown): error is RateLimiterRes =>
  typeof error === 'object' && error !== null && 'msBeforeNext' in error

/** Counts one use; null when it is within the limit, else «через 12 минут». */
export async function overLimit(limit: Limit, ...parts: string[]): Promise<string | null> {
  try {
    await limits[limit].consume(counterKey(parts))
    return null
  } catch (error) {
    if (isRes(error)) return retryIn(error.msBeforeNext)
    throw error
  }
}

const deskAnswers = limiter('svy-desk', 100_000, HOUR)

/** Counts one answer of a registered tablet; null when it is within its quota of the hour. */
export async function overDeskQuota(deskId: string, quota: number): Promise<string | null> {
  const res = await deskAnswers.penalty(counterKey([deskId]))
  return res.consumedPoints > quota ? retryIn(res.msBeforeNext) : null
}

/** Takes back one use, when it turned out to be a right one. */
export const giveBack = async (limit: Limit, ...parts: string[]): Promise<void> => {
  await limits[limit].reward(counterKey(parts))
}

const failures = limiter('fail', 1, DAY)
export type AttemptKind = 'password' | 'code'
export type LockRule = { lockoutAttempts: number; lockoutMinutes: number }
/** `left`: attempts after this one; `lockedFor`: set when this one may not be made. */
export type Attempt = { lockedFor: string | null; left: number; isLast: boolean }

/**
 * Counts an attempt before its secret is looked at, so that parallel guesses are all counted. The last allowed one
 * pauses the account at once; `forgetAttempts` after a right secret lifts the pause.
 */
export async function countAttempt(kind: AttemptKind, account: string, rule: LockRule): Promise<Attempt> {
  const key = counterKey([kind, account])
  const pause = rule.lockoutMinutes * MINUTE
  const res = await failures.penalty(key)
  if (res.consumedPoints > rule.lockoutAttempts)
    return { lockedFor: retryIn(Math.min(res.msBeforeNext, pause * 1000)), left: 0, isLast: false }
  const isLast = res.consumedPoints === rule.lockoutAttempts
  if (isLast) await failures.set(key, rule.lockoutAttempts, pause)
  return { lockedFor: null, left: rule.lockoutAttempts - res.consumedPoints, isLast }
}

export const forgetAttempts = async (kind: AttemptKind, account: string): Promise<void> => {
  await failures.delete(counterKey([kind, account]))
}

/**
 * The same inside a transaction: many of them at once would wait for a connection beside their own, and there would be
 * none.
 */
export const forgetAttemptsIn = async (
  tx: Pick<Tx, '$executeRaw'>,
  kind: AttemptKind,
  account: string,
): Promise<void> => {
  await tx.$executeRaw`DELETE FROM "RateLimit" WHERE "key" = ${failures.getKey(counterKey([kind, account]))}`
}

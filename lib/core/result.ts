/** What can go wrong, as seen by a person; the message says what happened and what to do. */
export type ErrorCode = 'INVALID' | 'NOT_FOUND' | 'FORBIDDEN' | 'CONFLICT' | 'RULE' | 'LIMIT' | 'UNAVAILABLE'

/** What became of a record meanwhile, as the journal has it; `at` – an instant (ISO 8601). */
export type Change = { at: string; by: string; operation: string; before: unknown; after: unknown }

export type Failure = {
  code: ErrorCode
  /** A Russian sentence: what happened and what to do. */
  message: string
  /** Input path → Russian message, for the form to show beside its field. */
  fields?: Record<string, string>
  /** Data the screen needs to offer a way out (e.g. the other person's version on a conflict). */
  details?: unknown
  /** The record is no longer what its reader saw. */
  changes?: Change[]
  /** What to look at: its address under the office, and the words of the link. */
  see?: { path: string; label: string }
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const fail = (
  code: ErrorCode,
  message: string,
  more: Pick<Failure, 'fields' | 'details' | 'see'> = {},
): { ok: false; error: Failure } => ({ ok: false, error: { code, message, ...more } })

export const notFound = (what = 'Запись'): { ok: false; error: Failure } =>
  fail('NOT_FOUND', `${what} не найдена или недоступна. Вернитесь к списку и обновите его.`)

/** State of a form between two submissions; keeps what was typed. */
export type FormState =
  | { status: 'idle' }
  | {
      status: 'error'
      message: string
      fields: Record<string, string>
      values: Record<string, string | string[]>
      requestId?: string
      details?: unknown
      /** The page is no longer what there is (CONFLICT): what others changed meanwhile, in words, a line each. */
      changes?: string[]
      /** What to look at. */
      link?: { href: string; label: string }
    }
  | { status: 'done'; message: string; value?: unknown }

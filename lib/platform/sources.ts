import 'server-only'
/**
 * Columns of the SELECTs with which modules tell what waits and what is due: every source has the same ones in the same
 * order.
 */
import type { DateString } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import type { KindScope } from '@/lib/core/deadline'
import { Prisma } from '@/lib/generated/prisma/client'

export type Sql = Prisma.Sql
const { join, raw, sql } = Prisma

/** Text of the code itself, or SQL with its values; never what came from outside. */
type Column = string | Sql
const columns = (all: readonly (readonly [name: string, value: Column])[]): Sql =>
  join(all.map(([name, value]) => sql`${typeof value === 'string' ? raw(value) : value} AS ${raw(`"${name}"`)}`))

export type WaitColumns = {
  id: Column
  /** NULL: the tenant's own. */
  agencyId: Column
  /** Project or the like to open. */
  ref?: Column
  number?: Column
  title?: Column
  /** The day it is due. */
  due?: Column
  /** Since when it waits. */
  since?: Column
  /** A figure that the words need. */
  n?: Column
  /** Shown instead of the agency's name. */
  whose?: Column
}

/** What a record that waits brings (lib/core/wait.ts). */
export const waitColumns = ({ id, agencyId, ref, number, title, due, since, n, whose }: WaitColumns): Sql =>
  columns([
    ['id', id],
    ['agencyId', agencyId],
    ['ref', ref ?? `''::text`],
    ['number', number ?? '0'],
    ['title', title ?? `''::text`],
    ['due', due ?? 'NULL::date'],
    ['since', since ?? 'NULL::timestamptz'],
    ['n', n ?? '0'],
    ['whose', whose ?? 'NULL::text'],
  ])

type DueColumns = {
  id: Column
  /** What is beside the id in the key: a stage's number, a campaign's date. */
  sub?: Column
  on: Column
  /** What the address goes through (project, assessment, map and item). */
  parent?: Column
  text?: Column
  number?: Column
  year?: Column
  /** NULL: no agency owes it. */
  agencyId: Column
  /** JSON array of the people named for it. */
  people?: Column
  /** The last day that is not yet overdue, where it is another one. */
  lateAfter?: Column
  /** Who owes it, where that is no agency of the tenant. */
  body?: Column
}

/** What a deadline brings (lib/core/deadline.ts). */
export const dueColumns = (own: DueColumns): Sql =>
  columns([
    ['id', own.id],
    ['sub', own.sub ?? `''::text`],
    ['on', own.on],
    ['parent', own.parent ?? 'NULL::text'],
    ['text', own.text ?? `''::text`],
    ['number', own.number ?? 'NULL::int'],
    ['year', own.year ?? 'NULL::int'],
    ['agencyId', own.agencyId],
    ['people', own.people ?? `'[]'::jsonb`],
    ['lateAfter', own.lateAfter ?? 'NULL::date'],
    ['body', own.body ?? 'NULL::text'],
  ])

/** The column lies between the days that are asked of. */
export const between = ({ from, to }: { from: DateString; to: DateString }, column: string): Sql =>
  sql`${raw(column)} BETWEEN ${dayColumn(from)}::date AND ${dayColumn(to)}::date`

/**
 * The scope as a condition; `named` is the column test «one of these people is named», for kinds that name people.
 * inScope of lib/deadlines says the same.
 */
export function within(scope: KindScope, agency: string, named?: (people: string[]) => Sql): Sql {
  const column = raw(agency)
  const agencies =
    scope.agencies === 'all'
      ? [sql`${column} IS NOT NULL`]
      : scope.agencies.length > 0
        ? [sql`${column} = ANY(${[...scope.agencies]}::uuid[])`]
        : []
  const parts = [
    ...agencies,
    ...(scope.unowned ? [sql`${column} IS NULL`] : []),
    ...(scope.people.length > 0 && named ? [named([...scope.people])] : []),
  ]
  return parts.length === 0 ? sql`false` : sql`(${join(parts, ' OR ')})`
}

/** Values from TypeScript as rows to join: the production calendar and rules of a tenant are not in the database. */
export const rowsOf = (rows: readonly object[]): Sql => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`

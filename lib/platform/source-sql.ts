import 'server-only'
/** Columns of the SELECTs with which modules tell what waits and what is due: every source has the same ones in the same order. */
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

/** Values from TypeScript as rows to join: the production calendar and rules of a tenant are not in the database. */
export const rowsOf = (rows: readonly object[]): Sql => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`

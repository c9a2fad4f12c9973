import 'server-only'
import type { DateString } from '@/lib/core/dates'
import type { KindScope } from '@/lib/core/deadline'
import type { Tx } from './db'
import type { Sql } from './sources'

/** Of whom and when a source is asked. */
export type SourceContext = {
  tx: Tx
  tenantId: string
  timeZone: string
  /** The tenant's day. */
  today: DateString
}

/** Records of a kind that wait, of the whole tenant: a SELECT of `waitColumns`; null – there can be none. Who asks is `personId`. */
export type WaitSource = (ctx: SourceContext & { personId: string | null }) => Sql | null | Promise<Sql | null>

/** A source of deadlines is asked of days, both included. */
export type DueContext = SourceContext & { from: DateString; to: DateString }

/** Deadlines of a kind in the scope and between the days: SELECTs of `dueColumns`, joined by UNION ALL; null – there can be none. */
export type DueSource = (ctx: DueContext, scope: KindScope) => Sql | null | Promise<Sql | null>

/** For each kind that the pure half declares under this key, its source. */
type Sources<M, Key extends string, Source> =
  M extends Record<Key, infer Kinds> ? Readonly<Record<Key, Readonly<Record<keyof Kinds, Source>>>> : unknown

/** The half of a module's declaration that needs the database (lib/‹module›/module.server.ts). */
export type ServerModule<M> = Sources<M, 'waits', WaitSource> & Sources<M, 'due', DueSource>

import 'server-only'
import type { ToolSign } from '@/lib/core/agency-part'
import type { CockpitBar } from '@/lib/core/cockpit'
import type { DateString } from '@/lib/core/dates'
import type { KindScope } from '@/lib/core/deadline'
import type { PlanFault, PlannedRow, ReadRow, Settled } from '@/lib/core/table-import'
import type { Failure } from '@/lib/core/result'
import type { FactPiece } from '@/lib/core/facts'
import type { Module } from '@/lib/core/module'
import type { Quarter } from '@/lib/core/quarters'
import type { Reading } from '@/lib/core/reading'
import type { TenantSettings } from '@/lib/core/tenant'
import type { LevelFace, YearLine } from '@/lib/core/years'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Command, CommandContext } from './command'
import type { Tx } from './db'
import type { QueryContext } from './query'
import type { AgencyPart } from './agency-part'
import type { OpenDataPart } from './open-data'
import type { Sql } from './sources'

/** An agency that ends, or the one that takes its place. */
type EndingAgency = { id: string; name: string }

/**
 * What a module does when an agency ends: abolished (`into` null) or joined to another, on a day (DATE column), for a
 * reason in words.
 */
export type AgencyEnding = {
  gone: EndingAgency
  into: EndingAgency | null
  on: Date
  basis: string
}

/** What the cockpit asks of the modules: one year, one quarter, every agency or some (`only`). */
export type CockpitAsked = {
  tenantId: string
  timeZone: string
  today: DateString
  year: number
  quarter: Quarter
  /** The programme has a rating. */
  rated: boolean
  only: readonly string[] | null
}

/**
 * One column: whether the programme has it at all, and what is known of an agency (undefined – nothing) – its cell's
 * facts.
 */
export type CockpitColumn<F = unknown> = { shown: boolean; of: (agencyId: string) => F }

/**
 * How a module reads its cells' facts. `programme` (one jsonb) and `agencies` (a row an agency, with "agencyId") go
 * into statements that all modules share; `read` gets what they have found, the rows of the shown agencies alone, and
 * may ask further statements of its own, whose number depends on nothing. `bars`: the programme's figures of the year
 * against their targets, the worst first.
 */
export type CockpitPart = {
  programme?: (asked: CockpitAsked) => Prisma.Sql
  agencies?: (asked: CockpitAsked) => Prisma.Sql
  /** The first year that it has figures of: one number, or NULL. */
  firstYear?: (asked: CockpitAsked) => Prisma.Sql
  read: (
    ctx: QueryContext,
    asked: CockpitAsked,
    found: { programme: unknown; agencies: ReadonlyMap<string, unknown> },
  ) => Promise<{ columns: Record<string, CockpitColumn>; bars?: CockpitBar[] }>
}

export type YearsAsked = { tenantId: string; years: readonly number[] }

/** How a figure of every agency is read: rows of "agencyId", "year", "value" (a decimal) and "level". */
export type YearFigurePart = {
  figures: (asked: YearsAsked) => Prisma.Sql
  /** Levels of a figure that has them, the highest first. */
  levels?: (ctx: QueryContext) => Promise<LevelFace[]>
}

/** One agency's years, both included. */
export type AgencyYearsAsked = { tenantId: string; agencyId: string; from: number; to: number }

/**
 * How the facts of an agency's years are read: a row a year ("year") where something is known, in a statement that all
 * modules share; `read` adds to what was found, and a drawing of it.
 */
export type YearColumnsPart = {
  years: (asked: AgencyYearsAsked) => Prisma.Sql
  read?: (
    ctx: QueryContext,
    found: ReadonlyMap<number, unknown>,
  ) => Promise<{ rows: ReadonlyMap<number, unknown>; line: YearLine | null }>
}

/**
 * A kind's part of the search: `table` is there called p and has id, agencyId, search (tsvector), title, status and
 * updatedAt – a subselect gives what the table itself lacks; its agency is a.
 */
export type SearchPiece = {
  table: Prisma.Sql
  /** Condition on p beside the tenant's and the words'. */
  where: Prisma.Sql
  number: Prisma.Sql
  who: Prisma.Sql
  /** Where the place that fits is cut from. */
  text: Prisma.Sql
}

/** A tenant that is being made of a template. */
type NewProgramme = {
  tenantId: string
  template: unknown
  timeZone: string
  now: Date
  /** First quarter whose report is asked for; the running one when left out. */
  reportsFrom?: Quarter
}

/** Whose agencies a reader reaches. */
export type Reader = { tenantId: string; agencyWhere: () => { agencyId?: { in: string[] } } }

/** A relation of a file, as a condition of its records. */
type FileRelation = keyof Prisma.StoredFileCountOutputType
type FileWhere = NonNullable<Prisma.StoredFileWhereInput[FileRelation]>

/** Of whom and when a source is asked. */
export type SourceContext = {
  tx: Tx
  tenantId: string
  timeZone: string
  /** The tenant's day. */
  today: DateString
}

/**
 * Records of a kind that wait, of the whole tenant: a SELECT of `waitColumns`; null – there can be none. Who asks is
 * `personId`; what the tenant has ruled is in `settings`.
 */
export type WaitSource = (
  ctx: SourceContext & { personId: string | null; settings: TenantSettings },
) => Sql | null | Promise<Sql | null>

/** A source of deadlines is asked of days, both included. */
export type DueContext = SourceContext & { from: DateString; to: DateString }

/**
 * Deadlines of a kind in the scope and between the days: SELECTs of `dueColumns`, joined by UNION ALL; null – there can
 * be none.
 */
export type DueSource = (ctx: DueContext, scope: KindScope) => Sql | null | Promise<Sql | null>

/** What a plan of an import is made in: of a page that shows it, or of the load itself. */
export type ImportContext = Pick<CommandContext & QueryContext, 'tx' | 'tenantId' | 'actor' | 'can' | 'today'>

/** What a row became. */
export type WrittenRow = {
  at: number
  id: string
  label: string
  made: boolean
  /** What stood there before, for the way back. */
  before: Prisma.InputJsonObject
  version: number
}

export type ImportPlan = {
  rows: readonly PlannedRow[]
  faults: readonly PlanFault[]
  settled?: readonly Settled[]
  /** Writes these rows; the file's name for histories. Whatever it refuses, nothing is written. */
  write: (
    ctx: CommandContext,
    ready: ReadonlySet<number>,
    load: { fileName: string; options: readonly string[] },
  ) => Promise<WrittenRow[] | { ok: false; error: Failure }>
}

/** A row of a load that may be taken back. */
export type LoadedRow = {
  row: number
  recordId: string
  label: string
  made: boolean
  before: unknown
  version: number
}

/** How a list that is brought by a table comes in and goes out again. */
export type ImportWork = {
  /** Held before a load is planned: two loads of one list at once do not both make what is new. */
  lock?: (ctx: CommandContext) => Promise<void>
  /** What would become of the rows; writes nothing. */
  plan: (ctx: ImportContext, rows: readonly ReadRow[]) => Promise<ImportPlan>
  /** Which of the records are no longer as they were loaded, and why they stay. */
  changedSince: (ctx: ImportContext, rows: readonly LoadedRow[]) => Promise<ReadonlyMap<string, string>>
  /** Takes a record back; throws when something refers to it. */
  takeBack: (ctx: CommandContext, row: LoadedRow) => Promise<void>
}

type LoadInput = { id: string; version: number | string; options?: string | string[] }
export type LoadedCounts = { made: number; changed: number; same: number; left: number; restId: string | null }

/** Everything that a module's server half may hold; which of it must be there says its pure half. */
export type AnyServerModule = {
  /** Lists that it takes in from tables: the work, and the command that loads. */
  imports?: Readonly<Record<string, ImportWork & { load: Command<LoadInput, LoadedCounts> }>>
  /** Records of each kind that waits. */
  waits?: Readonly<Record<string, WaitSource>>
  /** Deadlines of each kind. */
  due?: Readonly<Record<string, DueSource>>
  /** The readings of each area, in their order; a constant number of statements. */
  readings?: Readonly<Record<string, (ctx: QueryContext) => Promise<Reading[]>>>
  /** Passes on or ends the module's records of an agency that ends. */
  onAgencyEnd?: (ctx: CommandContext, ending: AgencyEnding) => Promise<void>
  /** Does something of the module stand in the way of the agency's end? */
  holdsAgency?: (ctx: CommandContext, agencyId: string) => Promise<boolean>
  /** For each relation: which of its records open their file to a reader whose agency the file is not; null – none. */
  files?: Record<string, (reader: Reader) => FileWhere | null>
  /** One run of each sweep over all tenants. */
  sweeps?: Record<string, (now: Date) => Promise<void>>
  /** How the facts of its cells of the cockpit are read. */
  cockpit?: CockpitPart
  /** How each figure that is compared over the years is read. */
  yearFigures?: Record<string, YearFigurePart>
  /** How the facts of its columns of an agency's years are read. */
  yearColumns?: YearColumnsPart
  /** What is searched of each kind, by the reach of what the kind needs. */
  search?: Record<string, (ctx: QueryContext) => SearchPiece>
  /** Each of its parts of an agency's page. */
  agencyPage?: Record<string, AgencyPart>
  /** What its records show of each such tool in an agency; null – nothing. */
  toolSigns?: Record<string, (ctx: QueryContext, agencyId: string) => Promise<ToolSign | null>>
  /** Each kind of its open data. */
  openData?: Record<string, OpenDataPart>
  /** Its pieces of the view "FactSource", by source: which records count. */
  facts?: Record<string, FactPiece>
  /**
   * Writes the module's blocks of an accepted template into a new tenant; then – once the act's agencies are there, if
   * they are asked for.
   */
  template?: {
    load: (tx: Tx, made: NewProgramme) => Promise<void>
    agenciesMade?: (tx: Tx, tenantId: string) => Promise<void>
  }
  /** Forgets what has been kept long enough: of one tenant, and what belongs to no tenant. */
  retention?: {
    tenant?: (tx: Tx, tenantId: string, now: Date) => Promise<void>
    portal?: (now: Date) => Promise<void>
  }
}

type Must<K extends keyof AnyServerModule> = Required<Pick<AnyServerModule, K>>
type Never<K extends keyof AnyServerModule> = { [N in K]?: never }

/** Each of what the pure half declares under K, and nothing else. */
type Half<M extends Module, K extends keyof Module & keyof AnyServerModule> =
  M extends Record<K, infer Declared extends object>
    ? { [N in K]: Record<keyof Declared, NonNullable<AnyServerModule[K]>[keyof NonNullable<AnyServerModule[K]>]> }
    : Never<K>

type FactsOf<S> = S extends { cell: (facts: infer F, ...rest: never[]) => unknown } ? F : unknown
/** The facts that each declared cell of the cockpit asks for. */
type CockpitHalf<M extends Module> = M extends { cockpit: infer Cells extends object }
  ? {
      cockpit: {
        read: (
          ...asked: Parameters<CockpitPart['read']>
        ) => Promise<{ columns: { [K in keyof Cells]: CockpitColumn<FactsOf<Cells[K]>> }; bars?: CockpitBar[] }>
      }
    }
  : Never<'cockpit'>

/** The server half of a module: each kind declared in the pure half must have its work here, and nothing else may. */
export type ServerModule<M extends Module> = AnyServerModule &
  (M['agencyEnd'] extends { passes: string } ? Must<'onAgencyEnd'> : Never<'onAgencyEnd'>) &
  (M['agencyEnd'] extends { holds: string } ? Must<'holdsAgency'> : Never<'holdsAgency'>) &
  Half<M, 'waits'> &
  Half<M, 'due'> &
  Half<M, 'files'> &
  Half<M, 'sweeps'> &
  Half<M, 'facts'> &
  Half<M, 'openData'> &
  Half<M, 'agencyPage'> &
  Half<M, 'toolSigns'> &
  Half<M, 'search'> &
  Half<M, 'readings'> &
  Half<M, 'yearFigures'> &
  Half<M, 'imports'> &
  CockpitHalf<M> &
  (M extends { yearColumns: object } ? Must<'yearColumns'> : Never<'yearColumns'>) &
  (M extends { template: object } ? Must<'template'> : Never<'template'>) &
  (M extends { retention: string } ? Must<'retention'> : Never<'retention'>)

/** The server halves of a list of modules, in its order. */
export type ServerModules<T extends readonly Module[]> = { readonly [I in keyof T]: ServerModule<T[I]> }

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000)

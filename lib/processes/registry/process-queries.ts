import 'server-only'
import { notFound } from 'next/navigation'
import type { DateString } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { approvedEntries } from './changed'
import { changesOf, type Entry, type EntryChange } from './entry'
import { keepersOf, readEntries } from './read'
import {
  kindOf,
  looseEnds,
  postOf,
  sideOf,
  type AgencyFact,
  type ConsumerSide,
  type ProcessKindName,
  type ProcessStatusName,
} from './rules'
import { processWhere } from './scope'

/** The other process of a link, as much of it as everybody may know; `id` – only where it can be opened. */
export type LinkEnd = {
  key: string
  id: string | null
  code: string
  name: string
  agency: string
  what: string
  /** The thing handed over is called otherwise among the results of the giver, among the inputs of the taker. */
  loose: { giver: boolean; taker: boolean }
  dropped: boolean
}
type Named = { id: string; code: string; name: string }

export type CommentView = {
  id: string
  version: number
  text: string
  asks: boolean
  byName: string
  at: Date
  stepName: string
  answer: string | null
  answeredBy: string | null
  answeredAt: Date | null
}

export type ProcessView = {
  id: string
  version: number
  entry: Entry
  status: ProcessStatusName
  droppedOn: DateString | null
  droppedBasis: string | null
  mergedInto: Named | null
  mergedFrom: Named[]
  reengineeredOn: DateString | null
  reengineeredBasis: string | null
  cameFrom: string | null
  typical: Named | null
  /** The representative as a person of the portal. */
  person: string | null
  updatedAt: Date
  /** Whose registry it stands in. */
  keeper: { id: string; name: string }
  /** Since the last approval: null – there was none, 'new' – it was not in it. */
  changes: EntryChange[] | 'new' | null
  /** Steps of the present and of the target state. */
  steps: { asIs: number; toBe: number }
  linksTo: LinkEnd[]
  linksFrom: LinkEnd[]
  comments: CommentView[]
  /** Where what was typed disagrees with the tenant's definitions. */
  told: { kind: ProcessKindName | null; belowHead: boolean; sides: { name: string; side: ConsumerSide }[] }
  can: { edit: boolean; ask: boolean; answer: boolean }
}

const named = { select: { id: true, code: true, name: true } } as const
const end = {
  select: {
    id: true,
    code: true,
    name: true,
    status: true,
    inputs: true,
    outputs: true,
    agencyId: true,
    agency: { select: { name: true } },
  },
} as const

const readRow = ({ tx, ...ctx }: QueryContext, id: string) =>
  tx.process.findFirst({
    where: { AND: [{ id }, processWhere(ctx)] },
    select: {
      version: true,
      agencyId: true,
      inputs: true,
      outputs: true,
      personId: true,
      reengineeredOn: true,
      reengineeredBasis: true,
      cameFrom: true,
      updatedAt: true,
      typical: named,
      mergedInto: named,
      mergedFrom: { ...named, orderBy: { code: 'asc' } },
      person: { select: { name: true } },
      linksTo: { select: { what: true, to: end }, orderBy: { to: { code: 'asc' } } },
      linksFrom: { select: { what: true, from: end }, orderBy: { from: { code: 'asc' } } },
      comments: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 200 },
    },
  })
type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>

function linksOf({ reach }: QueryContext, row: Row): Pick<ProcessView, 'linksTo' | 'linksFrom'> {
  type End = Row['linksTo'][number]['to']
  const viewOf = (other: End, what: string, loose: LinkEnd['loose']): LinkEnd => ({
    key: other.id,
    id: reach === 'all' || reach.includes(other.agencyId) ? other.id : null,
    code: other.code,
    name: other.name,
    agency: other.agency.name,
    what,
    loose,
    dropped: other.status === 'DROPPED',
  })
  return {
    linksTo: row.linksTo.map(({ to, what }) =>
      viewOf(to, what, looseEnds({ what, outputs: row.outputs, inputs: to.inputs })),
    ),
    linksFrom: row.linksFrom.map(({ from, what }) =>
      viewOf(from, what, looseEnds({ what, outputs: from.outputs, inputs: row.inputs })),
    ),
  }
}

/** Where kind, post and sides as they were typed disagree with the tenant's definitions. */
function toldOf({ actor }: QueryContext, entry: Entry, agencies: readonly AgencyFact[]): ProcessView['told'] {
  const { processes: settings } = actor.tenant.settings
  const reckoned = kindOf([entry.owner, ...entry.participants], agencies, settings)
  return {
    kind: reckoned === entry.kind ? null : reckoned,
    belowHead: settings.headRepresents && postOf(entry.representative) === 'below',
    sides: entry.consumers.flatMap(({ name, side }) => {
      const defined = sideOf(name, agencies, settings)
      return defined === null || defined === side ? [] : [{ name, side: defined }]
    }),
  }
}

async function stepCounts({ tx, tenantId }: QueryContext, id: string): Promise<ProcessView['steps']> {
  const [counts] = await tx.$queryRaw<[ProcessView['steps']]>`
    SELECT count(s."id") FILTER (WHERE m."state" = 'AS_IS')::int AS "asIs",
      count(s."id") FILTER (WHERE m."state" = 'TO_BE')::int AS "toBe"
    FROM "ProcessMap" m JOIN "ProcessStep" s ON s."tenantId" = m."tenantId" AND s."mapId" = m."id"
    WHERE m."tenantId" = ${tenantId}::uuid AND m."processId" = ${id}::uuid`
  return counts
}

/** Everything that the registry knows of a process, in a fixed number of statements; a foreign one is not found. */
export const getProcess = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, input: { id: string }): Promise<ProcessView> => {
    const { tx, tenantId, actor } = ctx
    const row = isUuid(input.id) ? await readRow(ctx, input.id) : null
    if (!row) notFound()
    const settings = actor.tenant.settings.processes
    const [line] = await readEntries(ctx, settings, { id: input.id })
    if (!line) notFound()
    const agencies = await tx.agency.findMany({
      where: { tenantId },
      select: { id: true, name: true, kind: true, parentId: true },
    })
    const [keeper] = await keepersOf(ctx, [row.agencyId])
    const keeperId = keeper?.keeperId ?? row.agencyId
    const approved = (await approvedEntries(ctx, [keeperId])).get(keeperId)
    const was = approved?.find(({ id }) => id === input.id)
    const { person, comments, reengineeredOn, agencyId, personId, ...rest } = row
    const own = personId !== null && personId === actor.personId
    return {
      id: input.id,
      version: rest.version,
      entry: line.entry,
      status: line.status,
      droppedOn: line.droppedOn,
      droppedBasis: line.droppedBasis,
      mergedInto: rest.mergedInto,
      mergedFrom: rest.mergedFrom,
      reengineeredOn: reengineeredOn && dayOf(reengineeredOn),
      reengineeredBasis: rest.reengineeredBasis,
      cameFrom: rest.cameFrom,
      typical: rest.typical,
      person: person?.name ?? null,
      updatedAt: rest.updatedAt,
      keeper: { id: keeperId, name: agencies.find(({ id }) => id === keeperId)?.name ?? '' },
      changes: approved === undefined ? null : was ? changesOf(was, line.entry) : 'new',
      steps: await stepCounts(ctx, input.id),
      ...linksOf(ctx, row),
      comments: comments.map(({ id, version, text, asks, byName, at, stepName, answer, answeredBy, answeredAt }) => ({
        id,
        version,
        text,
        asks,
        byName,
        at,
        stepName,
        answer,
        answeredBy,
        answeredAt,
      })),
      told: toldOf(ctx, line.entry, agencies),
      can: {
        edit: ctx.can(operations['process.edit'], agencyId),
        ask: ctx.can(operations['process.ask']),
        answer: own || ctx.can(operations['process.answer'], agencyId),
      },
    }
  },
})

import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { readEntries } from './read'
import { kindOf, nextCode, type AgencyFact, type ProcessKindName } from './rules'
import type { Consumer, ProcessIndicator } from './entry'

export type ProcessValues = {
  code: string
  name: string
  /** '' – by who takes part. */
  kind: ProcessKindName | ''
  group: string
  carries: string
  unitId: string
  representative: string
  personId: string
  participants: { agencyId: string; unitId: string }[]
  inputs: string[]
  outputs: string[]
  consumers: Consumer[]
  regulations: string[]
  systems: string[]
  indicators: ProcessIndicator[]
  runsPerYear: string
  federalId: string
  typicalId: string
}

export type UnitChoice = { id: string; agencyId: string; name: string }
export type ProcessForm = {
  id: string | null
  version: number
  agency: { id: string; name: string }
  values: ProcessValues
  /** Registries that the person keeps: the process may be handed to another of them. */
  owners: { id: string; name: string }[]
  /** Everybody of the tenant: who takes part, who consumes. */
  agencies: AgencyFact[]
  /** Of the owner and of those who take part already. */
  units: UnitChoice[]
  people: { id: string; name: string }[]
  typical: { id: string; code: string; name: string }[]
}

const nothing = (code: string): ProcessValues => ({
  code,
  name: '',
  kind: '',
  group: '',
  carries: '',
  unitId: '',
  representative: '',
  personId: '',
  participants: [],
  inputs: [],
  outputs: [],
  consumers: [],
  regulations: [],
  systems: [],
  indicators: [],
  runsPerYear: '',
  federalId: '',
  typicalId: '',
})

/** The process to be changed, by its id; foreign and missing ones are not found. */
async function processRow(ctx: QueryContext, id: string) {
  const row = isUuid(id)
    ? await ctx.tx.process.findFirst({
        where: { tenantId: ctx.tenantId, id },
        select: { id: true, version: true, agencyId: true, personId: true, typicalId: true },
      })
    : null
  if (!row || !ctx.can(operations['process.edit'], row.agencyId)) notFound()
  return row
}

async function valuesOf(
  ctx: QueryContext,
  row: Awaited<ReturnType<typeof processRow>>,
  agencies: AgencyFact[],
): Promise<ProcessValues> {
  const settings = ctx.actor.tenant.settings.processes
  const [line] = await readEntries(ctx, settings, { id: row.id })
  if (!line) notFound()
  const { entry } = line
  const reckoned = kindOf([entry.owner, ...entry.participants], agencies, settings)
  return {
    ...entry,
    kind: entry.kind === reckoned ? '' : entry.kind,
    unitId: entry.owner.unitId ?? '',
    personId: row.personId ?? '',
    participants: entry.participants.map(({ agencyId, unitId }) => ({ agencyId, unitId: unitId ?? '' })),
    runsPerYear: entry.runsPerYear === null ? '' : String(entry.runsPerYear),
    typicalId: row.typicalId ?? '',
  }
}

/**
 * What the form of a process shows: of one that is there (`id`), or of a new one of an agency. `agencyId` with `id`:
 * as it would stand with that owner.
 */
export const getProcessForm = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, input: { id?: string; agencyId?: string }): Promise<ProcessForm> => {
    const { tx, tenantId } = ctx
    const row = input.id === undefined ? null : await processRow(ctx, input.id)
    const agencyId = input.agencyId ?? row?.agencyId ?? ''
    if (!isUuid(agencyId) || !ctx.can(operations['process.edit'], agencyId)) notFound()
    const all = await tx.agency.findMany({
      where: { tenantId },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, kind: true, parentId: true, status: true, shortName: true },
    })
    const agency = all.find(({ id }) => id === agencyId)
    if (!agency) notFound()
    const agencies = all.map(({ id, name, kind, parentId }): AgencyFact => ({ id, name, kind, parentId }))
    const codes = await tx.process.findMany({ where: { tenantId, agencyId }, select: { code: true } })
    const free = nextCode(
      codes.map(({ code }) => code),
      agency.shortName ?? agency.name,
    )
    const stored = row ? await valuesOf(ctx, row, agencies) : nothing(free)
    const values = row && row.agencyId !== agencyId ? { ...stored, code: free, unitId: '', personId: '' } : stored
    const involved = [agencyId, ...values.participants.map((one) => one.agencyId)]
    const active = new Set(all.filter(({ status }) => status === 'ACTIVE').map(({ id }) => id))
    return {
      id: row?.id ?? null,
      version: row?.version ?? 0,
      agency: { id: agency.id, name: agency.name },
      values,
      owners: all
        .filter(({ id }) => active.has(id) && ctx.can(operations['process.edit'], id))
        .map(({ id, name }) => ({ id, name })),
      agencies: agencies.filter(({ id }) => active.has(id) || involved.includes(id)),
      units: await tx.unit.findMany({
        where: { tenantId, agencyId: { in: involved }, until: null },
        orderBy: [{ position: 'asc' }, { name: 'asc' }],
        select: { id: true, agencyId: true, name: true },
      }),
      people: await tx.person.findMany({
        where: { tenantId, blockedAt: null, memberships: { some: { tenantId, agencyId } } },
        orderBy: { name: 'asc' },
        select: { id: true, name: true },
      }),
      typical: await tx.typicalProcess.findMany({
        where: { tenantId, OR: [{ retiredOn: null }, ...(values.typicalId ? [{ id: values.typicalId }] : [])] },
        orderBy: { code: 'asc' },
        select: { id: true, code: true, name: true },
      }),
    }
  },
})

export type LinkChoice = { id: string; code: string; name: string; agency: string; own: boolean }
const SHOWN = 20

/** Processes of the whole tenant that fit the words, to link with or to merge into: the best of them. */
export const findProcesses = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, input: { q: string; besides: string }): Promise<LinkChoice[]> => {
    const q = input.q.trim().slice(0, 200)
    if (q === '' || !isUuid(input.besides)) return []
    const rows = await ctx.tx.$queryRaw<(Omit<LinkChoice, 'own'> & { agencyId: string })[]>`
      SELECT p."id", p."code", p."name", p."agencyId", a."name" AS agency FROM "Process" p
        JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId"
      WHERE p."tenantId" = ${ctx.tenantId}::uuid AND p."status" = 'ACTIVE' AND p."id" <> ${input.besides}::uuid
        AND p."search" @@ (SELECT gemba_words(${q}))
      ORDER BY ts_rank(p."search", (SELECT gemba_words(${q}))) DESC, p."code", p."id" LIMIT ${SHOWN}`
    return rows.map(({ agencyId, ...row }) => ({ ...row, own: ctx.can(operations['process.edit'], agencyId) }))
  },
})

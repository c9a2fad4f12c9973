import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import { operations } from './operations'
import { unitTree } from './unit-rules'

export type UnitLineView = {
  id: string
  version: number
  parentId: string | null
  name: string
  shortName: string
  head: string
  position: number
  until: DateString | null
  depth: number
}
export type UnitsView = {
  agency: { id: string; name: string; active: boolean }
  /** In the order of the tree. */
  units: UnitLineView[]
  /** Those that are no more, the last first. */
  ended: UnitLineView[]
  can: { edit: boolean }
}

/** The units of an agency as a tree: two statements. */
export const listUnits = defineQuery({
  operation: operations['unit.read'],
  run: async (ctx, input: { agencyId: string }): Promise<UnitsView> => {
    const { tx, tenantId } = ctx
    const agency =
      isUuid(input.agencyId) && ctx.can(operations['unit.read'], input.agencyId)
        ? await tx.agency.findFirst({
            where: { tenantId, id: input.agencyId },
            select: { id: true, name: true, status: true },
          })
        : null
    if (!agency) notFound()
    const rows = await tx.unit.findMany({
      where: { tenantId, agencyId: agency.id },
      select: {
        id: true,
        version: true,
        parentId: true,
        name: true,
        shortName: true,
        head: true,
        position: true,
        until: true,
      },
    })
    const units = rows.map(({ until, ...row }) => ({ ...row, until: until && dayOf(until) }))
    const active = agency.status === 'ACTIVE'
    return {
      agency: { id: agency.id, name: agency.name, active },
      units: unitTree(units.filter(({ until }) => until === null)),
      ended: units
        .filter(({ until }) => until !== null)
        .sort((a, b) => (b.until ?? '').localeCompare(a.until ?? '') || a.name.localeCompare(b.name, 'ru'))
        .map((unit) => ({ ...unit, depth: 0 })),
      can: { edit: active && ctx.can(operations['unit.edit'], agency.id) },
    }
  },
})

/** Units of any agency of the tenant, to be chosen in a form: how an agency is made up is no secret. */
export const unitChoices = defineQuery({
  operation: operations['unit.read'],
  run: async (
    { tx, tenantId },
    input: { agencyId: string },
  ): Promise<{ id: string; agencyId: string; name: string }[]> =>
    isUuid(input.agencyId)
      ? tx.unit.findMany({
          where: { tenantId, agencyId: input.agencyId, until: null },
          orderBy: [{ position: 'asc' }, { name: 'asc' }],
          select: { id: true, agencyId: true, name: true },
        })
      : [],
})

// Approved calculations of the modelled processes: one by last year's prices, then both states by this year's.
import { dayColumn } from '../../lib/core/db-day'
import type { DateString } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import { readTenantSettings } from '../../lib/core/tenant'
import { frozenFigures } from '../../lib/processes/money/frozen'
import { readMap, readResources } from '../../lib/processes/steps/read'
import type { RegistryPlace } from './process-registries'

type Approval = { state: 'AS_IS' | 'TO_BE'; day: DateString; note: string }

const approvals: readonly Approval[] = [
  { state: 'AS_IS', day: '2025-10-01', note: 'Первый расчёт по хронометражу' },
  { state: 'AS_IS', day: '2026-02-16', note: 'Пересчитан по ставкам 2026 года' },
  { state: 'TO_BE', day: '2026-02-16', note: 'Целевое состояние согласовано владельцем' },
]

/** Two of three modelled processes have all three, the others the first alone. */
export async function seedCalculations({ tx, tenantId }: RegistryPlace): Promise<void> {
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { settings: true } })
  const { usefulShare } = readTenantSettings(tenant.settings).processes
  const processes = await tx.process.findMany({
    where: { tenantId, maps: { some: { state: 'TO_BE' } } },
    include: { agency: { select: { name: true } } },
    orderBy: [{ code: 'asc' }, { id: 'asc' }],
  })
  for (const [n, process] of processes.entries()) {
    const { roles, prices } = await readResources({ tx, tenantId }, process.agencyId)
    const numbers = { AS_IS: 0, TO_BE: 0 }
    for (const { state, day, note } of n % 3 > 0 ? approvals : approvals.slice(0, 1)) {
      const map = await readMap({ tx, tenantId }, process, state)
      if (!map) continue
      const { runsPerYear } = process
      const frozen = frozenFigures({
        model: map.model,
        roles,
        prices,
        day,
        runsPerYear,
        usefulShare,
        client: map.client,
      })
      if (!frozen.ok) throw new Error(`${process.name}: ${frozen.faults.join(' ')}`)
      numbers[state] += 1
      await tx.processCalculation.create({
        data: {
          tenantId,
          id: newId(),
          mapId: map.id,
          number: numbers[state],
          day: dayColumn(day),
          model: JSON.parse(JSON.stringify(map.model)),
          roles: JSON.parse(JSON.stringify(roles)),
          prices: JSON.parse(JSON.stringify(prices)),
          figures: frozen.figures,
          runsPerYear,
          note,
          approvedBy: `Куратор, ${process.agency.name}`,
          approvedAt: new Date(`${day}T11:30:00Z`),
        },
        select: { id: true },
      })
    }
  }
}

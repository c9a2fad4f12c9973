import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { roundedText } from '@/lib/core/fraction'
import type { Tx } from '@/lib/platform/db'
import { processFaults } from '../model/check'
import { faultText } from '../model/labels'
import { processResults } from '../model/results'
import { shortTime } from '../model/time-words'
import { readMap, readResources } from '../steps/read'
import { writeTime } from '../steps/time-text'
import type { CourseFacts } from './rules'

type Context = { tx: Tx; tenantId: string; today: DateString }
type Owner = { id: string; name: string; agencyId: string; unitId: string | null }

/** The course of a process «как есть» as its table of steps says it now. */
export async function courseOf(ctx: Context, process: Owner, dayMinutes: string): Promise<CourseFacts> {
  const { today } = ctx
  const map = await readMap(ctx, process, 'AS_IS')
  const none = { asOf: today, steps: [], lead: '', run: '', doubts: [] }
  if (!map || map.rows.length === 0) return none
  const { roles, prices } = await readResources(ctx, process.agencyId)
  const names = new Map(roles.map(({ id, name }) => [id, name]))
  const priced = { roles, prices, day: today }
  const plainFaults = processFaults(map.model, { roles })
  const faults = plainFaults.length > 0 ? plainFaults : processFaults(map.model, priced)
  const results = plainFaults.length > 0 ? null : processResults(map.model, faults.length > 0 ? { roles } : priced)
  const lead = results?.figures.lead
  return {
    asOf: today,
    steps: map.rows.map(({ data }, i) => ({
      number: i + 1,
      name: data.name,
      roles: data.roles.map(({ role }) => names.get(role) ?? '').join('; '),
      wait: writeTime(data.wait, dayMinutes),
      work: writeTime(data.work, dayMinutes),
    })),
    lead: lead?.exact ? shortTime(lead.mean, dayMinutes) : '',
    run: results?.cost ? roundedText(results.cost.run, 2) : '',
    doubts: faults.map((fault) => faultText(fault, map.model, priced)),
  }
}

/** The way of a run through the steps of one place. Pure. */
import { compare, parseFraction, ZERO } from '@/lib/core/fraction'
import type { StepData } from '../steps/data'
import { targetsOf } from '../steps/ways'

type Row = { id: string; data: StepData }

/** Where a run most likely goes on: the only way, or the likeliest that is no return; null – it ends. */
function likeliest({ data: { next } }: Row): string | null {
  if (next === null || 'text' in next) return null
  if (!('decision' in next)) return targetsOf(next).find(({ back }) => !back)?.to ?? null
  const onward = next.decision
    .filter((option) => option.return !== true)
    .toSorted((a, b) => compare(parseFraction(b.p) ?? ZERO, parseFraction(a.p) ?? ZERO))
  const [best] = onward
  return best === undefined ? null : (targetsOf({ decision: [best] })[0]?.to ?? null)
}

/** The next step of the place after `row`: along the likeliest way past steps of other places; null – none comes. */
export function nextHere(rows: readonly Row[], here: ReadonlySet<string>, row: Row): string | null {
  // Of a step that says nothing about its way the run goes down the table.
  const onward = (from: Row): string | null =>
    from.data.next === null ? (rows[rows.indexOf(from) + 1]?.id ?? null) : likeliest(from)
  const passed = new Set<string>()
  for (let id = onward(row); id !== null && !passed.has(id);) {
    if (here.has(id)) return id
    passed.add(id)
    const from = rows.find((one) => one.id === id)
    id = from ? onward(from) : null
  }
  return null
}

/** Where a case goes that is sent back from the step: as the table says, otherwise to the step before. */
export function backHere(rows: readonly Row[], here: ReadonlySet<string>, row: Row): string | null {
  const back = targetsOf(row.data.next).find((way) => way.back && here.has(way.to))
  if (back) return back.to
  const before = rows.slice(0, rows.indexOf(row)).filter(({ id }) => here.has(id))
  return before.at(-1)?.id ?? null
}

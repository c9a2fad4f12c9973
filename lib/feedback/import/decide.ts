/** What a person's word makes of the choices and decisions kept so far. Pure. */
import type { z } from 'zod'
import type { FileChoice, FileDecisions } from './choice'
import type { FileFault, FileRead } from './read'
import type { ChooseFileInput, DecideFileInput } from './schema'

type Chosen = Omit<z.output<typeof ChooseFileInput>, 'id' | 'version' | 'anew'>

/** What stays whatever sheet is read. */
export const bodyOf = ({ agencyId, touchpointId }: FileChoice): FileChoice => ({
  ...(agencyId && { agencyId }),
  ...(touchpointId && { touchpointId }),
})

/** Another sheet has another header, another header other columns. */
export function chosenOf(
  before: FileChoice,
  { headerRow, headerRows, columns, agencyId, touchpointId, ...input }: Chosen,
  found: readonly { at: number; place: string; forbidden: boolean }[],
): FileChoice {
  if (input.sheet !== undefined && input.sheet !== before.sheet) return { ...bodyOf(before), sheet: input.sheet }
  if (headerRow !== undefined)
    return {
      ...bodyOf(before),
      ...(before.sheet !== undefined && { sheet: before.sheet }),
      header: { row: headerRow, rows: headerRows ?? 1 },
    }
  const set = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const { agencyId: _agency, touchpointId: _point, ...kept } = before
  return {
    ...kept,
    ...bodyOf({
      agencyId: agencyId === undefined ? before.agencyId : (agencyId ?? undefined),
      touchpointId: touchpointId === undefined ? before.touchpointId : (touchpointId ?? undefined),
    }),
    ...set,
    ...(columns && { columns: placed(before.columns ?? {}, columns, found) }),
  }
}

/** What the form says otherwise than the portal found; a place is in one column. */
function placed(
  before: Record<string, string>,
  posted: Record<string, string>,
  found: readonly { at: number; place: string; forbidden: boolean }[],
): Record<string, string> {
  const made = { ...before }
  const moved = new Map<string, string>()
  for (const { at, place, forbidden } of found) {
    const wanted = posted[String(at)]
    if (wanted === undefined || forbidden || wanted === place) continue
    made[String(at)] = wanted
    if (wanted !== '') moved.set(wanted, String(at))
  }
  for (const { at, place } of found)
    // What the portal itself found goes by itself: its place is taken.
    if (moved.has(place) && moved.get(place) !== String(at) && made[String(at)] === place) made[String(at)] = ''
  return made
}

type Decided = Omit<z.output<typeof DecideFileInput>, 'id' | 'version'>

/** Whether the fault is the one that a form names: by its column and first row. */
export const isAt = (fault: FileFault, { at, row, whole }: Pick<Decided, 'at' | 'row' | 'whole'>): boolean =>
  fault.at === at && fault.rows[0] === row && fault.whole === (whole ?? false)

/** Null – there is nothing of the kind to decide. */
export function decided(
  before: FileDecisions,
  read: FileRead,
  { deed, to = '', ...said }: Decided,
): FileDecisions | null {
  const { at, row } = said
  const fault = read.faults.find((one) => isAt(one, said))
  const left = (faults: FileRead['faults']): FileDecisions => ({
    ...before,
    cells: [...before.cells, ...faults.flatMap((one) => (one.whole ? [] : [{ at: one.at, text: one.text, to: '' }]))],
    blank: [
      ...before.blank,
      ...faults.flatMap(({ whole: all, rows, question }) =>
        all && question ? rows.map((number) => ({ row: number, question: question.id })) : [],
      ),
    ],
  })
  const without = (rows: readonly number[]): FileDecisions => ({
    ...before,
    skipped: [...new Set([...before.skipped, ...rows])],
  })
  switch (deed) {
    case 'undo':
      return { skipped: [], cells: [], blank: [] }
    case 'column':
      return at === undefined ? null : left(read.faults.filter((one) => one.at === at))
    case 'keep': {
      const group = read.conflicts.find((rows) => row !== undefined && rows.includes(row))
      return group ? without(group.filter((one) => one !== row)) : null
    }
    case 'skip':
      return fault ? without(fault.rows) : row === undefined ? null : without([row])
    case 'blank':
      return fault ? left([fault]) : null
    case 'correct':
      return fault && !fault.whole
        ? { ...before, cells: [...before.cells, { at: fault.at, text: fault.text, to: to.trim() }] }
        : null
  }
}

// A line of process-maps → a row of the table of steps.
import { END, type WasteKind } from '../../lib/processes/model/types'
import { StepData } from '../../lib/processes/steps/data'

const minutes: Record<string, number> = { m: 1, h: 60, d: 480 }
/** «1-2-4.5d» → minutes. */
function timeOf(text: string) {
  const unit = text.at(-1) ?? 'm'
  const [least, usual, most] = text
    .slice(0, -1)
    .split('-')
    .map((one) => String(Number(one) * (minutes[unit] ?? 1)))
  return usual !== undefined && most !== undefined ? { least, usual, most } : { fixed: least }
}

const target = (text: string, ids: readonly string[]): string =>
  text === 'end' ? END : (ids[Number(text.replace('<', '')) - 1] ?? END)

/** «5+6 > 7» → a block of one-step branches. */
function blockOf(text: string, ids: readonly string[]) {
  const [branches = '', join = 'end'] = text.split('>').map((part) => part.trim())
  return { branches: branches.split('+').map((one) => [target(one.trim(), ids)]), join: target(join, ids) }
}

function nextOf(text: string, i: number, ids: readonly string[]) {
  if (text === '') return { to: ids[i + 1] ?? END }
  if (/^[\d<]\S*$|^end$/.test(text) && !text.includes('.')) return { to: target(text, ids) }
  if (/^\d+\+/.test(text)) return { parallel: blockOf(text, ids) }
  return {
    decision: text.split(',').map((option) => {
      const [, p = '0', to = 'end', label = ''] = /^(\S+) (\d+\+\S+ > \d+|\S+) ?(.*)$/.exec(option.trim()) ?? []
      return to.includes('+')
        ? { parallel: blockOf(to, ids), p, label }
        : { to: target(to, ids), p, label, ...(to.startsWith('<') && { return: true }) }
    }),
  }
}

const wasteKeys = /^(overproduction|waiting|transport|overprocessing|inventory|motion|defects|talent) (\d+)$/

/** Roles and materials by their names. */
export type Named = { roles: Map<string, string>; materials: Map<string, string> }

/** Steps «как есть» with their names, of which those «как будет» came; units by the role that works in them. */
type Around = { origins?: readonly { id: string; name: string }[]; unitOf?: (role: string) => string | undefined }

const originOf = (name: string, marks: readonly string[], origins: NonNullable<Around['origins']>) => {
  const said = marks.find((mark) => /^of \d+$/.test(mark))?.slice(3)
  return (said ? origins[Number(said) - 1] : origins.find((one) => one.name === name))?.id ?? null
}

/** A line of process-maps → what a row of ProcessStep keeps. */
export function stepOf(
  line: string,
  i: number,
  ids: readonly string[],
  { roles, materials }: Named,
  { origins = [], unitOf }: Around = {},
): StepData {
  const [name = '', role = '', value = 'needed', wait = '0m', work = '0m', next = '', more = ''] = line
    .split('|')
    .map((cell) => cell.trim())
  const marks = more.split(';').map((one) => one.trim())
  const wastes: Partial<Record<WasteKind, string>> = {}
  const used: { material: string; quantity: string }[] = []
  for (const mark of marks) {
    const waste = wasteKeys.exec(mark)
    if (waste) wastes[waste[1] as WasteKind] = waste[2]
    const material = /^(.+) (\d+)$/.exec(mark)
    const id = material && materials.get(material[1] ?? '')
    if (id) used.push({ material: id, quantity: material[2] ?? '1' })
  }
  const check = marks.find((mark) => mark.startsWith('check '))?.slice(6)
  return StepData.parse({
    name,
    unitId: unitOf?.(role) ?? null,
    fromId: originOf(name, marks, origins),
    roles: [{ role: roles.get(role), share: '1' }],
    value,
    wait: timeOf(wait),
    work: timeOf(work),
    wastes,
    materials: used,
    asks: marks.includes('asks approval') ? 'approval' : marks.includes('asks information') ? 'information' : null,
    check: check ? { what: check, by: role, sign: 'Возвращено на доработку' } : null,
    next: nextOf(next, i, ids),
  })
}

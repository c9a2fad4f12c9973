/**
 * The project passport (K app. 2) as a flat map path → text. Flat, so that autosave, two people at once, differences
 * between versions, remarks and doubtful places of an import all speak of one thing: a path. Text is kept as typed;
 * checks read it. Pure.
 *
 *   title · customer · process · boundaries · leader.name|position|personId · approver.name|position
 *   team.<id>.name|position|personId · grounds.<id> · goals.<id>.name|unit|direction|current|target · effects.<id>
 *   stages.<number>.from|to (from alone for a stage of one day; a DateString, or what was typed instead of one)
 *
 * <id> is a uuid v7, so rows stand in the order in which they were added. An empty text is the same as an absent path.
 */
import { z } from 'zod'

export type PassportFields = Readonly<Record<string, string>>

export const passportLimits = { text: 2000, rows: 40, name: 500 } as const

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const pathPattern = new RegExp(
  `^(title|customer|process|boundaries|leader\\.(name|position|personId)|approver\\.(name|position)|team\\.${uuid}\\.(name|position|personId)` +
    `|grounds\\.${uuid}|goals\\.${uuid}\\.(name|unit|direction|current|target)|effects\\.${uuid}|stages\\.[1-9][0-9]?\\.(from|to))$`,
)
export const isPassportPath = (path: string): boolean => pathPattern.test(path)

export const PassportPath = z.string().regex(pathPattern, 'Такого поля в паспорте нет.')
export const PassportText = z.string().max(passportLimits.text, `Не больше ${passportLimits.text} знаков.`)

/** Which way a goal improves: the less the better, or the more. */
export type GoalDirection = 'LESS' | 'MORE'

type PassportMember = { id: string; name: string; position: string; personId: string | null }
export type PassportGoal = {
  id: string
  name: string
  unit: string
  direction: GoalDirection
  current: string
  target: string
}
type PassportRow = { id: string; text: string }
type PassportStage = { number: number; from: string; to: string }
export type Passport = {
  title: string
  customer: string
  process: string
  boundaries: string
  leader: Omit<PassportMember, 'id'>
  approver: { name: string; position: string }
  team: PassportMember[]
  grounds: PassportRow[]
  goals: PassportGoal[]
  effects: PassportRow[]
  /** Stages with a date; the form names the others. */
  stages: PassportStage[]
}

/** Rows of a list in order: id → what follows the id in the path → text. */
function rowsOf(fields: PassportFields, list: string): [string, Record<string, string>][] {
  const rows = new Map<string, Record<string, string>>()
  for (const path of Object.keys(fields).sort()) {
    const [head, id, key = ''] = path.split('.')
    const text = fields[path]
    if (head === list && id && text) rows.set(id, { ...rows.get(id), [key]: text })
  }
  return [...rows]
}

/** The passport with its lists put together. */
export function readPassport(fields: PassportFields): Passport {
  const text = (path: string): string => fields[path] ?? ''
  const member = (row: Record<string, string>) => ({
    name: row.name ?? '',
    position: row.position ?? '',
    personId: row.personId ?? null,
  })
  return {
    title: text('title'),
    customer: text('customer'),
    process: text('process'),
    boundaries: text('boundaries'),
    leader: { name: text('leader.name'), position: text('leader.position'), personId: text('leader.personId') || null },
    approver: { name: text('approver.name'), position: text('approver.position') },
    team: rowsOf(fields, 'team').map(([id, row]) => ({ id, ...member(row) })),
    grounds: rowsOf(fields, 'grounds').map(([id, row]) => ({ id, text: row[''] ?? '' })),
    goals: rowsOf(fields, 'goals').map(([id, row]) => ({
      id,
      name: row.name ?? '',
      unit: row.unit ?? '',
      direction: row.direction === 'MORE' ? 'MORE' : 'LESS',
      current: row.current ?? '',
      target: row.target ?? '',
    })),
    effects: rowsOf(fields, 'effects').map(([id, row]) => ({ id, text: row[''] ?? '' })),
    stages: rowsOf(fields, 'stages')
      .map(([number, row]) => ({ number: Number(number), from: row.from ?? '', to: row.to ?? '' }))
      .sort((a, b) => a.number - b.number),
  }
}

/** The other way round; empty texts are left out. */
export function writePassport(passport: Passport): PassportFields {
  const { leader, approver } = passport
  const entries: [string, string][] = [
    ['title', passport.title],
    ['customer', passport.customer],
    ['process', passport.process],
    ['boundaries', passport.boundaries],
    ['leader.name', leader.name],
    ['leader.position', leader.position],
    ['leader.personId', leader.personId ?? ''],
    ['approver.name', approver.name],
    ['approver.position', approver.position],
    ...passport.team.flatMap(({ id, name, position, personId }): [string, string][] => [
      [`team.${id}.name`, name],
      [`team.${id}.position`, position],
      [`team.${id}.personId`, personId ?? ''],
    ]),
    ...passport.grounds.map(({ id, text }): [string, string] => [`grounds.${id}`, text]),
    ...passport.goals.flatMap(({ id, name, unit, direction, current, target }): [string, string][] => [
      [`goals.${id}.name`, name],
      [`goals.${id}.unit`, unit],
      [`goals.${id}.direction`, direction],
      [`goals.${id}.current`, current],
      [`goals.${id}.target`, target],
    ]),
    ...passport.effects.map(({ id, text }): [string, string] => [`effects.${id}`, text]),
    ...passport.stages.flatMap(({ number, from, to }): [string, string][] => [
      [`stages.${number}.from`, from],
      [`stages.${number}.to`, to],
    ]),
  ]
  return Object.fromEntries(entries.filter(([, text]) => text !== ''))
}

/** One edit: what the writer saw at the path and what it is to be. */
export type PassportChange = { path: string; before: string; after: string }

/** What differs between two passports, in the order of the form. */
export function comparePassports(before: PassportFields, after: PassportFields): PassportChange[] {
  const order = [
    'title',
    'customer',
    'process',
    'boundaries',
    'leader',
    'team',
    'grounds',
    'goals',
    'effects',
    'stages',
    'approver',
  ]
  const place = (path: string): number => order.indexOf(path.split('.')[0] ?? '')
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return paths
    .flatMap((path): PassportChange[] =>
      (before[path] ?? '') === (after[path] ?? '')
        ? []
        : [{ path, before: before[path] ?? '', after: after[path] ?? '' }],
    )
    .sort((a, b) => place(a.path) - place(b.path) || a.path.localeCompare(b.path, 'en', { numeric: true }))
}

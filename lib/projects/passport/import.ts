/**
 * A passport read from a document made from the act's form (K app. 2): by this portal, or typed in a text program by
 * hand. Whatever is not read surely is marked (doubts: path → why); what fits nowhere is kept (unread). Pure.
 */
import { gather, type Gathered } from './import-parts'
import { afterTitle, norm, rowsOf, stageLines } from './import-rows'
import { plainText, toLines, type DocxNode, type Line } from './lines'
import { isPassportPath, passportLimits, type PassportFields } from '../form/passport'
import type { PassportForm } from '../form/form'
import { besideDates, isPersonName, numberDoubt, readGoal, readPerson, readRange, readSingle, readTeam } from './values'
import type { ProjectKind } from '../state/rules'

/** A row as it stands in the document: what it is, its text, and the fields read from it. */
export type ReadBlock = { key: string; raw: string; fields: [string, string][]; doubts: [string, string][] }
export type PassportReading = {
  organisation: string
  kind: ProjectKind
  blocks: ReadBlock[]
  unread: string[]
  /** Parts of the form that were found. */
  found: number
}

const clip = (text: string): string => text.slice(0, passportLimits.text)

/** Reads the document; `newId` gives the rows of lists their ids. Null – nothing of the form is in it. */
export function readPassportText(
  nodes: readonly DocxNode[],
  form: PassportForm,
  newId: () => string,
): PassportReading | null {
  const g = gather(toLines(nodes))
  if (g.found.size < 3) return null
  const blocks: ReadBlock[] = []
  const add = (
    key: string,
    raw: string,
    fields: [string, string][],
    doubts: [string, string | undefined][] = [],
  ): void => {
    const kept = fields.filter(([path, text]) => text !== '' && isPassportPath(path))
    if (kept.length === 0 && raw !== '') g.unread.push(raw)
    if (kept.length === 0) return
    for (const [, text] of kept) if (text.length > passportLimits.text) g.unread.push(text.slice(passportLimits.text))
    blocks.push({
      key,
      raw,
      fields: kept.map(([path, text]) => [path, clip(text)]),
      doubts: doubts.flatMap(([path, why]): [string, string][] => (why === undefined ? [] : [[path, why]])),
    })
  }

  // Without the form's captions the first line is taken for the agency, the others for the title.
  if (g.organisation === '' && g.title === '' && g.loose.length > 1) g.organisation = g.loose.shift() ?? ''
  const guessed = g.title === '' && g.loose.length > 0
  if (guessed) g.title = g.loose.splice(0).join(' ')
  g.unread.unshift(...g.loose)
  add(
    'title',
    g.title,
    [['title', g.title]],
    [['title', guessed ? 'Название взято из первых строк документа: проверьте.' : undefined]],
  )

  readGeneral(g, newId, add)
  readApprover(g, add)

  for (const row of rowsOf(g.grounds)) add('grounds', row, [[`grounds.${newId()}`, row]])
  readGoals(g, newId, add)
  for (const row of rowsOf(g.effects)) add('effects', row, [[`effects.${newId()}`, row]])
  readStages(g, form, add)
  return {
    organisation: g.organisation,
    kind: g.kind,
    blocks,
    unread: g.unread.map((one) => plainText(one.replaceAll('\u0001', ' '))).filter(Boolean),
    found: g.found.size,
  }
}

type Add = (key: string, raw: string, fields: [string, string][], doubts?: [string, string | undefined][]) => void

/** «Общие данные»: customer, process, leader, team. */
function readGeneral(g: Gathered, newId: () => string, add: Add): void {
  const text = (label: string, glue: string): string =>
    (g.general.get(label) ?? []).reduce(
      (all, row) => (all === '' ? row.text : `${all}${row.numbered ? '\n' : glue}${row.text}`),
      '',
    )
  add('customer', text('customer', ' '), [['customer', text('customer', ' ')]])
  add('process', text('process', ' '), [['process', text('process', ' ')]])
  add('boundaries', text('boundaries', '\n'), [['boundaries', text('boundaries', '\n')]])
  const leader = readPerson(text('leader', ' '))
  add(
    'leader',
    text('leader', ' '),
    [
      ['leader.name', leader.name],
      ['leader.position', leader.position],
    ],
    [[leader.name === '' ? 'leader.position' : 'leader.name', leader.doubt]],
  )
  for (const { name, position, doubt } of (g.general.get('team') ?? []).flatMap((row) => readTeam(row.text))) {
    const id = newId()
    add(
      'team',
      [name, position].join('\u0001'),
      [
        [`team.${id}.name`, name],
        [`team.${id}.position`, position],
      ],
      [[name === '' ? `team.${id}.position` : `team.${id}.name`, doubt]],
    )
  }
}

/** «Утверждаю»: who approves, and whose name stands under it. */
function readApprover(g: Gathered, add: Add): void {
  const approver = readPerson(g.who.join(', '))
  const named = approver.name === '' && isPersonName(g.signed)
  const longWords = g.signed.match(/[А-ЯЁа-яё-]{3,}/g) ?? []
  if (g.signed !== '' && !named && (longWords.length === 0 || !longWords.every((one) => approver.name.includes(one))))
    g.unread.push(g.signed)
  add(
    'approver',
    [g.who.join(', '), g.signed].join('\u0001'),
    [
      ['approver.name', named ? g.signed : approver.name],
      ['approver.position', approver.position],
    ],
    [[approver.name === '' ? 'approver.position' : 'approver.name', named ? undefined : approver.doubt]],
  )
}

function readStages(g: Gathered, form: PassportForm, add: Add): void {
  for (const { number, text: line } of stageLines(g.stages, form, g.unread)) {
    const stage = form.stages.find((one) => one.number === number)
    if (!stage) continue
    const content = afterTitle(line, stage.title)
    const { from, to } =
      stage.dates === 'SINGLE' ? { from: readSingle(content), to: { text: '', doubt: undefined } } : readRange(content)
    const left = from.doubt || to.doubt ? '' : besideDates(content)
    if (left !== '') g.unread.push(`${number}. ${stage.title}: ${left}`)
    add(
      `stages.${number}`,
      from.text || to.text ? norm(content) : '',
      [
        [`stages.${number}.from`, from.text],
        [`stages.${number}.to`, to.text],
      ],
      [
        [`stages.${number}.from`, from.doubt],
        [`stages.${number}.to`, to.doubt],
      ],
    )
  }
}

/** Rows of the table of goals; columns by their titles, since hand-made tables add their own. */
function readGoals({ goals, effects, unread }: Gathered, newId: () => string, add: Add): void {
  const [head = [], ...rows] = goals
  const column = (pattern: RegExp, otherwise: number): number => {
    const at = head.findIndex((title) => pattern.test(title))
    return at < 0 ? otherwise : at
  }
  const own = head.findIndex((title) => /^единиц/i.test(title))
  const at = {
    name: column(/наименован|цел[ьи](?!в)/i, 0),
    current: column(/текущ|исходн/i, 1),
    target: column(/целев|планов/i, 2),
  }
  for (const row of rows) {
    const cell = (index: number): string => row[index] ?? ''
    const [name, current, target] = [cell(at.name), cell(at.current), cell(at.target)]
    const effect = /^(?:ожидаемые\s+)?эффекты\s*:\s*/i.exec(name)
    if (effect && current === '' && target === '') {
      effects.push(
        ...name
          .slice(effect[0].length)
          .split('\n')
          .map((text): Line => ({ kind: 'line', text, numbered: false, soft: false })),
      )
      continue
    }
    if (row.every((text) => text === '')) continue
    const left = row.filter(
      (text, index) =>
        text !== '' && ![at.name, at.current, at.target, own].includes(index) && !/^\d{1,2}\.?$/.test(text),
    )
    unread.push(...left)
    const id = newId()
    const goal = readGoal(name, current, target)
    const unit = own >= 0 ? cell(own) : goal.unit
    add(
      'goals',
      [name, current, target].join('\u0001'),
      [
        [`goals.${id}.name`, own >= 0 ? name : goal.name],
        [`goals.${id}.unit`, unit],
        [`goals.${id}.direction`, goal.direction],
        [`goals.${id}.current`, current],
        [`goals.${id}.target`, target],
      ],
      [
        [`goals.${id}.unit`, unit === '' ? goal.unitDoubt : undefined],
        [`goals.${id}.direction`, goal.directionDoubt],
        [`goals.${id}.current`, numberDoubt(current)],
        [`goals.${id}.target`, numberDoubt(target)],
      ],
    )
  }
}

export type ImportedPassport = {
  organisation: string
  kind: ProjectKind
  fields: PassportFields
  doubts: Record<string, string>
  unread: string[]
}

/** The reading as a draft: fields with their doubts. */
export const importedOf = ({ organisation, kind, blocks, unread }: PassportReading): ImportedPassport => ({
  organisation,
  kind,
  unread,
  fields: Object.fromEntries(blocks.flatMap((block) => block.fields)),
  doubts: Object.fromEntries(blocks.flatMap((block) => block.doubts)),
})

/**
 * A passport read from a document made from the act's form (K app. 2): by this portal, or typed in a text program by hand. Whatever is
 * not read surely is marked (doubts: path → why); what fits nowhere is kept (unread). Pure.
 */
import { plainText, sectionPattern, toLines, type DocxNode, type Line, type LineItem } from './lines'
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
  /** Parts of the form that were found. */ found: number
}

type Section = 'head' | 'approval' | 'general' | 'grounds' | 'goals' | 'effects' | 'stages'
type Row = { text: string; numbered: boolean }

const labels: [RegExp, string][] = [
  [/^заказчик(?:\s+(?:проекта|процесса))?\s*(?::|\s[–—-]\s)\s*/i, 'customer'],
  [/^(?:наименование\s+)?процесс(?:а)?\s*(?::|\s[–—-]\s)\s*/i, 'process'],
  [/^границы(?:\s+процесса)?\s*(?::|\s[–—-]\s)\s*/i, 'boundaries'],
  [/^руководитель(?:\s+проекта)?\s*(?::|\s[–—-]\s)\s*/i, 'leader'],
  [/^(?:команда|рабочая группа)(?:\s+проекта)?\s*(?::|\s[–—-]\s)\s*/i, 'team'],
]
const noise =
  /^(?:приложение(?:\s+№?\s*\d+)?|к программе .*|на 20\d\d\s*[–—-]\s*20\d\d годы?|демонстрационные данные:.*|форма|\(?подпись\)?|\(ф\.\s?и\.\s?о\.\)|м\.\s?п\.)$/i
const titleLine = /^паспорт(?:\s+\S+)?\s+проекта\.?(?:\s*[«"](.+)[»"])?$/i
const sections: Record<string, Section> = {
  'общие данные': 'general',
  обоснование: 'grounds',
  'цели и эффекты': 'goals',
  'цели проекта': 'goals',
  цели: 'goals',
  эффекты: 'effects',
  'ожидаемые эффекты': 'effects',
  сроки: 'stages',
  'этапы и сроки': 'stages',
}

/** Lines gathered by the part of the form in which they stand. */
type Gathered = {
  organisation: string
  kind: ProjectKind
  title: string
  loose: string[]
  who: string[]
  signed: string
  general: Map<string, Row[]>
  grounds: Line[]
  goals: string[][]
  effects: Line[]
  stages: Line[]
  unread: string[]
  found: Set<string>
}

/** Captions in brackets that go over several lines are put together. */
function joinCaptions(items: LineItem[]): LineItem[] {
  const out: LineItem[] = []
  for (const item of items) {
    const last = out.at(-1)
    const open =
      last?.kind === 'line' &&
      item.kind === 'line' &&
      /^\((?:полное|наименован|назван|ф\.\s?и)/i.test(last.text) &&
      !last.text.includes(')')
    if (open && item.text !== '') out[out.length - 1] = { ...last, text: `${last.text} ${item.text}` }
    else out.push(item)
  }
  return out
}

function gather(items: LineItem[]): Gathered {
  const g: Gathered = {
    organisation: '',
    kind: 'LEAN',
    title: '',
    loose: [],
    who: [],
    signed: '',
    general: new Map(),
    grounds: [],
    goals: [],
    effects: [],
    stages: [],
    unread: [],
    found: new Set(),
  }
  let section: Section = 'head'
  let label = ''
  let signature = false
  const head = (text: string): void => {
    if (noise.test(text)) return
    const titled = titleLine.exec(text)
    if (titled) {
      g.found.add('title')
      section = 'head'
      if (titled[1]) g.title = titled[1]
    } else if (/^утверждаю:?$/i.test(text)) section = 'approval'
    else if (/^\((?:подпись|ф\.\s?и\.\s?о\.\s*\))/i.test(text)) section = 'head'
    else if (section === 'approval' && /^\(.*(?:ф\.\s?и\.\s?о|должност)/i.test(text)) signature = true
    else if (/^\(.*(?:орган|организац)/i.test(text)) g.organisation = g.loose.splice(0).join(' ')
    else if (/^\(.*(?:назван|наименован).*проекта/i.test(text)) {
      g.kind = /клиент/i.test(text) ? 'CLIENT_CENTRIC' : 'LEAN'
      g.title = g.loose.splice(0).join('\n')
      g.found.add('caption')
    } else if (section === 'approval') {
      if (signature) g.signed = [g.signed, text].filter(Boolean).join(' ')
      else g.who.push(text)
    } else g.loose.push(text)
  }
  for (const item of joinCaptions(items)) {
    if (item.kind === 'goals') {
      g.found.add('goalTable')
      g.goals.push(...(g.goals.length > 0 ? item.rows.slice(1) : item.rows))
      section = 'goals'
      continue
    }
    if (item.text === '') continue
    const named = item.soft ? null : sectionPattern.exec(item.text)
    if (named) {
      section = sections[(named[1] ?? '').toLowerCase()] ?? section
      label = ''
      g.found.add(section)
      item.text = item.text.slice(named[0].length).trim()
      if (item.text === '') continue
    }
    const own =
      section === 'general' || section === 'head' || section === 'approval'
        ? labels.find(([pattern]) => pattern.test(item.text))
        : undefined
    if (own) {
      ;[, label] = own
      section = 'general'
      g.found.add(label)
      const rows = g.general.get(label)
      const text = item.text.replace(own[0], '')
      if (rows) g.unread.push(item.text)
      else g.general.set(label, text ? [{ text, numbered: false }] : [])
      continue
    }
    if (section === 'head' || section === 'approval') head(item.text)
    else if (section === 'general') {
      if (label === '') g.unread.push(item.text)
      else g.general.get(label)?.push({ text: item.text, numbered: item.soft })
    } else if (section === 'grounds') g.grounds.push(item)
    else if (section === 'effects') g.effects.push(item)
    else if (section === 'stages') g.stages.push(item)
    else g.unread.push(item.text)
  }
  return g
}

const marker = /^(?:\d{1,2}[.)]|[-–—•*])(?:\s+|$)/

/** Numbered or bulleted rows; a line without its own mark goes on with the row before, where the others have marks. */
function rowsOf(lines: Line[]): string[] {
  const marked = lines.some((line) => line.numbered || marker.test(line.text))
  const rows: string[] = []
  for (const line of lines) {
    const begins = !line.soft && (!marked || line.numbered || marker.test(line.text))
    const text = begins && marked ? line.text.replace(marker, '') : line.text
    if (begins || rows.length === 0) rows.push(text)
    else rows[rows.length - 1] = [rows.at(-1), text].filter(Boolean).join(line.soft ? '\n' : ' ')
  }
  return rows.map((row) => row.trim()).filter(Boolean)
}

const norm = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^a-zа-я0-9]+/g, ' ')
    .trim()

/** The brackets with the dates are closed: a paragraph after them is no part of the stage. */
const complete = (text: string): boolean => text.includes(')') && text.split('(').length <= text.split(')').length

type StageLine = { number: number; text: string }

/** Stages told apart by number and title; a line that begins no stage goes on with the one before. */
function stageLines(lines: Line[], form: PassportForm, unread: string[]): StageLine[] {
  const found: { head: number | null; text: string; numbered: boolean }[] = []
  for (const line of lines) {
    const numbered = /^(\d{1,2})[.)]\s+/.exec(line.text)
    const text = numbered ? line.text.slice(numbered[0].length) : line.text
    const titled = form.stages.some(({ title }) => norm(text).startsWith(norm(title)))
    // «12.01.2027» at the beginning of a line is no stage number.
    if (!line.soft && (titled || (numbered && /^\p{L}/u.test(text)) || line.numbered))
      found.push({ head: numbered ? Number(numbered[1]) : null, text, numbered: line.numbered })
    else if (found.length > 0 && !(complete(found.at(-1)?.text ?? '') && !line.soft))
      Object.assign(found.at(-1) ?? {}, { text: `${found.at(-1)?.text ?? ''} ${text}` })
    else unread.push(line.text)
  }
  const out: StageLine[] = []
  for (const { head, text } of found) {
    const plain = norm(text)
    const stage = form.stages
      .filter(({ title }) => plain.startsWith(norm(title)))
      .sort((a, b) => b.title.length - a.title.length)[0]
    const same = stage && !out.some(({ number }) => number === stage.number)
    if (!same) unread.push(`${head === null ? '' : `${head}. `}${text}`)
    else out.push({ number: stage.number, text })
  }
  return out
}

/** What follows a stage's title, letter by letter: titles are compared without signs, so the place is found by counting. */
function afterTitle(text: string, title: string): string {
  const wanted = norm(title).replace(/ /g, '').length
  let seen = 0
  let at = 0
  while (at < text.length && seen < wanted) {
    if (/[\p{L}\d]/u.test(text.charAt(at))) seen += 1
    at += 1
  }
  return text.slice(at).replace(/^[\s.:–—-]+/, '')
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

  for (const row of rowsOf(g.grounds)) add('grounds', row, [[`grounds.${newId()}`, row]])
  readGoals(g, newId, add)
  for (const row of rowsOf(g.effects)) add('effects', row, [[`effects.${newId()}`, row]])
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
  return {
    organisation: g.organisation,
    kind: g.kind,
    blocks,
    unread: g.unread.map((one) => plainText(one.replaceAll('\u0001', ' '))).filter(Boolean),
    found: g.found.size,
  }
}

type Add = (key: string, raw: string, fields: [string, string][], doubts?: [string, string | undefined][]) => void

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

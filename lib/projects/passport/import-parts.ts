/** Lines of a document told apart by the part of the form in which they stand. Pure. */
import { sectionPattern, type Line, type LineItem } from './lines'
import type { ProjectKind } from '../state/rules'

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
export type Gathered = {
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

/** Reads from the top to the end; what stands in no part is kept as unread. */
export function gather(items: LineItem[]): Gathered {
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

/**
 * A survey while it is made: texts by path, each saved by itself, so that two people at once lose nothing; content
 * (definition.ts) is read from them. A page or question that was taken out keeps its texts and can be brought back.
 * Pure.
 */
import { z } from 'zod'
import { newId } from '@/lib/core/ids'
import type { TextAuthors } from '@/lib/core/text-autosave'
import { byPlace, type Placed } from '@/lib/processes/steps/order'
import {
  ConditionSchema,
  newQuestion,
  questionKinds,
  surveyCaps,
  type QuestionKind,
  type SurveyContent,
  type SurveyPage,
  type SurveyQuestion,
} from './definition'

export type DraftTexts = Readonly<Record<string, string>>
export type SurveyDraft = { texts: DraftTexts; edits: TextAuthors }

/** A new identity of a page, question, option or row. */
export const itemId = (): string => newId().replaceAll('-', '').slice(-12)

export const pageFields = ['place', 'title', 'note', 'next'] as const
export type PageField = (typeof pageFields)[number]
export const questionFields = [
  'place',
  'kind',
  'title',
  'note',
  'required',
  'options',
  'rows',
  'other',
  'dontKnow',
  'main',
  'min',
  'max',
  'places',
  'minLabel',
  'maxLabel',
  'minChosen',
  'maxChosen',
  'showWhen',
  'personal',
  'consent',
] as const
export type QuestionField = (typeof questionFields)[number]

export const pagePath = (id: string, field: PageField): string => `p.${id}.${field}`
export const questionPath = (id: string, field: QuestionField): string => `q.${id}.${field}`

export type DraftPlace =
  { of: 'page'; id: string; field: PageField } | { of: 'question'; id: string; field: QuestionField }

const pattern = /^([pq])\.([A-Za-z0-9_-]{1,40})\.([a-zA-Z]+)$/

/** What a path names; null – nothing of a survey. */
export function readDraftPath(path: string): DraftPlace | null {
  const [, of, id = '', field = ''] = pattern.exec(path) ?? []
  if (of === 'p') return isOneOf(pageFields, field) ? { of: 'page', id, field } : null
  if (of === 'q') return isOneOf(questionFields, field) ? { of: 'question', id, field } : null
  return null
}

const isOneOf = <T extends string>(all: readonly T[], text: string): text is T =>
  (all as readonly string[]).includes(text)

const itemPattern = /^[A-Za-z0-9_-]{1,40}$/
const Item = z.string().regex(itemPattern)
const DraftOption = z.strictObject({
  id: Item,
  label: z.string().max(surveyCaps.label),
  showWhen: ConditionSchema.optional(),
  goTo: Item.optional(),
})
const DraftRow = z.strictObject({ id: Item, label: z.string().max(surveyCaps.label) })
const DraftRule = z.strictObject({ when: ConditionSchema.optional(), to: Item })
const lists = {
  options: z.array(DraftOption).max(surveyCaps.options),
  rows: z.array(DraftRow).max(surveyCaps.rows),
  next: z.array(DraftRule).max(surveyCaps.rules),
  showWhen: ConditionSchema,
} as const

function parsed<K extends keyof typeof lists>(field: K, text: string): z.output<(typeof lists)[K]> | undefined {
  if (text === '') return undefined
  try {
    return lists[field].safeParse(JSON.parse(text)).data as z.output<(typeof lists)[K]> | undefined
  } catch {
    return undefined
  }
}

/** A list or a condition as its path holds it; nothing at all is ''. */
export const listText = (list: readonly unknown[] | object | undefined): string =>
  list === undefined || (Array.isArray(list) && list.length === 0) ? '' : JSON.stringify(list)

const longTexts: Partial<Record<PageField | QuestionField, number>> = {
  title: surveyCaps.title,
  note: surveyCaps.note,
  consent: surveyCaps.note,
  minLabel: surveyCaps.label,
  maxLabel: surveyCaps.label,
}

/** Whether a text may stand at a path: no more than its length, a list that can be read, a place. */
export function fitsPath(path: string, text: string): boolean {
  const place = readDraftPath(path)
  if (place === null) return false
  if (text === '') return true
  const { field } = place
  const most = longTexts[field]
  if (most !== undefined) return text.length <= most
  if (field === 'place') return place.of === 'page' ? readPlace(text) !== null : questionPlace(text) !== null
  if (field === 'kind') return isOneOf(questionKinds, text)
  if (field in lists) return parsed(field as keyof typeof lists, text) !== undefined
  if (field === 'min' || field === 'max') return /^-?\d{1,12}(\.\d{1,4})?$/.test(text)
  if (field === 'places' || field === 'minChosen' || field === 'maxChosen') return /^\d{1,3}$/.test(text)
  return text === '1'
}

const readPlace = (text: string): number | null =>
  text !== '' && text.length <= 30 && Number.isFinite(Number(text)) ? Number(text) : null

/** «page:place». */
export function questionPlace(text: string): { page: string; position: number } | null {
  const at = text.indexOf(':')
  const position = readPlace(text.slice(at + 1))
  const page = text.slice(0, at)
  return at > 0 && position !== null && itemPattern.test(page) ? { page, position } : null
}

export type DraftPage = Placed & { questions: (Placed & { page: string })[] }

/** Pages and their questions in the order in which they stand; a question of a page that was taken out is not there. */
export function draftPages(texts: DraftTexts): DraftPage[] {
  const pages = new Map<string, DraftPage>()
  const questions: (Placed & { page: string })[] = []
  for (const [path, text] of Object.entries(texts)) {
    if (!path.endsWith('.place')) continue
    const place = readDraftPath(path)
    if (place?.of === 'page') {
      const position = readPlace(text)
      if (position !== null) pages.set(place.id, { id: place.id, position, questions: [] })
    } else if (place) {
      const at = questionPlace(text)
      if (at) questions.push({ id: place.id, ...at })
    }
  }
  for (const question of questions) pages.get(question.page)?.questions.push(question)
  const sorted = [...pages.values()].toSorted(byPlace)
  for (const page of sorted) page.questions.sort(byPlace)
  return sorted
}

const isMarked = (text: string | undefined): boolean => text === '1'
const numberOf = (text: string | undefined): number | null => (text ? Number(text) : null)

function questionOf(texts: DraftTexts, id: string): SurveyQuestion {
  const at = (field: QuestionField): string | undefined => texts[questionPath(id, field)]
  const kind: QuestionKind = isOneOf(questionKinds, at('kind') ?? '') ? (at('kind') as QuestionKind) : 'one'
  const fresh = newQuestion(id, kind)
  const showWhen = parsed('showWhen', at('showWhen') ?? '')
  const bounded = kind === 'number' || kind === 'scale'
  const chosen = kind === 'many' || kind === 'ranking'
  return {
    ...fresh,
    title: at('title') ?? '',
    note: at('note') ?? '',
    required: isMarked(at('required')),
    // What belongs to another kind is kept in the draft and comes back with it.
    options: takes(kind, 'options') ? (parsed('options', at('options') ?? '') ?? []) : [],
    rows: takes(kind, 'rows') ? (parsed('rows', at('rows') ?? '') ?? []) : [],
    other: takes(kind, 'other') && isMarked(at('other')),
    dontKnow: isMarked(at('dontKnow')),
    main: isMarked(at('main')),
    min: bounded ? (numberOf(at('min')) ?? fresh.min) : fresh.min,
    max: bounded ? (numberOf(at('max')) ?? fresh.max) : fresh.max,
    places: kind === 'number' ? (numberOf(at('places')) ?? 0) : 0,
    minLabel: takes(kind, 'minLabel') ? (at('minLabel') ?? '') : '',
    maxLabel: takes(kind, 'minLabel') ? (at('maxLabel') ?? '') : '',
    minChosen: chosen ? numberOf(at('minChosen')) : null,
    maxChosen: chosen ? numberOf(at('maxChosen')) : null,
    ...(showWhen && { showWhen }),
    consent: isMarked(at('personal')) ? (at('consent') ?? '') : '',
  }
}

const taking: Partial<Record<QuestionField, readonly QuestionKind[]>> = {
  options: ['one', 'many', 'ranking', 'matrix'],
  rows: ['matrix', 'csi'],
  other: ['one', 'many'],
  minLabel: ['scale', 'stars', 'nps', 'matrix'],
  min: ['number', 'scale'],
  places: ['number'],
  minChosen: ['many', 'ranking'],
  personal: ['text', 'number', 'date', 'file'],
}

/** Whether the builder asks this of a question of the kind. */
export const takes = (kind: QuestionKind, field: QuestionField): boolean => taking[field]?.includes(kind) ?? true

/** The survey as it stands in the draft: it may lack words and hold faults (faults.ts). */
export const contentOf = (texts: DraftTexts): SurveyContent => ({
  pages: draftPages(texts).map(({ id, questions }): SurveyPage => ({
    id,
    title: texts[pagePath(id, 'title')] ?? '',
    note: texts[pagePath(id, 'note')] ?? '',
    questions: questions.map((question) => questionOf(texts, question.id)),
    next: parsed('next', texts[pagePath(id, 'next')] ?? '') ?? [],
  })),
})

/** A question «asks for personal data»: without a text of consent it is a fault. */
export const asksPersonal = (texts: DraftTexts, id: string): boolean => isMarked(texts[questionPath(id, 'personal')])

/** Texts of one question at a place. */
function questionTexts(question: SurveyQuestion, place: string): Record<string, string> {
  const fresh = newQuestion(question.id, question.kind)
  const bound = (value: number | null, usual: number | null): string =>
    value === null || value === usual ? '' : String(value)
  const mark = (on: boolean): string => (on ? '1' : '')
  const texts: Record<QuestionField, string> = {
    place,
    kind: question.kind,
    title: question.title,
    note: question.note,
    required: mark(question.required),
    options: listText(question.options),
    rows: listText(question.rows),
    other: mark(question.other),
    dontKnow: mark(question.dontKnow),
    main: mark(question.main),
    min: bound(question.min, fresh.min),
    max: bound(question.max, fresh.max),
    places: question.places === 0 ? '' : String(question.places),
    minLabel: question.minLabel,
    maxLabel: question.maxLabel,
    minChosen: bound(question.minChosen, null),
    maxChosen: bound(question.maxChosen, null),
    showWhen: listText(question.showWhen),
    personal: mark(question.consent !== ''),
    consent: question.consent,
  }
  return Object.fromEntries(
    Object.entries(texts).flatMap(([field, text]) =>
      text === '' ? [] : [[questionPath(question.id, field as QuestionField), text]],
    ),
  )
}

/** Content → the texts that hold it: how a draft begins from a template, a copy or a started version. */
export function textsOf({ pages }: SurveyContent): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [i, page] of pages.entries()) {
    const own: Record<PageField, string> = {
      place: String(i + 1),
      title: page.title,
      note: page.note,
      next: listText(page.next),
    }
    for (const field of pageFields) if (own[field] !== '') texts[pagePath(page.id, field)] = own[field]
    for (const [j, question] of page.questions.entries())
      Object.assign(texts, questionTexts(question, `${page.id}:${j + 1}`))
  }
  return texts
}

const Draft = z.object({
  texts: z.record(z.string(), z.string()).catch({}),
  edits: z.record(z.string(), z.object({ by: z.string(), at: z.string() })).catch({}),
})

/** The draft as the database holds it; null – a started survey that is not being changed. */
export function readDraft(stored: unknown): SurveyDraft | null {
  const { success, data } = Draft.safeParse(stored)
  return success && typeof stored === 'object' && stored !== null && 'texts' in stored ? data : null
}

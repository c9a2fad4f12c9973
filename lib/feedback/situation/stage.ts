/**
 * A stage of a client's journey and what the stages say together. Cells hold what people typed, checked; figures are
 * reckoned here alone. Pure.
 */
import { z } from 'zod'

/** Kinds of cells: words, a feeling −2…+2 with one digit after the comma, a whole number. */
type CellKind = 'text' | 'feeling' | 'count'
type CellSpec = { kind: CellKind; max: number; label: string; hint?: string }

const stageCells = {
  name: { kind: 'text', max: 120, label: 'Этап' },
  when: { kind: 'text', max: 120, label: 'Когда', hint: 'первый месяц' },
  actions: { kind: 'text', max: 1000, label: 'Действия', hint: 'Что делает клиент' },
  feeling: { kind: 'feeling', max: 4, label: 'Чувства сейчас', hint: 'от −2 до +2' },
  feelingWord: { kind: 'text', max: 60, label: 'Чувство словами', hint: 'злимся' },
  feelingTarget: { kind: 'feeling', max: 4, label: 'Чувства, цель', hint: 'от −2 до +2' },
  words: { kind: 'text', max: 400, label: 'Слова клиента', hint: 'Одной фразой, без имён' },
  said: { kind: 'count', max: 4, label: 'В скольких интервью', hint: 'Слова одного человека на карту не попадают' },
  proof: { kind: 'text', max: 200, label: 'Чем ещё подтверждено', hint: '58 ответов опроса' },
  pains: { kind: 'text', max: 1000, label: 'Трудности' },
  touchpoints: { kind: 'text', max: 600, label: 'Точки взаимодействия', hint: 'По одной в строке' },
  ideas: { kind: 'text', max: 1000, label: 'Идеи' },
  target: { kind: 'text', max: 1000, label: 'Как будет' },
  plan: { kind: 'text', max: 60, label: 'Пункты плана', hint: 'п. 9–12' },
  visits: { kind: 'count', max: 4, label: 'Визиты сейчас' },
  visitsTarget: { kind: 'count', max: 4, label: 'Визиты, цель' },
  days: { kind: 'count', max: 4, label: 'Рабочие дни сейчас' },
  daysTarget: { kind: 'count', max: 4, label: 'Рабочие дни, цель' },
  papers: { kind: 'count', max: 4, label: 'Документы сейчас' },
  papersTarget: { kind: 'count', max: 4, label: 'Документы, цель' },
} as const satisfies Record<string, CellSpec>
export type StageField = keyof typeof stageCells
export const stageFields = Object.keys(stageCells) as StageField[]
export const cellSpec = (field: StageField): CellSpec => stageCells[field]

export type Stage = { id: string } & Record<StageField, string>
export const MAX_STAGES = 20

const StoredStage = z
  .object({ id: z.string() })
  .catchall(z.unknown())
  .transform(
    (stored): Stage =>
      ({
        id: stored.id,
        ...Object.fromEntries(
          stageFields.map((field) => [field, typeof stored[field] === 'string' ? stored[field] : '']),
        ),
      }) as Stage,
  )
/** Stored stages; what cannot be read is left out. */
export const readStages = (stored: unknown): Stage[] =>
  Array.isArray(stored) ? stored.flatMap((one) => StoredStage.safeParse(one).data ?? []) : []

export const emptyStage = (id: string): Stage =>
  ({ id, ...Object.fromEntries(stageFields.map((field) => [field, ''])) }) as Stage

const FEELING = /^([+-]?)([0-2])(?:[.,](\d))?$/
/** What was typed as it is kept: «-1.4» → «−1,4»; null – it cannot stand in this cell. */
export function readCell(field: StageField, typed: string): string | null {
  const { kind, max } = cellSpec(field)
  const text = typed.trim()
  if (text === '') return ''
  if (kind === 'text') return text.length <= max ? text : null
  if (kind === 'count') return /^\d{1,4}$/.test(text) ? String(Number(text)) : null
  const [, sign, whole = '', tenth = '0'] = FEELING.exec(text.replace(/[−–]/g, '-')) ?? []
  const tenths = Number(whole) * 10 + Number(tenth)
  if (whole === '' || tenths > 20) return null
  return feelingText(sign === '-' ? -tenths : tenths)
}
export const cellTrouble = (field: StageField): string => {
  const { kind, max } = cellSpec(field)
  if (kind === 'text') return `Сократите: не больше ${max} знаков.`
  return kind === 'count' ? 'Напишите целое число.' : 'Напишите число от −2 до +2, например −1,4.'
}

/** A kept feeling in tenths; null – not said. */
const tenthsOf = (feeling: string): number | null =>
  feeling === '' ? null : Math.round(Number(feeling.replace('−', '-').replace(',', '.')) * 10)
export const feelingOf = (feeling: string): number | null => {
  const tenths = tenthsOf(feeling)
  return tenths === null || Number.isNaN(tenths) ? null : tenths / 10
}
/** «+0,5», «−1,4», «0». */
function feelingText(tenths: number): string {
  const digits = `${Math.trunc(Math.abs(tenths) / 10)},${Math.abs(tenths) % 10}`
  return tenths === 0 ? '0' : `${tenths > 0 ? '+' : '−'}${digits}`
}

export const figures = ['visits', 'days', 'papers'] as const
export type Figure = (typeof figures)[number]
export const figureLabels: Record<Figure, string> = { visits: 'Визиты', days: 'Рабочие дни', papers: 'Документы' }
export const targetOf = { visits: 'visitsTarget', days: 'daysTarget', papers: 'papersTarget' } as const

/** `known` – in how many stages the figure stands at all: a sum of some is told as such. */
type Total = { now: number; target: number; known: number; knownTarget: number }
export type Totals = Record<Figure, Total>

/** Sums of a journey: «11 визитов, а нужно 3». The only place where they are reckoned. */
export function totalsOf(stages: readonly Stage[]): Totals {
  const sum = (field: StageField) => {
    const given = stages.map((stage) => stage[field]).filter((text) => text !== '')
    return { n: given.reduce((all, text) => all + Number(text), 0), known: given.length }
  }
  return Object.fromEntries(
    figures.map((figure): [Figure, Total] => {
      const [now, target] = [sum(figure), sum(targetOf[figure])]
      return [figure, { now: now.n, target: target.n, known: now.known, knownTarget: target.known }]
    }),
  ) as Totals
}

/** The stage at which clients feel worst, if it is worse than indifferent; the first of equals. */
export function hardestStage(stages: readonly Stage[]): Stage | null {
  const felt = stages.flatMap((stage) => {
    const felt = feelingOf(stage.feeling)
    return felt !== null && felt < 0 ? [{ stage, felt }] : []
  })
  return (
    felt.reduce<(typeof felt)[number] | null>((worst, one) => (worst && worst.felt <= one.felt ? worst : one), null)
      ?.stage ?? null
  )
}

/** A client's words stand on the map when at least two have said so. */
const LEAST_SAID = 2
export const wordsShown = ({ words, said }: Pick<Stage, 'words' | 'said'>): boolean =>
  words !== '' && said !== '' && Number(said) >= LEAST_SAID

/** Cells by their path, as autosave holds them: «‹stage›.words». */
export const pathOf = (stageId: string, field: StageField): string => `${stageId}.${field}`
export const readPath = (path: string): { stageId: string; field: StageField } | null => {
  const [stageId = '', field = ''] = path.split('.')
  const known = stageFields.find((one) => one === field)
  return known ? { stageId, field: known } : null
}
export const textsOf = (stages: readonly Stage[]): Record<string, string> =>
  Object.fromEntries(stages.flatMap((stage) => stageFields.map((field) => [pathOf(stage.id, field), stage[field]])))
/** The stages with these texts in their cells. */
export const withTexts = (stages: readonly Stage[], texts: Readonly<Record<string, string>>): Stage[] =>
  stages.map(
    (stage) =>
      ({
        id: stage.id,
        ...Object.fromEntries(stageFields.map((field) => [field, texts[pathOf(stage.id, field)] ?? ''])),
      }) as Stage,
  )

/** A stage put after another one; null – before all. */
export function insertStage(stages: readonly Stage[], stage: Stage, after: string | null): Stage[] {
  const at = stages.findIndex(({ id }) => id === after)
  return stages.toSpliced(after === null ? 0 : at === -1 ? stages.length : at + 1, 0, stage)
}
/** A stage one place on or back; at the end it stays. */
export function moveStage(stages: readonly Stage[], id: string, step: -1 | 1): Stage[] {
  const at = stages.findIndex((stage) => stage.id === id)
  const [stage, other] = [stages[at], stages[at + step]]
  return stage && other ? stages.with(at, other).with(at + step, stage) : [...stages]
}
/** Stands for what a stage holds: one that somebody has changed since is not taken away. */
export const stageMark = (stage: Stage): string => JSON.stringify(stageFields.map((field) => stage[field]))

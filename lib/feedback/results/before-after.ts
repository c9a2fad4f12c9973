/**
 * Satisfaction before and after a project was carried out: the nearest wave on each side that asked the same question
 * on the same scale (exact.md F5), each a sum of cells that closed batches show. Pure.
 */
import { formatLong, type DateString } from '@/lib/core/dates'
import { NBSP } from '@/lib/core/format'
import type { Distribution } from '../release/counts'
import type { SurveyQuestion } from '../survey/definition'
import { comparableWaves, waveQuestion } from './waves'
import { compareResults, questionResult, type QuestionResult } from './view'
import { changeText, figureText, percentText } from './words'

/** When the change was being made; `until` null – it still is. */
export type Change = { from: DateString; until: DateString | null }

type Stage = { title: string; startedOn: DateString | null; closedOn: DateString | null }

/** The stage at which the change is put to work (Kuzbass app. 2: «Внедрение улучшений»). */
const isCarryingOut = ({ title }: Stage): boolean => /внедр|реализац/iu.test(title)

/**
 * From the first day of the stage that puts the change to work to its closing; where the programme has no such stage –
 * from the project's first day to its closing. Null: nothing was begun.
 */
export function changeOf(project: {
  stages: readonly Stage[]
  startsOn: DateString | null
  closedOn: DateString | null
}): Change | null {
  const own = project.stages.filter(isCarryingOut)
  if (own.length === 0) return project.startsOn === null ? null : { from: project.startsOn, until: project.closedOn }
  const from = own.flatMap(({ startedOn, closedOn }) => startedOn ?? closedOn ?? []).sort()[0]
  if (from === undefined) return null
  const open = own.some(({ closedOn }) => closedOn === null)
  return {
    from,
    until: open
      ? project.closedOn
      : (own
          .flatMap(({ closedOn }) => closedOn ?? [])
          .sort()
          .at(-1) ?? null),
  }
}

/** Closed batches of one survey on one side of the change; `shown` null – none of them shows the question. */
export type SideOf = {
  surveyId: string
  title: string
  question: SurveyQuestion
  from: DateString
  until: DateString
  shown: Distribution | null
}

export type BeforeAfter = {
  before: { surveyId: string; title: string; until: DateString; result: QuestionResult }
  after: { surveyId: string; title: string; from: DateString; result: QuestionResult }
  change: ReturnType<typeof compareResults>
}

/** The nearest comparable pair; null – there is none. */
export function pairOf(before: readonly SideOf[], after: readonly SideOf[]): BeforeAfter | null {
  const pairs = after
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .flatMap((later) =>
      before
        .toSorted((a, b) => (a.until < b.until ? 1 : -1))
        .filter((one) => comparableWaves(waveQuestion(one.question), waveQuestion(later.question)).comparable)
        .map((one) => ({ one, later })),
    )
  const pair = pairs.find(({ one, later }) => one.shown && later.shown) ?? pairs[0]
  if (!pair) return null
  const { one, later } = pair
  return {
    before: { ...ends(one), until: one.until },
    after: { ...ends(later), from: later.from },
    change: one.shown && later.shown ? compareResults(later.question, later.shown, one.shown) : null,
  }
}

const ends = ({ surveyId, title, question, shown }: SideOf) => ({
  surveyId,
  title,
  result: questionResult(question, 0, shown),
})

/** «Довольны 73,5 % → 81,3 %», or that either is hidden. */
export function beforeAfterHeadline({ before, after }: BeforeAfter): string {
  const [was, now] = [before.result.measure, after.result.measure]
  if (was?.kind !== 'marks' || now?.kind !== 'marks') return 'Удовлетворённость до и после'
  return `Довольны: ${percentText(was.satisfied.share)} до, ${percentText(now.satisfied.share)} после`
}

/** Whether the difference is more than chance, with its interval. */
export function beforeAfterText({ before, after, change }: BeforeAfter): string {
  if (before.result.status === 'hidden' || after.result.status === 'hidden')
    return 'Одна из волн скрыта: в ней слишком мало ответов, сравнить нельзя.'
  if (change?.difference.status !== 'shown') return 'Сравнить не с чем.'
  const { difference, low, high, moreThanChance } = change.difference
  const unit = change.of === 'share' ? `${NBSP}п.${NBSP}п.` : ''
  // The unit's own point ends the sentence.
  const end = unit === '' ? '.' : ''
  return moreThanChance
    ? `После стало ${changeText(change).replace(/: не\s+случайно$/u, '')}: это больше, чем случайность.`
    : `Разница ${figureText(difference)}${unit} может быть случайной: настоящая почти наверняка (95${NBSP}%) – от${NBSP}${figureText(low)} до${NBSP}${figureText(high)}${unit}${end}`
}

/** What the change was: «внедряли с 3 марта по 5 июня 2026 г.». */
export const changeWords = ({ from, until }: Change): string =>
  until === null ? `внедряют с ${formatLong(from)}` : `внедряли с ${formatLong(from)} по ${formatLong(until)}`

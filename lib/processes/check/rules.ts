/** How a check is reckoned, exactly, and when its plan stands. Pure. */
import type { DateString } from '@/lib/core/dates'
import {
  compare,
  divide,
  exactText,
  formatFraction,
  fraction,
  fractionOf,
  isZero,
  multiply,
  parseFraction,
  subtract,
  sum,
  ZERO,
  type Fraction,
} from '@/lib/core/fraction'
import { needsPlan, questionsOf, type AnswerKey, type CheckBody, type Letter, type Question } from './form'

export type Answers = Readonly<Record<string, { answer: AnswerKey; note: string }>>

const HUNDRED = fraction(100)

const pointsOf = ({ points }: CheckBody, answer: Exclude<AnswerKey, 'none'>): Fraction => fractionOf(points[answer])
const mostOf = (body: CheckBody): Fraction =>
  [body.points.yes, body.points.partly, body.points.no]
    .map(fractionOf)
    .reduce((best, one) => (compare(one, best) > 0 ? one : best), ZERO)

export type Score = {
  points: Fraction
  possible: Fraction
  /** Part of the possible; null – nothing applies. */
  share: Fraction | null
  grade: Letter | null
  /** Stop questions answered «нет». */
  stopped: Question[]
  /** The grade would be higher but for them. */
  limited: boolean
  /** Without an answer. */
  missing: Question[]
  /** Points that each question lost, the most first. */
  lost: { question: Question; points: Fraction }[]
}

/** The letter of a part of the possible, by the thresholds, compared exactly. */
export const letterOf = ({ grades }: CheckBody, share: Fraction): Letter | null =>
  grades.find(({ from }) => compare(multiply(share, HUNDRED), fractionOf(from)) >= 0)?.letter ?? null

const worse = (grades: CheckBody['grades'], a: Letter, b: Letter): Letter => {
  const place = (letter: Letter) => grades.findIndex((one) => one.letter === letter)
  return place(a) > place(b) ? a : b
}

export function scoreOf(body: CheckBody, answers: Answers): Score {
  const questions = questionsOf(body)
  const most = mostOf(body)
  const missing = questions.filter(({ key }) => !answers[key])
  const applied = questions.flatMap((question) => {
    const answer = answers[question.key]?.answer
    if (!answer || answer === 'none') return []
    const weight = fractionOf(question.weight)
    const [got, could] = [multiply(weight, pointsOf(body, answer)), multiply(weight, most)]
    return [{ question, answer, got, could }]
  })
  const points = sum(applied.map(({ got }) => got))
  const possible = sum(applied.map(({ could }) => could))
  const share = isZero(possible) ? null : divide(points, possible)
  const stopped = applied.flatMap(({ question, answer }) => (question.stop && answer === 'no' ? [question] : []))
  const by = share && letterOf(body, share)
  const limit = stopped.length > 0 && body.limit !== '' ? body.limit : null
  const grade = by && limit ? worse(body.grades, by, limit) : by
  return {
    points,
    possible,
    share,
    grade,
    stopped,
    limited: grade !== by,
    missing,
    lost: applied
      .map(({ question, got, could }) => ({ question, points: subtract(could, got) }))
      .filter(({ points: gone }) => !isZero(gone))
      .toSorted((a, b) => compare(b.points, a.points)),
  }
}

/** «62,5 из 100» of a kept share. */
export const percentText = (share: string): string => {
  const exact = parseFraction(share)
  return exact ? formatFraction(multiply(exact, HUNDRED), 1) : '–'
}
export const shareText = (share: Fraction): string => exactText(share)
export const pointsText = (points: Fraction): string => {
  const text = formatFraction(points, 2)
  return text.replace(/,?0+$/, '') || '0'
}

/** Points gained if these questions were answered at their best: what the grade would be then. */
export function gradeAfter(body: CheckBody, answers: Answers, mended: readonly string[]): Letter | null {
  const best = (Object.entries(body.points) as [Exclude<AnswerKey, 'none'>, string][]).reduce((top, one) =>
    compare(fractionOf(one[1]), fractionOf(top[1])) > 0 ? one : top,
  )[0]
  const after = Object.fromEntries(
    Object.entries(answers).map(([key, one]) => [
      key,
      mended.includes(key) && one.answer !== 'none' ? { ...one, answer: best } : one,
    ]),
  )
  return scoreOf(body, after).grade
}

export type WhyNot = {
  better: Letter
  /** The points are there: only stop questions hold the letter down. */
  byStops: boolean
  /** `stops`: while it is «нет», no points bring the better letter. */
  lines: { question: Question; points: Fraction; stops: boolean }[]
}

/** What keeps a check from the next better letter; null – it has the best, or none. */
export function whyNot(body: CheckBody, score: Score): WhyNot | null {
  const place = (letter: Letter) => body.grades.findIndex((one) => one.letter === letter)
  const better = score.grade && body.grades[place(score.grade) - 1]?.letter
  if (!better) return null
  const limits = body.limit !== '' && place(body.limit) > place(better)
  const byPoints = score.share && letterOf(body, score.share)
  const byStops = byPoints !== null && place(byPoints) <= place(better)
  const lines = score.lost.map(({ question, points }) => ({
    question,
    points,
    stops: limits && score.stopped.includes(question),
  }))
  return { better, byStops, lines: byStops ? lines.filter(({ stops }) => stops) : lines }
}

export type FormProblem = { field: 'grades' | 'points'; message: string }

/** Why a body cannot stand: thresholds must fall, the last letter begins at 0, «да» is worth more than «нет». */
export function bodyProblem({ grades, points }: CheckBody): FormProblem | null {
  const froms = grades.map(({ from }) => fractionOf(from))
  const falls = froms.every((from, i) => i === 0 || compare(froms[i - 1] ?? ZERO, from) > 0)
  if (!falls) return { field: 'grades', message: 'Пороги идут от большего к меньшему: «А» выше «Б», «Б» выше «В».' }
  if (froms.some((from) => compare(from, HUNDRED) > 0))
    return { field: 'grades', message: 'Порог – процент от возможного, не больше 100.' }
  if (!isZero(froms.at(-1) ?? ZERO)) return { field: 'grades', message: 'Последняя оценка начинается с нуля.' }
  const [yes, partly, no] = [points.yes, points.partly, points.no].map(fractionOf) as [Fraction, Fraction, Fraction]
  if (compare(yes, partly) <= 0 || compare(partly, no) < 0)
    return { field: 'points', message: '«Да» стоит больше, чем «частично», а «частично» – не меньше, чем «нет».' }
  return null
}

/** Days of a campaign follow each other. */
export const daysProblem = (days: { checkBy: DateString; planBy: DateString; doneBy: DateString }): string | null =>
  days.planBy < days.checkBy
    ? 'Планы составляют после проверки: срок планов не раньше срока проверки.'
    : days.doneBy < days.planBy
      ? 'Срок выполнения не раньше срока планов.'
      : null

/** Where a check stands. */
export type CheckState = 'OPEN' | 'NO_PLAN' | 'PLANNED' | 'DONE' | 'GOOD'
export const checkState = (check: { grade: string | null; planOn: unknown; doneOn: unknown }): CheckState =>
  check.grade === null
    ? 'OPEN'
    : !needsPlan(check.grade)
      ? 'GOOD'
      : check.doneOn
        ? 'DONE'
        : check.planOn
          ? 'PLANNED'
          : 'NO_PLAN'

/** A plan is carried out on the day of its last measure; null – something is not done, or there is nothing. */
export const doneDay = (measures: readonly { doneOn: DateString | null }[]): DateString | null => {
  const days = measures.map(({ doneOn }) => doneOn)
  return days.length === 0 || days.some((day) => day === null)
    ? null
    : ((days as DateString[]).toSorted().at(-1) ?? null)
}

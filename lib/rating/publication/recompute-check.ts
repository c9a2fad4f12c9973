/**
 * Recomputes a published rating from its own methodology and answers and lists every difference. Used by recompute.ts
 * and before publishing.
 */
import { decimal, formatDecimal, toDecimalString } from '@/lib/core/decimal'
import { ratingBundleSchema, type BundleParticipant, type RatingBundle } from './bundle'
import { findLevel } from '../methodology/levels'
import { parseMethodology, type Methodology } from '../methodology/parse'
import { InvalidScoreError, scoreAssessment, scoresOf } from '../methodology/score'
import { isPossibleScore } from '../methodology/types'

/** One disagreement, as a Russian sentence with the participant's name. */
type Difference = { agencyId: string; name: string; message: string }

export type RecomputeResult =
  | { ok: true; bundle: RatingBundle; methodology: Methodology; differences: Difference[] }
  | { ok: false; problems: string[] }

/**
 * Checks the parsed JSON of a download. `ok: false` – it is not a rating that can be recomputed, `problems` say why.
 */
export function recompute(json: unknown): RecomputeResult {
  const parsed = ratingBundleSchema.safeParse(json)
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map(
        ({ path }) => `Поле «${path.join('.') || 'файл'}» отсутствует или записано неверно.`,
      ),
    }
  }
  const bundle = parsed.data
  const read = parseMethodology(bundle.methodology)
  if (!read.ok) return { ok: false, problems: read.problems.map(({ message }) => message) }
  const { methodology } = read
  const seen = new Set<string>()
  const differences = bundle.participants.flatMap((participant) => {
    const messages = differencesOf(methodology, participant)
    if (seen.has(participant.agencyId)) messages.push('участник указан дважды.')
    seen.add(participant.agencyId)
    return messages.map((message) => ({ agencyId: participant.agencyId, name: participant.name, message }))
  })
  return { ok: true, bundle, methodology, differences }
}

function differencesOf(methodology: Methodology, participant: BundleParticipant): string[] {
  const { criteria } = methodology
  const vectors = {
    самооценки: participant.selfScores,
    проверки: participant.verifiedScores,
    итога: participant.scores,
  }
  const short = Object.entries(vectors).filter(([, vector]) => vector.length !== criteria.length)
  if (short.length > 0)
    return short.map(([name, vector]) => `баллов ${name} ${vector.length}, а критериев ${criteria.length}.`)
  const impossible = Object.entries(vectors).flatMap(([name, vector]) =>
    criteria.flatMap((criterion, i) =>
      isPossibleScore(criterion, vector[i] ?? -1)
        ? []
        : [`критерий ${criterion.number}: балла ${name} ${String(vector[i])} в порядке нет.`],
    ),
  )
  if (impossible.length > 0) return impossible

  const ours = scoreAssessment(methodology, participant.scores)
  const messages = [...attestedDifferences(methodology, participant)]
  if (participant.criteria.length !== criteria.length) {
    messages.push(`критериев в расчёте ${participant.criteria.length}, а в порядке ${criteria.length}.`)
  }
  ours.criteria.forEach(({ number, score, weight, points }) => {
    const theirs = participant.criteria.find((criterion) => criterion.number === number)
    if (theirs === undefined) messages.push(`критерий ${number}: в расчёте его нет.`)
    else if (theirs.score !== score)
      messages.push(`критерий ${number}: в расчёте балл ${theirs.score}, в итоге ${score}.`)
    else if (!same(theirs.weight, weight)) {
      messages.push(`критерий ${number}: коэффициент указан ${shown(theirs.weight)}, в порядке ${shown(weight)}.`)
    } else if (!same(theirs.points, points))
      messages.push(`критерий ${number}: указано ${shown(theirs.points)}, выходит ${shown(points)}.`)
  })
  if (!same(participant.total, ours.total))
    messages.push(`оценка указана ${shown(participant.total)}, выходит ${shown(ours.total)}.`)
  if (participant.level !== ours.level) {
    messages.push(
      `уровень указан «${titleOf(methodology, participant.level)}», выходит «${titleOf(methodology, ours.level)}».`,
    )
  }
  return messages
}

/** The self scores must follow from what was attested, where that is in the file. */
function attestedDifferences(methodology: Methodology, { attested, selfScores }: BundleParticipant): string[] {
  if (attested === undefined) return []
  try {
    const scores = scoresOf(methodology, attested)
    return methodology.criteria.flatMap(({ number }, i) => {
      if (scores[i] === selfScores[i]) return []
      return [
        `критерий ${number}: балл самооценки указан ${String(selfScores[i])}, по ступеням выходит ${String(scores[i])}.`,
      ]
    })
  } catch (error) {
    if (error instanceof InvalidScoreError)
      return [`критерий ${error.criterion}: ступени ${error.score} в порядке нет.`]
    throw error
  }
}

function titleOf(methodology: Methodology, code: string): string {
  return findLevel(methodology, code)?.title ?? code
}

const canonical = (text: string): string | undefined => {
  try {
    return toDecimalString(decimal(text))
  } catch {
    return undefined
  }
}

const same = (a: string, b: string): boolean => canonical(a) !== undefined && canonical(a) === canonical(b)

const shown = (text: string): string => (canonical(text) === undefined ? `«${text}»` : formatDecimal(text))

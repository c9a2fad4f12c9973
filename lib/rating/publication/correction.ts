/** A correction of a published rating: the published lines with new scores. Pure. */
import { levelSign } from '../methodology/labels'
import { findCriterion, type Methodology, isPossibleScore } from '../methodology/types'
import { participantOf, type PublicationParticipant, type PublicationResult } from './assemble'
import type { PublishedBreakdown } from './published'

export type CorrectionItem = { agencyId: string; criterion: number; score: number; reason: string }

type Published = Pick<
  PublicationResult,
  'agencyId' | 'agencySlug' | 'agencyName' | 'agencyKind' | 'total' | 'level' | 'place'
> & { breakdown: PublishedBreakdown }

type Corrected =
  | { ok: true; participants: PublicationParticipant[] }
  | { ok: false; /** Input path → message. */ fields: Record<string, string> }

/** The participants of the published version with the corrected scores; refused item by item. */
export function correctedParticipants(
  methodology: Methodology,
  published: readonly Published[],
  items: readonly CorrectionItem[],
  version: number,
): Corrected {
  const fields: Record<string, string> = {}
  items.forEach((item, i) => {
    const line = published.find(({ agencyId }) => agencyId === item.agencyId)
    const criterion = findCriterion(methodology, item.criterion)
    const now = line?.breakdown.criteria.find(({ number }) => number === item.criterion)?.finalScore
    if (!line) fields[`items.${i}.agencyId`] = 'Этого участника в рейтинге нет.'
    else if (!criterion || now === undefined) fields[`items.${i}.criterion`] = 'Такого критерия нет.'
    else if (items.findIndex((other) => other.agencyId === item.agencyId && other.criterion === item.criterion) < i)
      fields[`items.${i}.criterion`] = 'Этот критерий участника уже указан выше.'
    else if (!isPossibleScore(criterion, item.score))
      fields[`items.${i}.score`] =
        `Такого балла у критерия нет, возможны ${criterion.options.map(({ score }) => score).join(', ')}.`
    else if (now === item.score) fields[`items.${i}.score`] = 'Этот балл уже опубликован.'
  })
  if (Object.keys(fields).length > 0) return { ok: false, fields }
  return {
    ok: true,
    participants: published.map((line) => {
      const participant = participantOf(line, line.breakdown)
      return {
        ...participant,
        answers: participant.answers.map((answer) => {
          const item = items.find(
            ({ agencyId, criterion }) => agencyId === line.agencyId && criterion === answer.criterion,
          )
          return item
            ? {
                ...answer,
                finalScore: item.score,
                correction: { version, from: answer.finalScore, to: item.score, reason: item.reason },
              }
            : answer
        }),
      }
    }),
  }
}

export type CorrectionChange = {
  agencyId: string
  agencyName: string
  /** null: not in that version. */
  before: { place: number; total: string; level: string } | null
  after: { place: number; total: string; level: string }
}

/** Whose total or level the new version changed; a mere shift of place is not listed. */
export function correctionChanges(
  before: readonly Omit<Published, 'breakdown'>[],
  after: readonly Omit<Published, 'breakdown'>[],
): CorrectionChange[] {
  const values = ({ place, total, level }: Omit<Published, 'breakdown'>) => ({ place, total, level })
  return after.flatMap((line): CorrectionChange[] => {
    const old = before.find(({ agencyId }) => agencyId === line.agencyId)
    if (old && old.total === line.total && old.level === line.level) return []
    return [
      { agencyId: line.agencyId, agencyName: line.agencyName, before: old ? values(old) : null, after: values(line) },
    ]
  })
}

/** The same for the journal: levels by their titles. */
export function inWords(changes: readonly CorrectionChange[], methodology: Methodology): CorrectionChange[] {
  const titled = (line: CorrectionChange['after']) => ({ ...line, level: levelSign(methodology, line.level).title })
  return changes.map(({ before, after, ...change }) => ({
    ...change,
    before: before && titled(before),
    after: titled(after),
  }))
}

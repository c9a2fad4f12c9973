// How a person of the demonstration answers a survey: pleased or not, and alike in all questions.
import type {
  Answer,
  Answers,
  ImportancePair,
  SurveyContent,
  SurveyQuestion,
} from '../../lib/feedback/survey/definition'
import { pick } from './random'

export type Manner = {
  /** Share of people who are pleased. */
  level: number
  texts: readonly string[]
  /** Share of people who write something. */
  says: number
}
type Next = () => number

/** One of the list, the first ones oftener. */
const early = <T>(next: Next, list: readonly T[]): T => list[Math.floor(next() * next() * list.length)] as T

/** A mark of this person: near to the mood, the best at `max`. */
function markOf(next: Next, pleased: boolean, min: number, max: number): number {
  const steps = max - min
  const far = pleased ? next() * next() * 0.45 : 0.45 + next() * next() * 0.55
  return Math.min(max, Math.max(min, max - Math.round(far * steps)))
}

/** Everything this person might say; what is not asked of it falls out on the way through. */
export function answersOf(content: SurveyContent, { level, texts, says }: Manner, next: Next): Answers {
  const glad = next() < level
  const pleased = (): boolean => (next() < 0.82 ? glad : !glad)
  const answers: Answers = {}
  for (const question of content.pages.flatMap(({ questions }) => questions)) {
    const answer = answerTo(question, { pleased, next, texts, says })
    if (answer !== undefined) answers[question.id] = answer
  }
  return answers
}

type Person = { pleased: () => boolean; next: Next; texts: readonly string[]; says: number }

function answerTo(question: SurveyQuestion, { pleased, next, texts, says }: Person): Answer | undefined {
  const { kind, options, rows, required } = question
  const [min, max] = [question.min ?? 1, question.max ?? 5]
  if (question.dontKnow && next() < 0.03) return { dontKnow: true }
  if (!required && next() < 0.06) return undefined
  switch (kind) {
    case 'scale':
    case 'stars':
    case 'nps':
      return markOf(next, pleased(), min, max)
    case 'one':
      // «Да» stands first.
      return options.length === 2 ? (options[pleased() ? 0 : 1]?.id ?? '') : early(next, options).id
    case 'many': {
      const chosen = options.filter(() => next() < 1.6 / options.length).map(({ id }) => id)
      return chosen.length > 0 ? chosen : [pick(next, options).id]
    }
    case 'matrix':
      return Object.fromEntries(
        rows.map(({ id }) => [id, options.length > 0 ? early(next, options).id : markOf(next, pleased(), min, max)]),
      )
    case 'csi':
      return Object.fromEntries(
        rows.map(({ id }): [string, ImportancePair] => [
          id,
          [markOf(next, true, min, max), markOf(next, pleased(), min, max)],
        ]),
      )
    case 'ranking':
      return options
        .map(({ id }, at) => ({ id, at: at + next() * options.length }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ id }) => id)
    case 'text':
      return required || next() < says ? pick(next, texts) : undefined
    case 'number':
      return String(Math.round(Math.min(max, min + 1 + next() * next() * Math.min(max - min, 60))))
    case 'date':
      return `2026-10-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`
    case 'file':
      return undefined
  }
}

/**
 * How an answer knows its segment: by a question whose options are segments – each option's id is the segment's – or by
 * the link that was given to the segment. Pure.
 */
import { isUuid } from '@/lib/core/ids'
import { newQuestion, surveyCaps, type Answers, type SurveyContent, type SurveyQuestion } from './definition'
import { itemId } from './draft'

type Named = { id: string; name: string }

/** One answer of segments alone. */
export const asksSegment = ({ kind, options }: Pick<SurveyQuestion, 'kind' | 'options'>): boolean =>
  kind === 'one' && options.length > 0 && options.every(({ id }) => isUuid(id))

const questionsOf = ({ pages }: SurveyContent): SurveyQuestion[] => pages.flatMap(({ questions }) => questions)

/** Questions that are not read by segments: they ask for the segment itself. */
export const segmentQuestions = (content: SurveyContent): ReadonlySet<string> =>
  new Set(questionsOf(content).flatMap((question) => (asksSegment(question) ? [question.id] : [])))

/** The segment that the form names; else that of the link. Whether there is such a one, the database knows. */
export function segmentOf(content: SurveyContent, answers: Answers, linked: string | null): string | null {
  for (const { id, options } of questionsOf(content).filter(asksSegment)) {
    const answer = answers[id]
    if (typeof answer === 'string' && options.some((option) => option.id === answer)) return answer
  }
  return linked !== null && isUuid(linked) ? linked : null
}

/** A ready page that asks who the person is, in the words of the segments. */
export const segmentPage = (segments: readonly Named[]): SurveyContent => ({
  pages: [
    {
      ...{ id: itemId(), title: '', note: '', next: [] },
      questions: [
        {
          ...newQuestion(itemId(), 'one'),
          title: 'Кто вы?',
          dontKnow: true,
          options: segments
            .slice(0, surveyCaps.options)
            .map(({ id, name }) => ({ id, label: name.slice(0, surveyCaps.label) })),
        },
      ],
    },
  ],
})

/** A sheet that somebody else fills in: paper, telephone, a talk. What was not asked or not read stays empty. Pure. */
import { wayThrough } from '../survey/conditions'
import type { Answers, SurveyContent } from '../survey/definition'
import { findQuestion } from './step'

/** On paper a required question may stand empty: a person left it so. */
export const asWritten = ({ pages }: SurveyContent): SurveyContent => ({
  pages: pages.map((page) => ({
    ...page,
    questions: page.questions.map((question) => ({ ...question, required: false })),
  })),
})

export type SheetRead =
  | { ok: true; answers: Answers; /** Titles of answers that do not count by the conditions. */ dropped: string[] }
  | { ok: false; reason: 'empty' }
  | { ok: false; reason: 'faults'; questions: string[] }

export function readSheet(content: SurveyContent, given: Answers): SheetRead {
  const way = wayThrough(asWritten(content), given)
  const title = (id: string): string => findQuestion(content, id)?.title ?? id
  if (way.faults.length > 0)
    return { ok: false, reason: 'faults', questions: way.faults.map(({ question }) => title(question)) }
  if (Object.keys(way.kept).length === 0) return { ok: false, reason: 'empty' }
  return { ok: true, answers: way.kept, dropped: way.dropped.map(title) }
}

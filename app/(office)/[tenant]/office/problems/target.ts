import type { ProblemLine } from '@/lib/feedback/told/view'
import type { FormTarget } from './ProblemForms'

/** What the forms need of a problem. */
export const targetOf = (line: ProblemLine): FormTarget => ({
  id: line.id,
  version: line.version,
  said: line.said,
  measure: line.measure,
  answer: line.answer,
  proof: line.proof,
  owner: line.owner,
  personId: line.personId,
  dueOn: line.dueOn,
  declined: line.declinedOn !== null,
  published: line.publishedOn !== null,
})

import { addDays, type DateString } from '../../lib/core/dates'
import type { PassportFields } from '../../lib/projects/form/passport'
import { lastStages, type PassportForm } from '../../lib/projects/form/form'
import type { ProjectStatus } from '../../lib/projects/state/rules'
import type { SeedAgency } from './campaign'
import type { Topic } from './project-topics'

/** A made project, as its history needs it. */
export type SeedProject = {
  id: string
  number: number
  agency: SeedAgency
  topic: Topic
  status: ProjectStatus
  fields: PassportFields
  form: PassportForm
  openedOn: DateString
  today: DateString
  /** What makes this one worth looking at. */
  story: 'PLAIN' | 'RETURNED_ONCE' | 'CHANGED' | 'FAULTY'
  /** Of years before the demonstration's own: over and decided long ago. */
  past: boolean
  /** One of those that show how a practice spreads: whose it took, and how far it came. */
  spread?: { from: string | null; done: number }
}

/** Stages that are closed already: those whose days are over, all of them once the project is. */
export function closedStages({ status, form, fields, today }: SeedProject): number[] {
  const { closing } = lastStages(form)
  const end = (number: number): string => fields[`stages.${number}.to`] || fields[`stages.${number}.from`] || '9999'
  switch (status) {
    case 'DRAFT':
    case 'APPROVAL':
    case 'CANCELLED':
      return []
    case 'RUNNING':
      return form.stages
        .filter(({ number }) => number < closing && end(number) < addDays(today, -4))
        .map(({ number }) => number)
    case 'MONITORING':
      return form.stages.filter(({ number }) => number <= closing).map(({ number }) => number)
    case 'FINISHED':
      return form.stages.map(({ number }) => number)
  }
}

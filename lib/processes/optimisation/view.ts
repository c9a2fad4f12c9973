/** An optimisation as screens see it. Pure. */
import type { DateString } from '@/lib/core/dates'
import type { Passport } from '@/lib/projects/form/passport'
import type { ProjectStatus } from '@/lib/projects/state/rules'
import type { TaskStatus } from '@/lib/projects/tasks/rules'
import type { PaperContent } from './paper'
import type { Cause, Pin, Why } from './problem'
import type { PaperKindName, PaperStatusName, SolutionStateName } from './schema'

export type ProblemView = {
  id: string
  version: number
  number: number
  title: string
  pins: Pin[]
  whys: Why[]
  causes: Cause[]
}
export type SolutionView = {
  id: string
  version: number
  number: number
  text: string
  problemIds: string[]
  effort: string
  state: SolutionStateName
  reason: string
}
export type MeasureView = {
  taskId: string
  title: string
  status: TaskStatus
  responsible: string
  agency: string
  dueOn: DateString | null
  internal: boolean
  solution: number | null
  indicator: string
  unit: string
  was: string
  target: string
  cost: string
  system: string
}
export type PaperView = {
  id: string
  version: number
  kind: PaperKindName
  number: number
  status: PaperStatusName
  sentBy: string
  sentAt: Date
  agreedBy: string | null
  agreedAt: Date | null
  decidedBy: string | null
  decidedAt: Date | null
  reason: string
  receivedBy: string | null
  receivedAt: Date | null
  /** Sent by who looks: somebody else decides. */
  own: boolean
}
export type TroubleView = {
  id: string
  version: number
  agency: string
  task: string | null
  text: string
  raisedBy: string
  raisedAt: Date
  answer: string | null
  answeredBy: string | null
  answeredAt: Date | null
  can: { answer: boolean }
}
export type StageView = {
  number: number
  title: string
  dueTo: DateString | null
  closedOn: DateString | null
  tools: { name: string; used: boolean }[]
}
export type OptimisationView = {
  id: string
  number: number
  planDueOn: DateString | null
  process: { id: string; code: string; name: string; agencyId: string; agency: string }
  project: { id: string; number: number; title: string; status: ProjectStatus; stage: number }
  passport: Passport
  stages: StageView[]
  problems: ProblemView[]
  solutions: SolutionView[]
  measures: MeasureView[]
  papers: PaperView[]
  troubles: TroubleView[]
  agencies: { id: string; name: string }[]
  people: { id: string; label: string }[]
  today: DateString
  can: { work: boolean; decide: boolean; receive: boolean }
}

export type OptimisationDocument = {
  number: number
  kind: PaperKindName
  paperNumber: number
  status: PaperStatusName
  content: PaperContent
  sentBy: string
  sentAt: Date
  agreedBy: string | null
  agreedAt: Date | null
  decidedBy: string | null
  decidedAt: Date | null
  receivedBy: string | null
  receivedAt: Date | null
  tenantName: string
  timeZone: string
  isDemo: boolean
  printedAt: Date
}

export type TermsStep = {
  number: number
  name: string
  who: string
  system: string
  documentsIn: string
  documentsOut: string
  wait: string
  work: string
}
export type TermsDocument = {
  number: number
  process: { code: string; name: string; agency: string; regulations: string[]; systems: string[] }
  project: { number: number; title: string; problem: string }
  /** Steps «как будет» that name a system. */
  steps: TermsStep[]
  /** Measures that need a system made or changed. */
  measures: {
    title: string
    system: string
    indicator: string
    was: string
    target: string
    dueOn: DateString | null
  }[]
  goals: { name: string; unit: string; current: string; target: string }[]
  tenantName: string
  timeZone: string
  isDemo: boolean
  printedAt: Date
}

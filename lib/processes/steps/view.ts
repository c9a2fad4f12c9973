/** What the page of the steps of a process shows. */
import type { TextAuthors } from '@/lib/core/text-autosave'
import type { ProcessRole } from '../model/types'
import type { StepData } from './data'
import type { MapState } from '../model/states'
import type { StepLine } from '../model/step-lines'
import type { SubSum, SubSums } from './sub'
import type { Sound } from './sound-rows'

/** A step of the table; `removed` – taken out lately, so that it can be brought back. */
export type StepView = { id: string; position: number; removed: boolean; data: StepData; edits: TextAuthors }
export type AgencyUnits = { id: string; name: string; units: { id: string; name: string }[] }
/** Who types in the table just now, and in which step. */
export type StepEditor = { name: string; stepId: string }

/** A process that is a step of the table: what is unfolded under it. */
export type SubView = {
  id: string
  code: string
  name: string
  /** Those who may not see it get no lines. */
  lines: StepLine[]
  /** null – it cannot be reckoned, or is another agency's. */
  sum: SubSum | null
}
export const sumsOf = (subs: readonly SubView[]): SubSums => Object.fromEntries(subs.map(({ id, sum }) => [id, sum]))
/** What may be chosen as a subprocess; of another agency's only the link. */
export type SubChoice = { id: string; code: string; name: string; own: boolean }

export type StepsView = {
  processId: string
  code: string
  name: string
  agency: { id: string; name: string }
  unitId: string | null
  runsPerYear: number | null
  state: MapState
  /** The other state has a table. */
  hasTarget: boolean
  version: number
  /** ISO instant of the last change. */
  updatedAt: string
  start: string | null
  steps: StepView[]
  /** Of «как есть», for steps «как будет» that came of them. */
  origins: { id: string; number: number; name: string }[]
  sound: Sound | null
  subs: SubView[]
  subChoices: SubChoice[]
  roles: ProcessRole[]
  materials: { id: string; name: string }[]
  /** The owner's first. */
  agencies: AgencyUnits[]
  editors: StepEditor[]
  /** Why it may not be changed, whoever looks; null – it may. */
  refusal: string | null
  canEdit: boolean
  dayMinutes: string
  oneWorker: boolean
  today: string
  userKey: string
  userName: string
  timeZone: string
}

/** What may have changed since `version`. */
export type StepsLive = Pick<
  StepsView,
  'version' | 'start' | 'steps' | 'editors' | 'refusal' | 'roles' | 'materials' | 'subs'
>

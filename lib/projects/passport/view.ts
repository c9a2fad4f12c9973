/** What the editor, the versions and the approval pages of a passport show. */
import type { TextAuthors } from '@/lib/core/text-autosave'
import type { PassportFields, PassportChange } from '../form/passport'
import type { PassportForm } from '../form/form'
import type { EditRefusal, PassportStatus, ProjectKind, ProjectStatus } from '../state/rules'

export type RemarkView = {
  id: string
  path: string
  text: string
  by: string
  at: Date
  resolvedAt: Date | null
  version: number
}
/** Who changes the passport just now and where. */
export type EditorView = { name: string; path: string }
export type PersonPick = { id: string; name: string; position: string; agency: string }
export type VersionLine = {
  id: string
  number: number
  status: PassportStatus
  submittedBy: string
  submittedAt: Date
  reason: string
  agreedBy: string | null
  agreedAt: Date | null
  approverName: string | null
  approverPosition: string | null
  approvedOn: string | null
  decidedBy: string | null
  decidedAt: Date | null
  file: { id: string; name: string } | null
  remarks: number
}

export type PassportView = {
  id: string
  number: number
  kind: ProjectKind
  status: ProjectStatus
  title: string
  agency: { id: string; name: string }
  form: PassportForm
  fields: PassportFields
  edits: TextAuthors
  doubts: Readonly<Record<string, string>>
  version: number
  /** Why it may not be changed now, whoever looks. */
  refusal: EditRefusal | null
  remarks: RemarkView[]
  editors: EditorView[]
  people: PersonPick[]
  /** The version that waits for a decision. */
  pending: VersionLine | null
  /** The last version that was approved, and whether the passport in work differs from it. */
  approved: { number: number; approvedOn: string | null } | null
  changed: boolean
  /** Number of the last handed-in version; 0 – none yet. */
  lastNumber: number
  can: { edit: boolean; submit: boolean; agree: boolean; decide: boolean; approve: boolean }
  userKey: string
  timeZone: string
  isDemo: boolean
}

export type PassportLive = Pick<PassportView, 'version' | 'status' | 'refusal' | 'editors'> & {
  /** null – nothing changed since the asked version. */
  fields: PassportFields | null
  edits: TextAuthors
  remarks: Pick<RemarkView, 'id' | 'resolvedAt'>[]
}
export type VersionView = VersionLine & { fields: PassportFields; remarkList: RemarkView[]; previous: number | null }
export type ComparisonView = {
  a: string
  b: string
  versions: { number: number; status: PassportStatus; submittedAt: Date }[]
  changes: PassportChange[]
  fieldsA: PassportFields
  fieldsB: PassportFields
  reason: string
}

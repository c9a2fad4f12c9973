/** What the cockpit knows of an agency beside its cells. Pure types. */
import type { DateString } from '@/lib/core/dates'

export type AgencyFacts = {
  id: string
  parentId: string | null
  name: string
  kind: string
  slug: string
  /** Day on which it was abolished or merged; null – it is there. */
  until: DateString | null
  successor: string | null
  since: DateString | null
}

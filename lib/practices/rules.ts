/** States of a practice, who may adopt it, and what share of projects is replicated. Pure. */
import { machine } from '@/lib/core/machine'
import { isClosed } from '@/lib/projects/state/rules'

export const practiceStatuses = ['DRAFT', 'SUBMITTED', 'RETURNED', 'PUBLISHED', 'WITHDRAWN'] as const
export type PracticeStatus = (typeof practiceStatuses)[number]
export type PracticeMove = 'submit' | 'recall' | 'return' | 'publish' | 'withdraw' | 'revise'

export const practiceMachine = machine<PracticeStatus, PracticeMove>({
  DRAFT: { submit: 'SUBMITTED' },
  SUBMITTED: { recall: 'DRAFT', return: 'RETURNED', publish: 'PUBLISHED' },
  RETURNED: { submit: 'SUBMITTED' },
  PUBLISHED: { withdraw: 'WITHDRAWN' },
  WITHDRAWN: { revise: 'DRAFT' },
})

/** Its words are changed while it is with the agency; what was published stays as it is until it is withdrawn. */
export const practiceEditable = (status: PracticeStatus): boolean => status === 'DRAFT' || status === 'RETURNED'

/** A project becomes a practice once its work is done. */
export const canBecomePractice = isClosed

/** A closed project of the year; `taken` – other projects that replicate its practice (cancelled ones left out). */
export type Implemented = { year: number; replicates: boolean; taken: number }
export type ReplicationShare = {
  year: number
  implemented: number
  replicating: number
  givenAway: number
  /** Whole per cent, rounded half up; null when nothing was implemented. */
  percent: number | null
}

/**
 * W 1.5, «доля тиражируемых проектов в общем количестве реализации проектов» (15, 30 and 40 % in 2022–2024). The act
 * does not say which way round; here it is, of the projects closed in the year, the share of those that replicate a
 * practice. How many of them were taken over by others is given beside it and does not enter the share.
 */
export function replicationShare(year: number, projects: readonly Implemented[]): ReplicationShare {
  const own = projects.filter((project) => project.year === year)
  const replicating = own.filter(({ replicates }) => replicates).length
  return {
    year,
    implemented: own.length,
    replicating,
    givenAway: own.filter(({ taken }) => taken > 0).length,
    percent: own.length === 0 ? null : Math.floor((replicating * 200 + own.length) / (own.length * 2)),
  }
}

/** Replication (W 1.5): which practice a project grew from, and who may replicate one. Pure. */

/** One practice with the project that it grew from; `from`: the practice which that project had replicated. */
export type ChainLink = { practiceId: string; projectId: string; agencyId: string; from: string | null }

/**
 * The practice and those it descends from, nearest first; stops where a link is missing, and at a circle in broken
 * data.
 */
export function ancestry(links: ReadonlyMap<string, ChainLink>, practiceId: string): ChainLink[] {
  const chain: ChainLink[] = []
  const seen = new Set<string>()
  for (let at: string | null = practiceId; at !== null && !seen.has(at);) {
    seen.add(at)
    const link = links.get(at)
    if (!link) break
    chain.push(link)
    at = link.from
  }
  return chain
}

export type ReplicationProblem = 'NOT_PUBLISHED' | 'OWN_PRACTICE' | 'OWN_PROJECT' | 'CIRCLE'

/**
 * Why an agency cannot replicate a practice; null when it can. Refused are: a practice that is not published; an
 * agency's own one (OWN_PRACTICE); one that descends from a practice of the same agency or from the same project, so
 * that the two would replicate each other in a circle (CIRCLE, OWN_PROJECT). `chain` – ancestry() of the practice;
 * `projectId` – an existing project that is to replicate it.
 */
export function replicationProblem(
  published: boolean,
  chain: readonly ChainLink[],
  agencyId: string,
  projectId: string | null = null,
): ReplicationProblem | null {
  if (projectId !== null && chain.some((link) => link.projectId === projectId)) return 'OWN_PROJECT'
  if (chain[0]?.agencyId === agencyId) return 'OWN_PRACTICE'
  if (chain.some((link) => link.agencyId === agencyId)) return 'CIRCLE'
  return published ? null : 'NOT_PUBLISHED'
}

import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { loadEffects, loadSpread, type MeasuredEffect } from './map-load'
import { nodesOf, place, spreadTrees, type AdoptionState, type SpreadMark } from './spread'

const MARKS = 60

type PublicMark = Pick<SpreadMark, 'step' | 'row' | 'rows' | 'rails'> & {
  key: string
  agencyName: string
  state: AdoptionState | null
  from: string | null
  /** The practice that it became, where that is published. */
  practice: { title: string; slug: string } | null
  current: boolean
  /** Of projects that are cleared for everybody alone. */
  year: number | null
  effect: MeasuredEffect | null
}
export type PublicSpread = { marks: PublicMark[]; hidden: number }

/**
 * Who took a published practice, from whom and further on: agencies at work on it or done, through published practices
 * alone. Nothing of a project that was not cleared for everybody but its agency and whether it is done. null when
 * nobody took it.
 */
export async function loadPublicSpread(
  tx: Tx,
  tenant: { id: string; timeZone: string },
  practiceId: string,
): Promise<PublicSpread | null> {
  const spread = await loadSpread(tx, tenant)
  const practices = spread.practices.filter(({ offered }) => offered)
  const trees = spreadTrees(
    practices,
    spread.adoptions.filter(({ state }) => state === 'DONE' || state === 'RUNNING'),
  )
  const tree = trees.find(
    (one) => one.children.length > 0 && nodesOf(one).some((node) => node.practiceId === practiceId),
  )
  if (!tree) return null
  const { marks, hidden } = place(tree, MARKS)
  const cleared = new Set(
    (
      await tx.project.findMany({
        where: { tenantId: tenant.id, id: { in: marks.map(({ projectId }) => projectId) }, publishedAt: { not: null } },
        select: { id: true },
      })
    ).map(({ id }) => id),
  )
  const effects = await loadEffects(
    tx,
    tenant.id,
    marks.flatMap(({ adoption }) => (adoption && cleared.has(adoption.projectId) ? [adoption] : [])),
  )
  const names = new Map(spread.agencies.map(({ id, name }) => [id, name]))
  const byId = new Map(practices.map((one) => [one.practiceId, one]))
  return {
    hidden,
    marks: marks.map((mark, n): PublicMark => {
      const practice = mark.practiceId === null ? undefined : byId.get(mark.practiceId)
      const source = mark.adoption ? byId.get(mark.adoption.practiceId) : undefined
      return {
        key: String(n),
        step: mark.step,
        row: mark.row,
        rows: mark.rows,
        rails: mark.rails,
        agencyName: names.get(mark.agencyId) ?? '',
        state: mark.adoption?.state ?? null,
        from: source ? (names.get(source.agencyId) ?? null) : null,
        practice: practice ? { title: practice.title, slug: practice.slug } : null,
        current: mark.practiceId === practiceId,
        year: mark.adoption && cleared.has(mark.projectId) ? mark.adoption.year : null,
        effect: effects.get(mark.projectId) ?? null,
      }
    }),
  }
}

/** How practices spread: trees of who took what from whom, and where each mark of their drawing stands. Pure. */
import type { ProjectStatus } from '@/lib/projects/state/rules'
import type { ComparedGoal } from './practice'
import type { ChainLink } from '@/lib/replication/rules'

export const adoptionStates = ['DONE', 'RUNNING', 'PLANNED', 'STOPPED'] as const
export type AdoptionState = (typeof adoptionStates)[number]

/** How far an adopted practice has come, by the state of the project that adopts it. */
export function adoptionState(status: ProjectStatus): AdoptionState {
  switch (status) {
    case 'DRAFT':
    case 'APPROVAL':
      return 'PLANNED'
    case 'RUNNING':
      return 'RUNNING'
    case 'MONITORING':
    case 'FINISHED':
      return 'DONE'
    case 'CANCELLED':
      return 'STOPPED'
  }
}

/** The effect beside that of the practice it was taken from; MIXED: one goal better, another worse. */
export const spreadEffects = ['MORE', 'SAME', 'LESS', 'MIXED'] as const
export type SpreadEffect = (typeof spreadEffects)[number]

/** Over all goals that can be compared; null when there is none. */
export function effectOf(goals: readonly Pick<ComparedGoal, 'better'>[]): SpreadEffect | null {
  const seen = new Set(goals.map(({ better }) => better))
  if (seen.has('REPLICA')) return seen.has('ORIGINAL') ? 'MIXED' : 'MORE'
  if (seen.has('ORIGINAL')) return 'LESS'
  return seen.has('EQUAL') ? 'SAME' : null
}

/** A project that adopts a practice; `year` – when it was begun; `number` orders those who took the same practice. */
export type Adoption = {
  projectId: string
  number: number
  agencyId: string
  practiceId: string
  state: AdoptionState
  year: number
}

/** A project in a tree: the origin (no adoption) or an adopter; `practiceId` – the practice that it became itself. */
export type SpreadNode = {
  projectId: string
  agencyId: string
  practiceId: string | null
  adoption: Adoption | null
  children: SpreadNode[]
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The trees of all practices, each from its origin; the most taken first. Every adoption of a practice among the given
 * stands in them exactly once, in broken data (a circle), too: its first practice is then taken for the origin and
 * keeps its own adoption.
 */
export function spreadTrees(practices: readonly ChainLink[], adoptions: readonly Adoption[]): SpreadNode[] {
  const ordered = practices.toSorted((a, b) => byText(a.practiceId, b.practiceId))
  const madeOf = new Map(ordered.map((link) => [link.projectId, link.practiceId]))
  const takenBy = Map.groupBy(
    adoptions.toSorted((a, b) => a.number - b.number || byText(a.projectId, b.projectId)),
    ({ practiceId }) => practiceId,
  )
  const adopted = new Map(
    ordered.flatMap(({ practiceId }) => takenBy.get(practiceId) ?? []).map((one) => [one.projectId, one]),
  )
  const seen = new Set<string>()
  const grow = (
    projectId: string,
    agencyId: string,
    practiceId: string | null,
    adoption: Adoption | null,
  ): SpreadNode => {
    seen.add(projectId)
    const children: SpreadNode[] = []
    for (const one of (practiceId !== null && takenBy.get(practiceId)) || []) {
      if (!seen.has(one.projectId))
        children.push(grow(one.projectId, one.agencyId, madeOf.get(one.projectId) ?? null, one))
    }
    return { projectId, agencyId, practiceId, adoption, children }
  }
  const plant = ({ projectId, agencyId, practiceId }: ChainLink): SpreadNode =>
    grow(projectId, agencyId, practiceId, adopted.get(projectId) ?? null)
  const trees = ordered.filter(({ projectId }) => !adopted.has(projectId)).map(plant)
  // What no origin leads to goes round in a circle.
  for (const link of ordered) if (!seen.has(link.projectId)) trees.push(plant(link))
  const size = new Map(trees.map((tree) => [tree, { taken: takenIn(tree), steps: stepsIn(tree) }]))
  const by = (key: 'taken' | 'steps', a: SpreadNode, b: SpreadNode): number =>
    (size.get(b)?.[key] ?? 0) - (size.get(a)?.[key] ?? 0)
  return trees.toSorted(
    (a, b) => by('taken', a, b) || by('steps', a, b) || byText(b.practiceId ?? '', a.practiceId ?? ''),
  )
}

/** Every project of the tree, the origin first, each before those who took from it. */
export const nodesOf = (tree: SpreadNode): SpreadNode[] => [tree, ...tree.children.flatMap(nodesOf)]
const alive = ({ adoption }: SpreadNode): boolean => adoption !== null && adoption.state !== 'STOPPED'
/** How many took it, directly or further on; stopped ones left out. */
export const takenIn = (tree: SpreadNode): number => nodesOf(tree).filter(alive).length
/** The longest chain that is not stopped, in steps from the origin. */
export const stepsIn = (tree: SpreadNode): number =>
  Math.max(0, ...tree.children.map((child) => (child.adoption?.state === 'STOPPED' ? 0 : 1) + stepsIn(child)))

/** What is asked for, with the way to it from the origin; null when nothing is. */
export function prune(tree: SpreadNode, keep: (node: SpreadNode) => boolean): SpreadNode | null {
  const children = tree.children.flatMap((child) => prune(child, keep) ?? [])
  return children.length > 0 || keep(tree) ? { ...tree, children } : null
}

/** `rails` – for a list: whether the line of each step above it goes on below, its own last. */
export type SpreadMark = Omit<SpreadNode, 'children'> & {
  step: number
  row: number
  rows: number
  rails: boolean[]
  parent: string | null
}
export type PlacedTree = {
  marks: SpreadMark[]
  rows: number
  steps: number
  /** Marks that did not fit. */
  hidden: number
}

/**
 * Where every project of the tree stands: a column for each step, beside those it was taken from and over as many rows
 * as it has ends below it. Of a large tree the first `most` are placed; those left out are counted.
 */
export function place(tree: SpreadNode, most = Number.POSITIVE_INFINITY): PlacedTree {
  const all = nodesOf(tree)
  const shown = new Set(all.slice(0, most))
  const marks: SpreadMark[] = []
  const put = (
    { children, ...node }: SpreadNode,
    step: number,
    row: number,
    rails: boolean[],
    parent: string | null,
  ): number => {
    const mark: SpreadMark = { ...node, step, row, rows: 1, rails, parent }
    marks.push(mark)
    const below = children.filter((child) => shown.has(child))
    let end = row
    for (const [at, child] of below.entries())
      end += put(child, step + 1, end, [...rails, at < below.length - 1], node.projectId)
    mark.rows = Math.max(1, end - row)
    return mark.rows
  }
  const rows = put(tree, 0, 0, [], null)
  return { marks, rows, steps: Math.max(...marks.map(({ step }) => step)), hidden: Math.max(0, all.length - most) }
}

export const spreadRoles = ['BOTH', 'GIVES', 'TAKES', 'OFFERS', 'ASIDE'] as const
export type SpreadRole = (typeof spreadRoles)[number]
/**
 * `offers` – its own practices; `gave` – how many times others took them; `took` – how many it took; stopped ones left
 * out.
 */
export type Standing = { agencyId: string; offers: number; gave: number; took: number; role: SpreadRole }

/** What each agency gave and took; `offered` – whether the practice can be taken now. */
export function standings(
  agencyIds: readonly string[],
  practices: readonly { practiceId: string; agencyId: string; offered: boolean }[],
  adoptions: readonly Adoption[],
): Standing[] {
  const owner = new Map(practices.map(({ practiceId, agencyId }) => [practiceId, agencyId]))
  const going = adoptions.filter(({ state }) => state !== 'STOPPED')
  const tally = (ids: readonly (string | undefined)[]): Map<string, number> => {
    const sums = new Map<string, number>()
    for (const id of ids) if (id !== undefined) sums.set(id, (sums.get(id) ?? 0) + 1)
    return sums
  }
  const offers = tally(practices.filter(({ offered }) => offered).map(({ agencyId }) => agencyId))
  const [gave, took] = [
    tally(going.map(({ practiceId }) => owner.get(practiceId))),
    tally(going.map(({ agencyId }) => agencyId)),
  ]
  return agencyIds.map((agencyId): Standing => {
    const [o, g, t] = [offers.get(agencyId) ?? 0, gave.get(agencyId) ?? 0, took.get(agencyId) ?? 0]
    return {
      agencyId,
      offers: o,
      gave: g,
      took: t,
      role: g > 0 && t > 0 ? 'BOTH' : g > 0 ? 'GIVES' : t > 0 ? 'TAKES' : o > 0 ? 'OFFERS' : 'ASIDE',
    }
  })
}

/** How dark a tile is: 0 for nothing, then by how much went through the agency. */
export const tileLevel = ({ gave, took }: Pick<Standing, 'gave' | 'took'>): 0 | 1 | 2 | 3 => {
  const sum = gave + took
  return sum === 0 ? 0 : sum < 3 ? 1 : sum < 6 ? 2 : 3
}

import 'server-only'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { projectWhere } from '@/lib/projects/state/scope'
import { pageCount } from '@/lib/core/pages'
import { loadEffects, loadSpread, type MeasuredEffect, type Spread, type SpreadPractice } from './map-load'
import {
  nodesOf,
  place,
  prune,
  spreadRoles,
  spreadTrees,
  standings,
  stepsIn,
  takenIn,
  tileLevel,
  type AdoptionState,
  type SpreadMark,
  type SpreadNode,
  type SpreadRole,
  type Standing,
} from './spread'
import { operations } from './operations'

export const MAP_PAGE = 10
/** Marks of one practice among others, and of one that is looked at alone. */
const MARKS = 40
const MARKS_ALONE = 400
const UNTAKEN = 12
const TABLE_PAGE = 40
const IN_A_CELL = 8

export type MapFilter = { year?: number; kind?: string; practice?: string; agency?: string; page?: number }

/** A practice's name for this person; null when it was withdrawn and is not theirs to see. */
type Named = { id: string; title: string } | null
export type MapMark = Omit<SpreadMark, 'adoption' | 'practiceId'> & {
  agencyName: string
  number: number | null
  state: AdoptionState | null
  year: number | null
  effect: MeasuredEffect | null
  /** Whom it was taken from. */
  from: string | null
  practice: Named
  /** The actor may open the project. */
  open: boolean
  /** What was asked for, when something was. */
  asked: boolean
}
export type MapFamily = {
  practiceId: string
  practice: Named
  agencyName: string
  taken: number
  done: number
  steps: number
  rows: number
  hidden: number
  marks: MapMark[]
}
export type MapNumbers = {
  practices: number
  taken: number
  adoptions: number
  done: number
  steps: number
  agencies: number
  aside: number
}
export type PracticeMap = {
  numbers: MapNumbers
  families: MapFamily[]
  total: number
  page: number
  pages: number
  /** Published ones that nobody took: the first of them and how many there are. */
  untaken: { rows: { id: string; title: string; agencyName: string }[]; total: number }
  options: {
    years: number[]
    kinds: string[]
    practices: { id: string; title: string; agencyName: string }[]
    agencies: { id: string; name: string; kind: string }[]
  }
}

const doneIn = (tree: SpreadNode): number => nodesOf(tree).filter(({ adoption }) => adoption?.state === 'DONE').length

/**
 * Published practices are everybody's; what was withdrawn since is named to its agency and to those who see the whole
 * tenant.
 */
function naming(ctx: QueryContext, { practices }: Spread): (practiceId: string | null) => Named {
  const { agencyId } = ctx.agencyWhere()
  const mayRead = (one: SpreadPractice): boolean =>
    one.offered || agencyId === undefined || agencyId.in.includes(one.agencyId)
  const named = new Map(
    practices.filter(mayRead).map(({ practiceId, title }) => [practiceId, { id: practiceId, title }]),
  )
  return (practiceId) => (practiceId === null ? null : (named.get(practiceId) ?? null))
}

/** Whether a project is what the address asks for; null when it asks for nothing. */
function askedOf(
  { practices, agencies }: Spread,
  { year, kind, agency }: MapFilter,
): ((node: SpreadNode) => boolean) | null {
  if (!year && !kind && !agency) return null
  const kinds = new Map(agencies.map((one) => [one.id, one.kind]))
  const owner = new Map(practices.map((one) => [one.practiceId, one.agencyId]))
  return ({ agencyId, adoption }) => {
    const ofAgency = !agency || agencyId === agency || (adoption !== null && owner.get(adoption.practiceId) === agency)
    return (
      ofAgency && (!year || adoption?.year === year) && (!kind || (adoption !== null && kinds.get(agencyId) === kind))
    )
  }
}

/**
 * Trees of practices: from whom to whom, in what state and with what effect; a page of them, narrowed as the address
 * asks.
 */
export const getPracticeMap = defineQuery({
  operation: operations['practice.read'],
  run: async (ctx, filter: MapFilter): Promise<PracticeMap> => {
    const { tx, tenantId } = ctx
    const spread = await loadSpread(tx, ctx.actor.tenant)
    const names = new Map(spread.agencies.map(({ id, name }) => [id, name]))
    const nameOf = (agencyId: string): string => names.get(agencyId) ?? ''
    const named = naming(ctx, spread)
    const all = spreadTrees(spread.practices, spread.adoptions)
    const trees = all.filter(({ children }) => children.length > 0)
    const asked = askedOf(spread, filter)
    const wanted = filter.practice
      ? trees.filter((tree) => nodesOf(tree).some(({ practiceId }) => practiceId === filter.practice))
      : trees
    const narrowed = asked
      ? wanted.flatMap((tree) => {
          const left = prune(tree, asked)
          return left && left.children.length > 0 ? [left] : []
        })
      : wanted
    const pages = pageCount(narrowed.length, MAP_PAGE)
    const page = Math.min(pages, Math.max(1, filter.page ?? 1))
    const shown = narrowed
      .slice((page - 1) * MAP_PAGE, page * MAP_PAGE)
      .map((tree) => ({ tree, ...place(tree, filter.practice ? MARKS_ALONE : MARKS) }))
    const marks = shown.flatMap((family) => family.marks)
    const open = new Set(
      (
        await tx.project.findMany({
          where: { ...projectWhere(ctx), id: { in: marks.map(({ projectId }) => projectId) } },
          select: { id: true },
        })
      ).map(({ id }) => id),
    )
    const effects = await loadEffects(
      tx,
      tenantId,
      marks.flatMap(({ adoption }) => adoption ?? []),
    )
    const ownerOf = new Map(spread.practices.map(({ practiceId, agencyId }) => [practiceId, agencyId]))
    const untaken = asked === null && !filter.practice ? all.filter(({ children }) => children.length === 0) : []
    const known = (tree: SpreadNode): { id: string; title: string; agencyName: string }[] => {
      const practice = named(tree.practiceId)
      return practice ? [{ ...practice, agencyName: nameOf(tree.agencyId) }] : []
    }
    const moving = new Set([...spread.practices, ...spread.adoptions].map(({ agencyId }) => agencyId))
    return {
      numbers: numbersOf(spread, all),
      total: narrowed.length,
      page,
      pages,
      families: shown.map(({ tree, marks: placed, rows, hidden }): MapFamily => ({
        practiceId: tree.practiceId ?? '',
        practice: named(tree.practiceId),
        agencyName: nameOf(tree.agencyId),
        taken: takenIn(tree),
        done: doneIn(tree),
        steps: stepsIn(tree),
        rows,
        hidden,
        marks: placed.map(({ adoption, practiceId, ...mark }): MapMark => ({
          ...mark,
          agencyName: nameOf(mark.agencyId),
          number: adoption?.number ?? null,
          state: adoption?.state ?? null,
          year: adoption?.year ?? null,
          effect: effects.get(mark.projectId) ?? null,
          from: adoption ? nameOf(ownerOf.get(adoption.practiceId) ?? '') : null,
          practice: named(practiceId),
          open: open.has(mark.projectId),
          asked:
            asked === null
              ? practiceId !== null && practiceId === filter.practice
              : asked({ projectId: mark.projectId, agencyId: mark.agencyId, practiceId, adoption, children: [] }),
        })),
      })),
      untaken: { rows: untaken.slice(0, UNTAKEN).flatMap(known), total: untaken.length },
      options: {
        years: [...new Set(spread.adoptions.map(({ year }) => year))].toSorted((a, b) => b - a),
        kinds: [...new Set(spread.agencies.filter(({ id }) => moving.has(id)).map(({ kind }) => kind))],
        practices: trees.slice(0, 200).flatMap(known),
        agencies: spread.agencies.filter(({ id }) => moving.has(id)),
      },
    }
  },
})

function numbersOf({ practices, adoptions, agencies }: Spread, trees: readonly SpreadNode[]): MapNumbers {
  const acting = agencies.filter((one) => one.acting)
  const alive = adoptions.filter(({ state }) => state !== 'STOPPED')
  const published = practices.filter(({ offered }) => offered)
  const taken = new Set(alive.map(({ practiceId }) => practiceId))
  return {
    practices: published.length,
    taken: published.filter(({ practiceId }) => taken.has(practiceId)).length,
    adoptions: alive.length,
    done: alive.filter(({ state }) => state === 'DONE').length,
    steps: Math.max(0, ...trees.map(stepsIn)),
    agencies: acting.length,
    aside: standings(
      acting.map(({ id }) => id),
      practices,
      adoptions,
    ).filter(({ role }) => role === 'ASIDE').length,
  }
}

export type MapTile = Omit<Standing, 'agencyId'> & {
  /** Of those that gave or took something: there is more to see of them. */
  agencyId: string | null
  name: string
  level: 0 | 1 | 2 | 3
}
export type TileGroup = { kind: string; tiles: MapTile[]; roles: { role: SpreadRole; count: number }[] }
export type MapAgency = {
  id: string
  name: string
  kind: string
  given: { id: string; title: string; taken: number }[]
  moreGiven: number
  took: { projectId: string; practice: Named; state: AdoptionState }[]
  moreTook: number
}
export type PracticeStandings = {
  groups: TileGroup[]
  rows: MapAgency[]
  total: number
  page: number
  pages: number
  years: number[]
  kinds: string[]
}

/** What every agency gave and took: tiles by kind of agency, and a page of the table that says the same with titles. */
export const getPracticeStandings = defineQuery({
  operation: operations['practice.read'],
  run: async (ctx, filter: Pick<MapFilter, 'year' | 'kind' | 'page'>): Promise<PracticeStandings> => {
    const spread = await loadSpread(ctx.tx, ctx.actor.tenant)
    const named = naming(ctx, spread)
    const adoptions = spread.adoptions
      .filter(({ year }) => !filter.year || year === filter.year)
      .toSorted((a, b) => a.number - b.number)
    const published = spread.practices.filter(({ offered }) => offered)
    const acting = spread.agencies.filter((one) => one.acting)
    const asked = acting.filter(({ kind }) => !filter.kind || kind === filter.kind)
    const byId = new Map(asked.map((one) => [one.id, one]))
    const tiles = standings(
      asked.map(({ id }) => id),
      spread.practices,
      adoptions,
    ).map((standing) => ({
      ...standing,
      level: tileLevel(standing),
      name: byId.get(standing.agencyId)?.name ?? '',
      kind: byId.get(standing.agencyId)?.kind ?? '',
    }))
    const given = Map.groupBy(published, ({ agencyId }) => agencyId)
    const took = Map.groupBy(
      adoptions.filter(({ state }) => state !== 'STOPPED'),
      ({ agencyId }) => agencyId,
    )
    const takers = Map.groupBy(
      adoptions.filter(({ state }) => state !== 'STOPPED'),
      ({ practiceId }) => practiceId,
    )
    const active = tiles.filter(({ role }) => role !== 'ASIDE')
    const pages = pageCount(active.length, TABLE_PAGE)
    const page = Math.min(pages, Math.max(1, filter.page ?? 1))
    return {
      groups: [...Map.groupBy(tiles, ({ kind }) => kind)].map(([kind, list]) => ({
        kind,
        tiles: list.map(({ kind: _kind, agencyId, ...tile }) => ({
          ...tile,
          agencyId: tile.gave + tile.took > 0 ? agencyId : null,
        })),
        roles: spreadRoles
          .map((role) => ({ role, count: list.filter((tile) => tile.role === role).length }))
          .filter((one) => one.count > 0),
      })),
      total: active.length,
      page,
      pages,
      rows: active.slice((page - 1) * TABLE_PAGE, page * TABLE_PAGE).map(({ agencyId: id, name, kind }): MapAgency => {
        const [gave, taken] = [given.get(id) ?? [], took.get(id) ?? []]
        return {
          id,
          name,
          kind,
          moreGiven: Math.max(0, gave.length - IN_A_CELL),
          moreTook: Math.max(0, taken.length - IN_A_CELL),
          given: gave
            .map(({ practiceId, title }) => ({ id: practiceId, title, taken: takers.get(practiceId)?.length ?? 0 }))
            .toSorted((a, b) => b.taken - a.taken)
            .slice(0, IN_A_CELL),
          took: taken
            .slice(0, IN_A_CELL)
            .map(({ projectId, practiceId, state }) => ({ projectId, practice: named(practiceId), state })),
        }
      }),
      years: [...new Set(spread.adoptions.map(({ year }) => year))].toSorted((a, b) => b - a),
      kinds: [...new Set(acting.map(({ kind }) => kind))],
    }
  },
})

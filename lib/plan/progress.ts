/**
 * How every indicator stands in a year, for one agency or for the whole programme: fact, forecast, light. The office
 * page, the published snapshot and the cockpit take it from here. Pure.
 */
import { yearOf, type DateString } from '@/lib/core/dates'
import { addDecimals, compareDecimals } from '@/lib/core/decimal'
import { isPercent, shareOf, sumOf } from './figures'
import { forecast, type Forecast } from './forecast'
import { evaluate, type FormulaFacts, type FormulaPart } from './formula'
import { light, noTally, tallyLight, tallyOf, type Light, type Tally } from './lights'
import { PROGRAMME } from '@/lib/core/facts'
import type { PlannedIndicator } from './template'
import { expectedUntil, isRecordSource, ofProgrammeOnly } from './sources'

export type PlanIndicator = Omit<PlannedIndicator, 'targets'> & {
  id: string
  position: number
  retiredFrom: number | null
  version: number
}
export type PlanAgency = {
  id: string
  name: string
  slug: string
  parentId: string | null
  status: 'ACTIVE' | 'ABOLISHED' | 'MERGED'
  mergedIntoId: string | null
  since: DateString | null
  until: DateString | null
}
type TargetRow = { indicatorId: string; agencyId: string | null; value: string }
/** Typed facts of a year, by indicator and agency (null: the programme's own), added up by the database. */
export type TypedRow = {
  indicatorId: string
  agencyId: string | null
  sum: string
  last: string
  part: string | null
  whole: string | null
  lastQuarter: number
  quarters: number
}
/** Counted facts of a year by source and agency; `ever` – with all the years before. */
export type CountRow = { source: string; agencyId: string; year: string; ever: string }

export type PlanData = {
  year: number
  today: DateString
  indicators: PlanIndicator[]
  agencies: PlanAgency[]
  targets: TargetRow[]
  typed: TypedRow[]
  counts: CountRow[]
}

export type Fact = {
  value: string | null
  /** Why there is none. */
  reason: string
  /** Counted in the portal's records, and typed beside it; null where this is no part of it. */
  counted: string | null
  typed: string | null
  lastQuarter: number | null
  share: { part: string; whole: string } | null
  workings: FormulaPart | null
}
export type Standing = {
  target: string | null
  /** The target is this agency's own, not everybody's. */
  ownTarget: boolean
  fact: Fact
  forecast: Forecast
  light: Light
}
export type AgencyStanding = Standing & {
  agency: PlanAgency
  /** Merged into it during the year: «в том числе». */
  including: { agency: PlanAgency; fact: Fact }[]
}
export type ProgrammeStanding = Standing & { /** Of targets that are each participant's own. */ tally: Tally | null }

/** It was there for at least a day of the year. */
const existedIn = (agency: PlanAgency, year: number): boolean =>
  (agency.since === null || yearOf(agency.since) <= year) && (agency.until === null || yearOf(agency.until) >= year)

/** It is still there at the year's end, or will be as far as known. */
const remainsIn = (agency: PlanAgency, year: number): boolean =>
  existedIn(agency, year) && (agency.until === null || yearOf(agency.until) > year)

const nothing: Fact = {
  value: null,
  reason: '',
  counted: null,
  typed: null,
  lastQuarter: null,
  share: null,
  workings: null,
}
const keyOf = (...parts: (string | null)[]): string => parts.map((one) => one ?? PROGRAMME).join('|')

/** Reckons with one year's data; indexes are built once. */
export class PlanYear {
  private readonly targets: Map<string, string>
  private readonly typed: Map<string, TypedRow>
  private readonly counts: Map<string, CountRow>
  private readonly heirs = new Map<string, PlanAgency[]>()
  private readonly byId: Map<string, PlanAgency>
  private readonly remainingById: Map<string, PlanAgency>
  private readonly standings = new Map<PlanIndicator, Map<PlanAgency, AgencyStanding>>()
  readonly present: PlanAgency[]
  readonly remaining: PlanAgency[]

  constructor(readonly data: PlanData) {
    this.targets = new Map(data.targets.map((row) => [keyOf(row.indicatorId, row.agencyId), row.value]))
    this.typed = new Map(data.typed.map((row) => [keyOf(row.indicatorId, row.agencyId), row]))
    this.counts = new Map(data.counts.map((row) => [keyOf(row.source, row.agencyId), row]))
    this.byId = new Map(data.agencies.map((agency) => [agency.id, agency]))
    this.present = data.agencies.filter((agency) => existedIn(agency, data.year))
    this.remaining = this.present.filter((agency) => remainsIn(agency, data.year))
    this.remainingById = new Map(this.remaining.map((agency) => [agency.id, agency]))
    for (const agency of this.present) {
      const heir = this.heirOf(agency)
      if (heir) this.heirs.set(heir.id, [...(this.heirs.get(heir.id) ?? []), agency])
    }
  }

  /** The agency that it went into during the year, through any number of mergers. */
  private heirOf(agency: PlanAgency): PlanAgency | null {
    let at: PlanAgency | undefined = agency
    for (
      let hops = 0;
      at?.status === 'MERGED' && at.mergedIntoId && !remainsIn(at, this.data.year) && hops < 20;
      hops += 1
    )
      at = this.byId.get(at.mergedIntoId)
    return at && at !== agency ? at : null
  }

  /** Indicators of the year, in the act's order. */
  get indicators(): PlanIndicator[] {
    const { year } = this.data
    return this.data.indicators
      .filter(({ retiredFrom }) => retiredFrom === null || year < retiredFrom)
      .sort((a, b) => a.position - b.position)
  }

  /** Whose own target it is: every participant that remains, or only the bodies that the act names. */
  askedOf(indicator: PlanIndicator): PlanAgency[] {
    if (indicator.responsible.length === 0 || indicator.responsible.includes('PARTICIPANTS')) return this.remaining
    const named = new Set(indicator.responsible.map((name) => name.toLowerCase()))
    const found = this.remaining.filter(({ name }) => named.has(name.toLowerCase()))
    return found.length > 0 ? found : this.remaining
  }

  targetOf(indicator: PlanIndicator, agencyId: string | null): { target: string | null; own: boolean } {
    const own = agencyId === null ? undefined : this.targets.get(keyOf(indicator.id, agencyId))
    return { target: own ?? this.targets.get(keyOf(indicator.id, null)) ?? null, own: own !== undefined }
  }

  private counted(source: string, agencyIds: readonly string[] | null, ever = false): string {
    const rows = agencyIds
      ? agencyIds.map((id) => this.counts.get(keyOf(source, id))).filter((row) => row !== undefined)
      : this.data.counts.filter((row) => row.source === source)
    return sumOf(rows.map((row) => (ever ? row.ever : row.year)))
  }

  private facts(agencyIds: readonly string[] | null, path: readonly string[]): FormulaFacts {
    const scope = agencyIds === null ? this.remaining : agencyIds.flatMap((id) => this.remainingById.get(id) ?? [])
    return {
      count: (source, allYears) => this.counted(source, agencyIds, allYears),
      agencies: scope.length,
      agenciesWith: (source, atLeast) =>
        scope.filter(
          ({ id }) =>
            compareDecimals(
              this.counted(source, [id, ...(this.heirs.get(id) ?? []).map((one) => one.id)]),
              String(atLeast),
            ) >= 0,
        ).length,
      indicator: (number) => {
        const other = path.includes(number) ? undefined : this.indicators.find((one) => one.number === number)
        return other ? this.factOf(other, agencyIds, [...path, number]).value : null
      },
    }
  }

  /** The fact of some agencies together; null – of the whole programme, whatever is of no agency with it. */
  factOf(
    indicator: PlanIndicator,
    agencyIds: readonly string[] | null,
    path: readonly string[] = [indicator.number],
  ): Fact {
    const typed = this.typedOf(indicator, agencyIds)
    if (indicator.source === 'TYPED') return typed.value === null ? { ...typed, reason: 'его ещё не внесли' } : typed
    if (indicator.source === 'FORMULA') {
      if (!indicator.formula) return typed.value === null ? { ...nothing, reason: 'формула не задана' } : typed
      const workings = evaluate(indicator.formula, this.facts(agencyIds, path))
      // What is typed with a document stands where the portal has nothing to count from.
      return workings.value === null && typed.value !== null
        ? { ...typed, workings }
        : { ...nothing, value: workings.value, reason: workings.reason, workings }
    }
    const counted = this.counted(indicator.source, agencyIds)
    return { ...nothing, value: addDecimals(counted, typed.value ?? '0'), counted, typed: typed.value }
  }

  private typedOf(indicator: PlanIndicator, agencyIds: readonly string[] | null): Fact {
    const rows = (agencyIds ?? (indicator.perAgency ? [null, ...this.present.map(({ id }) => id)] : [null]))
      .map((id) => this.typed.get(keyOf(indicator.id, id)))
      .filter((row) => row !== undefined)
    if (rows.length === 0) return nothing
    const lastQuarter = Math.max(...rows.map((row) => row.lastQuarter))
    if (indicator.total === 'SUM') {
      const value = sumOf(rows.map(({ sum }) => sum))
      return { ...nothing, value, typed: value, lastQuarter }
    }
    const [only] = rows
    const parts = rows.filter((row) => row.part !== null && row.whole !== null)
    if (rows.length === 1 && only)
      return {
        ...nothing,
        value: only.last,
        typed: only.last,
        lastQuarter,
        share: only.part !== null && only.whole !== null ? { part: only.part, whole: only.whole } : null,
      }
    // Shares of several agencies make one only where it is known what they are shares of.
    if (parts.length < rows.length)
      return { ...nothing, reason: 'доли органов нельзя сложить: не указано, из чего они', lastQuarter }
    const share = {
      part: sumOf(parts.map(({ part }) => part ?? '0')),
      whole: sumOf(parts.map(({ whole }) => whole ?? '0')),
    }
    const value = shareOf(share.part, share.whole, isPercent(indicator.unit))
    return { ...nothing, value, typed: value, lastQuarter, share, reason: value === null ? 'делить не на что' : '' }
  }

  private standing(indicator: PlanIndicator, fact: Fact, target: string | null, ownTarget: boolean): Standing {
    const { year, today } = this.data
    const total = indicator.total
    const until = expectedUntil(indicator.source, year)
    const ahead: Forecast =
      until !== null && today <= until
        ? { value: null, way: 'Факт появляется после окончания года.' }
        : forecast({
            total,
            fact: fact.value,
            year,
            today,
            lastQuarter: isRecordSource(indicator.source) || indicator.source === 'FORMULA' ? null : fact.lastQuarter,
          })
    return {
      target,
      ownTarget,
      fact,
      forecast: ahead,
      light: light({
        comparison: indicator.comparison,
        unit: indicator.unit,
        total,
        target,
        fact: fact.value,
        reason: fact.reason,
        forecast: ahead,
        expectedUntil: until,
        year,
        today,
      }),
    }
  }

  /**
   * One agency, with those that were merged into it during the year. Reckoned once: a page asks for each agency and
   * then for all of them together.
   */
  agency(indicator: PlanIndicator, agency: PlanAgency): AgencyStanding {
    const known = this.standings.get(indicator) ?? new Map<PlanAgency, AgencyStanding>()
    this.standings.set(indicator, known)
    const found = known.get(agency) ?? this.agencyStanding(indicator, agency)
    known.set(agency, found)
    return found
  }

  private agencyStanding(indicator: PlanIndicator, agency: PlanAgency): AgencyStanding {
    const former = this.heirs.get(agency.id) ?? []
    const { target, own } = this.targetOf(indicator, agency.id)
    const ids = [
      agency.id,
      ...(indicator.total === 'SUM' || indicator.source === 'FORMULA' ? former.map(({ id }) => id) : []),
    ]
    const result = this.standing(indicator, this.factOf(indicator, ids), target, own)
    const gone = !remainsIn(agency, this.data.year)
    return {
      ...result,
      agency,
      including: former.map((one) => ({ agency: one, fact: this.factOf(indicator, [one.id]) })),
      light: gone
        ? {
            ...result.light,
            kind: 'none',
            code: 'NO_TARGET',
            title: 'упразднён',
            words: 'Органа нет на конец года: цель года к нему не относится, его факт остаётся.',
          }
        : result.light,
    }
  }

  programme(indicator: PlanIndicator): ProgrammeStanding {
    const { year, today } = this.data
    const fact = this.factOf(indicator, null)
    const { target } = this.targetOf(indicator, null)
    if (!indicator.perAgency || ofProgrammeOnly(indicator.source))
      return { ...this.standing(indicator, fact, target, false), tally: null }
    const standings = this.askedOf(indicator).map((agency) => this.agency(indicator, agency))
    const asked = standings.filter((one) => one.target !== null)
    const tally = asked.length === 0 ? noTally : tallyOf(asked.map((one) => one.light.code))
    return {
      ...this.standing(indicator, fact, target, false),
      target,
      tally,
      light: tallyLight(tally, asked.length > 0, year, today),
    }
  }
}

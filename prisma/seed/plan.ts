import { quarterOf } from '../../lib/core/quarters'
import { todayIn, yearOf } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import type { Prisma } from '../../lib/generated/prisma/client'
import { shareOf } from '../../lib/plan/figures'
import { buildSnapshot } from '../../lib/plan/snapshot-read'
import type { Tx } from '../../lib/platform/db'
import { dayColumn } from '../../lib/core/db-day'
import type { TenantView } from '../../lib/core/tenant'
import type { SeedAgency } from './campaign'
import type { DemoFile } from './files'
import { ofClients, type AddedIndicator } from './plan-clients'
import { pick, random } from './random'

type Place = { tx: Tx; tenant: TenantView; agencies: readonly SeedAgency[]; file: DemoFile | null; now: Date }
type Row = Prisma.IndicatorGetPayload<{ include: { targets: true } }>

const by = 'Уполномоченный орган'
const midQuarter = (year: number, quarter: number): Date => new Date(Date.UTC(year, quarter * 3 - 1, 20, 4))

/**
 * Facts of the programme as a whole by number: last year's quarters, then this year's; what is not there yet is null.
 */
const programmeFacts: Record<string, Record<string, [string | null, string | null, string | null, string | null][]>> = {
  kuzbass: {
    2.2: [
      [null, '1', null, '1'],
      [null, '1', null, null],
    ],
    2.3: [
      ['18', '17', '20', '15'],
      ['15', '12', '10', null],
    ],
    3.1: [
      [null, null, null, '1'],
      [null, null, '1', null],
    ],
    3.2: [
      ['1', '1', '1', '1'],
      ['1', '1', '1', null],
    ],
    3.3: [
      [null, null, null, '1'],
      [null, null, null, null],
    ],
  },
  belovo: {
    3.1: [
      [null, '1', null, null],
      [null, null, null, null],
    ],
    3.2: [
      ['1', '1', '1', '1'],
      ['1', '1', '1', null],
    ],
    3.4: [
      [null, null, '1', null],
      [null, null, '1', null],
    ],
  },
}

/** The same of the years of an act that has ended, by year: the first was begun late, not every target was met. */
const pastFacts: Record<
  string,
  Record<string, Record<number, [string | null, string | null, string | null, string | null]>>
> = {
  belovo: {
    3.1: { 2022: [null, null, null, '0'], 2023: [null, null, null, '1'], 2024: [null, null, '1', null] },
    3.2: { 2022: [null, '1', '1', '1'], 2023: ['1', '1', '1', '1'], 2024: ['1', '1', '1', '1'] },
    3.4: { 2023: [null, null, '1', null], 2024: [null, null, null, null] },
  },
}
const pastYears = (slug: string, year: number): number[] =>
  slug === 'belovo' ? [2022, 2023, 2024].filter((of) => of < year - 1) : []

/** Added by the authority beside the act's, so that facts counted in the portal's records stand beside typed ones. */
const added: Record<string, AddedIndicator[]> = {
  kirov: ofClients(1),
  kuzbass: [
    {
      number: '4.1',
      title: 'Внедрение предложений работников по улучшению',
      unit: 'предложений',
      source: 'PROPOSALS_DONE',
      perAgency: true,
      target: '1',
    },
    {
      number: '4.2',
      title: 'Реализация бережливых и клиентоцентричных проектов',
      unit: 'проектов',
      source: 'PROJECTS_FINISHED',
      perAgency: false,
      target: '12',
    },
    {
      number: '4.3',
      title: 'Публикация практик, готовых к тиражированию',
      unit: 'практик',
      source: 'PRACTICES_PUBLISHED',
      perAgency: false,
      target: null,
    },
    ...ofClients(4),
  ],
}

/**
 * Plans of two years (of five, where the act began earlier) in every state: met, behind, no target, typed with a
 * document, corrected, renamed, published.
 */
export async function seedPlan(place: Place): Promise<void> {
  const { tx, tenant, now } = place
  const tenantId = tenant.id
  const today = todayIn(tenant.timeZone, now)
  const year = yearOf(today)
  await addIndicators(place, year)
  const indicators = await tx.indicator.findMany({
    where: { tenantId },
    orderBy: { position: 'asc' },
    include: { targets: true },
  })
  if (indicators.length === 0) return
  await prolongTargets(tx, tenantId, indicators, year, tenant.slug)
  const facts = indicators.flatMap((one) => factsOf(place, one, year, quarterOf(today).quarter))
  const fileId = await documentOf(place)
  for (const fact of facts) if (fact.agencyId === null && fact.quarter % 2 === 0) fact.fileId = fileId
  await tx.indicatorFact.createMany({ data: facts })
  await correct(
    tx,
    facts,
    indicators,
    tenant.slug === 'kuzbass'
      ? ['2.3', 'Посчитаны дважды консультации одного органа']
      : ['3.2', 'Посчитана справка прошлого квартала'],
  )
  if (tenant.slug === 'kuzbass') await rename(tx, tenantId, indicators, year)
  if (tenant.slug !== 'belgorod' && tenant.slug !== 'leningrad')
    for (const of of [...pastYears(tenant.slug, year), year - 1]) await publish(place, of)
}

async function addIndicators({ tx, tenant }: Place, year: number): Promise<void> {
  const list = added[tenant.slug] ?? []
  const position = await tx.indicator.count({ where: { tenantId: tenant.id } })
  for (const [i, { target, ...one }] of list.entries()) {
    const id = newId()
    await tx.indicator.create({
      data: {
        ...one,
        tenantId: tenant.id,
        id,
        sectionNumber: '4',
        section: 'Что считает портал',
        responsible: ['PARTICIPANTS'],
        position: position + i + 1,
        note: 'Добавлен уполномоченным органом сверх акта.',
      },
      select: { id: true },
    })
    if (target !== null)
      await tx.indicatorTarget.createMany({
        data: [year - 1, year].map((of) => ({
          tenantId: tenant.id,
          id: newId(),
          indicatorId: id,
          year: of,
          value: target,
        })),
      })
    await tx.indicatorRevision.create({
      data: {
        tenantId: tenant.id,
        id: newId(),
        indicatorId: id,
        kind: 'CREATED',
        change: { title: { from: null, to: one.title } },
        since: dayColumn(`${year - 1}-01-15`),
        byName: by,
      },
      select: { id: true },
    })
  }
}

/** An act's last target holds for last year and this one, where the act has ended; some indicators are left without. */
async function prolongTargets(
  tx: Tx,
  tenantId: string,
  indicators: readonly Row[],
  year: number,
  slug: string,
): Promise<void> {
  for (const { id, number, targets } of indicators) {
    const last = targets.filter(({ agencyId }) => agencyId === null).sort((a, b) => b.year - a.year)[0]
    const missing = [year - 1, year].filter((of) => !targets.some((target) => target.year === of))
    if (!last || missing.length === 0 || (slug === 'belovo' && number === '3.3') || number === '4.3') continue
    await tx.indicatorTarget.createMany({
      data: missing.map((of) => ({ tenantId, id: newId(), indicatorId: id, year: of, value: last.value })),
    })
    await tx.indicatorRevision.createMany({
      data: missing.map((of) => ({
        tenantId,
        id: newId(),
        indicatorId: id,
        kind: 'TARGET',
        change: { [`target:${of}`]: { from: null, to: last.value.toString() } },
        since: dayColumn(`${of}-01-20`),
        reason: 'План продлён по последнему году акта',
        byName: by,
      })),
    })
  }
}

function factsOf(
  { tenant, agencies }: Place,
  one: Row,
  year: number,
  quarterNow: number,
): Prisma.IndicatorFactCreateManyInput[] {
  const past = (of: number, quarter: number): boolean => of < year || quarter < quarterNow
  const base = (of: number, quarter: number, agencyId: string | null, value: string) => ({
    tenantId: tenant.id,
    id: newId(),
    indicatorId: one.id,
    year: of,
    quarter,
    agencyId,
    value,
    byName: agencyId ? 'Куратор органа' : by,
    at: midQuarter(of, quarter),
  })
  const whole = programmeFacts[tenant.slug]?.[one.number]
  if (!one.perAgency) {
    const before = Object.entries(pastFacts[tenant.slug]?.[one.number] ?? {})
      .filter(([of]) => Number(of) < year - 1)
      .flatMap(([of, quarters]) =>
        quarters.flatMap((value, q) => (value === null ? [] : [base(Number(of), q + 1, null, value)])),
      )
    return [
      ...before,
      ...(whole ?? []).flatMap((quarters, i) =>
        quarters.flatMap((value, q) =>
          value !== null && past(year - 1 + i, q + 1) ? [base(year - 1 + i, q + 1, null, value)] : [],
        ),
      ),
    ]
  }
  // Questionnaires of the years before the portal were on paper.
  const before = one.source === 'SURVEYS_HELD'
  if ((one.source !== 'TYPED' && !before) || one.targets.length === 0) return []
  const next = random(`plan ${tenant.slug} ${one.number}`)
  return agencies.flatMap((agency) =>
    [...pastYears(tenant.slug, year), ...(before ? [] : [year - 1, year])].flatMap((of) => {
      if (next() < 0.08) return []
      if (one.unit.startsWith('процент')) {
        const processes = 20 + Math.floor(next() * 60)
        return [2, 4]
          .filter((quarter) => past(of, quarter))
          .map((quarter) => {
            const part = Math.round(processes * (quarter === 4 ? 1 : 0.8) * (0.095 + next() * 0.09))
            return {
              ...base(of, quarter, agency.id, shareOf(String(part), String(processes)) ?? '0'),
              part: String(part),
              whole: String(processes),
              note: 'По реестру процессов органа',
            }
          })
      }
      return [1, 2, 3, 4]
        .filter((quarter) => past(of, quarter) && next() < 0.75)
        .map((quarter) => ({
          ...base(of, quarter, agency.id, pick(next, ['0', '1', '1', '1', '2'])),
          note: one.unit.startsWith('единиц')
            ? 'Анкеты пользователей услуг по итогам проекта'
            : 'Удостоверения о повышении квалификации',
        }))
    }),
  )
}

async function documentOf({ tx, tenant, file, now }: Place): Promise<string | null> {
  if (!file) return null
  const id = newId()
  await tx.storedFile.create({
    data: { tenantId: tenant.id, id, ...file, name: 'Справка о выполнении плана.pdf', uploadedBy: by, uploadedAt: now },
    select: { id: true },
  })
  return id
}

/** One fact was typed wrong first: the former value stays to be seen. */
async function correct(
  tx: Tx,
  facts: readonly Prisma.IndicatorFactCreateManyInput[],
  indicators: readonly Row[],
  [wanted, reason]: readonly [string, string],
): Promise<void> {
  const number = (id: string): string | undefined => indicators.find((one) => one.id === id)?.number
  const wrong = facts
    .filter(
      ({ agencyId, indicatorId, quarter }) => agencyId === null && quarter === 2 && number(indicatorId) === wanted,
    )
    .at(-1)
  if (!wrong) return
  const { tenantId, id, ...fact } = wrong
  const at = new Date(Date.UTC(fact.year, 6, 14, 5))
  await tx.indicatorFact.update({
    where: { tenantId_id: { tenantId, id: id } },
    data: { version: 2, reason, at },
    select: { id: true },
  })
  await tx.indicatorFact.create({
    data: { ...fact, tenantId, id: newId(), value: '21', version: 1, replacedAt: at },
    select: { id: true },
  })
}

async function rename(tx: Tx, tenantId: string, indicators: readonly Row[], year: number): Promise<void> {
  const one = indicators.find(({ number }) => number === '2.2')
  if (!one) return
  await tx.indicatorRevision.create({
    data: {
      tenantId,
      id: newId(),
      indicatorId: one.id,
      kind: 'CHANGED',
      change: { title: { from: 'Проведение круглых столов по бережливым технологиям', to: one.title } },
      since: dayColumn(`${year}-07-01`),
      reason: 'Название приведено к тексту приложения № 1',
      byName: by,
      at: new Date(Date.UTC(year, 5, 30, 3)),
    },
    select: { id: true },
  })
}

/** A year is published; Kuzbass corrects it: both versions stay. */
async function publish({ tx, tenant }: Place, year: number): Promise<void> {
  const tenantId = tenant.id
  const { snapshot } = await buildSnapshot(tx, tenantId, {
    year,
    timeZone: tenant.timeZone,
    now: new Date(`${year + 1}-01-25T04:00:00Z`),
  })
  if (snapshot.sections.length === 0) return
  const line = { tenantId, year, publishedBy: by, snapshot: snapshot as Prisma.InputJsonObject }
  await tx.progressPublication.create({
    data: { ...line, id: newId(), version: 1, publishedAt: new Date(`${year + 1}-01-25T04:10:00Z`) },
    select: { id: true },
  })
  if (tenant.slug !== 'kuzbass') return
  const { snapshot: corrected } = await buildSnapshot(tx, tenantId, {
    year,
    timeZone: tenant.timeZone,
    now: new Date(`${year + 1}-03-30T04:00:00Z`),
  })
  await tx.progressPublication.create({
    data: {
      ...line,
      id: newId(),
      version: 2,
      snapshot: corrected as Prisma.InputJsonObject,
      publishedAt: new Date(`${year + 1}-03-30T04:10:00Z`),
      reason: 'Учтён рейтинг, опубликованный после первой редакции',
    },
    select: { id: true },
  })
}

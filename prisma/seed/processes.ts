// Registries of processes: units, the typical list, prices, processes with their steps before and after.
import { dayColumn } from '../../lib/core/db-day'
import { newId } from '../../lib/core/ids'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { SeedAgency } from './campaign'
import { clientKeys } from '../../lib/processes/model/client'
import { clientCosts } from './process-clients'
import { seedCalculations } from './process-calculations'
import { stepOf, type Named } from './process-lines'
import { modelled, type SeedProcess } from './process-maps'
import { materialPrices, roleRates } from './process-prices'
import { seedChecks } from './process-checks'
import { alsoModelled } from './process-open'
import { seedPublications } from './process-publications'
import { seedRegistryActs, type RegistryPlace } from './process-registries'

type Place = RegistryPlace & { slug: string; agencies: readonly SeedAgency[] }

/** Registries at full depth, or of a few agencies. */
const depth: Record<string, { agencies: number; others: number }> = {
  leningrad: { agencies: 12, others: 7 },
  kirov: { agencies: 12, others: 7 },
  kuzbass: { agencies: 6, others: 3 },
  belgorod: { agencies: 5, others: 3 },
}

const typical: readonly [code: string, name: string, group: string, carries: string, what: string][] = [
  ['Т-01', 'Ответ на обращение гражданина', 'appeals', 'function', 'Обращение → Ответ заявителю'],
  ['Т-02', 'Закупка для нужд органа', 'internal', 'function', 'Заявка подразделения → Контракт'],
  ['Т-03', 'Приём на государственную службу', 'internal', 'function', 'Заявка подразделения → Служебный контракт'],
  ['Т-04', 'Подготовка проекта правового акта', 'internal', 'function', 'Поручение → Правовой акт'],
  ['Т-05', 'Согласование договора', 'internal', 'function', 'Проект договора → Договор'],
  ['Т-06', 'Предоставление сведений по запросу органа', 'internal', 'function', 'Запрос → Сведения'],
  ['Т-07', 'Предоставление субсидии', 'support', 'service', 'Заявка → Соглашение о субсидии'],
  ['Т-08', 'Выдача справки', 'services', 'service', 'Заявление → Справка'],
  ['Т-09', 'Профилактический визит', 'control', 'function', 'Программа профилактики → Разъяснение'],
  ['Т-10', 'Публикация открытых данных', 'internal', 'function', 'Сведения подразделений → Набор данных'],
  ['Т-11', 'Внутренний финансовый контроль', 'internal', 'function', 'План контроля → Акт проверки'],
  ['Т-12', 'Аттестация служащих', 'internal', 'function', 'График аттестации → Решение комиссии'],
]

/** Programmes with groups of their own. */
const groups: Record<string, Record<string, string>> = {
  leningrad: { access: 'services' },
  kuzbass: { support: 'services', appeals: 'functions', control: 'functions', access: 'services' },
  belgorod: { support: 'services', appeals: 'services', control: 'services', access: 'services' },
}
const groupIn = (slug: string, group: string): string => groups[slug]?.[group] ?? group

const units = ['Руководство', 'Общий отдел', 'Отдел кадров', 'Правовой отдел', 'Финансово-хозяйственный отдел'] as const

async function seedPrices({ tx, tenantId }: Place): Promise<Named> {
  const rows = [
    ...roleRates.map(([name, prices]) => ({ id: newId(), kind: 'ROLE' as const, name, measure: 'час', prices })),
    ...materialPrices.map(([name, measure, prices]) => ({
      id: newId(),
      kind: 'MATERIAL' as const,
      name,
      measure,
      prices,
    })),
    {
      id: newId(),
      kind: 'OVERHEAD' as const,
      name: 'Начисления и накладные',
      measure: 'доля к зарплате',
      prices: [
        ['2025-01-01', '0.43'],
        ['2026-01-01', '0.45'],
      ] as [string, string][],
    },
  ]
  await tx.processResource.createMany({
    data: rows.map(({ id, kind, name, measure }) => ({ tenantId, id, kind, name, measure })),
  })
  await tx.processResourcePrice.createMany({
    data: rows.flatMap(({ id, prices }) =>
      prices.map(([from, price]) => ({
        tenantId,
        id: newId(),
        resourceId: id,
        from: dayColumn(from),
        price,
        basis: 'Штатное расписание и договоры',
        byName: 'Методолог, процессный офис',
      })),
    ),
  })
  const named = (kind: string) => new Map(rows.filter((row) => row.kind === kind).map(({ name, id }) => [name, id]))
  return { roles: named('ROLE'), materials: named('MATERIAL') }
}

async function seedMap(
  { tx, tenantId }: Place,
  processId: string,
  state: 'AS_IS' | 'TO_BE',
  map: SeedProcess['asIs'] & { client?: readonly string[] },
  named: Named,
  around: NonNullable<Parameters<typeof stepOf>[4]>,
): Promise<{ id: string; name: string }[]> {
  const id = newId()
  const ids = map.steps.map(() => newId())
  await tx.processMap.create({
    data: {
      tenantId,
      id,
      processId,
      state,
      startId: ids[0],
      oneOff: map.oneOff ?? 0,
      readyOn: map.readyOn ? dayColumn(map.readyOn) : null,
      resources: map.resources ?? '',
      further: map.further ?? '',
      ...(map.client && {
        client: Object.fromEntries(clientKeys.map((key, i) => [key, map.client?.[i] ?? null])),
      }),
    },
    select: { id: true },
  })
  await tx.processStep.createMany({
    data: map.steps.map((line, i) => ({
      tenantId,
      id: ids[i] ?? newId(),
      mapId: id,
      position: i + 1,
      data: JSON.parse(JSON.stringify(stepOf(line, i, ids, named, around))) as Prisma.InputJsonObject,
      updatedBy: 'Куратор',
    })),
  })
  return map.steps.map((line, i) => ({ id: ids[i] ?? '', name: line.split('|')[0]?.trim() ?? '' }))
}

/** Units of an agency by their names. */
async function seedUnits(
  { tx, tenantId }: Place,
  agencyId: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const rows = names.map((name) => ({ id: newId(), name }))
  const [top] = rows
  await tx.unit.createMany({
    data: rows.map(({ id, name }, position) => ({
      tenantId,
      id,
      agencyId,
      name,
      position,
      parentId: position > 0 ? top?.id : null,
      head: position > 0 ? `Начальник, ${name.toLowerCase()}` : 'Руководитель органа',
    })),
  })
  return new Map(rows.map(({ id, name }) => [name, id]))
}

/** Where those work who are not of the process's own unit. */
const unitsOfRoles: Record<string, string> = {
  Делопроизводитель: 'Общий отдел',
  Юрист: 'Правовой отдел',
  Бухгалтер: 'Финансово-хозяйственный отдел',
  'Руководитель органа': 'Руководство',
}

async function seedModelled(
  place: Place,
  agency: SeedAgency,
  process: SeedProcess,
  unitIds: ReadonlyMap<string, string>,
  named: Named,
) {
  const { tx, tenantId, now } = place
  const unitId = unitIds.get(process.unit) ?? ''
  const id = newId()
  await tx.process.create({
    data: {
      tenantId,
      id,
      agencyId: agency.id,
      code: process.code,
      name: process.name,
      kind: process.kind,
      group: groupIn(place.slug, process.group),
      carries: process.carries,
      unitId,
      representative: process.representative,
      inputs: process.inputs,
      outputs: process.outputs,
      consumers: process.consumers.map(([name, side, needs]) => ({ name, side, needs })),
      regulations: process.regulations ?? [],
      systems: process.systems ?? [],
      runsPerYear: process.runs,
      indicators: process.indicators.map(([name, key, unit, current, goal]) => ({
        name,
        key,
        unit,
        now: current,
        target: goal,
      })),
      reengineeredOn: process.reengineeredOn ? dayColumn(process.reengineeredOn) : null,
      reengineeredBasis: process.reengineeredOn ? 'Приказ о введении целевого процесса' : null,
      createdBy: `Куратор, ${agency.name}`,
      updatedAt: now,
    },
    select: { id: true },
  })
  const others = place.agencies.filter((one) => one.id !== agency.id)
  await tx.processParticipant.createMany({
    data: [agency, ...(process.kind === 'BETWEEN' ? others.slice(0, 1) : [])].map((one) => ({
      tenantId,
      id: newId(),
      processId: id,
      agencyId: one.id,
      unitId: one.id === agency.id ? unitId : null,
    })),
  })
  const unitOf = (role: string): string | undefined => unitIds.get(unitsOfRoles[role] ?? process.unit)
  const client = clientCosts[process.code]
  const origins = await seedMap(place, id, 'AS_IS', { ...process.asIs, client: client?.asIs }, named, { unitOf })
  if (process.toBe)
    await seedMap(place, id, 'TO_BE', { ...process.toBe, client: client?.toBe }, named, { unitOf, origins })
}

/** Both payments end with a process of its own: the compensation takes its sum, the monthly payment keeps its times. */
async function seedSubprocess({ tx, tenantId }: Place): Promise<void> {
  for (const [code, takes] of [
    ['СЗ-12', 'sum'],
    ['СЗ-07', 'own'],
  ])
    await tx.$executeRaw`
      UPDATE "ProcessStep" s
      SET "data" = s."data" || jsonb_build_object('subId', b."id"::text, 'subTakes', ${takes}::text)
      FROM "ProcessMap" m JOIN "Process" p ON p."tenantId" = m."tenantId" AND p."id" = m."processId"
      JOIN "Process" b ON b."tenantId" = p."tenantId" AND b."agencyId" = p."agencyId" AND b."code" = 'СЗ-21'
      WHERE m."tenantId" = ${tenantId}::uuid AND s."tenantId" = m."tenantId" AND s."mapId" = m."id"
        AND m."state" = 'AS_IS' AND p."code" = ${code}
        AND s."data"->>'name' IN ('Сформировать реестр на выплату', 'Передать на выплату, известить семью')`
}

/** Registries of a tenant's agencies; the modelled processes stand with the first agency that can own them. */
export async function seedProcesses(place: Place): Promise<void> {
  const { tx, tenantId, slug, agencies } = place
  const extent = depth[slug]
  if (!extent) return
  const named = await seedPrices(place)
  const list = typical.map(([code, name, group, carries, what]) => ({
    row: { tenantId, id: newId(), code, name, group: groupIn(slug, group), carries },
    what,
  }))
  await tx.typicalProcess.createMany({ data: list.map(({ row }) => row) })
  const owned = new Map<string, SeedProcess[]>()
  for (const process of [...modelled, ...alsoModelled]) {
    const owner = agencies.find(({ name }) => process.owner.test(name))
    if (owner) owned.set(owner.id, [...(owned.get(owner.id) ?? []), process])
  }
  const chosen = [
    ...agencies.filter(({ id }) => owned.has(id)),
    ...agencies.filter(({ id, kind }) => !owned.has(id) && kind !== 'MUNICIPAL_BODY'),
  ].slice(0, extent.agencies)
  for (const [n, agency] of chosen.entries()) {
    const own = owned.get(agency.id) ?? []
    const unitIds = await seedUnits(place, agency.id, [...new Set([...units, ...own.map(({ unit }) => unit)])])
    for (const process of own) await seedModelled(place, agency, process, unitIds, named)
    const others = list.filter((_one, i) => (i + n) % 3 !== 0).slice(0, extent.others)
    await tx.process.createMany({
      data: others
        .filter(({ row }) => !own.some(({ name }) => name === row.name))
        .map(({ row, what }, i) => ({
          tenantId,
          id: newId(),
          agencyId: agency.id,
          code: `П-${String(i + 1).padStart(2, '0')}`,
          name: row.name,
          kind: 'WITHIN' as const,
          group: row.group,
          carries: row.carries,
          unitId: unitIds.get(row.code === 'Т-03' || row.code === 'Т-12' ? 'Отдел кадров' : 'Общий отдел'),
          representative: 'Начальник отдела',
          inputs: [what.split(' → ')[0] ?? ''],
          outputs: [what.split(' → ')[1] ?? ''],
          runsPerYear: 40 * (i + 2) + 10 * n,
          typicalId: row.id,
          createdBy: `Куратор, ${agency.name}`,
        })),
    })
  }
  await seedSubprocess(place)
  await seedRegistryActs(place, chosen)
  await seedCalculations(place)
  await seedPublications(place, slug)
  if (slug === 'kirov')
    await seedChecks(place, {
      services: '3.7',
      support: '3.8',
      control: '3.9',
      appeals: '3.10',
      access: '3.11',
      internal: '3.12',
    })
}

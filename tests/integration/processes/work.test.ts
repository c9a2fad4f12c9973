import { beforeAll, describe, expect, it } from 'vitest'
import { createUnit, endUnit, importUnits, updateUnit } from '@/lib/agencies/unit-commands'
import { listUnits } from '@/lib/agencies/unit-queries'
import { readCockpitFilter } from '@/lib/cockpit/filter'
import { getCockpit } from '@/lib/cockpit/queries'
import { newId } from '@/lib/core/ids'
import type { TenantView } from '@/lib/core/tenant'
import { registryDocx } from '@/lib/documents/registry-docx'
import { registryPdf } from '@/lib/documents/registry-pdf'
import { processWorkbook, registryWorkbook } from '@/lib/documents/registry-xlsx'
import { loadActor, type Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { createProcess } from '@/lib/processes/registry/commands'
import { answerComment, commentProcess } from '@/lib/processes/registry/comment-commands'
import { readProcessFilter } from '@/lib/processes/registry/filter'
import { exportProcesses, listProcesses } from '@/lib/processes/registry/list-queries'
import { getProcess } from '@/lib/processes/registry/process-queries'
import { getRegistry, getRegistryPaper } from '@/lib/processes/registry/registry-queries'
import { approveOrder, approveRegistry } from '@/lib/processes/registry/version-commands'
import { getQueue } from '@/lib/queue/queries'
import { listReadings } from '@/lib/readings/queries'
import { searchEverywhere } from '@/lib/search/queries'
import { updateProcessSettings } from '@/lib/tenancy/settings-commands'
import { asSeen } from '../../factories/seen'
import { sent } from '../../factories/statements'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string; fields?: object } }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

type Scene = { tenant: TenantView; authority: Actor; curator: Actor; agency: { id: string }; other: { id: string } }
async function scene(): Promise<Scene> {
  const tenant = await createTenant()
  const [agency, other] = [await createAgency(tenant), await createAgency(tenant)]
  return {
    tenant,
    agency,
    other,
    authority: await createActor(tenant, 'AUTHORITY'),
    curator: await createActor(tenant, 'CURATOR', agency.id),
  }
}
const make = async (actor: Actor, agencyId: string, code: string, name: string, more: object = {}) =>
  value(await createProcess(actor, { agencyId, code, name, ...more })).id
const kinds = async (actor: Actor) => (await getQueue(actor)).groups.map(({ kind }) => kind)

describe('questions at a process', () => {
  it('come from participants and employees; the owner is asked, the asker is told', async () => {
    const { tenant, curator, agency, other } = await scene()
    const id = await make(curator, agency.id, 'А-1', 'Выдача справки', { participants: { 0: { agencyId: other.id } } })
    const worker = await createActor(tenant, 'EMPLOYEE', other.id)
    const stranger = await createActor(tenant, 'EMPLOYEE', (await createAgency(tenant)).id)
    expect(await commentProcess(stranger, { processId: id, text: 'Кто?', asks: 'on' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    const asked = value(await commentProcess(worker, { processId: id, text: 'Кто подписывает?', asks: 'on' }))
    value(await commentProcess(worker, { processId: id, text: 'Просто замечание', asks: '' }))
    expect(await getQueue(curator)).toMatchObject({
      groups: [{ kind: 'ANSWER_PROCESS', items: [{ what: 'А-1 Выдача справки', href: `processes/${id}#comments` }] }],
    })
    expect(await asSeen(answerComment)(worker, { id: asked.id, answer: 'Это я' })).toMatchObject({
      error: { code: 'RULE' },
    })
    value(await asSeen(answerComment)(curator, { id: asked.id, answer: 'Начальник отдела' }))
    expect(await kinds(curator)).not.toContain('ANSWER_PROCESS')
    const told = await withTenant(tenant.id, (tx) =>
      tx.notification.findMany({ select: { personId: true, kind: true } }),
    )
    expect(told).toEqual([{ personId: worker.personId, kind: 'PROCESS_ANSWERED' }])
    expect((await getProcess(worker, { id })).comments.map(({ answer }) => answer)).toEqual([null, 'Начальник отдела'])
  })

  it("are answered by the owner's representative, whatever their role", async () => {
    const { tenant, curator, agency } = await scene()
    const head = await createActor(tenant, 'EMPLOYEE', agency.id)
    const id = await make(curator, agency.id, 'А-1', 'Выдача справки', { personId: head.personId })
    const asked = value(await commentProcess(curator, { processId: id, text: 'Кто?', asks: 'on' }))
    expect((await getProcess(head, { id })).can).toEqual({ edit: false, ask: true, answer: true })
    value(await asSeen(answerComment)(head, { id: asked.id, answer: 'Мы' }))
  })

  it('may be about a step of that very process', async () => {
    const { tenant, curator, agency } = await scene()
    const id = await make(curator, agency.id, 'А-1', 'Выдача справки')
    const other = await make(curator, agency.id, 'А-2', 'Выдача копии')
    const [mapId, stepId] = [newId(), newId()]
    await withTenant(tenant.id, async (tx) => {
      await tx.processMap.create({ data: { tenantId: tenant.id, id: mapId, processId: id, state: 'AS_IS' } })
      await tx.processStep.create({
        data: { tenantId: tenant.id, id: stepId, mapId, position: 1, data: { name: 'Проверка' }, updatedBy: 'К' },
      })
    })
    value(await commentProcess(curator, { processId: id, stepId, text: 'Долго', asks: '' }))
    expect(await getProcess(curator, { id })).toMatchObject({
      comments: [{ stepName: 'Проверка' }],
      steps: { asIs: 1 },
    })
    expect(await commentProcess(curator, { processId: other, stepId, text: 'Долго', asks: '' })).toMatchObject({
      error: { code: 'RULE' },
    })
  })
})

describe('what waits and the cockpit', () => {
  it('tell of a registry that has stood changed for thirty days, until it is approved', async () => {
    const { tenant, curator, authority, agency } = await scene()
    await make(curator, agency.id, 'А-1', 'Выдача справки')
    expect(await kinds(curator)).not.toContain('REGISTRY_CHANGED')
    const cell = async () => {
      const { matrix } = await getCockpit(authority, readCockpitFilter({}))
      return matrix.rows.find(({ id }) => id === agency.id)?.cells[matrix.columns.indexOf('processes')]
    }
    expect(await cell()).toMatchObject({ mark: 'warn', n: 1, why: 'реестр процессов не утверждён' })
    await withTenant(tenant.id, (tx) =>
      tx.process.updateMany({ data: { changedAt: new Date(Date.now() - 31 * 86_400_000) } }),
    )
    expect(await kinds(curator)).toContain('REGISTRY_CHANGED')
    const act = { agencyId: agency.id, actTitle: 'Приказ', actNumber: '1', actOn: '2026-01-12' }
    const { mark } = await getRegistry(curator, { agencyId: agency.id, show: 'all', q: '', page: 1 })
    value(await approveRegistry(curator, { ...act, fileId: '', last: 0, shown: mark }))
    expect(await kinds(curator)).not.toContain('REGISTRY_CHANGED')
    expect(await cell()).toMatchObject({ mark: 'warn', why: 'порядок ведения реестра процессов не утверждён' })
    const fileId = newId()
    await withTenant(tenant.id, (tx) =>
      tx.storedFile.create({
        data: {
          tenantId: tenant.id,
          id: fileId,
          agencyId: agency.id,
          name: 'порядок.pdf',
          mime: 'application/pdf',
          size: 1,
          sha256: '0'.repeat(64),
          storageKey: fileId,
          uploadedBy: 'Куратор',
        },
      }),
    )
    value(await approveOrder(curator, { ...act, fileId, last: 0 }))
    expect(await cell()).toMatchObject({ mark: 'ok', text: '1' })
    expect((await getRegistry(curator, { agencyId: agency.id, show: 'all', q: '', page: 1 })).orders).toMatchObject([
      { number: 1, file: { name: 'порядок.pdf' }, count: 0 },
    ])
  })
})

describe('the list and the search', () => {
  let s: Scene
  beforeAll(async () => {
    s = await scene()
    await make(s.curator, s.agency.id, 'А-1', 'Назначение выплаты', { runsPerYear: 5 })
    await make(s.curator, s.agency.id, 'А-2', 'Ремонт дорог')
    await make(s.authority, s.other.id, 'Б-1', 'Выплата пособия', { participants: { 0: { agencyId: s.agency.id } } })
    await make(s.authority, s.other.id, 'Б-2', 'Выплата премии')
  })
  const codes = async (actor: Actor, query: Record<string, string> = {}) =>
    (await listProcesses(actor, readProcessFilter(query))).rows.map(({ code }) => code).sort()

  it('hold what the person owns or takes part in, by words and conditions', async () => {
    const { curator, authority, agency, other } = s
    expect(await codes(authority)).toEqual(['А-1', 'А-2', 'Б-1', 'Б-2'])
    expect(await codes(curator)).toEqual(['А-1', 'А-2', 'Б-1'])
    expect(await codes(authority, { q: 'выплат' })).toEqual(['А-1', 'Б-1', 'Б-2'])
    expect(await codes(authority, { agency: other.id })).toEqual(['Б-1', 'Б-2'])
    expect(await codes(authority, { agency: agency.id, kind: 'BETWEEN' })).toEqual(['Б-1'])
    expect(await listProcesses(authority, readProcessFilter({ sort: 'runs', desc: '1' }))).toMatchObject({
      rows: [{ code: 'А-1' }, {}, {}, {}],
      total: 4,
      changed: 4,
      counts: { ACTIVE: 4 },
    })
    const found = await searchEverywhere(curator, { q: 'выплата' })
    expect(found.process.hits.map(({ title }) => title).sort()).toEqual([
      'А-1 Назначение выплаты',
      'Б-1 Выплата пособия',
    ])
  })

  it('cost as many statements for a hundred processes as for four', async () => {
    const { authority, agency, tenant } = s
    const list = () => sent(() => listProcesses(authority, readProcessFilter({ q: 'выплата', sort: 'agency' })))
    const registry = () => sent(() => getRegistry(authority, { agencyId: agency.id, show: 'all', q: '', page: 1 }))
    const before = [await list(), await registry()]
    await withTenant(tenant.id, (tx) =>
      tx.process.createMany({
        data: Array.from({ length: 100 }, (_, i) => ({
          tenantId: tenant.id,
          id: newId(),
          agencyId: agency.id,
          code: `В-${i}`,
          name: `Выплата ${i}`,
          kind: 'WITHIN' as const,
          createdBy: 'К',
        })),
      }),
    )
    expect([await list(), await registry()]).toEqual(before)
    expect(before[0]).toBeLessThanOrEqual(5)
    expect((await listProcesses(authority, readProcessFilter({ q: 'выплата' }))).rows).toHaveLength(50)
  })

  it('leave the portal as files', async () => {
    const { authority, agency } = s
    const paper = await getRegistryPaper(authority, { agencyId: agency.id, number: null })
    const begin = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 4)).toString('latin1')
    expect(begin(registryPdf(paper))).toBe('%PDF')
    expect(begin(await registryDocx(paper))).toBe('PK\u0003\u0004')
    expect(begin(await registryWorkbook(paper.entries))).toBe('PK\u0003\u0004')
    const rows = await exportProcesses(authority, readProcessFilter({ agency: agency.id }))
    expect(begin(await processWorkbook(rows, []))).toBe('PK\u0003\u0004')
  })
})

describe('settings of processes', () => {
  it('are kept with their readings; a group that processes name does not go', async () => {
    const { tenant, authority, curator, agency } = await scene()
    const save = (groups: object, more: object = {}) =>
      asSeen(updateProcessSettings, 'processes')(authority, {
        groups,
        carries: {},
        externalKinds: [],
        usefulShare: '75',
        requestDays: '10',
        ...more,
      } as never)
    value(await save({ 0: { title: 'Услуги' }, 1: { title: 'Обращения' } }))
    const keys = async (): Promise<string[]> => {
      const actor = await loadActor(authority.sessionId ?? '', tenant.slug)
      return actor?.tenant.settings.processes.groups.map(({ key }) => key) ?? []
    }
    expect(await keys()).toEqual(['own-uslugi', 'own-obrashcheniya'])
    const fresh = (await loadActor(curator.sessionId ?? '', tenant.slug)) as Actor
    await make(fresh, agency.id, 'А-1', 'Выдача справки', { group: 'own-uslugi' })
    expect(await save({ 1: { key: 'own-obrashcheniya', title: 'Обращения' } })).toMatchObject({
      error: { fields: { groups: expect.stringContaining('own-uslugi') as string } },
    })
    const readings = (await listReadings(authority, {})).filter(({ area }) => area === 'PROCESSES')
    expect(readings).toHaveLength(6)
    expect(readings[0]).toMatchObject({ by: authority.name, change: 'settings#processes' })
  })
})

describe('units', () => {
  it('stand in a tree that closes no circle, have a name once, and end when they are empty', async () => {
    const { authority, curator, agency } = await scene()
    const add = (name: string, parentId: string | null = null) =>
      createUnit(curator, { agencyId: agency.id, name, parentId })
    const top = value(await add('Управление')).id
    const below = value(await add('Отдел', top)).id
    expect(await add('отдел', top)).toMatchObject({
      error: { fields: { name: 'Такое подразделение здесь уже есть.' } },
    })
    expect(await asSeen(updateUnit)(curator, { id: top, name: 'Управление', parentId: below })).toMatchObject({
      error: { fields: { parentId: expect.any(String) as string } },
    })
    expect(await asSeen(endUnit)(curator, { id: top, until: '2026-03-01' })).toMatchObject({ error: { code: 'RULE' } })
    value(await asSeen(endUnit)(curator, { id: below, until: '2026-03-01' }))
    value(await add('Отдел', top))
    expect(
      value(await importUnits(authority, { agencyId: agency.id, text: 'Управление / Сектор\nУправление; Иванов' })),
    ).toMatchObject({
      added: 1,
      heads: 1,
    })
    const { units, ended } = await listUnits(curator, { agencyId: agency.id })
    expect(units.map(({ name, depth, head }) => [depth, name, head])).toEqual([
      [0, 'Управление', 'Иванов'],
      [1, 'Отдел', ''],
      [1, 'Сектор', ''],
    ])
    expect(ended.map(({ name }) => name)).toEqual(['Отдел'])
    expect(await importUnits(authority, { agencyId: agency.id, text: 'Отдел / / Сектор' })).toMatchObject({
      error: { fields: { text: expect.stringMatching(/^Строка 1: /) as string } },
    })
  })
})

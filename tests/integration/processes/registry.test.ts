import { beforeAll, describe, expect, it } from 'vitest'
import { createUnit, importUnits } from '@/lib/agencies/unit-commands'
import { listUnits } from '@/lib/agencies/unit-queries'
import type { TenantView } from '@/lib/core/tenant'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { createProcess, editProcess } from '@/lib/processes/registry/commands'
import { changeText } from '@/lib/processes/registry/labels'
import { linkProcesses, tellApart } from '@/lib/processes/registry/link-commands'
import { listAlike } from '@/lib/processes/registry/pair-queries'
import { getProcess } from '@/lib/processes/registry/process-queries'
import { compareVersions, getRegistry } from '@/lib/processes/registry/registry-queries'
import { dropProcess, mergeProcess, restoreProcess } from '@/lib/processes/registry/state-commands'
import { createTypical, takeTypical } from '@/lib/processes/registry/typical-commands'
import { approveOrder, approveRegistry } from '@/lib/processes/registry/version-commands'
import { mergeAgency } from '@/lib/succession/commands'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string; fields?: object } }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const act = { actTitle: 'Приказ председателя', actNumber: '12', actOn: '2026-02-03', fileId: '' }

type Scene = {
  tenant: TenantView
  authority: Actor
  curator: Actor
  agency: { id: string; name: string }
  other: { id: string; name: string }
}
async function scene(): Promise<Scene> {
  const tenant = await createTenant({
    settings: { processes: { groups: [{ key: 'services', title: 'Услуги' }], headRepresents: true } },
  })
  const agency = await createAgency(tenant, { name: 'Комитет социальной защиты' })
  const other = await createAgency(tenant, { name: 'Комитет образования' })
  return {
    tenant,
    agency,
    other,
    authority: await createActor(tenant, 'AUTHORITY'),
    curator: await createActor(tenant, 'CURATOR', agency.id),
  }
}

const registry = (actor: Actor, agencyId: string, show: 'changes' | 'all' = 'changes', q = '') =>
  getRegistry(actor, { agencyId, show, q, page: 1 })

const make = async (actor: Actor, agencyId: string, code: string, name: string, more: object = {}) =>
  value(await createProcess(actor, { agencyId, code, name, ...more })).id

const approve = async (actor: Actor, agencyId: string, more: object = {}) => {
  const { mark, versions } = await registry(actor, agencyId)
  return approveRegistry(actor, { agencyId, ...act, last: versions[0]?.number ?? 0, shown: mark, ...more })
}

const changedAt = (tenant: TenantView, id: string) =>
  withTenant(tenant.id, async (tx) => (await tx.process.findFirstOrThrow({ where: { id } })).changedAt)

describe('the registry of an agency', () => {
  let s: Scene
  beforeAll(async () => {
    s = await scene()
  })

  it('is approved as it stands, then tells what has changed, with counts that add up', async () => {
    const { curator, agency, tenant } = s
    const pay = await make(curator, agency.id, 'СЗ-07', 'Назначение выплаты', {
      runsPerYear: '4 650',
      inputs: 'заявление',
    })
    const card = await make(curator, agency.id, 'СЗ-22', 'Выдача проездного билета')
    await make(curator, agency.id, 'СЗ-28', 'Ответ на обращение', {
      indicators: { 0: { name: 'Срок', target: '30', unit: 'дней' } },
    })
    const first = value(await approve(curator, agency.id))
    expect(first).toMatchObject({ number: 1, count: 3 })
    expect(await changedAt(tenant, pay)).toBeNull()
    const quiet = await registry(curator, agency.id, 'all')
    expect(quiet.counts).toEqual({ changed: 0, added: 0, removed: 0, same: 3 })

    value(
      await asSeen(editProcess)(curator, {
        id: pay,
        agencyId: agency.id,
        code: 'СЗ-07',
        name: 'Назначение выплаты',
        runsPerYear: 4940,
        inputs: ['заявление', 'справка'],
        group: 'services',
      }),
    )
    value(await asSeen(dropProcess)(curator, { id: card, droppedOn: '2026-11-01', basis: 'Заменён единой картой' }))
    await make(curator, agency.id, 'СЗ-37', 'Продление выплаты')
    const { counts, lines, active, gone } = await registry(curator, agency.id)
    expect(counts).toEqual({ changed: 1, added: 1, removed: 1, same: 1 })
    expect(active).toBe(3 + counts.added - counts.removed)
    expect(lines.map(({ state, entry }) => [state, entry.code])).toEqual([
      ['changed', 'СЗ-07'],
      ['added', 'СЗ-37'],
      ['removed', 'СЗ-22'],
    ])
    expect(lines[0]?.changes.map(changeText)).toEqual([
      'группа: нет → Услуги',
      'в год: 4650 → 4940',
      'входы: + справка',
    ])
    expect(gone[card]).toBe('Заменён единой картой')
    expect(await changedAt(tenant, pay)).not.toBeNull()

    const second = value(await approve(curator, agency.id))
    expect(second.number).toBe(2)
    const compared = await compareVersions(curator, { agencyId: agency.id, from: 1, to: 2 })
    expect(compared.counts).toEqual({ changed: 1, added: 1, removed: 1, same: 1 })
    expect((await compareVersions(curator, { agencyId: agency.id, from: 2, to: null })).counts.same).toBe(3)
  })

  it('takes a change back as none', async () => {
    const { curator, agency, tenant } = s
    const { lines } = await registry(curator, agency.id, 'all')
    const { id, code, name } = lines[0]!.entry
    const save = (changed: object) =>
      asSeen(editProcess)(curator, {
        id,
        agencyId: agency.id,
        code,
        name,
        ...changed,
        inputs: lines[0]!.entry.inputs,
        runsPerYear: lines[0]!.entry.runsPerYear,
        group: 'services',
      })
    value(await save({ federalId: '77' }))
    expect(await changedAt(tenant, id)).not.toBeNull()
    value(await save({}))
    expect(await changedAt(tenant, id)).toBeNull()
    expect((await registry(curator, agency.id)).found).toBe(0)
  })

  it('is not approved when it is no longer what the page showed, nor twice from one page', async () => {
    const { curator, agency } = s
    const { mark, versions } = await registry(curator, agency.id)
    await make(curator, agency.id, 'СЗ-40', 'Опека над взрослыми')
    const last = versions[0]?.number ?? 0
    expect(await approveRegistry(curator, { agencyId: agency.id, ...act, last, shown: mark })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    })
    const now = await registry(curator, agency.id)
    value(await approveRegistry(curator, { agencyId: agency.id, ...act, last, shown: now.mark }))
    expect(await approveRegistry(curator, { agencyId: agency.id, ...act, last, shown: now.mark })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    })
  })

  it('keeps its order of keeping in editions, with the text', async () => {
    const { curator, agency } = s
    expect(await approveOrder(curator, { agencyId: agency.id, ...act, last: 0 })).toMatchObject({
      error: { fields: { fileId: 'Приложите текст порядка.' } },
    })
    expect(await approveOrder(curator, { agencyId: agency.id, ...act, actOn: '2999-01-01', last: 0 })).toMatchObject({
      error: { fields: { actOn: expect.any(String) as string } },
    })
  })

  it('finds its processes by words in any form', async () => {
    const { curator, agency } = s
    const { lines } = await registry(curator, agency.id, 'all', 'выплат')
    expect(lines.map(({ entry }) => entry.code).sort()).toEqual(['СЗ-07', 'СЗ-37'])
  })
})

describe('a process', () => {
  it('is within the agency or between agencies by who takes part, and says where it was typed otherwise', async () => {
    const { tenant, curator, agency, other } = await scene()
    const institution = await createAgency(tenant, { kind: 'SUBORDINATE_ORGANISATION', parentId: agency.id })
    const kindOf = async (id: string) => {
      const { entry, told } = await getProcess(curator, { id })
      return [entry.kind, told.kind]
    }
    const own = await make(curator, agency.id, 'А-1', 'Свой', { participants: { 0: { agencyId: institution.id } } })
    expect(await kindOf(own)).toEqual(['WITHIN', null])
    const both = await make(curator, agency.id, 'А-2', 'Общий', { participants: { 0: { agencyId: other.id } } })
    expect(await kindOf(both)).toEqual(['BETWEEN', null])
    const typed = await make(curator, agency.id, 'А-3', 'Иной', {
      participants: { 0: { agencyId: other.id } },
      kind: 'WITHIN',
      representative: 'Петров П.П., главный специалист',
      consumers: { 0: { name: 'Комитет образования', side: 'external' }, 1: { name: 'граждане' } },
    })
    const { told, entry } = await getProcess(curator, { id: typed })
    expect(told).toEqual({
      kind: 'BETWEEN',
      belowHead: true,
      sides: [{ name: 'Комитет образования', side: 'internal' }],
    })
    expect(entry.consumers.map(({ side }) => side)).toEqual(['external', 'external'])
  })

  it('takes units of the right agency alone, and a code once', async () => {
    const { curator, agency, authority, other } = await scene()
    value(await importUnits(authority, { agencyId: other.id, text: 'Отдел школ' }))
    const foreignUnit = (await listUnits(authority, { agencyId: other.id })).units[0]!.id
    expect(
      await createProcess(curator, { agencyId: agency.id, code: 'А-1', name: 'Процесс', unitId: foreignUnit }),
    ).toMatchObject({ error: { fields: { unitId: expect.any(String) as string } } })
    await make(curator, agency.id, 'А-1', 'Процесс')
    expect(await createProcess(curator, { agencyId: agency.id, code: 'А-1', name: 'Другой' })).toMatchObject({
      error: { fields: { code: 'Этот код уже у процесса «Процесс».' } },
    })
  })

  it('is merged into another, stays readable, and comes back', async () => {
    const { curator, agency } = await scene()
    const [a, b] = [await make(curator, agency.id, 'А-1', 'Первый'), await make(curator, agency.id, 'А-2', 'Второй')]
    const merge = (intoId: string, droppedOn = '2026-03-01') =>
      asSeen(mergeProcess)(curator, { id: a, intoId, droppedOn, basis: 'Приказ № 5' })
    expect(await merge(a)).toMatchObject({ error: { fields: { intoId: expect.any(String) as string } } })
    expect(await merge(b, '2999-01-01')).toMatchObject({
      error: { fields: { droppedOn: expect.any(String) as string } },
    })
    value(await merge(b))
    expect(await merge(b)).toMatchObject({ error: { code: 'RULE' } })
    expect(await getProcess(curator, { id: a })).toMatchObject({ status: 'DROPPED', mergedInto: { code: 'А-2' } })
    expect((await getProcess(curator, { id: b })).mergedFrom.map(({ code }) => code)).toEqual(['А-1'])
    value(await asSeen(restoreProcess)(curator, { id: a, basis: 'Ошибка' }))
    expect(await getProcess(curator, { id: a })).toMatchObject({ status: 'ACTIVE', mergedInto: null })
  })

  it('is linked to a process of another agency, seen from both sides, with the ends that do not meet', async () => {
    const { tenant, curator, agency, other, authority } = await scene()
    const school = await createActor(tenant, 'CURATOR', other.id)
    const mine = await make(curator, agency.id, 'А-1', 'Выплата школьнику', { inputs: ['справка об обучении'] })
    const theirs = await make(authority, other.id, 'Б-1', 'Справка об обучении', { outputs: ['справка'] })
    value(await linkProcesses(curator, { fromId: theirs, toId: mine, what: 'справка об обучении' }))
    expect((await getProcess(curator, { id: mine })).linksFrom).toMatchObject([
      { id: null, code: 'Б-1', loose: { giver: true, taker: false } },
    ])
    expect((await getProcess(school, { id: theirs })).linksTo).toMatchObject([
      { code: 'А-1', what: 'справка об обучении' },
    ])
    const stranger = await createActor(tenant, 'CURATOR', (await createAgency(tenant)).id)
    expect(await linkProcesses(stranger, { fromId: theirs, toId: mine, what: 'иное' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })
})

describe('likeness and the typical list', () => {
  it('suggests what looks the same elsewhere until somebody says that it differs', async () => {
    const { curator, agency, other, authority } = await scene()
    const mine = await make(curator, agency.id, 'А-1', 'Рассмотрение обращений граждан')
    const theirs = await make(authority, other.id, 'Б-7', 'Работа с обращениями граждан')
    await make(authority, other.id, 'Б-8', 'Ремонт автомобильных дорог')
    expect(
      (await listAlike(curator, { agencyId: agency.id })).map(({ others }) => others.map(({ code }) => code)),
    ).toEqual([['Б-7']])
    value(await tellApart(curator, { aId: theirs, bId: mine }))
    expect(await listAlike(curator, { agencyId: agency.id })).toEqual([])
    expect(await listAlike(authority, { agencyId: other.id })).toEqual([])
  })

  it('tells what an agency has of the typical list and adds what is missing once', async () => {
    const { curator, agency, authority } = await scene()
    const ids = []
    for (const [code, name] of [
      ['Т-1', 'Работа с обращениями'],
      ['Т-2', 'Закупки'],
    ] as const)
      ids.push(value(await createTypical(authority, { code, name })).id)
    await make(curator, agency.id, 'КСЗ-01', 'Свой процесс')
    const twin = { agencyId: agency.id, code: 'ксз-01', name: 'Другой процесс' }
    expect(await createProcess(curator, twin)).toMatchObject({
      error: { fields: { code: expect.any(String) as string } },
    })
    const [typicalId = ''] = ids
    const taken = value(await takeTypical(curator, { agencyId: agency.id, typicalId }))
    expect((await getProcess(curator, { id: taken.id })).entry).toMatchObject({
      code: 'КСЗ-02',
      name: 'Работа с обращениями',
    })
    expect(await takeTypical(curator, { agencyId: agency.id, typicalId })).toMatchObject({ error: { code: 'RULE' } })
    expect((await registry(curator, agency.id)).typical).toMatchObject({
      have: 1,
      of: 2,
      own: 1,
      missing: [{ code: 'Т-2' }],
    })
  })
})

describe('institutions', () => {
  it('stand in the registry of their agency unless the tenant gives them their own', async () => {
    const { tenant, authority, agency } = await scene()
    const home = await createAgency(tenant, {
      kind: 'SUBORDINATE_ORGANISATION',
      parentId: agency.id,
      name: 'Дом ребёнка',
    })
    await make(authority, home.id, 'ДР-1', 'Приём детей')
    expect((await registry(authority, agency.id, 'all')).lines).toHaveLength(1)
    const head = await createActor(tenant, 'CURATOR', home.id)
    const seen = await registry(head, home.id, 'all')
    expect([seen.keeper?.id, seen.lines.map(({ state, entry }) => [state, entry.code])]).toEqual([
      agency.id,
      [['added', 'ДР-1']],
    ])
    expect(await listAlike(head, { agencyId: home.id })).toEqual([])
    value(await approve(authority, agency.id))
    expect((await registry(head, home.id, 'all')).counts).toMatchObject({ same: 1, added: 0, removed: 0 })
    expect((await registry(authority, home.id)).keeper).toMatchObject({ id: agency.id })
    expect(await approve(authority, home.id)).toMatchObject({ error: { code: 'RULE' } })
    await withTenant(tenant.id, (tx) =>
      tx.tenant.update({
        where: { id: tenant.id },
        data: { settings: { processes: { institutionRegistries: true } } },
      }),
    )
    expect((await registry(authority, agency.id, 'all')).active).toBe(0)
    expect((await registry(authority, home.id)).keeper).toBeNull()
  })
})

describe('a merger of agencies', () => {
  it('hands registry, parts and units to the heir, marked, and the heir has them to approve', async () => {
    const { tenant, authority, agency, other } = await scene()
    value(await createUnit(authority, { agencyId: agency.id, name: 'Отдел выплат' }))
    const moved = await make(authority, agency.id, 'А-1', 'Выплата')
    value(await approve(authority, agency.id))
    const kept = await make(authority, other.id, 'А-1', 'Питание', { participants: { 0: { agencyId: agency.id } } })
    value(await approve(authority, other.id))
    value(
      await asSeen(mergeAgency)(authority, {
        id: agency.id,
        intoId: other.id,
        date: '2026-03-02',
        basis: 'Постановление № 3',
      }),
    )
    const process = await getProcess(authority, { id: moved })
    expect(process).toMatchObject({ cameFrom: agency.name, entry: { owner: { agencyId: other.id } }, changes: 'new' })
    expect(process.entry.code).toMatch(/^А-1 \/ /)
    expect(await changedAt(tenant, moved)).not.toBeNull()
    // The owner is no participant beside itself.
    expect((await getProcess(authority, { id: kept })).entry.participants).toEqual([])
    expect((await listUnits(authority, { agencyId: other.id })).units.map(({ name }) => name)).toEqual(['Отдел выплат'])
    expect((await registry(authority, other.id)).counts).toMatchObject({ added: 1 })
  })
})

import { describe, expect, it } from 'vitest'
import { openDataFile } from '@/lib/open-data/files'
import { withTenant } from '@/lib/platform/db'
import { publishProcess, withdrawProcess } from '@/lib/processes/publication/commands'
import { addMaterial, removeMaterial } from '@/lib/processes/publication/material-commands'
import {
  countPublicProcesses,
  getPublicProcess,
  getPublicProcessFile,
  listPublicProcesses,
} from '@/lib/processes/publication/public-queries'
import { getProcessPublication } from '@/lib/processes/publication/queries'
import { approveCalculation } from '@/lib/processes/money/calculation-commands'
import { addPrice, addResource } from '@/lib/processes/money/commands'
import { setClientCost } from '@/lib/processes/money/map-commands'
import { getCalculation } from '@/lib/processes/money/calculation-queries'
import { updateProcessSettings } from '@/lib/tenancy/settings-commands'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { createProcess } from '../../factories/process'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

async function stage() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const authority = await createActor(tenant, 'AUTHORITY', null)
  const office = await createActor(tenant, 'METHODOLOGIST', null)
  const curator = await createActor(tenant, 'CURATOR', agency.id)
  const made = await addResource(office, { kind: 'ROLE', name: 'Специалист', agencyId: null })
  if (!made.ok) throw new Error(made.error.message)
  await addPrice(office, { id: made.value.id, version: 1, from: '2026-01-01', price: '317.77' })
  const overhead = await addResource(office, { kind: 'OVERHEAD', name: 'Начисления', agencyId: null })
  if (overhead.ok) await addPrice(office, { id: overhead.value.id, version: 1, from: '2026-01-01', price: '0' })
  const process = await createProcess(tenant, agency, [
    { name: 'Принять', wait: { fixed: '480' }, work: { fixed: '60' }, roles: [{ role: made.value.id, share: '1' }] },
    { name: 'Решить', wait: { fixed: '960' }, work: { fixed: '60' } },
  ])
  const view = (actor = authority) => getProcessPublication(actor, { id: process.id })
  const approve = async () => {
    const map = (await getCalculation(curator, { id: process.id })).states.AS_IS?.map
    // Another note: the same calculation is approved once.
    const seen = { id: map?.id ?? '', version: map?.version ?? 0 }
    return approveCalculation(curator, { ...seen, day: '2026-11-24', note: `Таблица ${seen.version}` })
  }
  const publish = async (actor = authority, more: object = {}) => {
    const now = await view(authority)
    return publishProcess(actor, {
      id: process.id,
      version: now.process.version,
      last: now.editions.length,
      seen: now.publishable?.mark ?? '',
      title: 'Выдача справки',
      summary: 'Справку выдают быстрее, чем раньше.',
      map: true,
      times: true,
      cost: true,
      client: false,
      reason: now.editions.length > 0 ? 'Новый расчёт' : '',
      ...more,
    })
  }
  return { tenant, agency, authority, office, curator, process, view, approve, publish }
}

describe('a process for everybody', () => {
  it('is closed until it is published; only what an approved calculation says is open', async () => {
    const { tenant, process, view, approve, publish, authority } = await stage()
    expect(await listPublicProcesses(tenant.id)).toEqual([])
    expect((await view()).publishable?.source.before).toBeNull()
    expect(await approve()).toMatchObject({ ok: true })
    // 480 + 60 + 960 + 60 minutes are 3.25 working days: 3.3, of which the two steps have 1.1 and 2.1 or 2.2.
    const source = (await view()).publishable?.source
    expect(source?.before).toMatchObject({ days: '3.3', inLine: true, cost: { run: '317.77' } })
    const [first, second] = source?.before?.steps ?? []
    expect(Number(first?.days) + Number(second?.days)).toBeCloseTo(3.3)
    expect(await publish(authority, { cost: false })).toMatchObject({
      ok: true,
      value: { number: 1, slug: 'vydacha-spravki' },
    })
    const found = await getPublicProcess(tenant.id, 'vydacha-spravki')
    expect(found).toMatchObject({ kind: 'open', edition: 1, content: { before: { days: '3.3', cost: null } } })
    // Neither the rate nor what was not ticked is anywhere in it.
    expect(JSON.stringify(found)).not.toMatch(/317/)
    expect(await countPublicProcesses(tenant.id)).toBe(1)
    // What is worked on later does not change it.
    await withTenant(tenant.id, (tx) =>
      tx.processStep.updateMany({
        where: { tenantId: tenant.id, id: process.steps[0] },
        data: { data: { name: 'Иное' } },
      }),
    )
    expect(await getPublicProcess(tenant.id, 'vydacha-spravki')).toEqual(found)
  })

  it('a decision is on what the preview showed: a calculation approved meanwhile is refused', async () => {
    const { view, approve, publish } = await stage()
    await approve()
    const { publishable } = await view()
    await approve()
    expect(await publish(undefined, { seen: publishable?.mark })).toMatchObject({ error: { code: 'CONFLICT' } })
    expect(await publish(undefined, { last: 3 })).toMatchObject({ error: { code: 'CONFLICT' } })
    expect(await publish()).toMatchObject({ ok: true })
  })

  it('shows what it costs the client as it was approved, not as it was said later', async () => {
    const { tenant, curator, process, view, approve, publish } = await stage()
    const say = async (visits: string) => {
      const map = (await getCalculation(curator, { id: process.id })).states.AS_IS?.map
      const at = { id: map?.id ?? '', version: map?.version ?? 0 }
      return setClientCost(curator, { ...at, visits, documents: '', hours: '1,5', money: '350 ₽' })
    }
    expect(await say('много')).toMatchObject({ error: { fields: { visits: expect.any(String) as string } } })
    expect(await say('-1')).toMatchObject({ ok: false })
    expect(await say('2,5')).toMatchObject({ ok: true })
    await approve()
    expect(await say('9')).toMatchObject({ ok: true })
    expect((await view()).publishable?.source.before?.client).toEqual({
      visits: '2.5',
      documents: null,
      hours: '1.5',
      money: '350',
    })
    expect(await publish()).toMatchObject({ ok: true })
    const slug = 'vydacha-spravki'
    expect(await getPublicProcess(tenant.id, slug)).toMatchObject({ content: { before: { client: null } } })
    expect(await publish(undefined, { client: true })).toMatchObject({ ok: true })
    expect(await getPublicProcess(tenant.id, slug)).toMatchObject({
      content: { before: { client: { visits: '2.5' } } },
    })
  })

  it('names of people and an unexplained second edition are refused', async () => {
    const { publish } = await stage()
    expect(await publish(undefined, { summary: 'По вопросам – к Лыковой О. И., каб. 5.' })).toMatchObject({
      error: { code: 'RULE', message: expect.stringContaining('Лыковой О. И.') as string },
    })
    expect(await publish()).toMatchObject({ ok: true })
    expect(await publish(undefined, { reason: '' })).toMatchObject({
      error: { fields: { reason: expect.any(String) as string } },
    })
  })

  it('a new edition keeps the address, a withdrawn one closes it and its files', async () => {
    const { tenant, agency, authority, curator, process, view, publish } = await stage()
    const { id: fileId } = await withTenant(tenant.id, (tx) =>
      tx.storedFile.create({
        data: {
          tenantId: tenant.id,
          id: process.id,
          agencyId: agency.id,
          name: 'Памятка.pdf',
          mime: 'application/pdf',
          size: 10,
          sha256: 'x',
          storageKey: `k-${process.id}`,
          uploadedBy: 'Куратор',
        },
        select: { id: true },
      }),
    )
    expect(
      await addMaterial(curator, { processId: process.id, kind: 'DOCUMENT', title: 'Памятка', fileId, url: '' }),
    ).toMatchObject({ ok: true })
    expect(
      await addMaterial(curator, { processId: process.id, kind: 'DOCUMENT', title: 'Памятка', url: '' }),
    ).toMatchObject({
      error: { fields: { url: expect.any(String) as string } },
    })
    const [material] = (await view()).materials
    await publish()
    const slug = 'vydacha-spravki'
    expect(await getPublicProcessFile(tenant.id, slug, fileId)).toBeNull()
    expect(await publish(authority, { title: 'Справка за день', materials: [material?.id ?? ''] })).toMatchObject({
      ok: true,
      value: { number: 2, slug },
    })
    expect(await getPublicProcessFile(tenant.id, slug, fileId)).toMatchObject({ name: 'Памятка.pdf' })
    // Offered no more, and open all the same until the next edition.
    await removeMaterial(curator, { id: material?.id ?? '', version: 1 })
    expect(await getPublicProcessFile(tenant.id, slug, fileId)).toMatchObject({ name: 'Памятка.pdf' })
    const [open] = (await view()).editions
    expect(
      await withdrawProcess(authority, { id: open?.id ?? '', version: 1, reason: 'Порядок изменён' }),
    ).toMatchObject({ ok: true })
    expect(await getPublicProcess(tenant.id, slug)).toMatchObject({ kind: 'closed' })
    expect(await getPublicProcessFile(tenant.id, slug, fileId)).toBeNull()
    expect(await listPublicProcesses(tenant.id)).toEqual([])
    // Opened again it stands at its old address.
    expect(await publish()).toMatchObject({ ok: true, value: { number: 3, slug } })
  })

  it('two processes never share an address, also with one that was withdrawn', async () => {
    const { tenant, agency, authority, view, publish } = await stage()
    await publish()
    const [open] = (await view()).editions
    await withdrawProcess(authority, { id: open?.id ?? '', version: 1, reason: 'Порядок изменён' })
    const other = await createProcess(tenant, agency, [{ name: 'Шаг' }])
    const { publishable, process } = await getProcessPublication(authority, { id: other.id })
    const input = {
      id: other.id,
      version: process.version,
      last: 0,
      seen: publishable?.mark ?? '',
      title: 'Выдача справки',
      summary: 'Другой процесс, то же название.',
      map: '',
      times: '',
      cost: '',
      client: '',
    }
    expect(await publishProcess(authority, input)).toMatchObject({ ok: true, value: { slug: 'vydacha-spravki-2' } })
  })

  it('the process office publishes only where the act gives it (L 3.2(6)), an agency never', async () => {
    const { tenant, authority, office, curator, publish } = await stage()
    expect(await publish(office)).toMatchObject({ error: { code: 'RULE' } })
    expect(await publish(curator)).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(
      await updateProcessSettings(authority, {
        version: 1,
        requestDays: 10,
        groups: {},
        carries: {},
        institutionsApart: '',
        institutionRegistries: '',
        headRepresents: '',
        usefulShare: '80',
        officePublishes: 'on',
        senderDecides: '',
        portalName: 'Портал',
      }),
    ).toMatchObject({ ok: true })
    const ruled = await createActor(tenant, 'METHODOLOGIST', null)
    ruled.tenant.settings.processes.officePublishes = true
    expect(await publish(ruled)).toMatchObject({ ok: true })
  })
})

describe('open data of processes', () => {
  it('gives table, passport, register and feed, and nothing of what is withdrawn', async () => {
    const { tenant, authority, view, approve, publish } = await stage()
    const fetch = async (...path: string[]) => {
      const found = await getPublicTenant(tenant.slug)
      return found && openDataFile(found, path)
    }
    expect(await fetch('processes.csv')).toBeNull()
    await approve()
    await publish()
    const lines = (await fetch('processes.csv'))?.body.trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines?.[1]).toContain('vydacha-spravki,Выдача справки,')
    expect(lines?.[1]).toContain(',3.3,,317.77,,')
    expect((await fetch('list.csv'))?.body).toContain('processes')
    const meta = JSON.parse((await fetch('processes', 'meta.json'))?.body ?? '{}') as { data: { source: string }[] }
    const file = meta.data[0]?.source.split('/').at(-1) ?? ''
    expect((await fetch('processes', file))?.body).toBe((await fetch('processes.json'))?.body)
    const feed = JSON.parse((await fetch('processes-feed.json'))?.body ?? '{}') as { items: object[] }
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', items: [{ title: 'Выдача справки' }] })
    const [open] = (await view()).editions
    await withdrawProcess(authority, { id: open?.id ?? '', version: 1, reason: 'Порядок изменён' })
    expect(await fetch('processes.json')).toBeNull()
    expect(await fetch('processes', file)).toBeNull()
  })
})

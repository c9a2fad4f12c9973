import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import type { TenantView } from '@/lib/core/tenant'
import { loadTools, retireTool, saveTool, setToolLevel } from '@/lib/tools/commands'
import { loadToolsFromTemplate } from '@/lib/tools/load'
import { exportTools, getAgencyTools, getVisit, listTools } from '@/lib/tools/queries'
import { toolsSummary } from '@/lib/tools/summary-queries'
import { recordVisit, withdrawVisit } from '@/lib/tools/visit-commands'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant, template } from '../../factories/tenant'

let tenant: TenantView
let authority: Actor
let agency: { id: string; name: string }
let curator: Actor
beforeAll(async () => {
  tenant = await createTenant({ template: template('belgorod') as never })
  await withTenant(tenant.id, (tx) => loadToolsFromTemplate(tx, tenant.id, template('belgorod')))
  authority = await createActor(tenant, 'AUTHORITY')
  agency = await createAgency(tenant)
  curator = await createActor(tenant, 'CURATOR', agency.id)
})

const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
const level = (more: object = {}) =>
  setToolLevel(curator, {
    agencyId: agency.id,
    tool: 'tool-1',
    unit: '',
    level: 'APPLIED',
    since: '2026-03-02',
    note: 'Доска в приёмной',
    version: 0,
    ...more,
  })
const cell = async () => (await listTools(authority, { q: agency.name })).rows[0]?.cells['tool-1']

describe('the level of a tool', () => {
  it('wants a proof or a reason, and is kept with its history', async () => {
    expect(await level({ note: '' })).toMatchObject({
      ok: false,
      error: { fields: { note: expect.stringContaining('Приложите файл') as string } },
    })
    expect(await level({ since: '2099-01-01' })).toMatchObject({
      ok: false,
      error: { fields: { since: expect.stringContaining('не наступил') as string } },
    })
    expect((await level({ tool: 'nothing' })).ok).toBe(false)
    value(await level())
    expect(await level({ level: 'STANDARD' })).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    value(await level({ level: 'STANDARD', version: 1, url: 'https://example.test/order.pdf', note: '' }))
    value(await level({ unit: 'Архив', level: 'NOT_BEGUN', note: '' }))
    expect(await cell()).toEqual({ level: 'STANDARD', atLevel: 1, units: 2, differs: false })
    expect(
      (await getAgencyTools(curator, { id: agency.id })).events.map(({ fromLevel, level: to }) => [fromLevel, to]),
    ).toEqual([
      [null, 'NOT_BEGUN'],
      ['APPLIED', 'STANDARD'],
      [null, 'APPLIED'],
    ])
  })

  it('is checked by a visit: the difference shows until the agency changes it, or the sheet is withdrawn', async () => {
    const sheet = { agencyId: agency.id, visitedOn: '2026-10-02', visitors: 'Комитет', conclusion: 'Обновить доску' }
    const finding = { tool: 'tool-1', unit: '', seen: 'PILOT' as const }
    expect(await recordVisit(authority, { ...sheet, findings: [finding] })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('напишите, что вы увидели') as string },
    })
    expect((await recordVisit(authority, { ...sheet, findings: [{ ...finding, seen: '' }] })).ok).toBe(false)
    expect((await recordVisit(curator, { ...sheet, findings: [finding] })).ok).toBe(false)
    const { id } = value(await recordVisit(authority, { ...sheet, findings: [{ ...finding, remark: 'Доска пуста' }] }))
    expect(await cell()).toMatchObject({ differs: true })
    expect((await getVisit(curator, { id })).findings).toMatchObject([
      { claimed: 'STANDARD', seen: 'PILOT', remark: 'Доска пуста' },
    ])
    expect((await listTools(authority, { differing: true })).rows.map(({ agencyId }) => agencyId)).toEqual([agency.id])
    const [mine] = await withTenant(tenant.id, (tx) =>
      toolsSummary(tx, { tenantId: tenant.id, agencyIds: [agency.id] }),
    )
    expect(mine).toMatchObject({
      tools: 9,
      levels: { NOT_BEGUN: 8, PILOT: 0, APPLIED: 0, STANDARD: 1 },
      differences: 1,
      lastVisitOn: '2026-10-02',
    })
    value(await asSeen(withdrawVisit)(authority, { id, reason: 'Не тот орган' }))
    expect(await asSeen(withdrawVisit)(authority, { id, reason: 'Ещё раз' })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    })
    expect(await cell()).toMatchObject({ differs: false })
    value(await recordVisit(authority, { ...sheet, findings: [{ ...finding, remark: 'Доска пуста' }] }))
    value(await level({ level: 'PILOT', version: 2 }))
    expect(await cell()).toMatchObject({ level: 'PILOT', differs: false })
    expect((await listTools(authority, { differing: true })).rows).toEqual([])
  })

  it('stands in the table of all agencies; another’s is not found', async () => {
    const stranger = await createActor(tenant, 'CURATOR', (await createAgency(tenant)).id)
    await expect(getAgencyTools(stranger, { id: agency.id })).rejects.toThrow()
    expect((await exportTools(curator, {})).filter(({ tool }) => tool === 'Доска визуализации')).toHaveLength(2)
    expect((await exportTools(curator, {})).every(({ agency: name }) => name === agency.name)).toBe(true)
  })
})

describe('the list of tools', () => {
  it('is the act’s, and the authority’s own beside it', async () => {
    expect((await loadTools(authority, {})).ok).toBe(false)
    const { key } = value(await saveTool(authority, { key: '', title: 'Точно вовремя', version: 0 }))
    expect(await saveTool(authority, { key: '', title: 'точно вовремя', version: 0 })).toMatchObject({
      ok: false,
      error: { fields: { title: expect.stringContaining('уже есть') as string } },
    })
    expect((await listTools(authority, {})).tools).toHaveLength(10)
    value(await retireTool(authority, { key, version: 1 }))
    expect((await retireTool(authority, { key, version: 1 })).ok).toBe(false)
    expect((await listTools(authority, {})).tools).toHaveLength(9)
    expect((await saveTool(curator, { key: '', title: 'Моё', version: 0 })).ok).toBe(false)
  })
})

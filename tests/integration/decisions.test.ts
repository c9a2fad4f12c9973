import { beforeEach, describe, expect, it } from 'vitest'
import { abolishAgency } from '@/lib/succession/commands'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import { makeFeed } from '@/lib/deadlines/feed-commands'
import { uploadFile } from '@/lib/files/commands'
import { endAppointment } from '@/lib/people/appointment-commands'
import { assignRole, blockPerson } from '@/lib/people/commands'
import { loadPlan, setTarget } from '@/lib/plan/commands'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Actor } from '@/lib/platform/actor'
import { withTenant, type Tx } from '@/lib/platform/db'
import { resetNote, saveNote } from '@/lib/quarterly/note-commands'
import { ruleQuarterly } from '@/lib/quarterly/rule-commands'
import { approveRoadmap } from '@/lib/roadmaps/approval-commands'
import { decideChange } from '@/lib/roadmaps/change-commands'
import { removeDraftItem, saveDraftItem } from '@/lib/roadmaps/draft-commands'
import { getRoadmap } from '@/lib/roadmaps/map-queries'
import { addProof, submitPart } from '@/lib/roadmaps/part-commands'
import { ruleInterpretation } from '@/lib/tenancy/methodology-commands'
import { retireTool, saveTool } from '@/lib/tools/commands'
import { withdrawVisit } from '@/lib/tools/visit-commands'
import { operationStates } from '../factories/operation-states'
import { createScene, type Scene } from '../factories/scene'
import { asSeen } from '../factories/seen'
import { createActor, template } from '../factories/tenant'

// A decision is on what its maker saw: of two people the second is refused with what the first one did, changes
// nothing, and decides again.

let scene: Scene
let authority: Actor
let curator: Actor
const inScene = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => withTenant(scene.tenant.id, run)
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
const told = (result: Result<unknown>) => (result.ok ? [] : (result.error.changes ?? []).map(({ after }) => after))
const state = (name: string) => inScene(async (tx) => operationStates[name]?.(tx, scene.own, scene))

beforeEach(async () => {
  scene = await createScene()
  authority = await createActor(scene.tenant, 'AUTHORITY')
  curator = await createActor(scene.tenant, 'CURATOR', scene.own.agency)
})

describe('road maps', () => {
  const item = {
    sectionNumber: '1',
    section: 'Раздел',
    title: 'Обновлён план закупок',
    dueOn: '2026-12-15',
    result: 'приказ',
    responsible: 'Орган',
  }

  it('are approved with the items that were read', async () => {
    await state('updateRoadmap')
    const { roadmap: id, roadmapItem, file: fileId } = scene.own
    const { version } = await getRoadmap(curator, { id })
    const approval = { id, approvedOn: '2026-11-02', name: 'И. И. Петров', position: 'министр', fileId }
    expect(code(await saveDraftItem(curator, { roadmapId: id, version, ...item }))).toBe('ok')
    expect(await saveDraftItem(curator, { roadmapId: id, version, ...item, title: 'Другое' })).toMatchObject({
      error: { code: 'CONFLICT', changes: [{ after: { title: item.title } }] },
    })
    expect(code(await removeDraftItem(curator, { id: roadmapItem, version }))).toBe('CONFLICT')
    await inScene((tx) => tx.roadmap.updateMany({ where: { id }, data: { status: 'APPROVAL' } }))
    const late = await approveRoadmap(curator, { ...approval, version })
    expect([code(late), told(late)]).toMatchObject(['CONFLICT', [{ title: item.title }]])
    expect((await getRoadmap(curator, { id })).status).toBe('APPROVAL')
    expect(code(await asSeen(approveRoadmap)(curator, approval))).toBe('ok')
  })

  it('a part is handed in with the proofs that were seen', async () => {
    const { roadmapPart: id } = scene.own
    const version = 1
    const proof = { partId: id, title: 'Приказ № 2', url: 'https://example.test/2.pdf' }
    expect(code(await addProof(curator, proof))).toBe('ok')
    const late = await submitPart(curator, { id, version })
    expect([code(late), told(late)]).toMatchObject(['CONFLICT', [{ title: proof.title }]])
    expect(code(await asSeen(submitPart)(curator, { id }))).toBe('ok')
  })

  it('a change is decided on once, and moves the map', async () => {
    const { roadmapChange: id, roadmap } = scene.own
    const refusal = {
      id,
      version: 1,
      consent: 'AUTHORITY',
      consentOn: '2026-11-02',
      remark: 'Нет обоснования',
    } as const
    const both = await Promise.all([
      decideChange(authority, { ...refusal, outcome: 'REFUSED' }),
      decideChange(authority, { ...refusal, outcome: 'REFUSED' }),
    ])
    expect(both.map(code).sort()).toEqual(['CONFLICT', 'ok'])
    expect(both.flatMap(told)).toMatchObject([{ status: 'REFUSED' }])
    expect((await getRoadmap(authority, { id: roadmap })).version).toBe(1)
  })
})

describe('the plan', () => {
  it('keeps the target of the first', async () => {
    const target = { indicatorId: scene.indicator, version: 1, year: 2027 }
    expect(code(await setTarget(authority, { ...target, value: '3' }))).toBe('ok')
    const late = await setTarget(authority, { ...target, year: 2028, value: '4' })
    expect([code(late), told(late)]).toMatchObject(['CONFLICT', [{ target: '3' }]])
    expect(code(await setTarget(authority, { ...target, version: 2, year: 2028, value: '4' }))).toBe('ok')
  })

  it('is loaded once by however many at once', async () => {
    const act = template('belovo') as Prisma.InputJsonObject
    await inScene((tx) => tx.tenant.update({ where: { id: scene.tenant.id }, data: { template: act } }))
    const before = await inScene((tx) => tx.indicator.count())
    const loads = await Promise.all(Array.from({ length: 8 }, () => loadPlan(authority, {}, { attempt: newId() })))
    expect(loads.map(code).sort()).toEqual([...Array.from({ length: 7 }, () => 'RULE'), 'ok'])
    const added = loads.reduce((sum, one) => sum + (one.ok ? one.value.added : 0), 0)
    expect(await inScene((tx) => tx.indicator.count())).toBe(before + added)
  })
})

describe('people and agencies', () => {
  it('a person is decided on with the roles that were seen', async () => {
    const { person: id } = scene.own
    expect(code(await assignRole(authority, { id, version: 1, role: 'METHODOLOGIST', agencyId: '' }))).toBe('ok')
    const late = await blockPerson(authority, { id, version: 1, reason: 'Уволена' })
    expect([code(late), told(late)]).toMatchObject(['CONFLICT', [{ role: 'METHODOLOGIST' }]])
    expect(code(await blockPerson(authority, { id, version: 2, reason: 'Уволена' }))).toBe('ok')
  })

  it('an appointment ends once; an agency once', async () => {
    const end = { id: scene.own.appointment, version: 1, until: '2026-06-01', removeRole: false }
    const gone = { id: scene.own.child, version: 1, date: '2026-02-02', basis: 'Постановление от 02.02.2026 № 1' }
    const ends = await Promise.all([endAppointment(authority, end), endAppointment(authority, end)])
    const abolitions = await Promise.all([abolishAgency(authority, gone), abolishAgency(authority, gone)])
    expect([ends, abolitions].map((both) => both.map(code).sort())).toEqual([
      ['CONFLICT', 'ok'],
      ['CONFLICT', 'ok'],
    ])
  })
})

describe('reports, tools and readings', () => {
  it('a visit is withdrawn once; a tool is renamed as it was seen', async () => {
    const sheet = { id: scene.own.visit, version: 1, reason: 'Не тот орган' }
    const both = await Promise.all([withdrawVisit(authority, sheet), withdrawVisit(authority, sheet)])
    expect(both.map(code).sort()).toEqual(['CONFLICT', 'ok'])
    expect(both.flatMap(told)).toMatchObject([{ withdrawn: true }])
    const tool = { key: 'tool-1', version: 1 }
    expect(code(await saveTool(authority, { ...tool, title: 'Канбан', hint: '' }))).toBe('ok')
    expect(told(await retireTool(authority, tool))).toMatchObject([{ title: 'Канбан' }])
    const made = await Promise.all(
      Array.from({ length: 4 }, () => saveTool(authority, { key: '', version: 0, title: 'Новый', hint: '' })),
    )
    expect(made.map(code).sort()).toEqual(['INVALID', 'INVALID', 'INVALID', 'ok'])
  })

  it('the rule of quarterly reports is made upon the rules that were seen; a note’s words are not thrown away unseen', async () => {
    const rule = { version: 1, dueDay: 6, lateAfterDay: 8, shift: 'KEEP', remindDays: 3, text: 'Шестое число' } as const
    const rules = await Promise.all([ruleQuarterly(authority, rule), ruleQuarterly(authority, rule)])
    expect(rules.map(code).sort()).toEqual(['CONFLICT', 'ok'])
    await state('resetNote')
    const at = { year: 2026, quarter: 1 as const }
    const edits = [{ section: 'summary' as const, base: 'Главное', text: 'Главное за квартал' }]
    expect(code(await saveNote(authority, { ...at, edits }))).toBe('ok')
    expect(code(await resetNote(authority, { ...at, version: 1, section: 'summary' }))).toBe('CONFLICT')
    expect(code(await resetNote(authority, { ...at, version: 2, section: 'summary' }))).toBe('ok')
  })

  it('values that two readings share are ruled on as they stand', async () => {
    const [one, two] = ['level-overlap-8', 'level-gap-4-5'] as const
    const text = 'Граница относится к уровню выше.'
    const boundaries = [
      { value: '12', belongs: 'below' as const },
      { value: '8', belongs: 'below' as const },
      { value: '5', belongs: 'above' as const },
    ]
    expect(code(await ruleInterpretation(authority, { key: one, version: 1, text, boundaries }))).toBe('ok')
    const other = { key: two, text: 'Пропуска между уровнями нет.' }
    expect(code(await ruleInterpretation(authority, { ...other, version: 1 }))).toBe('CONFLICT')
    expect(code(await asSeen(ruleInterpretation)(authority, other))).toBe('ok')
  })
})

describe('what is made', () => {
  it('leaves one calendar address that answers, and nothing kept of the address itself', async () => {
    const attempt = newId()
    const made = await Promise.all(
      Array.from({ length: 4 }, () => makeFeed(curator, { scope: 'PERSONAL' }, { attempt })),
    )
    expect(new Set(made.map((one) => (one.ok ? one.value.id : one.error.code))).size).toBe(1)
    await Promise.all(Array.from({ length: 4 }, () => makeFeed(curator, { scope: 'PERSONAL' }, { attempt: newId() })))
    const personId = curator.personId ?? ''
    expect(await inScene((tx) => tx.calendarFeed.count({ where: { personId, revokedAt: null } }))).toBe(1)
    const kept = await inScene((tx) => tx.commandAttempt.findMany({ where: { operation: 'feed.make' } }))
    expect(JSON.stringify(kept)).not.toContain('calendar/')
  })

  it('stores a file once whose answer was lost and that was sent again', async () => {
    const attempt = newId()
    const send = () =>
      uploadFile(curator, {
        agencyId: scene.own.agency,
        name: 'приказ.txt',
        body: new Blob(['Приказ № 1']).stream(),
        declaredSize: null,
        attempt,
      })
    const before = await inScene((tx) => tx.storedFile.count())
    const [first, again] = [await send(), await send()]
    expect(first).toEqual(again)
    expect(await inScene((tx) => tx.storedFile.count())).toBe(before + (first.ok ? 1 : 0))
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/platform/actor'
import { withTenant, type Tx } from '@/lib/platform/db'
import {
  answerMaterial as answerMaterialCommand,
  saveAnswer,
  submitAssessment as submitAssessmentCommand,
} from '@/lib/rating/assessment/commands'
import {
  getAssessment,
  getAssessmentDocument,
  getAssessmentLive,
  getCarryOver,
  listAssessments,
} from '@/lib/rating/assessment/queries'
import { carryOverAnswers } from '@/lib/rating/assessment/carry-over-commands'
import {
  addEvidence,
  removeEvidence as removeEvidenceCommand,
  updateEvidence as updateEvidenceCommand,
} from '@/lib/rating/assessment/evidence-commands'
import { handOverAssessment } from '@/lib/rating/assessment/hand-over-commands'
import type { TenantView } from '@/lib/core/tenant'
import { openedCampaign } from '../../factories/campaign'
import { createActor, createAgency, createTenant } from '../../factories/tenant'
import { asSeen } from '../../factories/seen'

const answerMaterial = asSeen(answerMaterialCommand)
const submitAssessment = asSeen(submitAssessmentCommand)
const removeEvidence = asSeen(removeEvidenceCommand)
const updateEvidence = asSeen(updateEvidenceCommand)

let tenant: TenantView
let agency: { id: string; name: string }
let other: { id: string; name: string }
let curator: Actor
let member: Actor
let foreigner: Actor
let id: string
let otherId: string
let campaignId: string

const inTenant = <T>(work: (tx: Tx) => Promise<T>) => withTenant(tenant.id, work)
const stored = () =>
  inTenant((tx) =>
    tx.selfAssessment.findFirstOrThrow({
      where: { id },
      include: { answers: { orderBy: { criterion: 'asc' } }, transitions: { orderBy: { at: 'asc' } } },
    }),
  )
const save = (actor: Actor, criterion: number, attested: number[], comment = '', baseVersion = 0, assessmentId = id) =>
  saveAnswer(actor, { assessmentId, criterion, attested, comment, baseVersion })
const answerAll = async () => {
  for (let criterion = 1; criterion <= 8; criterion += 1) await save(member, criterion, [0])
}

beforeEach(async () => {
  tenant = await createTenant()
  agency = await createAgency(tenant)
  other = await createAgency(tenant)
  const opened = await openedCampaign(tenant, [agency.id, other.id])
  campaignId = opened.id
  ;[id = '', otherId = ''] = opened.assessmentIds
  curator = await createActor(tenant, 'CURATOR', agency.id, 'Куратор')
  member = await createActor(tenant, 'TEAM_MEMBER', agency.id, 'Член команды')
  foreigner = await createActor(tenant, 'CURATOR', other.id, 'Чужой')
})

describe('saving an answer', () => {
  it('starts the draft, keeps total and level right and counts a ladder with a gap only up to the gap', async () => {
    expect(await save(member, 1, [3, 1, 1], ' Дорожная карта ')).toMatchObject({
      ok: true,
      value: { attested: [1, 3], comment: 'Дорожная карта', version: 1, updatedBy: 'Член команды' },
    })
    expect(await stored()).toMatchObject({
      status: 'DRAFT',
      selfTotal: '1',
      selfLevel: 'INITIAL',
      answers: [{ criterion: 1, answered: true }],
      transitions: [{ from: 'NOT_STARTED', to: 'DRAFT' }],
    })
    expect(await save(member, 1, [1, 2, 3], 'Дорожная карта', 1)).toMatchObject({ ok: true, value: { version: 2 } })
    await save(curator, 3, [3])
    await save(curator, 5, [1, 2, 3])
    expect(await stored()).toMatchObject({ selfTotal: '8.1', selfLevel: 'PROGRESSIVE' })
    expect((await stored()).transitions).toHaveLength(1)
  })

  it('tells the second of two people what the first saved, and takes the merge over it', async () => {
    await save(member, 2, [1], 'первый')
    const clash = await save(curator, 2, [1, 2], 'второй')
    expect(clash).toMatchObject({
      ok: false,
      error: {
        code: 'CONFLICT',
        details: { theirs: { attested: [1], comment: 'первый', version: 1, updatedBy: 'Член команды' } },
      },
    })
    expect(await save(curator, 2, [1, 2], 'первый и второй', 1)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await save(member, 2, [1, 2], 'первый и второй', 1)).toMatchObject({ ok: true, value: { version: 2 } })
  })

  it('lets one of two simultaneous savings win, never both', async () => {
    const both = await Promise.all([save(member, 4, [2], 'а'), save(curator, 4, [3], 'б')])
    expect(both.map((result) => (result.ok ? 'ok' : result.error.code)).sort()).toEqual(['CONFLICT', 'ok'])
  })

  it('refuses impossible scores, the other agency, the other tenant and the staff', async () => {
    expect(await save(member, 4, [1])).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    expect(await save(member, 9, [1])).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    expect(await save(foreigner, 1, [1])).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    const away = await createTenant()
    expect(await save(await createActor(away, 'CURATOR', (await createAgency(away)).id), 1, [1])).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    expect(await save(await createActor(tenant, 'AUTHORITY'), 1, [1])).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    expect(await save(await createActor(tenant, 'EMPLOYEE', agency.id), 1, [1])).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    await expect(getAssessment(foreigner, { id })).rejects.toThrow()
    await expect(getAssessmentLive(foreigner, { id })).rejects.toThrow()
    await expect(getAssessmentDocument(foreigner, id)).rejects.toThrow()
    await expect(getAssessment(curator, { id: 'нет' })).rejects.toThrow()
  })
})

describe('submitting', () => {
  it('needs every answer and proof of what is claimed, and a curator', async () => {
    await save(member, 1, [1])
    expect(await submitAssessment(member, { assessmentId: id })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    expect(await submitAssessment(curator, { assessmentId: id })).toMatchObject({
      ok: false,
      error: {
        code: 'RULE',
        details: {
          problems: expect.arrayContaining([{ criterion: 2, code: 'NO_ANSWER', blocking: true, rungs: [] }]) as unknown,
        },
      },
    })
    for (let criterion = 2; criterion <= 8; criterion += 1) await save(member, criterion, [0])
    expect(await submitAssessment(curator, { assessmentId: id })).toMatchObject({
      ok: false,
      error: { details: { problems: [{ criterion: 1, code: 'NO_EVIDENCE', blocking: true }] } },
    })
    await addEvidence(member, {
      assessmentId: id,
      criterion: 1,
      rung: 1,
      title: 'Дорожная карта',
      url: 'https://example.test/karta',
    })
    expect(await submitAssessment(foreigner, { assessmentId: id })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    expect(await submitAssessment(curator, { assessmentId: id })).toMatchObject({ ok: true })
    expect(await stored()).toMatchObject({ status: 'SUBMITTED', submittedBy: 'Куратор', selfTotal: '1' })
  })

  it('closes the answers and the evidence, and is marked late after the due day', async () => {
    await inTenant((tx) =>
      tx.ratingCampaign.updateMany({
        where: { id: campaignId },
        data: { selfAssessmentDue: new Date('2020-12-15T00:00:00Z') },
      }),
    )
    await answerAll()
    const link = await addEvidence(member, {
      assessmentId: id,
      criterion: 2,
      title: 'Дашборд',
      url: 'https://example.test/',
    })
    expect(await submitAssessment(curator, { assessmentId: id })).toMatchObject({ ok: true })
    expect(await save(member, 1, [1], '', 1)).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect(
      await addEvidence(member, { assessmentId: id, criterion: 1, title: 'Поздно', url: 'https://example.test/' }),
    ).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect(await removeEvidence(member, { evidenceId: link.ok ? link.value.id : '' })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect(
      await updateEvidence(member, { evidenceId: link.ok ? link.value.id : '', title: 'Поздно', rung: null }),
    ).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect(await submitAssessment(curator, { assessmentId: id })).toMatchObject({ ok: false, error: { code: 'RULE' } })
    const view = await getAssessment(curator, { id })
    expect(view).toMatchObject({
      timing: { code: 'LATE' },
      can: { edit: false, submit: false },
      submitted: { by: 'Куратор' },
    })
    expect(await getAssessmentDocument(curator, id)).toMatchObject({
      submitted: { late: true },
      total: '0',
      level: { title: 'Начальная подготовка' },
      criteria: expect.objectContaining({ length: 8 }) as unknown,
    })
  })

  it('tells the curators once a day that the draft is ready', async () => {
    expect(await handOverAssessment(member, { assessmentId: id })).toMatchObject({ ok: false, error: { code: 'RULE' } })
    await save(member, 1, [0])
    expect(await handOverAssessment(member, { assessmentId: id })).toMatchObject({ ok: true, value: { curators: 1 } })
    expect(await handOverAssessment(member, { assessmentId: id })).toMatchObject({
      ok: false,
      error: { code: 'LIMIT' },
    })
    expect(await inTenant((tx) => tx.outboxMessage.count({ where: { kind: 'mail' } }))).toBe(1)
    expect((await getAssessment(curator, { id })).returned).toBeNull()
  })

  it('tells the curators of the nearest agency above that has one, however far above it is', async () => {
    const top = await createAgency(tenant)
    const middle = await createAgency(tenant, { parentId: top.id })
    const low = await createAgency(tenant, { parentId: middle.id })
    const { assessmentIds } = await openedCampaign(tenant, [low.id], 2027)
    const assessmentId = assessmentIds[0] ?? ''
    const lowMember = await createActor(tenant, 'TEAM_MEMBER', low.id)
    await save(lowMember, 1, [0], '', 0, assessmentId)
    expect(await handOverAssessment(lowMember, { assessmentId })).toMatchObject({ ok: false, error: { code: 'RULE' } })
    await createActor(tenant, 'CURATOR', top.id)
    expect(await handOverAssessment(lowMember, { assessmentId })).toMatchObject({ ok: true, value: { curators: 1 } })
  })
})

describe('evidence', () => {
  it('takes web links and own files only, and is removed without losing the row', async () => {
    const add = (url: string) => addEvidence(member, { assessmentId: id, criterion: 1, title: 'x', url })
    expect(await add('javascript:alert(1)')).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    expect(await add('ftp://example.test/')).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    const file = (agencyId: string) =>
      inTenant((tx) =>
        tx.storedFile.create({
          data: {
            tenantId: tenant.id,
            id: newId(),
            agencyId,
            name: 'a.pdf',
            mime: 'application/pdf',
            size: 10,
            sha256: 'x',
            storageKey: 'x',
            uploadedBy: 'x',
          },
        }),
      )
    const [own, theirs] = [await file(agency.id), await file(other.id)]
    expect(
      await addEvidence(member, { assessmentId: id, criterion: 1, rung: 2, title: 'a.pdf', fileId: theirs.id }),
    ).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(
      await addEvidence(member, { assessmentId: id, criterion: 4, rung: 1, title: 'a.pdf', fileId: own.id }),
    ).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    const added = await addEvidence(member, { assessmentId: id, criterion: 1, rung: 2, title: 'a.pdf', fileId: own.id })
    expect(added).toMatchObject({ ok: true })
    expect((await getAssessmentLive(curator, { id })).evidence).toMatchObject([
      { tag: 'PDF', rung: 2, title: 'a.pdf', addedBy: 'Член команды', external: false },
    ])
    const evidenceId = added.ok ? added.value.id : ''
    expect(await updateEvidence(member, { evidenceId, title: ' Дорожная карта ', rung: 1 })).toMatchObject({ ok: true })
    expect((await getAssessment(member, { id })).evidence).toContainEqual(
      expect.objectContaining({ id: evidenceId, title: 'Дорожная карта', rung: 1 }),
    )
    expect(await updateEvidence(member, { evidenceId, title: 'Карта', rung: '' })).toMatchObject({ ok: true })
    expect(await updateEvidence(member, { evidenceId, title: ' ', rung: 1 })).toMatchObject({
      ok: false,
      error: { fields: { title: expect.any(String) as string } },
    })
    expect(await updateEvidence(member, { evidenceId, title: 'Карта', rung: 77 })).toMatchObject({
      ok: false,
      error: { code: 'INVALID' },
    })
    expect(await updateEvidence(foreigner, { evidenceId, title: 'Карта', rung: 1 })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    expect(await removeEvidence(foreigner, { evidenceId })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await removeEvidence(member, { evidenceId })).toMatchObject({ ok: true })
    expect((await getAssessmentLive(curator, { id })).evidence).toEqual([])
    expect(await inTenant((tx) => tx.evidence.count({ where: { id: evidenceId } }))).toBe(1)
  })

  it('may be added to an open request while the authority verifies, and the request is answered once', async () => {
    await inTenant((tx) =>
      tx.selfAssessment.updateMany({ where: { id }, data: { status: 'VERIFICATION', submittedAt: new Date() } }),
    )
    const requestId = newId()
    await inTenant((tx) =>
      tx.materialRequest.create({
        data: {
          tenantId: tenant.id,
          id: requestId,
          assessmentId: id,
          criterion: 5,
          text: 'Пришлите списки.',
          dueOn: new Date('2027-01-20T00:00:00Z'),
          askedBy: 'Комитет',
        },
      }),
    )
    const link = { title: 'Списки', url: 'https://example.test/', materialRequestId: requestId }
    expect(await addEvidence(member, { assessmentId: id, criterion: 5, ...link })).toMatchObject({ ok: true })
    expect(await addEvidence(member, { assessmentId: id, criterion: 4, ...link })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect(
      await addEvidence(foreigner, { assessmentId: otherId, criterion: 5, ...link, materialRequestId: requestId }),
    ).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect(await answerMaterial(foreigner, { requestId, answer: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    expect(await answerMaterial(member, { requestId, answer: 'Приложили.' })).toMatchObject({ ok: true })
    expect(await answerMaterial(member, { requestId, answer: 'Ещё раз.' })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect((await getAssessmentLive(curator, { id })).requests).toMatchObject([
      { status: 'ANSWERED', answer: 'Приложили.', answeredBy: 'Член команды' },
    ])
  })
})

describe('carrying over', () => {
  it('copies what is not answered yet, and replaces an answer only when it is named', async () => {
    const last = await openedCampaign(tenant, [agency.id], 2025)
    await inTenant((tx) =>
      tx.assessmentAnswer.createMany({
        data: [
          {
            tenantId: tenant.id,
            id: newId(),
            assessmentId: last.assessmentIds[0] ?? '',
            criterion: 1,
            attested: [1, 2],
            answered: true,
            comment: 'в 2025',
            finalScore: 1,
          },
          {
            tenantId: tenant.id,
            id: newId(),
            assessmentId: last.assessmentIds[0] ?? '',
            criterion: 3,
            attested: [2],
            answered: true,
            comment: 'офис',
          },
        ],
      }),
    )
    await inTenant((tx) =>
      tx.selfAssessment.updateMany({ where: { id: last.assessmentIds[0] }, data: { status: 'FINAL' } }),
    )
    await save(member, 1, [3], 'новое')
    expect((await getAssessment(member, { id })).carryOverYear).toBe(2025)
    expect((await getCarryOver(member, { id })).source).toMatchObject({
      year: 2025,
      answers: [
        { criterion: 1, confirmedScore: 1 },
        { criterion: 3, comment: 'офис' },
      ],
    })
    expect(await carryOverAnswers(member, { assessmentId: id })).toMatchObject({
      ok: true,
      value: { criteria: [3], year: 2025 },
    })
    expect(await stored()).toMatchObject({
      selfTotal: '1.6',
      answers: [
        { criterion: 1, comment: 'новое', version: 1 },
        { criterion: 3, attested: [2], comment: 'офис' },
      ],
    })
    expect(await carryOverAnswers(member, { assessmentId: id, criteria: [] })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect(await carryOverAnswers(member, { assessmentId: id, criteria: ['1'] })).toMatchObject({
      ok: true,
      value: { criteria: [1] },
    })
    expect(await stored()).toMatchObject({
      selfTotal: '3.6',
      answers: [{ criterion: 1, comment: 'в 2025', attested: [1, 2], version: 2 }, { criterion: 3 }],
    })
    expect(await carryOverAnswers(foreigner, { assessmentId: id })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    await expect(getCarryOver(foreigner, { id: otherId })).rejects.toThrow()
  })
})

describe('the list', () => {
  it('shows an agency its own alone and verified results only once they are sent', async () => {
    await inTenant((tx) =>
      tx.selfAssessment.updateMany({
        where: { id },
        data: {
          status: 'VERIFIED',
          submittedAt: new Date(),
          selfTotal: '9',
          selfLevel: 'PROGRESSIVE',
          verifiedTotal: '4',
          verifiedLevel: 'INITIAL',
        },
      }),
    )
    const authority = await createActor(tenant, 'AUTHORITY')
    expect(await listAssessments(authority, {})).toMatchObject({ year: 2026, total: 2, wide: true })
    expect((await listAssessments(authority, { level: 'INITIAL' })).rows).toMatchObject([{ id, resultTotal: '4' }])
    expect((await listAssessments(curator, {})).rows).toMatchObject([{ id, resultTotal: null }])
    expect((await listAssessments(curator, { level: 'INITIAL' })).rows).toEqual([])
    await inTenant((tx) => tx.selfAssessment.updateMany({ where: { id }, data: { status: 'RESULTS_SENT' } }))
    expect((await listAssessments(curator, {})).rows).toMatchObject([{ id, resultTotal: '4' }])
    expect((await listAssessments(authority, { status: 'NOT_STARTED' })).rows).toMatchObject([{ id: otherId }])
  })
})

import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import { withTenant } from '@/lib/platform/db'
import { readObject } from '@/lib/platform/storage'
import { getAssessment } from '@/lib/rating/assessment/queries'
import { dayColumn } from '@/lib/core/db-day'
import { removeEvidence as removeEvidenceCommand } from '@/lib/rating/assessment/evidence-commands'
import { attachOffer } from '@/lib/rating/assessment/offer-commands'
import { readOffered } from '@/lib/rating/assessment/offer-read'
import { readSheet } from '@/lib/rating/assessment/offer-sheet'
import { openedCampaign } from '../../factories/campaign'
import { createProject } from '../../factories/project'
import { createActor, createAgency, createTenant } from '../../factories/tenant'
import { asSeen } from '../../factories/seen'

const removeEvidence = asSeen(removeEvidenceCommand)

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)

async function scene() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const school = await createAgency(tenant, { parentId: agency.id, kind: 'SUBORDINATE_ORGANISATION' })
  const other = await createAgency(tenant)
  const {
    assessmentIds: [assessmentId = ''],
  } = await openedCampaign(tenant, [agency.id, other.id], 2027)
  return {
    tenant,
    agency,
    school,
    other,
    assessmentId,
    team: await createActor(tenant, 'TEAM_MEMBER', agency.id),
    stranger: await createActor(tenant, 'TEAM_MEMBER', other.id),
  }
}
type Scene = Awaited<ReturnType<typeof scene>>

const doneProposal = ({ tenant }: Scene, agencyId: string) =>
  withTenant(
    tenant.id,
    async (tx) =>
      (
        await tx.proposal.create({
          data: {
            tenantId: tenant.id,
            id: newId(),
            number: 1,
            agencyId,
            title: 'Датчик света',
            problem: 'Темно в коридоре',
            suggestion: 'Датчик',
            status: 'DONE',
            authorName: 'Сидорова Ольга Львовна',
            answer: 'Стоит',
            filedAt: new Date('2027-02-01T03:00:00Z'),
            answerDue: dayColumn('2027-02-15'),
            doneOn: dayColumn('2027-03-01'),
            hours: '12',
          },
          select: { id: true },
        })
      ).id,
  )
const practiceOf = ({ tenant }: Scene, agencyId: string, projectId: string) =>
  withTenant(
    tenant.id,
    async (tx) =>
      (
        await tx.practice.create({
          data: {
            tenantId: tenant.id,
            id: newId(),
            projectId,
            agencyId,
            status: 'PUBLISHED',
            title: 'Справка за день',
            problem: 'Долго',
            solution: 'Быстро',
            slug: newId(),
            publishedAt: new Date('2027-05-01T03:00:00Z'),
            createdBy: 'Куратор',
            results: [{ goalId: 'g', name: 'Срок', unit: 'дней', direction: 'LESS', before: '30', after: '1' }],
          },
          select: { id: true },
        })
      ).id,
  )

describe('evidence from the portal', () => {
  it('offers what the agency and those under it have, by criterion; nothing of others, nothing in drafts', async () => {
    const place = await scene()
    const { tenant, agency, school, other, assessmentId, team } = place
    const own = await createProject(tenant, agency, { status: 'RUNNING' })
    const below = await createProject(tenant, school, {
      status: 'FINISHED',
      kind: 'CLIENT_CENTRIC',
      data: { closedOn: dayColumn('2027-09-01') },
    })
    await createProject(tenant, agency)
    const foreign = await createProject(tenant, other, { status: 'RUNNING' })
    const shared = await createProject(tenant, other, { status: 'RUNNING', participants: { [agency.id]: 'Приём' } })
    const practice = await practiceOf(place, school.id, below.id)
    const proposal = await doneProposal(place, agency.id)
    const { offers } = await getAssessment(team, { id: assessmentId })
    const ids = (criterion: number) => (offers[criterion] ?? []).map(({ id, rung }) => [id, rung])
    expect(new Map(ids(1) as [string, number][])).toEqual(
      new Map<string, number | null>([
        [own.id, 2],
        [below.id, 3],
        [shared.id, 2],
        [proposal, 2],
      ]),
    )
    expect(ids(4)).toEqual([[practice, 2]])
    expect(ids(7)).toEqual([[shared.id, null]])
    expect(
      ids(8)
        .map(([id]) => id)
        .sort(),
    ).toEqual([practice, below.id, proposal].sort())
    expect(JSON.stringify(offers)).not.toContain(foreign.id)
    const authority = await createActor(tenant, 'AUTHORITY')
    expect((await getAssessment(authority, { id: assessmentId })).offers).toEqual({})
  })

  it('attaches a copy that stays as it was when the project changes', async () => {
    const { tenant, agency, assessmentId, team, stranger } = await scene()
    const { id, number } = await createProject(tenant, agency, { status: 'RUNNING' })
    const offer = { assessmentId, criterion: 1, kind: 'project' as const, id }
    expect(code(await attachOffer(stranger, offer))).toBe('NOT_FOUND')
    expect(code(await attachOffer(team, { ...offer, criterion: 2 }))).toBe('RULE')
    value(await attachOffer(team, offer))
    expect(code(await attachOffer(team, offer))).toBe('CONFLICT')
    const view = await getAssessment(team, { id: assessmentId })
    expect(view.status).toBe('DRAFT')
    expect(view.evidence).toMatchObject([{ criterion: 1, rung: 2, tag: 'PDF', source: `project ${id}` }])
    expect(view.evidence[0]?.title).toMatch(
      new RegExp(`^Проект № ${number} «Сокращение срока выдачи справки» \\(на \\d\\d\\.\\d\\d\\.\\d{4}\\)$`),
    )
    const file = () =>
      withTenant(tenant.id, async (tx) => tx.storedFile.findFirstOrThrow({ where: { mime: 'application/pdf' } }))
    const before = await file()
    await withTenant(tenant.id, (tx) =>
      tx.project.update({
        where: { tenantId_id: { tenantId: tenant.id, id } },
        data: { title: 'Другое', status: 'CANCELLED' },
      }),
    )
    expect(await file()).toEqual(before)
    const bytes: Buffer[] = []
    for await (const chunk of await readObject(before.storageKey)) bytes.push(chunk as Buffer)
    expect(Buffer.concat(bytes).subarray(0, 5).toString()).toBe('%PDF-')
    expect(Buffer.concat(bytes).length).toBe(before.size)
    expect((await getAssessment(team, { id: assessmentId })).offers).toEqual({})
    value(await removeEvidence(team, { evidenceId: view.evidence[0]?.id ?? '' }))
  })

  it('offers a life situation to whoever takes part in it, and attaches who gives which service', async () => {
    const { tenant, school, other, assessmentId, team } = await scene()
    const [id, candidate] = [newId(), newId()]
    const service = { id: newId(), name: 'Запись в первый класс', kind: 'service', agencyId: school.id }
    await withTenant(tenant.id, async (tx) => {
      const own = { tenantId: tenant.id, agencyId: other.id, createdBy: 'К', services: [service] }
      await tx.lifeSituation.create({ data: { ...own, id, title: 'Ребёнок идёт в школу', status: 'CHOSEN' } })
      await tx.lifeSituation.create({ data: { ...own, id: candidate, title: 'Только предложена' } })
    })
    const offered = (await getAssessment(team, { id: assessmentId })).offers[1] ?? []
    expect(offered.map((one) => [one.id, one.rung, one.detail])).toEqual([[id, 3, 'выбрана']])
    value(await attachOffer(team, { assessmentId, criterion: 1, kind: 'situation', id }))
    const { evidence } = await getAssessment(team, { id: assessmentId })
    expect(evidence).toMatchObject([{ criterion: 1, rung: 3, tag: 'PDF', source: `situation ${id}` }])
    expect(code(await attachOffer(team, { assessmentId, criterion: 1, kind: 'situation', id: candidate }))).toBe('RULE')
  })

  it('attaches a survey where the methodology asks for one: shown marks of its own batches, nothing else', async () => {
    const { tenant, agency, other } = await scene()
    const place = { tenantId: tenant.id, agencyId: agency.id, timeZone: tenant.timeZone }
    const make = async (agencyId: string | null, answered: number | null) => {
      const [id, versionId] = [newId(), newId()]
      await withTenant(tenant.id, async (tx) => {
        await tx.survey.create({
          data: { tenantId: tenant.id, id, agencyId, title: 'Справка', code: id, status: 'CLOSED', createdBy: 'К' },
        })
        await tx.surveyVersion.create({
          data: { tenantId: tenant.id, id: versionId, surveyId: id, number: 1, content: { pages: [] }, startedBy: 'К' },
        })
        const day = dayColumn('2027-03-01')
        const block = { tenantId: tenant.id, surveyId: id, versionId, agencyId: agencyId ?? agency.id, threshold: 5 }
        await tx.surveyBlock.create({
          data: {
            ...{ ...block, id: newId(), number: 1, from: day, until: day, closedOn: day },
            ...(answered !== null && { answered, satisfied: answered - 2 }),
          },
        })
      })
      return id
    }
    const own = await make(agency.id, 12)
    for (const [agencyId, answered] of [
      [agency.id, null],
      [other.id, 9],
      [null, 30],
    ] as const)
      await make(agencyId, answered)
    const found = await withTenant(tenant.id, (tx) => readOffered(tx, place, ['survey']))
    expect(found.map(({ id, detail, from }) => [id, detail, from])).toEqual([[own, 'довольны 10 из 12', '2027-03-01']])
    const sheet = await withTenant(tenant.id, (tx) => readSheet(tx, place, 'survey', own))
    expect(JSON.stringify(sheet.sections)).toContain('"10","12"')
  })

  it('attaches practices and proposals, the latter without their author; not once the assessment is sent', async () => {
    const place = await scene()
    const { tenant, agency, assessmentId, team } = place
    const project = await createProject(tenant, agency, { status: 'FINISHED' })
    const practice = await practiceOf(place, agency.id, project.id)
    const proposal = await doneProposal(place, agency.id)
    value(await attachOffer(team, { assessmentId, criterion: 4, kind: 'practice', id: practice }))
    value(await attachOffer(team, { assessmentId, criterion: 1, kind: 'proposal', id: proposal }))
    const { evidence } = await getAssessment(team, { id: assessmentId })
    expect(evidence.map(({ criterion, rung }) => [criterion, rung])).toEqual([
      [4, 3],
      [1, 2],
    ])
    await withTenant(tenant.id, (tx) =>
      tx.selfAssessment.update({
        where: { tenantId_id: { tenantId: tenant.id, id: assessmentId } },
        data: { status: 'SUBMITTED' },
      }),
    )
    expect(code(await attachOffer(team, { assessmentId, criterion: 8, kind: 'practice', id: practice }))).toBe('RULE')
  })
})

import { newId } from '@/lib/core/ids'
import { markOf } from '@/lib/platform/mark'
import type { Prisma } from '@/lib/generated/prisma/client'
import { platformDb, withTenant, type Tx } from '@/lib/platform/db'
import { currentEntries } from '@/lib/feedback/clients/list-read'
import type { ResultsContext } from '@/lib/feedback/results/read'
import { readReportGround } from '@/lib/feedback/results/report-read'
import { readReport } from '@/lib/feedback/situation/report-read'
import { emptyStage } from '@/lib/feedback/situation/stage'
import type { CheckBody } from '@/lib/processes/check/form'
import { publishable } from '@/lib/processes/publication/source'
import { readEntries } from '@/lib/processes/registry/read'
import { StepData } from '@/lib/processes/steps/data'
import { readObservations, takeable, takingMark } from '@/lib/processes/timing/read'
import type { TenantView } from '@/lib/core/tenant'
import { filledPassport, goalId, projectRow } from './project'
import { writeCollecting } from './collecting'
import { writePublications, writeSurveys } from './survey'
import { createTenant, kuzbassMethodology } from './tenant'
import { writeTold } from './told'
import { cellText } from '@/lib/processes/steps/cells'

/** An agency's things that a command or query can name; createScene makes one of each. */
const thingNames = [
  'agency',
  'tableImport',
  'child',
  'person',
  'membership',
  'appointment',
  'assessment',
  'evidence',
  'file',
  'materialRequest',
  'objection',
  'award',
  'auditRecord',
  'project',
  'task',
  'artefact',
  'note',
  'report',
  'quarterly',
  'visit',
  'measurement',
  'effect',
  'practice',
  'passportVersion',
  'remark',
  'proposal',
  'proposalPhoto',
  'roadmap',
  'roadmapItem',
  'roadmapPart',
  'roadmapProof',
  'roadmapChange',
  // A draft whose first day has come, and one that asks.
  'survey',
  'openSurvey',
  // The version that is asked, a point and a tablet that open it.
  'surveyVersion',
  'surveyPoint',
  'surveyDesk',
  // A file whose answers were taken.
  'answerFile',
  // Of the survey that asks: a closed batch, its words and a theme of them, a draft of its report.
  'surveyBatch',
  'surveyWords',
  'surveyTheme',
  'surveyReport',
  // Its published results, and the mark of what its page would publish.
  'resultsEdition',
  'resultsMark',
  'unit',
  'process',
  // Another one of the same agency.
  'nextProcess',
  'processComment',
  // What the page of the registry shows, for its approval.
  'registryMark',
  'processMap',
  'resource',
  'resourcePrice',
  'step',
  'timingSeries',
  'takingBatch',
  'observation',
  // What the page of the timing shows, for taking it into the steps.
  'takingMark',
  'courseAnswer',
  'courseItem',
  // Of `process`; its project is `project`. The first paper is a plan, the other one information for the office.
  'optimisation',
  'optimisationProblem',
  'optimisationSolution',
  'optimisationPaper',
  'infoPaper',
  'optimisationTrouble',
  // Approved and in force, given to `person`.
  'standard',
  'standardCheck',
  'material',
  // Open to everybody.
  'edition',
  // What the preview of the next edition shows.
  'publicationMark',
  // Of process: answered, not signed, late; of nextProcess: signed with «В», with a measure that is late.
  'check',
  'gradedCheck',
  'measure',
  // Of clients: the segment of the common list stands at Scene.commonSegment; the situation is led by the agency.
  'touchpoint',
  'touchpointMark',
  'segment',
  'segmentMark',
  'order',
  'situation',
  'reportMark',
  'surveyReportMark',
  'journey',
  'stage',
  'study',
  // Clients: a problem to be sorted, one that is late, a word to the agency, a topic of complaints.
  'problem',
  'nextProblem',
  'word',
  'topic',
] as const
/** Ids of one agency's things. */
export type Things = Record<(typeof thingNames)[number], string>
/** A tenant with two agencies that both have everything, and what belongs to the tenant as a whole. */
export type Scene = {
  tenant: TenantView
  campaign: string
  message: string
  /** Led by the own agency; `task` is a task of it. */
  portfolio: string
  portfolioTask: string
  otherPortfolio: string
  otherPortfolioTask: string
  interpretation: string
  /** Typed by each agency; counted in projects. */
  indicator: string
  counted: string
  typical: string
  checkForm: string
  checkCampaign: string
  commonSegment: string
  own: Things
  other: Things
}

/** Ids that nothing has. */
export const nowhere = (): Things => Object.fromEntries(thingNames.map((name) => [name, newId()])) as Things

/** Writes the scene in a few statements; statuses matter little: what is asked of it is who may see and touch what. */
export async function createScene(): Promise<Scene> {
  const tenant = await createTenant()
  const scene: Scene = {
    tenant,
    campaign: newId(),
    message: newId(),
    portfolio: newId(),
    portfolioTask: newId(),
    otherPortfolio: newId(),
    otherPortfolioTask: newId(),
    indicator: newId(),
    counted: newId(),
    typical: newId(),
    checkForm: newId(),
    checkCampaign: newId(),
    commonSegment: newId(),
    interpretation: kuzbassMethodology().interpretations[0]?.id ?? '',
    own: nowhere(),
    other: nowhere(),
  }
  const both = [scene.own, scene.other]
  const { interpretations, ...methodology } = kuzbassMethodology()
  const tenantId = tenant.id
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const users = both.map(() => ({ id: newId(), email: `${newId()}@example.test` }))
  await platformDb().user.createMany({ data: users })
  const versionId = newId()
  await withTenant(tenantId, async (tx) => {
    const every = <T>(row: (t: Things, i: number) => T) => both.map((t, i) => ({ tenantId, ...row(t, i) }))
    await tx.agency.createMany({
      data: every((t, i) => ({ id: t.agency, kind: 'EXECUTIVE_BODY', name: `Орган ${i}`, slug: `o-${t.agency}` })),
    })
    await tx.agency.createMany({
      data: every((t, i) => ({
        id: t.child,
        parentId: t.agency,
        kind: 'SUBORDINATE_ORGANISATION',
        name: `Учреждение ${i}`,
        slug: `o-${t.child}`,
      })),
    })
    await tx.person.createMany({
      data: every((t, i) => ({
        id: t.person,
        userId: users[i]?.id,
        name: `Человек ${i}`,
        email: users[i]?.email ?? '',
      })),
    })
    await tx.tableImport.createMany({
      data: every((t) => ({
        ...{
          id: t.tableImport,
          kind: 'processes',
          personId: t.person,
          byName: 'Человек',
          fileName: 'реестр.csv',
          size: 1,
        },
        ...{ sha256: t.tableImport, status: 'LOADED' as const, loadedAt: new Date() },
      })),
    })
    await tx.membership.createMany({
      data: every((t) => ({ id: t.membership, personId: t.person, role: 'TEAM_MEMBER' as const, agencyId: t.agency })),
    })
    await tx.appointment.createMany({
      data: every((t) => ({
        id: t.appointment,
        agencyId: t.agency,
        personId: t.person,
        kind: 'LEADER_TEAM' as const,
        position: 'Заместитель',
        actNumber: '1-р',
        actDate: day('2026-01-12'),
        from: day('2026-01-12'),
      })),
    })
    const campaign = (id: string, year: number) => ({
      tenantId,
      id,
      year,
      openedAt: new Date(),
      interpretations,
      methodology: { ...methodology, interpretations } as Prisma.InputJsonObject,
      selfAssessmentDue: day(`${year}-12-15`),
      ratingDue: day(`${year + 1}-01-30`),
      resultsSentDue: day(`${year + 1}-02-20`),
      publicationDue: day(`${year + 1}-04-01`),
    })
    const lastYear = newId()
    await tx.ratingCampaign.createMany({
      data: [campaign(scene.campaign, 2026), { ...campaign(lastYear, 2025), status: 'PUBLISHED' as const }],
    })
    await tx.selfAssessment.createMany({
      data: every((t) => ({
        id: t.assessment,
        campaignId: scene.campaign,
        agencyId: t.agency,
        status: 'DRAFT' as const,
        startedAt: new Date(),
      })),
    })
    await tx.storedFile.createMany({
      data: every((t) => ({
        id: t.file,
        agencyId: t.agency,
        name: 'приказ.pdf',
        mime: 'application/pdf',
        size: 1,
        sha256: '0'.repeat(64),
        storageKey: t.file,
        uploadedBy: 'Человек',
      })),
    })
    await tx.proposal.createMany({
      data: every((t, i) => ({
        id: t.proposal,
        number: i + 1,
        agencyId: t.agency,
        title: 'Свет в коридоре',
        problem: 'В коридоре темно',
        suggestion: 'Датчик движения',
        personId: t.person,
        authorName: `Человек ${i}`,
        filedAt: new Date(),
        answerDue: day('2027-12-01'),
      })),
    })
    await tx.proposalPhoto.createMany({
      data: every((t) => ({ id: t.proposalPhoto, proposalId: t.proposal, fileId: t.file })),
    })
    await tx.materialRequest.createMany({
      data: every((t) => ({
        id: t.materialRequest,
        assessmentId: t.assessment,
        criterion: 1,
        text: 'Приложите приказ',
        dueOn: day('2027-01-20'),
        askedBy: 'Комитет',
      })),
    })
    await tx.evidence.createMany({
      data: every((t) => ({
        id: t.evidence,
        assessmentId: t.assessment,
        criterion: 1,
        kind: 'FILE' as const,
        title: 'Приказ',
        fileId: t.file,
        addedBy: 'Человек',
      })),
    })
    await tx.objection.createMany({
      data: every((t) => ({ id: t.objection, assessmentId: t.assessment, filedBy: 'Человек' })),
    })
    await tx.objectionItem.createMany({
      data: every((t) => ({
        id: newId(),
        objectionId: t.objection,
        criterion: 1,
        reason: 'Приказ есть',
        requestedScore: 1,
      })),
    })
    await tx.ratingVersion.create({
      data: {
        tenantId,
        id: versionId,
        campaignId: lastYear,
        year: 2025,
        version: 1,
        publishedAt: new Date(),
        publishedBy: 'Комитет',
        bundle: {},
      },
    })
    await tx.ratingResult.createMany({
      data: every((t, i) => ({
        id: newId(),
        versionId,
        agencyId: t.agency,
        agencySlug: `o-${t.agency}`,
        agencyName: `Орган ${i}`,
        agencyKind: 'EXECUTIVE_BODY',
        place: 1,
        total: '9',
        level: 'PROGRESSIVE',
        scores: [1, 2, 2, 2, 2, 2, 2, 2],
        selfScores: [1, 2, 2, 2, 2, 2, 2, 2],
        breakdown: [],
      })),
    })
    await tx.award.createMany({
      data: every((t, i) => ({
        id: t.award,
        versionId,
        agencyId: t.agency,
        agencyName: `Орган ${i}`,
        kind: 'LEVEL_CERTIFICATE' as const,
        number: `2025-${i}`,
        code: newId(),
        level: 'LEADER',
        total: '13.4',
        year: 2025,
        issuedAt: new Date(),
        validUntil: day('2027-04-01'),
      })),
    })
    await tx.auditRecord.createMany({
      data: every((t) => ({
        id: t.auditRecord,
        personName: 'Человек',
        operation: 'assessment.edit',
        subjectType: 'SelfAssessment',
        subjectId: t.assessment,
        agencyId: t.agency,
        requestId: 'r',
      })),
    })
    for (const t of both)
      await tx.project.create({
        data: projectRow(tenantId, t.agency, { id: t.project, number: t === scene.own ? 1 : 2 }),
      })
    await tx.projectStage.createMany({ data: every((t) => ({ projectId: t.project, number: 1 })) })
    await tx.projectTask.createMany({
      data: every((t, i) => ({
        id: t.task,
        projectId: t.project,
        agencyId: t.agency,
        title: `Задача ${i}`,
        createdBy: 'Куратор',
      })),
    })
    await tx.projectArtefact.createMany({
      data: every((t, i) => ({
        id: t.artefact,
        projectId: t.project,
        stage: 2,
        title: `Карта ${i}`,
        fileId: t.file,
        addedBy: 'Куратор',
      })),
    })
    await tx.projectNote.createMany({
      data: every((t, i) => ({
        id: t.note,
        projectId: t.project,
        heldOn: day('2026-11-02'),
        text: `Встреча ${i}`,
        byName: 'Куратор',
      })),
    })
    await tx.projectReport.createMany({
      data: every((t) => ({ id: t.report, projectId: t.project, kind: 'INTERIM' as const, dueOn: day('2027-02-01') })),
    })
    await tx.tool.createMany({ data: [{ tenantId, key: 'tool-1', title: 'Картирование', position: 1 }] })
    await tx.toolVisit.createMany({
      data: every((t, i) => ({
        id: t.visit,
        number: i + 1,
        agencyId: t.agency,
        visitedOn: day('2026-10-01'),
        visitors: 'Комитет',
        conclusion: 'Хорошо',
        byName: 'Комитет',
      })),
    })
    await tx.quarterlyRule.create({
      data: { tenantId, id: newId(), fromYear: 2024, fromQuarter: 1, dueDay: 3, lateAfterDay: 5, madeBy: 'Комитет' },
    })
    await tx.quarterlyReport.createMany({
      data: every((t) => ({
        id: t.quarterly,
        agencyId: t.agency,
        year: 2026,
        quarter: 1,
        dueOn: day('2026-04-03'),
        lateAfter: day('2026-04-05'),
        createdBy: 'Человек',
      })),
    })
    await tx.goalMeasurement.createMany({
      data: every((t) => ({
        id: t.measurement,
        projectId: t.project,
        goalId,
        measuredOn: day('2026-10-01'),
        value: '20',
        byName: 'Человек',
      })),
    })
    await tx.projectEffect.createMany({
      data: every((t) => ({
        id: t.effect,
        projectId: t.project,
        kind: 'MONEY' as const,
        amount: '100',
        year: 2026,
        basis: 'Меньше бланков',
        byName: 'Человек',
      })),
    })
    await tx.portfolio.createMany({
      data: [
        { tenantId, id: scene.portfolio, title: 'Портфель', agencyId: scene.own.agency },
        { tenantId, id: scene.otherPortfolio, title: 'Другой портфель', agencyId: scene.other.agency },
      ],
    })
    await tx.portfolioTask.createMany({
      data: [
        {
          tenantId,
          id: scene.portfolioTask,
          portfolioId: scene.portfolio,
          title: 'Общая задача',
          createdBy: 'Куратор',
        },
        {
          tenantId,
          id: scene.otherPortfolioTask,
          portfolioId: scene.otherPortfolio,
          title: 'Задача другого',
          createdBy: 'Куратор',
        },
      ],
    })
    await tx.project.updateMany({ where: { tenantId }, data: { portfolioId: scene.portfolio } })
    await tx.portfolioTaskProject.createMany({
      data: every((t) => ({ taskId: scene.portfolioTask, projectId: t.project })),
    })
    await tx.practice.createMany({
      data: every((t) => ({
        id: t.practice,
        projectId: t.project,
        agencyId: t.agency,
        title: 'Практика',
        slug: `p-${t.practice}`,
        createdBy: 'Человек',
      })),
    })
    await tx.passportVersion.createMany({
      data: every((t) => ({
        id: t.passportVersion,
        projectId: t.project,
        number: 1,
        fields: filledPassport,
        submittedBy: 'Человек',
        submittedAt: new Date(),
        status: 'RETURNED' as const,
      })),
    })
    await tx.passportRemark.createMany({
      data: every((t) => ({
        id: t.remark,
        versionId: t.passportVersion,
        path: 'customer',
        text: 'Уточните',
        byName: 'Методолог',
      })),
    })
    await tx.roadmap.createMany({
      data: every((t) => ({
        id: t.roadmap,
        kind: 'DEPARTMENTAL' as const,
        agencyId: t.agency,
        title: 'Карта',
        status: 'APPROVED' as const,
        yearFrom: 2026,
        yearTo: 2026,
        createdBy: 'Куратор',
      })),
    })
    await tx.roadmapItem.createMany({
      data: every((t) => ({
        id: t.roadmapItem,
        roadmapId: t.roadmap,
        number: '1.1',
        sectionNumber: '1',
        section: 'Раздел',
        title: 'Утверждён план',
        dueOn: day('2026-12-01'),
        result: 'приказ',
        responsible: ['Орган'],
        position: 0,
      })),
    })
    await tx.roadmapPart.createMany({
      data: every((t) => ({
        id: t.roadmapPart,
        itemId: t.roadmapItem,
        agencyId: t.agency,
        bodyName: 'Орган',
        lead: true,
      })),
    })
    await tx.roadmapProof.createMany({
      data: every((t) => ({
        id: t.roadmapProof,
        partId: t.roadmapPart,
        fileId: t.file,
        title: 'Приказ',
        byName: 'Куратор',
      })),
    })
    await tx.roadmapChange.createMany({
      data: every((t) => ({
        id: t.roadmapChange,
        roadmapId: t.roadmap,
        itemId: t.roadmapItem,
        kind: 'REMOVE' as const,
        reason: 'Сделано иначе',
        proposedBy: 'Куратор',
      })),
    })
    const indicator = {
      tenantId,
      sectionNumber: '1',
      section: 'Проекты',
      perAgency: true,
      responsible: ['PARTICIPANTS'],
    }
    await tx.indicator.createMany({
      data: [
        {
          ...indicator,
          id: scene.indicator,
          number: '1.1',
          title: 'Обучено сотрудников',
          unit: 'сотрудников',
          position: 1,
        },
        {
          ...indicator,
          id: scene.counted,
          number: '1.2',
          title: 'Открыто проектов',
          unit: 'проектов',
          source: 'PROJECTS_OPENED',
          position: 2,
        },
      ],
    })
    await tx.indicatorFact.createMany({
      data: every((t) => ({
        id: newId(),
        indicatorId: scene.indicator,
        year: 2025,
        quarter: 4,
        agencyId: t.agency,
        value: '2',
        byName: 'Человек',
      })),
    })
    await writeSurveys(tx, tenantId, both)
    await writeCollecting(tx, tenantId, both)
    await writeProcesses(tx, scene)
    await writeOptimisations(tx, scene)
    await writeChecks(tx, scene)
    await writeClients(tx, scene)
    await writeTold(tx, scene)
    await writePublications(tx, scene.tenant, both)
    await tx.outboxMessage.create({
      data: {
        tenantId,
        id: scene.message,
        kind: 'mail',
        payload: { to: 'a@example.test', subject: 's', text: 't' },
        status: 'FAILED',
      },
    })
  })
  return scene
}

const checkBody: CheckBody = {
  points: { yes: '2', partly: '1', no: '0' },
  sections: [{ title: 'Узнать', questions: [{ key: 'q1', text: 'Срок виден', weight: '1', stop: false }] }],
  grades: [
    { letter: 'А', from: '85', meaning: '' },
    { letter: 'Б', from: '70', meaning: '' },
    { letter: 'В', from: '50', meaning: '' },
    { letter: 'Г', from: '0', meaning: '' },
  ],
  limit: 'В',
}

/** A campaign whose days have passed: both agencies owe a check, a plan and a measure. */
async function writeChecks(tx: Tx, { tenant, checkForm, checkCampaign, own, other }: Scene): Promise<void> {
  const tenantId = tenant.id
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const every = <T>(row: (t: Things) => T) => [own, other].map((t) => ({ tenantId, ...row(t) }))
  await tx.checkForm.create({
    data: { tenantId, id: checkForm, title: 'Лист самопроверки', sample: true, body: checkBody, updatedBy: 'Человек' },
  })
  await tx.checkCampaign.create({
    data: {
      tenantId,
      id: checkCampaign,
      title: 'Самопроверка 2026 года',
      formTitle: 'Лист самопроверки',
      sample: true,
      form: checkBody,
      checkBy: day('2026-02-01'),
      planBy: day('2026-03-01'),
      doneBy: day('2026-12-31'),
      createdBy: 'Человек',
    },
  })
  const answers = { q1: { answer: 'partly', note: 'Срок на второй странице' } }
  await tx.processCheck.createMany({
    data: [
      ...every((t) => ({ id: t.check, campaignId: checkCampaign, processId: t.process, answers })),
      ...every((t) => ({
        id: t.gradedCheck,
        campaignId: checkCampaign,
        processId: t.nextProcess,
        answers,
        share: '1/2',
        grade: 'В',
        signedBy: 'Куратор',
        signedAt: day('2026-01-20'),
      })),
    ],
  })
  await tx.checkMeasure.createMany({
    data: every((t) => ({
      id: t.measure,
      checkId: t.gradedCheck,
      what: 'Показать срок',
      responsible: 'Начальник отдела',
      dueOn: day('2026-04-01'),
    })),
  })
}

/** Unlike each other, so that none is suggested as another's double. */
const processNames = ['Выдача справок', 'Учёт техники', 'Запись к врачу', 'Ремонт дорог']

/** Registries of both agencies, approved once while they were empty; the typical list has one process. */
async function writeProcesses(tx: Tx, { tenant, typical, own, other }: Scene): Promise<void> {
  const both = [own, other]
  const tenantId = tenant.id
  const every = <T>(row: (t: Things, i: number) => T) => both.map((t, i) => ({ tenantId, ...row(t, i) }))
  await tx.unit.createMany({ data: every((t, i) => ({ id: t.unit, agencyId: t.agency, name: `Отдел ${i}` })) })
  await tx.typicalProcess.create({ data: { tenantId, id: typical, code: 'Т-1', name: 'Закупки' } })
  await tx.process.createMany({
    data: both.flatMap((t, i) =>
      [t.process, t.nextProcess].map((id, n) => ({
        tenantId,
        id,
        agencyId: t.agency,
        code: `П-${n + 1}`,
        name: processNames[2 * i + n] ?? '',
        kind: 'WITHIN' as const,
        unitId: t.unit,
        createdBy: 'Человек',
      })),
    ),
  })
  const maps = every((t) => ({ id: t.processMap, processId: t.process, state: 'AS_IS' as const }))
  await tx.processMap.createMany({ data: maps })
  await tx.processResource.createMany({
    data: every((t) => ({ id: t.resource, agencyId: t.agency, kind: 'ROLE' as const, name: 'Специалист' })),
  })
  await tx.processResourcePrice.createMany({
    data: every((t) => ({
      id: t.resourcePrice,
      resourceId: t.resource,
      from: new Date('2026-01-01T00:00:00Z'),
      price: '310',
      byName: 'Куратор',
    })),
  })
  await tx.processStep.createMany({
    data: every((t, i) => ({
      id: t.step,
      mapId: maps[i]?.id ?? '',
      position: 1,
      data: { name: 'Принять заявление', work: { fixed: '10' }, next: { to: 'end' } },
      updatedBy: 'Куратор',
    })),
  })
  await writeTiming(tx, tenantId, both)
  await writeRequest(tx, tenantId, both)
  await tx.processComment.createMany({
    data: every((t) => ({ id: t.processComment, processId: t.process, text: 'Кто отвечает?', byName: 'Человек' })),
  })
  await tx.registryVersion.createMany({
    data: every((t) => ({
      id: newId(),
      agencyId: t.agency,
      kind: 'REGISTRY' as const,
      number: 1,
      actTitle: 'Приказ',
      actNumber: '1',
      actOn: new Date('2026-01-12T00:00:00Z'),
      snapshot: { entries: [] },
      approvedBy: 'Человек',
    })),
  })
  await tx.processMaterial.createMany({
    data: every((t) => ({
      id: t.material,
      processId: t.process,
      kind: 'TEACHING' as const,
      title: 'Памятка',
      url: 'https://example.test/note',
      byName: 'Куратор',
    })),
  })
  await tx.processPublication.createMany({
    data: every((t, i) => ({
      id: t.edition,
      processId: t.process,
      number: 1,
      slug: `process-${i}`,
      content: {},
      publishedBy: 'Комитет',
    })),
  })
  for (const t of both) {
    const process = await tx.process.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id: t.process } } })
    t.publicationMark = (await publishable({ tx, tenantId }, process, tenant.settings.processes)).mark
    const rows = await readEntries({ tx, tenantId }, tenant.settings.processes, { agencyId: t.agency })
    t.registryMark = markOf(rows.map(({ entry }) => entry))
  }
}

/** A series at each agency with four observations of its step. */
async function writeTiming(tx: Tx, tenantId: string, both: readonly Things[]): Promise<void> {
  await tx.timingSeries.createMany({
    data: both.map((t) => ({
      tenantId,
      id: t.timingSeries,
      mapId: t.processMap,
      place: 'Окно 3',
      runWord: 'заявление',
      planned: 15,
      openedBy: 'Человек',
    })),
  })
  await tx.timingObservation.createMany({
    data: both.flatMap((t) =>
      [t.observation, newId(), newId(), newId()].map((id, n) => ({
        tenantId,
        id,
        seriesId: t.timingSeries,
        runId: newId(),
        runNumber: n + 1,
        stepId: t.step,
        stepName: 'Принять заявление',
        outcome: 'DONE' as const,
        startedAt: new Date('2026-02-02T03:00:00Z'),
        endedAt: new Date('2026-02-02T03:12:00Z'),
        workSeconds: 720 + n,
        byName: 'Человек',
      })),
    ),
  })
  for (const t of both) {
    const steps = await tx.processStep.findMany({ where: { tenantId, mapId: t.processMap } })
    const rows = steps.map(({ id, data }) => ({ id, data: StepData.parse(data) }))
    const row = rows.find(({ id }) => id === t.step)
    // A waiting that was taken and stands as it was taken: it can be put back.
    await tx.timingTaking.create({
      data: {
        tenantId,
        id: newId(),
        mapId: t.processMap,
        stepId: t.step,
        stepName: 'Принять заявление',
        part: 'WAIT',
        least: '1',
        usual: '2',
        most: '3',
        count: 3,
        from: new Date('2026-02-02T00:00:00Z'),
        to: new Date('2026-02-02T00:00:00Z'),
        byName: 'Человек',
        batchId: t.takingBatch,
        was: cellText('wait', { fixed: '7' }),
        written: row ? cellText('wait', row.data.wait) : '',
      },
    })
    const observations = await readObservations({ tx, tenantId }, { mapId: t.processMap, seriesId: null })
    t.takingMark = takingMark(takeable(rows, observations, 'WORK'))
  }
}

/** A request that both agencies have not answered in time, each about its second process. */
async function writeRequest(tx: Tx, tenantId: string, both: readonly Things[]): Promise<void> {
  const requestId = newId()
  await tx.courseRequest.create({
    data: {
      tenantId,
      id: requestId,
      number: 1,
      title: 'Фактический ход процессов',
      dueOn: new Date('2026-02-02T00:00:00Z'),
      askedBy: 'Человек',
    },
  })
  await tx.courseAnswer.createMany({
    data: both.map((t) => ({ tenantId, id: t.courseAnswer, requestId, agencyId: t.agency })),
  })
  await tx.courseAnswerItem.createMany({
    data: both.map((t) => ({ tenantId, id: t.courseItem, answerId: t.courseAnswer, processId: t.process })),
  })
}

/** A run of ten minutes, as a paper and a standard have it. */
const paperOf = (process: string) => ({
  process: {
    code: 'П-1',
    name: process,
    agency: 'Орган',
    representative: '',
    runsPerYear: null,
    inputs: [],
    outputs: [],
    regulations: [],
    systems: [],
  },
  project: { number: 1, title: 'Проект', problem: '' },
  indicators: [],
  asIs: { steps: [], figures: null },
  toBe: null,
  ready: null,
  measures: [],
})
const standardContent = {
  process: { code: 'П-1', name: 'Выдача', agency: 'Орган', representative: '' },
  general: 'Порядок работы.',
  steps: [],
  course: [],
  figures: { lead: '5.00', work: '10', right: '100' },
  mapVersion: 1,
}

/** An optimisation of each agency with a paper of each kind and a trouble, and a standard in force with its readers. */
async function writeOptimisations(tx: Tx, { tenant, own, other }: Scene): Promise<void> {
  const tenantId = tenant.id
  const every = <T>(row: (t: Things, i: number) => T) => [own, other].map((t, i) => ({ tenantId, ...row(t, i) }))
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const of = (t: Things) => ({ optimisationId: t.optimisation })
  await tx.optimisation.createMany({
    data: every((t, i) => ({
      id: t.optimisation,
      processId: t.process,
      projectId: t.project,
      number: i + 1,
      planDueOn: day('2026-03-01'),
      openedBy: 'Человек',
    })),
  })
  await tx.tenantCounter.create({ data: { tenantId, key: 'optimisation', last: 2 } })
  await tx.optimisationProblem.createMany({
    data: every((t) => ({ ...of(t), id: t.optimisationProblem, number: 1, title: 'Ждут почту', createdBy: 'Человек' })),
  })
  await tx.optimisationSolution.createMany({
    data: every((t) => ({
      ...of(t),
      id: t.optimisationSolution,
      number: 1,
      text: 'Запрос через СМЭВ',
      effort: '2',
      state: 'CHOSEN' as const,
      createdBy: 'Человек',
    })),
  })
  const papers = (kind: 'PLAN' | 'INFO', id: 'optimisationPaper' | 'infoPaper') =>
    every((t, i) => ({
      ...of(t),
      id: t[id],
      kind,
      number: 1,
      content: paperOf(processNames[2 * i] ?? ''),
      sentBy: 'Человек',
    }))
  await tx.optimisationPaper.createMany({
    data: [...papers('PLAN', 'optimisationPaper'), ...papers('INFO', 'infoPaper')],
  })
  await tx.optimisationTrouble.createMany({
    data: every((t) => ({
      ...of(t),
      id: t.optimisationTrouble,
      agencyId: t.agency,
      text: 'Нет описания вида сведений',
      raisedBy: 'Человек',
    })),
  })
  await tx.processStandard.createMany({
    data: every((t) => ({
      id: t.standard,
      processId: t.process,
      number: 1,
      status: 'APPROVED' as const,
      content: standardContent,
      actTitle: 'Приказ',
      actNumber: '1',
      actOn: day('2026-01-12'),
      effectiveOn: day('2026-01-12'),
      reviewOn: day('2026-06-12'),
      createdBy: 'Человек',
      approvedBy: 'Человек',
      approvedAt: day('2026-01-12'),
    })),
  })
  await tx.standardReading.createMany({
    data: every((t) => ({ standardId: t.standard, personId: t.person, dueOn: day('2026-02-01') })),
  })
  await tx.standardCheck.createMany({
    data: every((t) => ({ id: t.standardCheck, standardId: t.standard, dueOn: day('2026-02-12') })),
  })
}

/** Touchpoints, segments, orders, life situations with a journey and a study of both agencies. */
async function writeClients(tx: Tx, { tenant, commonSegment, own, other }: Scene): Promise<void> {
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const tenantId = tenant.id
  const both = [own, other]
  const every = <T>(row: (t: Things, i: number) => T) => both.map((t, i) => ({ tenantId, ...row(t, i) }))
  await tx.touchpoint.createMany({
    data: every((t, i) => ({
      id: t.touchpoint,
      agencyId: t.agency,
      code: `code-${i}`,
      name: `Окно ${i}`,
      channel: 'desk',
      owner: 'Отдел',
      createdBy: 'Человек',
    })),
  })
  await tx.clientSegment.create({
    data: { tenantId, id: commonSegment, name: 'Семьи с детьми', createdBy: 'Комитет' },
    select: { id: true },
  })
  await tx.clientSegment.createMany({
    data: every((t) => ({ id: t.segment, agencyId: t.agency, name: 'Семьи', createdBy: 'Человек' })),
  })
  await tx.feedbackOrder.createMany({
    data: every((t) => ({
      id: t.order,
      agencyId: t.agency,
      kind: 'COLLECTING' as const,
      edition: 1,
      actTitle: 'Приказ',
      actNumber: '1',
      actOn: day('2026-01-12'),
      from: day('2026-01-12'),
      createdBy: 'Человек',
    })),
  })
  await tx.lifeSituation.createMany({
    data: every((t) => ({
      id: t.situation,
      agencyId: t.agency,
      title: `Ситуация ${t.situation}`,
      status: 'CHOSEN' as const,
      createdBy: 'Человек',
    })),
  })
  await tx.clientJourney.createMany({
    data: every((t) => ({
      id: t.journey,
      situationId: t.situation,
      who: 'семья',
      stages: [{ ...emptyStage(t.stage), name: 'Начало' }],
      updatedBy: 'Человек',
    })),
  })
  await tx.clientStudy.createMany({
    data: every((t) => ({
      id: t.study,
      agencyId: t.agency,
      kind: 'INTERVIEW' as const,
      title: 'Интервью',
      from: day('2026-01-12'),
      until: day('2026-01-12'),
      findings: 'Долго.',
      createdBy: 'Человек',
    })),
  })
  const ctx = { tx, tenantId, today: '2026-06-01', actor: { tenant } }
  for (const t of both) {
    t.touchpointMark = markOf(await currentEntries(ctx, 'TOUCHPOINTS', t.agency))
    t.segmentMark = markOf(await currentEntries(ctx, 'SEGMENTS', t.agency))
    const row = await tx.lifeSituation.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id: t.situation } } })
    t.reportMark = markOf(await readReport(ctx, row))
    const reading = { ...ctx, agencyWhere: () => ({}), can: () => true }
    const ground = await readReportGround(reading as unknown as ResultsContext, t.openSurvey)
    t.surveyReportMark = markOf([t.openSurvey, ground?.content])
  }
}

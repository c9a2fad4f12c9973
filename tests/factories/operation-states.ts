import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { textsOf } from '@/lib/feedback/survey/draft'
import type { Prisma } from '@/lib/generated/prisma/client'
import { platformDb, type Tx } from '@/lib/platform/db'
import { attestedFromScore, scoreAssessment } from '@/lib/rating/methodology/score'
import { publishRating } from '@/lib/rating/publication/commands'
import { answerDraft } from './collecting'
import { kuzbassForm } from './project'
import { reportSnapshot, revised } from './survey'
import type { Scene, Things } from './scene'
import { toldStates } from './told'
import { createActor, kuzbassMethodology, template } from './tenant'

/**
 * Brings an agency's things into the state in which the command is open; both agencies of a scene are prepared alike.
 */
type Prepare = (tx: Tx, things: Things, scene: Scene) => Promise<unknown>

const day = (text: string): Date => new Date(`${text}T00:00:00Z`)
const row = (scene: Scene, id: string) => ({ tenantId: scene.tenant.id, id })
const all =
  (...steps: Prepare[]): Prepare =>
  async (tx, t, s) => {
    for (const step of steps) await step(tx, t, s)
  }

const handedIn: Prepare = (tx, t, s) =>
  tx.courseAnswer.updateMany({
    where: row(s, t.courseAnswer),
    data: { status: 'SUBMITTED', submittedAt: new Date(), submittedBy: 'Человек' },
  })

/** The standard before its act. */
const draftStandard: Prepare = (tx, t, s) =>
  tx.processStandard.updateMany({
    where: row(s, t.standard),
    data: { status: 'DRAFT', approvedAt: null, approvedBy: null, effectiveOn: null, reviewOn: null },
  })

const scores = [1, 2, 2, 2, 2, 2, 2, 2]

/** The self-assessment in a status, with answers and scores as the statuses before it leave them. */
const assessment =
  (data: Prisma.SelfAssessmentUncheckedUpdateManyInput, scored = true): Prepare =>
  async (tx, t, s) => {
    const methodology = kuzbassMethodology()
    const { total, level } = scoreAssessment(methodology, scores)
    await tx.assessmentAnswer.createMany({
      data: methodology.criteria.map((criterion, i) => ({
        tenantId: s.tenant.id,
        id: newId(),
        assessmentId: t.assessment,
        criterion: criterion.number,
        attested: attestedFromScore(criterion, scores[i] ?? 0),
        answered: true,
        comment: 'Есть приказ.',
        version: 0,
        ...(scored && {
          verifiedScore: scores[i],
          verifiedReason: 'Сверено.',
          verifiedBy: 'Комитет',
          finalScore: scores[i],
        }),
      })),
    })
    await tx.selfAssessment.updateMany({
      where: row(s, t.assessment),
      data: {
        submittedAt: new Date(),
        submittedBy: 'Куратор',
        selfTotal: total,
        selfLevel: level,
        ...(scored && { verifiedTotal: total, verifiedLevel: level, finalTotal: total, finalLevel: level }),
        ...data,
      },
    })
  }
const verification = assessment({ status: 'VERIFICATION' })
const sent = { status: 'RESULTS_SENT', resultsSentAt: day('2026-10-01') } as const
const received = { status: 'RECEIVED', resultsSentAt: day('2026-10-01'), receivedBy: 'Куратор' } as const
const noObjection: Prepare = (tx, t, s) => tx.objection.deleteMany({ where: row(s, t.objection) })
const final = assessment({ status: 'FINAL', finalAt: new Date() })

/** Each stage a month after the one before it. */
const datesOf = (number: number) => {
  const [from, to] = [day('2027-01-11'), day('2027-01-12')].map((date) => {
    date.setUTCMonth(number - 1)
    return date
  })
  return { plannedFrom: from, plannedTo: to, dueFrom: from, dueTo: to }
}

/** The project in a status, with the stages of its form. */
const project =
  (status: 'RUNNING' | 'MONITORING' | 'FINISHED', data: Prisma.ProjectUncheckedUpdateManyInput = {}): Prepare =>
  async (tx, t, s) => {
    await tx.project.updateMany({ where: row(s, t.project), data: { status, ...data } })
    await tx.passportVersion.updateMany({
      where: row(s, t.passportVersion),
      data: { status: 'APPROVED', approverName: 'Петров', approverPosition: 'глава', approvedOn: day('2026-10-01') },
    })
    await tx.projectStage.deleteMany({ where: { tenantId: s.tenant.id, projectId: t.project } })
    await tx.projectStage.createMany({
      data: kuzbassForm.stages.map(({ number }) => ({
        tenantId: s.tenant.id,
        projectId: t.project,
        number,
        ...datesOf(number),
      })),
    })
  }
const stages =
  (numbers: (number: number) => boolean, data: Prisma.ProjectStageUncheckedUpdateManyInput): Prepare =>
  (tx, t, s) =>
    tx.projectStage.updateMany({
      where: {
        tenantId: s.tenant.id,
        projectId: t.project,
        number: { in: kuzbassForm.stages.map(({ number }) => number).filter(numbers) },
      },
      data,
    })
const closed = { startedOn: day('2026-10-01'), closedOn: day('2026-10-02'), closedBy: 'Куратор', result: 'Есть' }
const artefacts: Prepare = (tx, t, s) =>
  tx.projectArtefact.createMany({
    data: kuzbassForm.stages.map(({ number }) => ({
      tenantId: s.tenant.id,
      id: newId(),
      projectId: t.project,
      stage: number,
      title: 'Карта',
      fileId: t.file,
      addedBy: 'Куратор',
    })),
  })

/** The passport before the deciding person. */
const passport =
  (data: Prisma.PassportVersionUncheckedUpdateManyInput = {}): Prepare =>
  async (tx, t, s) => {
    await tx.project.updateMany({ where: row(s, t.project), data: { status: 'APPROVAL' } })
    await tx.passportVersion.updateMany({
      where: row(s, t.passportVersion),
      data: { status: 'SUBMITTED', submittedAt: day('2026-11-01'), ...data },
    })
  }
const practice =
  (data: Prisma.PracticeUncheckedUpdateManyInput): Prepare =>
  (tx, t, s) =>
    tx.practice.updateMany({ where: row(s, t.practice), data })
const report =
  (data: Prisma.ProjectReportUncheckedUpdateManyInput): Prepare =>
  (tx, t, s) =>
    tx.projectReport.updateMany({ where: row(s, t.report), data })
const words = Object.fromEntries(
  ['done', 'difficulties', 'plans'].map((key) => [
    key,
    { text: 'Открыты два проекта.', version: 1, by: 'Куратор', at: '2026-04-01T00:00:00Z' },
  ]),
)
const quarterly =
  (data: Prisma.QuarterlyReportUncheckedUpdateManyInput): Prepare =>
  (tx, t, s) =>
    tx.quarterlyReport.updateMany({ where: row(s, t.quarterly), data: { words, ...data } })
const proposal =
  (data: Prisma.ProposalUncheckedUpdateManyInput): Prepare =>
  (tx, t, s) =>
    tx.proposal.updateMany({ where: row(s, t.proposal), data })
const part =
  (data: Prisma.RoadmapPartUncheckedUpdateManyInput): Prepare =>
  (tx, t, s) =>
    tx.roadmapPart.updateMany({ where: row(s, t.roadmapPart), data })
const roadmap =
  (data: Prisma.RoadmapUncheckedUpdateManyInput): Prepare =>
  (tx, t, s) =>
    tx.roadmap.updateMany({ where: row(s, t.roadmap), data })
const draftRoadmap: Prepare = async (tx, t, s) => {
  await tx.roadmapChange.deleteMany({ where: row(s, t.roadmapChange) })
  await tx.roadmapPart.deleteMany({ where: row(s, t.roadmapPart) })
  await roadmap({ status: 'DRAFT' })(tx, t, s)
}
const programmeRoadmap = (data: Prisma.RoadmapUncheckedUpdateManyInput = {}): Prepare =>
  roadmap({ kind: 'PROGRAMME', agencyId: null, ...data })
/** The act of another programme: Kirov's brings a road map, Belgorod's a list of tools. */
const act =
  (programme: string): Prepare =>
  (_tx, _t, s) =>
    platformDb().tenant.update({
      where: { id: s.tenant.id },
      data: { template: template(programme) as Prisma.InputJsonObject },
    })
/** Numbers that the scene's rows have already. */
const counters: Prepare = async (tx, _t, s) => {
  for (const key of ['project', 'proposal', 'visit'])
    await tx.tenantCounter.upsert({
      where: { tenantId_key: { tenantId: s.tenant.id, key } },
      create: { tenantId: s.tenant.id, key, last: 10 },
      update: { last: 10 },
    })
}

/** For commands that are not open in the scene as it is written. */
export const operationStates: Record<string, Prepare> = {
  ...toldStates,

  // people
  resetSecondFactor: async (tx, t, s) => {
    const { userId } = await tx.person.findFirstOrThrow({ where: row(s, t.person), select: { userId: true } })
    await platformDb().user.updateMany({
      where: { id: userId ?? '' },
      data: { totpSecret: 'x', totpConfirmedAt: new Date() },
    })
  },
  unblockPerson: (tx, t, s) => tx.person.updateMany({ where: row(s, t.person), data: { blockedAt: new Date() } }),

  // the rating
  submitAssessment: assessment({ submittedAt: null }, false),
  takeUp: assessment({ status: 'SUBMITTED' }, false),
  verifyCriterion: verification,
  completeVerification: all(verification, (tx, t, s) =>
    tx.materialRequest.deleteMany({ where: row(s, t.materialRequest) }),
  ),
  returnAssessment: verification,
  requestMaterial: verification,
  recordCheck: verification,
  reopenVerification: assessment({ status: 'VERIFIED' }),
  sendResults: assessment({ status: 'VERIFIED' }),
  receiveResults: assessment(sent),
  confirmReceipt: assessment(sent),
  finalise: all(noObjection, assessment({ ...received, receivedAt: day('2026-10-02') })),
  waiveObjection: all(noObjection, assessment({ ...received, receivedAt: new Date() })),
  fileObjection: all(noObjection, assessment({ ...received, receivedAt: new Date() })),
  settleObjection: assessment({ ...received, status: 'OBJECTED', receivedAt: day('2026-10-02') }),
  restoreAgency: assessment({
    status: 'WITHDRAWN',
    withdrawnFrom: 'DRAFT',
    withdrawnAt: new Date(),
    withdrawnBy: 'Комитет',
    withdrawnReason: 'Орган упраздняется',
  }),
  publishRating: final,
  attachOffer: all(proposal({ status: 'DONE', doneOn: day('2026-10-01'), hours: '12', answer: 'Стоит' })),
  confirmAward: (tx, t, s) =>
    tx.award.updateMany({ where: row(s, t.award), data: { validUntil: new Date(Date.now() + 10 * 86_400_000) } }),

  // projects
  publishProject: project('FINISHED', { closedOn: day('2026-10-02') }),
  unpublishProject: all(project('FINISHED', { closedOn: day('2026-10-02'), publishedAt: new Date() })),
  openProject: counters,
  importPassport: counters,
  importProjects: counters,
  resolveDoubt: (tx, t, s) =>
    tx.project.updateMany({ where: row(s, t.project), data: { doubts: { customer: 'Не разобрано' } } }),
  withdrawPassport: passport(),
  agreePassport: passport(),
  returnPassport: passport(),
  approvePassport: passport({ agreedBy: 'Комитет', agreedAt: new Date() }),
  resumeProject: (tx, t, s) => tx.project.updateMany({ where: row(s, t.project), data: { status: 'CANCELLED' } }),
  startStage: project('RUNNING'),
  closeStage: all(project('RUNNING'), artefacts),
  closeProject: all(
    project('RUNNING'),
    artefacts,
    stages((number) => number < 9, closed),
  ),
  reopenStage: all(
    project('RUNNING'),
    stages((number) => number === 1, closed),
  ),
  moveStage: project('RUNNING'),
  askReport: project('RUNNING'),
  acceptReport: report({ status: 'SUBMITTED', submittedAt: new Date(), submittedBy: 'Куратор' }),
  returnReport: report({ status: 'SUBMITTED', submittedAt: new Date(), submittedBy: 'Куратор' }),
  evaluateProject: project('FINISHED', { closedOn: day('2026-10-02') }),
  reportMeasurement: project('RUNNING'),
  reportEffect: project('RUNNING'),

  // feedback: surveys
  discardRevision: (tx, t, s) =>
    tx.survey.updateMany({
      where: row(s, t.openSurvey),
      data: { draft: { texts: textsOf(revised), edits: {} } },
    }),
  // feedback: collecting
  inviteToSurvey: (tx, t, s) =>
    tx.survey.updateMany({ where: row(s, t.openSurvey), data: { audience: 'INVITED', closesOn: null } }),
  enterSheet: (tx, t, s) => tx.survey.updateMany({ where: row(s, t.openSurvey), data: { closesOn: null } }),

  // feedback: answers from files
  startAnswerFile: (tx, t, s) => tx.survey.updateMany({ where: row(s, t.openSurvey), data: { closesOn: null } }),

  // feedback: results
  createSurveyReport: (tx, t, s) => tx.surveyReport.deleteMany({ where: row(s, t.surveyReport) }),
  withdrawSurveyReport: (tx, t, s) =>
    tx.surveyReport.updateMany({
      where: row(s, t.surveyReport),
      data: { status: 'SIGNED', on: day('2026-11-20'), snapshot: reportSnapshot },
    }),

  publishResults: (tx, t, s) =>
    tx.survey.updateMany({ where: row(s, t.openSurvey), data: { status: 'CLOSED', closedAt: day('2026-11-20') } }),

  // practices and portfolios
  createPractice: all(project('FINISHED', { closedOn: day('2026-10-02') }), (tx, t, s) =>
    tx.practice.deleteMany({ where: row(s, t.practice) }),
  ),
  submitPractice: all(
    practice({
      problem: 'Справку ждут целый месяц.',
      solution: 'Убрали две лишние подписи.',
      contact: 'начальник отдела, 12-34-56',
    }),
    project('FINISHED', { closedOn: day('2026-10-02') }),
    (tx, t, s) =>
      tx.goalMeasurement.updateMany({
        where: row(s, t.measurement),
        data: { status: 'CONFIRMED', decidedBy: 'Комитет', decidedAt: new Date() },
      }),
  ),
  recallPractice: practice({ status: 'SUBMITTED' }),
  decidePractice: practice({ status: 'SUBMITTED' }),
  withdrawPractice: practice({ status: 'PUBLISHED', publishedAt: new Date() }),
  addToPortfolio: (tx, t, s) => tx.project.updateMany({ where: row(s, t.project), data: { portfolioId: null } }),

  // proposals
  fileProposal: counters,
  completeProposal: proposal({
    filedAt: day('2026-05-01'),
    status: 'ACCEPTED',
    responsible: 'Начальник',
    dueOn: day('2027-06-01'),
  }),
  returnProposal: proposal({ status: 'DECLINED', answer: 'Нет', answeredAt: new Date(), answeredBy: 'Куратор' }),

  // quarterly reports and tools
  submitQuarterly: quarterly({}),
  acceptQuarterly: quarterly({ status: 'SUBMITTED', submittedAt: new Date(), firstSentAt: new Date(), facts: {} }),
  returnQuarterly: quarterly({ status: 'SUBMITTED', submittedAt: new Date(), firstSentAt: new Date(), facts: {} }),
  reopenQuarterly: quarterly({ status: 'ACCEPTED', submittedAt: new Date(), firstSentAt: new Date(), facts: {} }),
  resetNote: (tx, _t, s) =>
    tx.quarterlyNote.upsert({
      where: { tenantId_year_quarter: { tenantId: s.tenant.id, year: 2026, quarter: 1 } },
      create: {
        tenantId: s.tenant.id,
        year: 2026,
        quarter: 1,
        words: { summary: { text: 'Главное', from: '', version: 1, by: 'Комитет', at: '2026-04-01T00:00:00Z' } },
      },
      update: {},
    }),
  acceptCourse: handedIn,
  returnCourse: handedIn,
  doneMeasure: (tx, t, s) =>
    tx.processCheck.updateMany({
      where: row(s, t.gradedCheck),
      data: { planOn: day('2026-02-20'), planBasis: 'Приказ № 7', planBy: 'Куратор' },
    }),
  reopenTouchpoint: (tx, t, s) =>
    tx.touchpoint.updateMany({
      where: row(s, t.touchpoint),
      data: { status: 'CLOSED', closedOn: day('2026-02-02') },
    }),
  suggestSegmentsAgain: (tx, t, s) =>
    tx.segmentApart.create({
      data: {
        tenantId: s.tenant.id,
        segmentId: t.segment,
        commonId: s.commonSegment,
        by: 'Комитет',
        on: new Date('2026-02-02'),
      },
    }),
  separateSegment: (tx, t, s) =>
    tx.clientSegment.updateMany({ where: row(s, t.segment), data: { mergedIntoId: s.commonSegment } }),
  restoreProcess: (tx, t, s) =>
    tx.process.updateMany({ where: row(s, t.process), data: { status: 'DROPPED', droppedOn: day('2026-02-02') } }),
  setReach: (tx, t, s) => tx.processMap.updateMany({ where: row(s, t.processMap), data: { state: 'TO_BE' } }),
  openOptimisation: counters,
  editStandard: draftStandard,
  approveStandard: draftStandard,
  makeStandard: async (tx, t, s) => {
    const [mapId, stepId] = [newId(), newId()]
    await tx.processMap.create({
      data: { tenantId: s.tenant.id, id: mapId, processId: t.nextProcess, state: 'TO_BE' },
    })
    await tx.processStep.create({
      data: {
        tenantId: s.tenant.id,
        id: stepId,
        mapId,
        position: 1,
        data: { name: 'Выдать технику', work: { fixed: '10' }, next: { to: 'end' } },
        updatedBy: 'Куратор',
      },
    })
  },
  loadTools: all(act('belgorod'), (tx, _t, s) => tx.tool.deleteMany({ where: { tenantId: s.tenant.id } })),
  recordVisit: counters,

  // the plan and road maps
  loadRoadmap: act('kirov'),
  restoreIndicator: (tx, _t, s) => tx.indicator.updateMany({ where: row(s, s.indicator), data: { retiredFrom: 2026 } }),
  acceptParts: part({ status: 'SUBMITTED', submittedOn: day('2026-11-01'), submittedAt: new Date() }),
  decidePart: part({ status: 'SUBMITTED', submittedOn: day('2026-11-01'), submittedAt: new Date() }),
  takeBackPart: part({ status: 'SUBMITTED', submittedOn: day('2026-11-01'), submittedAt: new Date() }),
  reopenPart: part({ status: 'ACCEPTED', submittedOn: day('2026-11-01'), submittedAt: new Date() }),
  restorePart: part({ status: 'CLOSED', closedReason: 'Услуг не оказывает' }),
  sendRoadmap: draftRoadmap,
  updateRoadmap: draftRoadmap,
  saveDraftItem: draftRoadmap,
  removeDraftItem: draftRoadmap,
  discardRoadmap: draftRoadmap,
  takeBackRoadmap: all(draftRoadmap, roadmap({ status: 'APPROVAL' })),
  approveRoadmap: all(draftRoadmap, roadmap({ status: 'APPROVAL' })),
  setRoadmapForce: programmeRoadmap({ approveWithinDays: 30 }),
  amendRoadmap: programmeRoadmap(),
  proposeChange: (tx, t, s) => tx.roadmapChange.deleteMany({ where: row(s, t.roadmapChange) }),
  assignRoadmap: all(programmeRoadmap(), (tx, t, s) => tx.roadmapPart.deleteMany({ where: row(s, t.roadmapPart) })),
}

/** For commands about what is the person's own: the row becomes the person's, under the id that the input names. */
export const personalStates: Record<string, (tx: Tx, things: Things, owner: Owner) => Promise<unknown>> = {
  revokeFeed: (tx, t, { tenantId, personId }) =>
    tx.calendarFeed.upsert({
      where: { tenantId_id: { tenantId, id: t.project } },
      create: { tenantId, id: t.project, personId, scope: 'PERSONAL', tokenHash: newId() },
      update: { personId },
    }),
  markNotificationRead: (tx, t, { tenantId, personId }) =>
    tx.notification.upsert({
      where: { tenantId_id: { tenantId, id: t.project } },
      create: {
        tenantId,
        id: t.project,
        personId,
        kind: 'OBJECTION_FILED',
        title: 'Несогласие',
        href: 'objections',
        at: new Date(),
        dedupeKey: 'k',
      },
      update: { personId },
    }),
  acknowledgeStandard: (tx, t, { tenantId, personId }) =>
    tx.standardReading.upsert({
      where: { tenantId_standardId_personId: { tenantId, standardId: t.standard, personId } },
      create: { tenantId, standardId: t.standard, personId, dueOn: day('2026-02-01') },
      update: { readAt: null },
    }),
  renameView: savedView,
  removeView: savedView,
  importAgencies: tableDraft('agencies', 'Наименование;Вид\nНовый орган;Исполнительный орган\n'),
  importPeople: tableDraft('people', 'ФИО;Электронная почта\nИванова Анна Петровна;ivanova@example.test\n'),
  importProjects: tableDraft('projects', 'Название;Вид;Орган\nСокращение очереди в приёмной;бережливый;Орган 0\n'),
  importProcesses: tableDraft('processes', 'Процесс;Владелец\nПриём заявлений;Орган 0\n'),
  chooseImport: tableDraft('processes', 'Процесс;Владелец\nПриём заявлений;Орган 0\n'),
  decideImport: tableDraft('processes', 'Процесс;Владелец\nПриём заявлений;Орган 0\n'),
  chooseAnswerFile: answerDraft,
  decideAnswerFile: answerDraft,
  dropAnswerFile: answerDraft,
  loadAnswerFile: async (tx, t, owner) => {
    await tx.survey.updateMany({ where: { tenantId: owner.tenantId, id: t.openSurvey }, data: { closesOn: null } })
    await answerDraft(tx, t, owner)
  },
  undoImport: async (tx, t, owner) => {
    await tableDraft('processes', 'Процесс\nПриём\n')(tx, t, owner)
    const where = { tenantId_id: { tenantId: owner.tenantId, id: t.project } }
    await tx.tableImport.update({ where, data: { status: 'LOADED', loadedAt: new Date() } })
    const { version, code } = await tx.process.findUniqueOrThrow({
      where: { tenantId_id: { tenantId: owner.tenantId, id: t.process } },
    })
    const before = {
      ...{ code, name: 'Прежнее', kind: 'WITHIN', group: '', carries: '', unitId: null, representative: '' },
      ...{ federalId: '', participants: [], inputs: [], outputs: [], consumers: [], regulations: [], systems: [] },
      runsPerYear: null,
    }
    await tx.tableImportRow.upsert({
      where: { tenantId_importId_row: { tenantId: owner.tenantId, importId: t.project, row: 2 } },
      create: {
        ...{ tenantId: owner.tenantId, importId: t.project, row: 2, recordId: t.process, label: 'Прежнее' },
        ...{ made: false, before, version },
      },
      update: { version },
    })
  },
}
type Owner = { tenantId: string; personId: string }
function tableDraft(kind: string, text: string) {
  return (tx: Tx, t: Things, { tenantId, personId }: Owner): Promise<unknown> =>
    tx.tableImport.upsert({
      where: { tenantId_id: { tenantId, id: t.project } },
      create: {
        ...{ tenantId, id: t.project, kind, personId, byName: 'Иванова', fileName: 'список.csv', size: text.length },
        sha256: kind,
        file: { create: { bytes: new TextEncoder().encode(text) } },
      },
      update: { personId },
    })
}
function savedView(tx: Tx, t: Things, { tenantId, personId }: Owner) {
  return tx.savedView.upsert({
    where: { tenantId_id: { tenantId, id: t.project } },
    create: { tenantId, id: t.project, personId, list: 'projects', name: 'Мои', query: '' },
    update: { personId },
  })
}

/** A rating is corrected once it is out: it is published as the authority publishes it. */
export const commandStates: Record<string, (scene: Scene) => Promise<unknown>> = {
  correctRating: async (s) =>
    publishRating(await createActor(s.tenant, 'AUTHORITY'), { campaignId: s.campaign, version: 1, exclusions: [] }),
}
operationStates.correctRating = final

/** Rights that hold for other things than the scene's: the authority proves what is the programme's own. */
export const otherwise: Record<string, Role[]> = {
  addProof: ['AUTHORITY'],
  removeProof: ['AUTHORITY'],
  submitPart: ['AUTHORITY'],
  takeBackPart: ['AUTHORITY'],
}

import { newId } from '@/lib/core/ids'
import { readProjectFilter } from '@/lib/projects/list'
import { goalId } from './project'
import type { Scene, Things } from './scene'
import { docx } from './zip'

/**
 * A valid input of every command and query, by its exported name. What it names decides what is asked of it:
 * `agency` – a thing of an agency: another agency's must not be found; `tenant` – a thing of the tenant: another tenant's must
 * not be found; `none` – nothing: the answer must hold nothing foreign.
 */
export type InputRow = { names: 'agency' | 'tenant' | 'none'; input: (things: Things, scene: Scene) => unknown }

const agency = (input: InputRow['input']): InputRow => ({ names: 'agency', input })
const tenant = (input: InputRow['input']): InputRow => ({ names: 'tenant', input })
const none = (input: InputRow['input']): InputRow => ({ names: 'none', input })

const byId = (key: keyof Things) => agency((t) => ({ id: t[key] }))
const assessment = (more: object = {}) => agency((t) => ({ assessmentId: t.assessment, ...more }))
const csv = (text: string) => ({ bytes: new TextEncoder().encode(text) })

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
/** The least that is read as a passport. */
const passportFile = docx({
  'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${['Паспорт проекта', 'Заказчик: Отдел', 'Процесс: Выдача', 'Обоснование:', '1. Жалобы'].map(paragraph).join('')}</w:body></w:document>`,
})

export const operationInputs: Record<string, InputRow> = {
  // agencies
  listAgencies: none(() => ({})),
  agencyChoices: none(() => ({})),
  getAgency: byId('agency'),
  previewAgencyImport: none(() => csv('Наименование;Вид\nНовый орган;Исполнительный орган\n')),
  importAgencies: none(() => csv('Наименование;Вид\nНовый орган;Исполнительный орган\n')),
  createAgency: tenant((t) => ({ name: 'Новый орган', kind: 'EXECUTIVE_BODY', parentId: t.agency })),
  updateAgency: agency((t) => ({ id: t.child, version: 1, name: 'Учреждение', kind: 'SUBORDINATE_ORGANISATION', parentId: t.agency, date: '2026-02-02', basis: 'Приказ от 02.02.2026 № 1' })),
  abolishAgency: agency((t) => ({ id: t.child, date: '2026-02-02', basis: 'Постановление от 02.02.2026 № 1' })),
  mergeAgency: agency((t) => ({ id: t.child, intoId: t.agency, date: '2026-02-02', basis: 'Постановление от 02.02.2026 № 1' })),

  // people
  listPeople: none(() => ({})),
  personChoices: none(() => ({})),
  getPerson: byId('person'),
  listAppointments: agency((t) => ({ agencyId: t.agency })),
  getAppointment: byId('appointment'),
  previewPersonImport: none(() => csv('ФИО;Электронная почта\nИванова Анна Петровна;ivanova@example.test\n')),
  importPeople: none(() => ({ ...csv('ФИО;Электронная почта\nИванова Анна Петровна;ivanova@example.test\n'), invite: false })),
  createPerson: tenant((t) => ({ name: 'Иванова Анна Петровна', email: 'ivanova@example.test', role: 'CURATOR', agencyId: t.agency, invite: false })),
  updatePerson: agency((t) => ({ id: t.person, version: 1, name: 'Иванова Анна Петровна', email: 'ivanova@example.test' })),
  invitePerson: byId('person'),
  assignRole: agency((t) => ({ id: t.person, role: 'CURATOR', agencyId: t.agency })),
  removeRole: agency((t) => ({ id: t.person, membershipId: t.membership })),
  blockPerson: agency((t) => ({ id: t.person, reason: 'Уволена' })),
  unblockPerson: byId('person'),
  resetSecondFactor: agency((t) => ({ id: t.person, reason: 'Потерян телефон' })),
  createAppointment: agency((t) => ({
    agencyId: t.agency, personId: t.person, kind: 'CHANGE_TEAM', position: 'Начальник отдела', actNumber: '2-р', actDate: '2026-02-02', from: '2026-02-02',
    positionConfirmed: true, replace: false, grantRole: false,
  })),
  endAppointment: agency((t) => ({ id: t.appointment, until: '2026-06-01', removeRole: false })),

  // tenant
  getProgramme: none(() => ({})),
  getMethodology: none(() => ({})),
  listInterpretations: none(() => ({})),
  getInterpretation: none((_t, s) => ({ key: s.interpretation })),
  getTenantSettings: none(() => ({})),
  updateAppearance: none(() => ({ name: 'Кузбасс', accent: '#0b5a8c' })),
  setEmblem: none(() => ({ emblem: null })),
  updateSignInPolicy: none(() => ({ passwordMinLength: 12, sessionMinutes: 60, lockoutAttempts: 5, lockoutMinutes: 15, requireSecondFactor: false })),
  updateOpenData: none(() => ({ inn: '4200000000', contact: 'Отдел открытых данных', phone: '', email: '' })),
  ruleInterpretation: none((_t, s) => ({ key: s.interpretation, text: 'Граница относится к уровню выше.' })),
  setEffort: none(() => ({ version: 1, effort: { c1: { s1: '2' } } })),

  // campaigns
  listCampaigns: none(() => undefined),
  getCampaignOpening: none(() => undefined),
  getCampaign: tenant((_t, s) => ({ id: s.campaign })),
  getPublication: tenant((_t, s) => ({ campaignId: s.campaign })),
  openCampaign: none(() => ({ year: 2027 })),
  includeAgencies: tenant((t, s) => ({ campaignId: s.campaign, agencyIds: [t.child] })),
  getWithdrawal: tenant((_t, s) => ({ id: s.campaign })),
  withdrawAgency: assessment({ reason: 'Орган упраздняется' }),
  restoreAgency: assessment(),
  moveDeadline: tenant((_t, s) => ({ campaignId: s.campaign, deadline: 'publicationDue', date: '2027-04-05', reason: 'Праздничные дни' })),
  remindAgencies: tenant((t, s) => ({ campaignId: s.campaign, assessmentIds: [t.assessment] })),
  publishRating: tenant((_t, s) => ({ campaignId: s.campaign, exclusions: [] })),
  correctRating: tenant((t, s) => ({ campaignId: s.campaign, baseVersion: 1, reason: 'Ошибка', items: [{ agencyId: t.agency, criterion: 1, score: 1, reason: 'Ошибка' }] })),

  // self-assessment
  listAssessments: none(() => ({})),
  getAssessment: byId('assessment'),
  getAssessmentLive: byId('assessment'),
  getSubmission: byId('assessment'),
  getCarryOver: byId('assessment'),
  getAssessmentDocument: agency((t) => t.assessment),
  saveAnswer: assessment({ criterion: 1, attested: [1], comment: '', baseVersion: 0 }),
  submitAssessment: assessment(),
  handOverAssessment: assessment(),
  carryOverAnswers: assessment(),
  answerMaterial: agency((t) => ({ requestId: t.materialRequest, answer: 'Приложен приказ' })),
  addEvidence: assessment({ criterion: 1, title: 'Приказ', url: 'https://example.test/1.pdf' }),
  updateEvidence: agency((t) => ({ evidenceId: t.evidence, title: 'Приказ', rung: 1 })),
  removeEvidence: agency((t) => ({ evidenceId: t.evidence })),

  // review
  listVerification: none(() => ({ filter: 'ALL', mine: false, q: '', campaignId: null, page: 1 })),
  getVerification: byId('assessment'),
  getResults: byId('assessment'),
  listObjections: none(() => ({ status: null, page: 1 })),
  getObjection: byId('objection'),
  takeUp: assessment(),
  verifyCriterion: assessment({ criterion: 1, score: 1, reason: 'Приказ есть', baseVersion: 0 }),
  completeVerification: assessment({ overrideReason: '' }),
  returnAssessment: assessment({ reason: 'Нет приказа' }),
  reopenVerification: assessment({ reason: 'Найдена ошибка' }),
  requestMaterial: assessment({ criterion: 1, text: 'Приложите приказ', dueOn: '2027-01-20' }),
  closeMaterial: agency((t) => ({ requestId: t.materialRequest })),
  recordCheck: assessment({ date: '2027-01-20', criteria: [1], finding: 'Приказ есть' }),
  sendResults: agency((t, s) => ({ campaignId: s.campaign, assessmentIds: [t.assessment] })),
  receiveResults: assessment(),
  confirmReceipt: assessment({ receivedOn: '2026-11-01', basis: 'Письмо от 01.11.2026 № 5' }),
  finalise: agency((t) => ({ assessmentIds: [t.assessment] })),
  fileObjection: assessment({ items: [{ criterion: 1, reason: 'Приказ есть', requestedScore: 1 }] }),
  waiveObjection: assessment(),
  settleObjection: agency((t) => ({ objectionId: t.objection, items: [{ criterion: 1, outcome: 'UPHELD', reason: 'Приказ есть', score: 1 }] })),
  listAwards: none(() => ({ year: null, kind: null, confirm: false, q: '', page: 1 })),
  getAwardDocument: agency((t) => t.award),
  confirmAward: agency((t) => ({ awardId: t.award, basis: 'Протокол от 01.03.2027 № 2' })),

  // projects
  getProject: byId('project'),
  getPassportDocument: byId('project'),
  listProjects: none(() => readProjectFilter({})),
  projectIds: none(() => readProjectFilter({})),
  projectLines: agency((t) => ({ ids: [t.project] })),
  projectChoices: none(() => ({})),
  listViews: none(() => ({})),
  previewPassportImport: none(() => ({ bytes: passportFile })),
  importPassport: agency((t) => ({ reading: { fields: { customer: 'Отдел' }, doubts: {}, unread: [] }, title: 'Сокращение срока выдачи справки', agencyId: t.agency, kind: 'LEAN' })),
  resolveDoubt: agency((t) => ({ id: t.project, path: 'customer' })),
  previewProjectImport: none(() => csv('Название;Вид;Орган\nСокращение срока выдачи справки;бережливый;Орган 0\n')),
  importProjects: none(() => csv('Название;Вид;Орган\nСокращение срока выдачи справки;бережливый;Орган 0\n')),
  saveView: none(() => ({ list: 'projects', name: 'Мои', query: 'mine=1' })),
  renameView: none((t) => ({ id: t.project, name: 'Другие' })),
  removeView: none((t) => ({ id: t.project })),
  getProjectOpening: none(() => ({})),
  openProject: agency((t) => ({ kind: 'LEAN', title: 'Сокращение срока выдачи справки', agencyId: t.agency })),
  changeParticipants: agency((t) => ({ id: t.project, version: 1, participants: [{ agencyId: t.child, part: 'Готовит данные' }] })),
  agencyDirectory: none(() => ({})),
  getPassport: byId('project'),
  getPassportLive: byId('project'),
  savePassport: agency((t) => ({ id: t.project, edits: [{ path: 'customer', base: 'Управление архитектуры', text: 'Управление' }] })),
  resolveRemark: agency((t) => ({ id: t.remark, resolved: true })),
  getPassportSubmission: byId('project'),
  submitPassport: byId('project'),
  withdrawPassport: byId('project'),
  agreePassport: byId('project'),
  returnPassport: agency((t) => ({ id: t.project, remarks: [{ path: 'customer', text: 'Уточните' }] })),
  approvePassport: agency((t) => ({ id: t.project, name: 'Петров Пётр Ильич', position: 'глава округа', date: '2026-11-20' })),
  listPassportVersions: byId('project'),
  getPassportVersion: agency((t) => ({ id: t.project, number: 1 })),
  comparePassportVersions: agency((t) => ({ id: t.project, a: '1', b: 'work' })),
  cancelProject: agency((t) => ({ id: t.project, reason: 'Процесс упразднён' })),
  resumeProject: byId('project'),
  getProjectOverview: byId('project'),

  // running a project
  startStage: agency((t) => ({ projectId: t.project, number: 1, startedOn: '2026-11-02' })),
  closeStage: agency((t) => ({ projectId: t.project, number: 1, startedOn: '2026-11-02', closedOn: '2026-11-03', result: 'Паспорт согласован' })),
  closeProject: agency((t) => ({ projectId: t.project, number: 9, startedOn: '2026-11-02', closedOn: '2026-11-03', result: 'Проект закрыт' })),
  reopenStage: agency((t) => ({ projectId: t.project, number: 1, reason: 'Карта не полна' })),
  moveStage: agency((t) => ({ projectId: t.project, number: 2, start: '2027-01-13', end: '2027-01-25', reason: 'Праздничные дни' })),
  addArtefact: agency((t) => ({ projectId: t.project, stage: 2, title: 'Карта', url: 'https://example.test/map' })),
  removeArtefact: agency((t) => ({ artefactId: t.artefact })),
  addTask: agency((t) => ({ projectId: t.project, title: 'Замерить время' })),
  updateTask: agency((t) => ({ taskId: t.task, version: 1, status: 'DOING', title: 'Замерить время' })),
  moveTask: agency((t) => ({ taskId: t.task, version: 1, to: 'DOING' })),
  removeTask: agency((t) => ({ taskId: t.task, version: 1 })),
  addNote: agency((t) => ({ projectId: t.project, heldOn: '2026-11-03', text: 'Обсудили карту', tasks: 'Замерить время' })),
  removeNote: agency((t) => ({ noteId: t.note })),
  getStages: byId('project'),
  getStage: agency((t) => ({ id: t.project, number: 1 })),
  getArtefactFile: byId('artefact'),
  listNotes: agency((t) => ({ id: t.project, page: 1 })),
  listFeed: agency((t) => ({ id: t.project, page: 1 })),
  getTaskBoard: agency((t) => ({ id: t.project, board: 'ROADMAP' })),
  listTasks: agency((t) => ({ id: t.project, board: 'ROADMAP', only: 'ALL', page: 1 })),
  getTaskChoices: byId('project'),
  getTask: byId('task'),
  askReport: tenant((t) => ({ scope: 'AGENCY', agencyId: t.agency, dueOn: '2099-02-01' })),
  saveReport: agency((t) => ({ reportId: t.report, version: 1, answers: ['Карта готова'] })),
  submitReport: agency((t) => ({ reportId: t.report, version: 1, answers: ['Карта готова', 'Ничего', 'Внедрение'] })),
  acceptReport: agency((t) => ({ reportId: t.report })),
  returnReport: agency((t) => ({ reportId: t.report, remarks: 'Нет чисел' })),
  saveSignificanceForm: none(() => ({ title: 'Значимость', criteria: [{ title: 'Охват', weight: '1', options: [{ text: 'малый', score: '0' }, { text: 'большой', score: '1' }] }], levels: [{ title: 'любая', from: '0' }] })),
  evaluateProject: agency((t) => ({ projectId: t.project, formVersion: 0, answers: { c0: 0, c1: 0, c2: 0, c3: 0 } })),
  listReports: none(() => ({ filter: 'ALL', page: 1 })),
  getProjectReports: byId('project'),
  getReport: byId('report'),
  getReportDocument: byId('report'),
  getReportAsking: none(() => ({})),
  getSignificanceForm: none(() => ({})),
  // results of projects
  getProjectResults: byId('project'),
  listWaitingResults: none(() => ({ kind: 'measurements', page: 1 })),
  getSavingsSummary: none(() => ({})),
  listStability: none(() => ({})),
  reportMeasurement: agency((t) => ({ projectId: t.project, goalId, measuredOn: '2026-10-02', value: '18,5' })),
  reportEffect: agency((t) => ({ projectId: t.project, kind: 'HOURS', amount: '12', year: '2026', basis: 'По журналу приёма' })),
  withdrawMeasurement: byId('measurement'),
  withdrawEffect: byId('effect'),
  decideMeasurement: agency((t) => ({ id: t.measurement, outcome: 'CONFIRMED' })),
  decideEffect: agency((t) => ({ id: t.effect, outcome: 'CONFIRMED' })),

  // proposals
  listProposals: none(() => ({})),
  getProposalBoard: none(() => ({})),
  getProposal: byId('proposal'),
  getProposalPhoto: agency((t) => ({ id: t.proposal, photoId: t.proposalPhoto })),
  proposalCounts: none(() => ({ from: '2026-01-01', to: '2027-12-31' })),
  proposalCountsByPerson: none(() => ({ from: '2026-01-01', to: '2027-12-31' })),
  filingPlaces: none(() => ({})),
  fileProposal: agency((t) => ({ agencyId: t.agency, problem: 'В коридоре темно', suggestion: 'Датчик движения', anonymous: '', attempt: 'a2b3c4d5e6f7g8h9j2k3' })),
  acceptProposal: agency((t) => ({ id: t.proposal, version: 1, responsible: 'Начальник отдела', dueOn: '2099-06-01' })),
  declineProposal: agency((t) => ({ id: t.proposal, version: 1, answer: 'Ремонт уже запланирован' })),
  completeProposal: agency((t) => ({ id: t.proposal, version: 1, doneOn: '2026-06-01', answer: 'Датчик стоит' })),
  returnProposal: agency((t) => ({ id: t.proposal, version: 1, reason: 'Ошиблись' })),
  forgetProposalAuthor: byId('proposal'),
  updateProposalSettings: none(() => ({ answerDays: 5, hourRate: 500, anonymous: 'on', requireEmail: '', publicFiling: 'on' })),
  // practices
  listPractices: none(() => ({ q: 'практика' })),
  getPractice: byId('practice'),
  getPracticeFiles: none((t) => ({ projectId: t.project })),
  getPracticeOfProject: none((t) => ({ projectId: t.project })),
  getPracticeMap: none(() => ({})),
  getReplicationShare: none(() => ({})),
  createPractice: agency((t) => ({ projectId: t.project })),
  updatePractice: agency((t) => ({ id: t.practice, version: 1, title: 'Запись на приём', problem: '', solution: '', conditions: '', contact: '' })),
  submitPractice: byId('practice'),
  recallPractice: byId('practice'),
  decidePractice: agency((t) => ({ id: t.practice, outcome: 'PUBLISH' })),
  withdrawPractice: agency((t) => ({ id: t.practice, reason: 'Устарела' })),

  // files, journal, jobs
  getFile: byId('file'),
  mayUploadFor: none((t) => ({ agencyId: t.agency })),
  registerFile: agency((t) => ({ id: newId(), agencyId: t.agency, name: 'приказ.pdf', format: 'pdf', size: 10, sha256: 'a'.repeat(64), storageKey: newId() })),
  searchAudit: none(() => ({})),
  getAuditRecord: tenant((t) => ({ id: t.auditRecord })),
  auditOverview: none(() => ({})),
  listMessages: none(() => ({})),
  retryMessages: tenant((_t, s) => ({ id: s.message })),
}

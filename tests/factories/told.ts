import type { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import type { InputRow } from './operation-inputs'
import type { Scene, Things } from './scene'

const day = (text: string): Date => new Date(`${text}T00:00:00Z`)
const agency = (input: InputRow['input']): InputRow => ({ names: 'agency', input })
const none = (input: InputRow['input']): InputRow => ({ names: 'none', input })

/** Of each agency: a problem to be sorted, a late one, a word to the agency and a topic of complaints. */
export async function writeTold(tx: Tx, { tenant, own, other }: Scene): Promise<void> {
  const every = <T>(row: (t: Things, i: number) => T) =>
    [own, other].map((t, i) => ({ tenantId: tenant.id, ...row(t, i) }))
  const common = {
    said: 'Номер называют, а в конце зала не слышно',
    createdBy: 'Человек',
    createdAt: day('2026-02-02'),
  }
  await tx.problem.createMany({
    data: [
      ...every((t, i) => ({
        ...{ id: t.problem, agencyId: t.agency, number: 1, title: `Номер в очереди не слышно ${i}`, ...common },
        sortBy: day('2026-02-16'),
      })),
      ...every((t) => ({
        ...{ id: t.nextProblem, agencyId: t.agency, number: 2, title: 'Расписка напечатана мелко', ...common },
        ...{ said: 'Без очков расписку не прочесть', status: 'IN_WORK' as const, measure: 'Крупный шрифт' },
        sortBy: day('2026-02-16'),
        dueOn: day('2026-03-02'),
        ownerName: 'Начальник отдела',
      })),
    ],
  })
  await tx.feedbackMessage.createMany({
    data: every((t) => ({
      ...{ id: t.word, agencyId: t.agency, codeHash: t.word, kind: 'IDEA' as const },
      text: 'Поставьте у входа скамейку со спинкой',
      receivedOn: day('2026-02-02'),
      answerBy: day('2026-02-16'),
    })),
  })
  await tx.complaintTopic.createMany({
    data: every((t) => ({
      ...{ id: t.topic, agencyId: t.agency, theme: 'Уборка снега', month: day('2026-01-01'), count: 34, source: 'ЦУР' },
    })),
  })
}

const filter = { words: '', messages: '', topics: '', survey: '', title: '' }
const decided = (key: 'problem' | 'nextProblem' | 'word' | 'topic', more: object = {}) =>
  agency((t) => ({ id: t[key], version: 1, ...more }))
const word = { kind: 'PROBLEM', service: 'Справка', place: 'Зал', text: 'В зале негде сесть, стоим в проходе' }

export const toldInputs: Record<string, InputRow> = {
  getProblemBoard: none(() => ({})),
  listProblems: none(() => ({})),
  getProblem: agency((t) => ({ id: t.problem })),
  getTiedProblems: none((t) => ({ processId: t.process })),
  getProblemChoices: agency((t) => ({ id: t.problem })),
  getProblemSources: none((t) => ({ ...filter, messages: t.word, topics: t.topic })),
  listWords: none(() => ({})),
  getWord: agency((t) => ({ id: t.word })),
  listTopics: none(() => ({})),
  createProblem: agency((t) => ({
    ...{ agencyId: t.agency, title: 'В зале негде сесть', said: 'Стоим в проходе', heard: '12', heardAs: 'PEOPLE' },
    ...{ words: '', messages: t.word, topics: t.topic, surveyId: '' },
  })),
  rewordProblem: decided('problem', { title: 'Не слышно номер в очереди', said: 'Не слышно', heardAs: 'PEOPLE' }),
  linkProblem: agency((t) => ({ id: t.problem, version: 1, processId: t.process, projectId: t.project })),
  joinProblem: agency((t) => ({ id: t.problem, version: 1, joinedToId: t.nextProblem })),
  partProblem: decided('problem'),
  sortProblem: decided('problem', { measure: 'Поставим экран', dueOn: '2099-12-01', ownerName: 'Начальник' }),
  assignProblem: decided('problem', { ownerName: 'Заведующий' }),
  moveProblem: decided('nextProblem', { dueOn: '2099-12-01', reason: 'Ждём поставку' }),
  finishProblem: decided('nextProblem', { doneOn: '2026-03-02', answer: 'Напечатали крупно' }),
  declineProblem: decided('problem', { answer: 'Этого требуют федеральные правила' }),
  reopenProblem: decided('problem', { dueOn: '2099-12-01', reason: 'Экран снова погас' }),
  publishProblem: decided('nextProblem'),
  tellProblem: decided('problem', { said: 'Не слышно', answer: 'Поставили экран', proof: '' }),
  answerMessage: decided('word', { answer: 'Поставим до конца месяца' }),
  closeMessage: decided('word', { answer: 'Это к городской администрации' }),
  reopenMessage: decided('word', { reason: 'Ответили не на то' }),
  attachMessage: agency((t) => ({ id: t.word, version: 1, problemId: t.problem })),
  detachMessage: decided('word'),
  messageToProposal: decided('word'),
  writeMessage: agency((t) => ({ agencyId: t.agency, key: 'form-key-0123456789', ...word })),
  addTopic: agency((t) => ({ agencyId: t.agency, theme: 'Ямы', month: '2026-02', count: '7' })),
  editTopic: decided('topic', { count: '36' }),
  removeTopic: decided('topic'),
  pasteTopics: none(() => ({ text: 'Орган 0;Отопление;02.2026;12' })),
}

const problem =
  (data: Prisma.ProblemUncheckedUpdateManyInput) =>
  (tx: Tx, t: Things, s: Scene): Promise<unknown> =>
    tx.problem.updateMany({ where: { tenantId: s.tenant.id, id: t.problem }, data })
const message =
  (data: (t: Things) => Prisma.FeedbackMessageUncheckedUpdateManyInput) =>
  (tx: Tx, t: Things, s: Scene): Promise<unknown> =>
    tx.feedbackMessage.updateMany({ where: { tenantId: s.tenant.id, id: t.word }, data: data(t) })

const done = {
  status: 'DONE',
  answer: 'Поставили экран',
  doneOn: day('2026-03-01'),
  tellBy: day('2026-03-10'),
} as const

export const toldStates = {
  partProblem: (tx: Tx, t: Things, s: Scene) => problem({ status: 'JOINED', joinedToId: t.nextProblem })(tx, t, s),
  reopenProblem: problem(done),
  tellProblem: problem(done),
  reopenMessage: message(() => ({ status: 'ANSWERED', answer: 'Спасибо', answeredBy: 'Куратор' })),
  detachMessage: message((t) => ({ status: 'IN_WORK', problemId: t.problem })),
  messageToProposal: (tx: Tx, _t: Things, s: Scene) =>
    tx.tenantCounter.createMany({
      data: [{ tenantId: s.tenant.id, key: 'proposal', last: 100 }],
      skipDuplicates: true,
    }),
}

// Self-checks of services: the questionnaire (a marked sample), a campaign carried out and one that runs.
import { dayColumn } from '../../lib/core/db-day'
import type { DateString } from '../../lib/core/dates'
import { addDays } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import type { Tx } from '../../lib/platform/db'
import {
  questionsOf,
  readQuestions,
  type AnswerKey,
  type CheckBody,
  type Question,
} from '../../lib/processes/check/form'
import { scoreOf, shareText } from '../../lib/processes/check/rules'

type Place = { tx: Tx; tenantId: string; now: Date }

const QUESTIONS = `# Узнать
Из первой страницы понятно, кому положено
Список документов зависит от ответов заявителя
Заявитель видит срок и стадию
# Подать
Можно подать без визита
Не спрашивают то, что у государства есть | стоп
Ошибка видна до отправки
Доступно людям с инвалидностью
# Получить
Результат приходит в электронном виде
Отказ объяснён простыми словами
Срок короче предельного хотя бы на треть
# Улучшать
После услуги спрашивают мнение
Заявителям сказали, что изменили`

function sampleBody(): CheckBody {
  const read = readQuestions(QUESTIONS)
  if (!read.ok) throw new Error(read.message)
  return {
    points: { yes: '2', partly: '1', no: '0' },
    sections: read.sections,
    grades: [
      { letter: 'А', from: '85', meaning: 'услуга соответствует принципам' },
      { letter: 'Б', from: '70', meaning: 'есть что улучшить, план не обязателен' },
      { letter: 'В', from: '50', meaning: 'нужен план оптимизации' },
      { letter: 'Г', from: '0', meaning: 'услугу нужно переделать' },
    ],
    limit: 'В',
  }
}

/** Answers by question, д – да, ч – частично, н – нет, – – не относится: some of every letter. */
const patterns = [
  'дддддддддддд',
  'чдддддчддчдч',
  'чндддчдчнндд',
  'ннчнннчччннч',
  'дчдддддддддд',
  'чндднчддчндд',
  'дддчдд–ддчдд',
  'нчддччднчнчд',
] as const
const answerOf: Record<string, AnswerKey> = { д: 'yes', ч: 'partly', н: 'no', '–': 'none' }
const notes: Partial<Record<AnswerKey, string>> = {
  yes: 'проверено на странице услуги',
  partly: 'часть полей и писем',
  no: 'жалобы заявителей за год',
}

const answersBy = (questions: readonly Question[], pattern: string) =>
  Object.fromEntries(
    questions.map(({ key }, i) => {
      const answer = answerOf[pattern[i] ?? 'д'] ?? 'yes'
      return [key, { answer, note: i % 3 === 0 ? (notes[answer] ?? '') : '' }]
    }),
  )

type Campaign = {
  title: string
  basis: string
  days: [checkBy: DateString, planBy: DateString, doneBy: DateString]
  closed: boolean
  /** How far the services have come, by place. */
  stage: (i: number) => 'open' | 'begun' | 'signed' | 'planned' | 'half' | 'done'
}

const campaigns: readonly Campaign[] = [
  {
    title: 'Самопроверка государственных услуг, 2023 год',
    basis: 'Пункт 4 постановления: провести самопроверку до 15.10.2023',
    days: ['2023-10-15', '2023-12-07', '2024-12-31'],
    closed: true,
    stage: () => 'done',
  },
  {
    title: 'Самопроверка государственных услуг, 2026 год',
    basis: 'Поручение министерства информационных технологий и связи от 12.10.2026 № 41',
    days: ['2026-12-15', '2027-02-15', '2027-09-30'],
    closed: false,
    stage: (i) => (['signed', 'planned', 'half', 'signed', 'open', 'done', 'begun'] as const)[i % 7] ?? 'open',
  },
]

const work = [
  ['Письмо об отказе простыми словами', 'Начальник отдела услуг'],
  ['Запросы через СМЭВ вместо справок', 'Начальник отдела цифровых сервисов'],
  ['Проверка полей до отправки', 'Ведущий специалист отдела услуг'],
] as const

async function seedPlan(
  { tx, tenantId }: Place,
  checkId: string,
  {
    lost,
    campaign,
    stage,
  }: { lost: readonly Question[]; campaign: Campaign; stage: 'signed' | 'planned' | 'half' | 'done' },
): Promise<void> {
  const [checkBy, planBy, doneBy] = campaign.days
  const dueDays = [addDays(doneBy, -120), addDays(doneBy, -60), doneBy]
  const did = stage === 'done' ? work.length : stage === 'half' ? 1 : 0
  const doneOn = (i: number) =>
    campaign.closed ? addDays(dueDays[i] ?? doneBy, -14 + 3 * i) : addDays(checkBy, -18 + i)
  await tx.checkMeasure.createMany({
    data: work.map(([what, responsible], i) => ({
      tenantId,
      id: newId(),
      checkId,
      what,
      responsible,
      questions: lost[i] ? [lost[i].key] : [],
      dueOn: dayColumn(dueDays[i] ?? doneBy),
      ...(i < did && {
        doneOn: dayColumn(doneOn(i)),
        result: 'Новый порядок введён приказом, заявителям рассказали',
        doneBy: 'Куратор',
      }),
    })),
  })
  if (stage === 'signed') return
  await tx.processCheck.update({
    where: { tenantId_id: { tenantId, id: checkId } },
    data: {
      planOn: dayColumn(campaign.closed ? addDays(planBy, -9) : addDays(checkBy, -22)),
      planBasis: 'Распоряжение министерства о плане оптимизации услуг',
      planBy: 'Куратор',
      doneOn: stage === 'done' ? dayColumn(doneOn(work.length - 1)) : null,
      version: { increment: 1 },
    },
    select: { id: true },
  })
}

/** A campaign of the years that the act names and one that runs, in every letter and every state. */
export async function seedChecks(place: Place, groupItems: Record<string, string>): Promise<void> {
  const { tx, tenantId, now } = place
  const body = sampleBody()
  const questions = questionsOf(body)
  const title = 'Лист самопроверки услуги'
  await tx.checkForm.create({
    data: { tenantId, id: newId(), title, sample: true, body, updatedBy: 'Методолог, процессный офис', updatedAt: now },
    select: { id: true },
  })
  const services = await tx.process.findMany({
    where: { tenantId, status: 'ACTIVE', carries: 'service', agency: { kind: 'EXECUTIVE_BODY', status: 'ACTIVE' } },
    orderBy: [{ agencyId: 'asc' }, { code: 'asc' }],
    select: { id: true },
  })
  for (const campaign of campaigns) {
    const [checkBy, planBy, doneBy] = campaign.days
    const opened = new Date(`${addDays(checkBy, -40)}T07:00:00Z`)
    const campaignId = newId()
    await tx.checkCampaign.create({
      data: {
        tenantId,
        id: campaignId,
        title: campaign.title,
        basis: campaign.basis,
        formTitle: title,
        sample: true,
        form: body,
        checkBy: dayColumn(checkBy),
        planBy: dayColumn(planBy),
        doneBy: dayColumn(doneBy),
        items: { plan: '3.2', done: '3.3', groups: groupItems, carries: ['service'], kinds: ['EXECUTIVE_BODY'] },
        createdBy: 'Министерство информационных технологий и связи',
        createdAt: opened,
        ...(campaign.closed && { closedAt: new Date(`${addDays(checkBy, 5)}T07:00:00Z`), closedBy: 'Методолог' }),
      },
      select: { id: true },
    })
    for (const [i, { id: processId }] of services.entries()) {
      const stage = campaign.stage(i)
      const id = newId()
      const answers =
        stage === 'open' ? {} : answersBy(questions, patterns[(campaign.closed ? i : i + 3) % patterns.length] ?? '')
      const score = scoreOf(body, answers)
      const signed = stage !== 'open' && stage !== 'begun'
      await tx.processCheck.create({
        data: {
          tenantId,
          id,
          campaignId,
          processId,
          answers: stage === 'begun' ? Object.fromEntries(Object.entries(answers).slice(0, 5)) : answers,
          ...(signed &&
            score.share && {
              share: shareText(score.share),
              grade: score.grade,
              signedAt: new Date(`${addDays(checkBy, campaign.closed ? -(i % 20) - 1 : -30 + (i % 10))}T08:00:00Z`),
              signedBy: 'Куратор',
            }),
        },
        select: { id: true },
      })
      if (signed && (score.grade === 'В' || score.grade === 'Г') && (stage !== 'signed' || i % 2 === 0))
        await seedPlan(place, id, { lost: score.lost.map(({ question }) => question), campaign, stage })
    }
  }
}

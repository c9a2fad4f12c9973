import 'server-only'
import { formatLong, formatShort, instantToDate, isDateString, type DateString } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import type { FrozenSheet } from '@/lib/platform/pdf/frozen-sheet'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import { readResults } from '@/lib/practices/practice'
import { PassportForm } from '@/lib/projects/form/form'
import { projectKindLabels, projectStatusLabels } from '@/lib/projects/state/labels'
import { readPassport, type PassportFields } from '@/lib/projects/form/passport'
import { effectText, proposalSign, proposalStatusLabels } from '@/lib/proposals/labels'
import { amountText, valueText } from '@/lib/results/labels'
import { dayOf } from '@/lib/core/db-day'
import { plannedStatuses } from '@/lib/projects/state/rules'
import { readDecisions, readServices } from '@/lib/feedback/situation/content'
import {
  decisionKeys,
  decisionLabels,
  outcomeLabels,
  serviceKindLabels,
  situationStatusLabels,
} from '@/lib/feedback/situation/labels'
import type { OfferKind } from '../methodology/offer-rules'

type Content = Pick<FrozenSheet, 'name' | 'facts' | 'sections'>
type Place = { tenantId: string; timeZone: string }

const day = (column: Date | null): string => (column ? formatLong(dayOf(column)) : '')
const short = (column: Date | null): string => (column ? formatShort(dayOf(column)) : '–')
const typedDay = (text: string): string => (isDateString(text) ? formatShort(text) : text || '–')
const number = (text: string | null): string =>
  text === null || text === '' ? '–' : /^-?\d+(\.\d+)?$/.test(text) ? formatDecimal(text) : text

/** «06.02.2026 – 20.02.2026», one day once. */
const span = (days: string[]): string => [...new Set(days)].join(' – ') || '–'

/** What a kind's copy is called: «Сведения о …». */
const sheetOf: Record<OfferKind, string> = {
  project: 'проекте',
  practice: 'практике',
  proposal: 'предложении по улучшению',
  situation: 'жизненной ситуации',
  survey: 'опросе клиентов',
}

const projectInclude = {
  agency: { select: { name: true } },
  participants: { select: { part: true, agencyId: true, agency: { select: { name: true } } } },
  portfolio: { select: { title: true } },
  practice: { select: { title: true, agency: { select: { name: true } } } },
  stages: { orderBy: { number: 'asc' } },
  versions: {
    where: { status: 'APPROVED' },
    orderBy: { number: 'desc' },
    take: 1,
    select: { number: true, fields: true, approverName: true, approverPosition: true, approvedOn: true },
  },
  measurements: {
    where: { status: 'CONFIRMED' },
    orderBy: [{ measuredOn: 'asc' }, { id: 'asc' }],
    select: { goalId: true, value: true, measuredOn: true },
  },
  effects: {
    where: { status: 'CONFIRMED' },
    orderBy: { year: 'asc' },
    select: { kind: true, amount: true, year: true, basis: true },
  },
} satisfies Prisma.ProjectInclude
type ProjectRow = Prisma.ProjectGetPayload<{ include: typeof projectInclude }>

function projectFacts(row: ProjectRow, passport: ReturnType<typeof readPassport>): Content['facts'] {
  const [version] = row.versions
  return [
    { term: 'Вид', value: projectKindLabels[row.kind] },
    { term: 'Состояние', value: projectStatusLabels[row.status].short },
    { term: 'Ведёт', value: row.agency.name },
    {
      term: 'Участвуют',
      value: row.participants
        .filter(({ agencyId }) => agencyId !== row.agencyId)
        .map(({ agency, part }) => (part ? `${agency.name} (${part})` : agency.name))
        .join('; '),
    },
    { term: 'Заказчик', value: passport.customer },
    { term: 'Процесс', value: passport.process },
    { term: 'Границы процесса', value: passport.boundaries },
    { term: 'Руководитель', value: [passport.leader.name, passport.leader.position].filter(Boolean).join(', ') },
    { term: 'Основание', value: row.ground },
    { term: 'Портфель', value: row.portfolio?.title ?? '' },
    {
      term: 'Тиражирует практику',
      value: row.practice ? `«${row.practice.title}», ${row.practice.agency.name}` : '',
    },
    {
      term: 'Паспорт утверждён',
      value: version
        ? [day(version.approvedOn), [version.approverPosition, version.approverName].filter(Boolean).join(' ')]
            .filter(Boolean)
            .join(', ')
        : '',
    },
    {
      term: 'Сроки',
      value: [row.startsOn, row.endsOn]
        .filter((date) => date !== null)
        .map(day)
        .join(' – '),
    },
    { term: 'Закрыт', value: day(row.closedOn) },
  ]
}

async function projectSheet(tx: Tx, { tenantId }: Place, id: string): Promise<Content> {
  const row = await tx.project.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    include: projectInclude,
  })
  // What was approved counts; before the first approval nothing is offered.
  const [version] = row.versions
  const passport = readPassport((version?.fields ?? row.fields) as PassportFields)
  const form = PassportForm.parse(row.form)
  const measured = new Map(row.measurements.map(({ goalId, ...latest }) => [goalId, latest]))
  const titleOfStage = new Map(form.stages.map((stage) => [stage.number, stage.title]))
  const stages =
    row.stages.length > 0
      ? row.stages.map((stage) => [
          String(stage.number),
          titleOfStage.get(stage.number) ?? '',
          span([stage.dueFrom, stage.dueTo].flatMap((date) => (date ? [short(date)] : []))),
          short(stage.closedOn),
        ])
      : passport.stages.map((stage) => [
          String(stage.number),
          titleOfStage.get(stage.number) ?? '',
          span([stage.from, stage.to].filter(Boolean).map(typedDay)),
          '–',
        ])
  return {
    name: `Проект № ${row.number} «${row.title}»`,
    facts: projectFacts(row, passport),
    sections: [
      { title: 'Обоснование', paragraphs: passport.grounds.map(({ text }, i) => `${i + 1}. ${text}`) },
      {
        title: 'Цели',
        table: {
          head: ['Показатель', 'Было', 'Цель', 'Достигнуто, подтверждено'],
          rows: passport.goals.map((goal) => {
            const latest = measured.get(goal.id)
            return [
              [goal.name, goal.unit].filter(Boolean).join(', '),
              number(goal.current),
              number(goal.target),
              latest ? `${number(latest.value)} (${short(latest.measuredOn)})` : '–',
            ]
          }),
        },
      },
      {
        title: 'Эффекты',
        paragraphs: [
          ...passport.effects.map(({ text }) => text),
          ...row.effects.map(
            (effect) => `${amountText(effect.kind, effect.amount)} за ${effect.year} год: ${effect.basis}`,
          ),
        ],
      },
      { title: 'Этапы', table: { head: ['№', 'Этап', 'Срок', 'Закрыт'], rows: stages } },
    ],
  }
}

async function practiceSheet(tx: Tx, { tenantId }: Place, id: string): Promise<Content> {
  const row = await tx.practice.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    include: {
      agency: { select: { name: true } },
      project: { select: { number: true, title: true } },
      replications: {
        where: { status: { notIn: [...plannedStatuses] } },
        orderBy: { number: 'asc' },
        select: { number: true, status: true, agency: { select: { name: true } } },
      },
    },
  })
  return {
    name: `Практика «${row.title}»`,
    facts: [
      { term: 'Орган', value: row.agency.name },
      { term: 'Выросла из проекта', value: `№ ${row.project.number} «${row.project.title}»` },
      { term: 'Опубликована', value: row.publishedAt ? formatLong(dayOf(row.publishedAt)) : '' },
    ],
    sections: [
      { title: 'Проблема', paragraphs: [row.problem] },
      { title: 'Решение', paragraphs: [row.solution] },
      {
        title: 'Результаты',
        table: {
          head: ['Показатель', 'Было', 'Стало'],
          rows: readResults(row.results).map((result) => [
            result.name,
            result.before === null ? '–' : valueText(result.before, result.unit),
            valueText(result.after, result.unit),
          ]),
        },
      },
      { title: 'Условия применения', paragraphs: [row.conditions] },
      {
        title: 'Кто перенял',
        table: {
          head: ['Орган', 'Проект', 'Состояние'],
          rows: row.replications.map((project) => [
            project.agency.name,
            `№ ${project.number}`,
            projectStatusLabels[project.status].short,
          ]),
        },
      },
    ],
  }
}

/** Without the author's name: the proof is the improvement. */
async function proposalSheet(tx: Tx, { tenantId, timeZone }: Place, id: string): Promise<Content> {
  const row = await tx.proposal.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    include: { agency: { select: { name: true } } },
  })
  return {
    name: `${proposalSign(row.number)} «${row.title}»`,
    facts: [
      { term: 'Орган', value: row.agency.name },
      { term: 'Состояние', value: proposalStatusLabels[row.status].short },
      { term: 'Где', value: row.place },
      { term: 'Подано', value: formatLong(instantToDate(timeZone, row.filedAt)) },
      { term: 'Внедрено', value: day(row.doneOn) },
      { term: 'Отвечает', value: row.responsible },
      { term: 'Эффект', value: effectText(row) },
      { term: 'Как посчитан', value: row.effectBasis },
    ],
    sections: [
      { title: 'Что мешало', paragraphs: [row.problem] },
      { title: 'Что предложено', paragraphs: [row.suggestion] },
      { title: 'Что сделано', paragraphs: [row.answer] },
    ],
  }
}

/** Who takes part with which service, and what was decided. */
async function situationSheet(tx: Tx, { tenantId }: Place, id: string): Promise<Content> {
  const row = await tx.lifeSituation.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    include: { agency: { select: { name: true } }, _count: { select: { journeys: true, studies: true } } },
  })
  const services = readServices(row.services)
  const agencies = await tx.agency.findMany({
    where: { tenantId, id: { in: services.flatMap(({ agencyId }) => agencyId ?? []) } },
    select: { id: true, name: true },
  })
  const names = new Map(agencies.map((agency) => [agency.id, agency.name]))
  const decisions = readDecisions(row.decisions)
  return {
    name: `Жизненная ситуация «${row.title}»`,
    facts: [
      { term: 'Состояние', value: situationStatusLabels[row.status].short },
      { term: 'Ведёт', value: row.agency?.name ?? 'Уполномоченный орган' },
      { term: 'Карт пути клиента', value: String(row._count.journeys) },
      { term: 'Исследований', value: String(row._count.studies) },
    ],
    sections: [
      { title: 'О ситуации', paragraphs: [row.about] },
      {
        title: 'Услуги и функции',
        table: {
          head: ['Что', 'Чья'],
          rows: services.map(({ name, kind, agencyId }) => [
            `${name} (${serviceKindLabels[kind]})`,
            names.get(agencyId ?? '') ?? '–',
          ]),
        },
      },
      {
        title: 'Решения',
        table: {
          head: ['О чём', 'Чем', 'Когда', 'Итог'],
          rows: decisionKeys.flatMap((key) => {
            const one = decisions[key]
            return one
              ? [
                  [
                    decisionLabels[key],
                    `${one.body} ${one.number}`.trim(),
                    typedDay(one.on),
                    outcomeLabels[one.outcome],
                  ],
                ]
              : []
          }),
        },
      },
    ],
  }
}

/** What closed batches show of the main question; nothing of a group, no words. */
async function surveySheet(tx: Tx, { tenantId }: Place, id: string): Promise<Content> {
  const row = await tx.survey.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    include: {
      agency: { select: { name: true } },
      blocks: {
        where: { answered: { not: null } },
        orderBy: [{ until: 'asc' }, { number: 'asc' }],
        include: { agency: { select: { name: true } } },
      },
    },
  })
  return {
    name: `Опрос «${row.title}»`,
    facts: [
      { term: 'Кто спрашивал', value: row.agency?.name ?? 'Уполномоченный орган' },
      { term: 'Услуга', value: row.service },
      { term: 'Первый день', value: day(row.opensOn) },
      { term: 'Последний день', value: day(row.closesOn) },
    ],
    sections: [
      {
        title: 'Довольны (отметки 4 и 5 на главный вопрос)',
        table: {
          head: ['Орган', 'Ответы по', 'Довольны', 'Из скольких'],
          rows: row.blocks.map(({ agency, until, answered, satisfied }) => [
            agency.name,
            short(until),
            String(satisfied ?? 0),
            String(answered ?? 0),
          ]),
        },
      },
    ],
  }
}

const readers: Record<OfferKind, typeof projectSheet> = {
  project: projectSheet,
  practice: practiceSheet,
  proposal: proposalSheet,
  situation: situationSheet,
  survey: surveySheet,
}

/** The thing as it stands now; the caller has found it within reach. */
export const readSheet = (tx: Tx, place: Place, kind: OfferKind, id: string): Promise<Content> =>
  readers[kind](tx, place, id)

/** «Сведения о проекте на 23 ноября 2026 г.» */
export const sheetHeading = (kind: OfferKind, today: DateString): string =>
  `Сведения о ${sheetOf[kind]} на ${formatLong(today)}`

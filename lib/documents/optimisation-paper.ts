/** Papers of an optimisation – information, plan, terms of reference – as lines. Pure. */
import { formatDateTime, formatLong, formatShort } from '@/lib/core/dates'
import { formatNumber, upperFirst } from '@/lib/core/format'
import type { OptimisationDocument, TermsDocument } from '@/lib/processes/optimisation/view'
import { paperKindLabels, paperStatusLabels } from '@/lib/processes/optimisation/labels'
import { CLIENT_APART } from '@/lib/processes/money/comparison'
import { clientKeys, clientLabels, clientText, type ClientKey } from '@/lib/processes/model/client'
import type { PaperContent } from '@/lib/processes/optimisation/paper'
import { demoWords, EMPTY_DATE, heading, paragraphs, type Paper, type PaperBlock } from './paper'

const some = (items: readonly string[]): string => items.join('; ') || '–'

const facts = (items: [term: string, value: string][]): PaperBlock => ({
  kind: 'facts',
  items: items.filter(([, value]) => value !== '').map(([term, value]) => ({ term, value })),
})

function processFacts({ process, project }: PaperContent): PaperBlock {
  return facts([
    ['Процесс', `${process.code} ${process.name}`],
    ['Владелец', process.agency],
    ['Представитель владельца', process.representative],
    ['Случаев в год', process.runsPerYear === null ? '' : formatNumber(process.runsPerYear)],
    ['Входы', some(process.inputs)],
    ['Результаты', some(process.outputs)],
    ['Регламенты', some(process.regulations)],
    ['Информационные системы', some(process.systems)],
    ['Проект', `№ ${project.number} «${project.title}»`],
  ])
}

function stepsOf(title: string, state: PaperContent['asIs']): PaperBlock[] {
  const { figures, steps } = state
  return [
    heading(title),
    ...(figures
      ? [
          facts([
            ['Время протекания', `${figures.lead} рабочего дня`],
            // A paper sent before times were put in words holds bare minutes.
            ['Трудоёмкость', /^[\d\s,]+$/.test(figures.work) ? `${figures.work} мин` : figures.work],
            ['С первого раза', `${figures.firstTimeRight} %`],
            ['Передачи между ролями', figures.handoffs],
          ]),
        ]
      : []),
    ...(steps.length === 0
      ? [paragraphs('Шаги не внесены.')]
      : [
          {
            kind: 'table' as const,
            caption: 'Шаги процесса',
            table: {
              head: ['№', 'Что делают', 'Кто', 'Ожидание', 'Работа', 'Потери'],
              widths: [5, 38, 22, 12, 12, 18],
              right: 9,
              rows: steps.map(({ name, who, wait, work, wastes }, i) => [
                String(i + 1),
                name,
                who || '–',
                wait,
                work,
                wastes || '–',
              ]),
            },
          },
        ]),
  ]
}

/** The client's own, beside the budget's and never in it; nothing where nobody has said. */
function clientOf({ asIs, toBe }: PaperContent): PaperBlock[] {
  const cell = (key: ClientKey, value: string | null | undefined) => (value == null ? '–' : clientText(key, value))
  const keys = clientKeys.filter((key) => [asIs, toBe].some((state) => state?.client?.[key] != null))
  if (keys.length === 0) return []
  return [
    heading('Затраты клиента за одно обращение'),
    {
      kind: 'table',
      caption: 'Затраты клиента',
      table: {
        head: ['Что тратит клиент', 'Как есть', ...(toBe ? ['Как будет'] : [])],
        widths: toBe ? [52, 24, 24] : [60, 40],
        right: 1,
        rows: keys.map((key) => [
          clientLabels[key].label,
          cell(key, asIs.client?.[key]),
          ...(toBe ? [cell(key, toBe.client?.[key])] : []),
        ]),
      },
    },
    paragraphs(CLIENT_APART),
  ]
}

const indicatorsOf = (content: PaperContent, title: string): PaperBlock[] => [
  heading(title),
  content.indicators.length === 0
    ? paragraphs('Не внесены.')
    : {
        kind: 'table',
        caption: title,
        table: {
          head: ['Показатель', 'Единица', 'Сейчас', 'Цель'],
          widths: [52, 18, 15, 15],
          right: 2,
          rows: content.indicators.map(({ name, unit, now, target }) => [name, unit || '–', now || '–', target || '–']),
        },
      },
]

const measuresOf = ({ measures, ready }: PaperContent): PaperBlock[] => [
  heading('План мероприятий («дорожная карта»)'),
  {
    kind: 'table',
    caption: 'Мероприятия',
    table: {
      head: ['№', 'Мероприятие', 'Отвечает', 'Срок', 'Показатель: было → станет', 'Затраты, ₽'],
      widths: [5, 32, 22, 13, 24, 14],
      right: 5,
      rows: measures.map(({ title, kind, responsible, agency, dueOn, indicator, was, target, cost }, i) => [
        String(i + 1),
        `${title} (${kind})`,
        [responsible, agency].filter(Boolean).join(', '),
        dueOn ? formatShort(dueOn) : '–',
        `${indicator}: ${was || '–'} → ${target}`,
        cost,
      ]),
    },
  },
  ...(ready
    ? [
        facts([
          ['Целевое состояние', ready.on ? `к ${formatLong(ready.on)}` : 'срок не назван'],
          ['Чем достигается', ready.resources],
          ['Разовые затраты', `${ready.oneOff} ₽`],
          ['Дальнейшая цель', ready.further],
        ]),
      ]
    : []),
]

const signed = (zone: string, word: string, by: string | null, at: Date | null): [string, string][] =>
  by && at ? [[word, `${by}, ${formatDateTime(zone, at)}`]] : []

/** The paper as it was sent, with what became of it. */
export function optimisationPaper(one: OptimisationDocument): Paper {
  const { content, kind, timeZone } = one
  const title = `${paperKindLabels[kind]} № ${one.number}/${one.paperNumber}`
  const draft = kind === 'PLAN' && one.status !== 'APPROVED' && one.status !== 'AGREED'
  return {
    demo: demoWords(one.isDemo),
    kicker: one.tenantName,
    title,
    subtitle: content.process.name,
    blocks: [
      facts([
        ['Направлено', `${one.sentBy}, ${formatDateTime(timeZone, one.sentAt)}`],
        ...(kind === 'PLAN' ? [['Состояние', paperStatusLabels[one.status].short] as [string, string]] : []),
        ...signed(timeZone, 'Согласовал владелец', one.agreedBy, one.agreedAt),
        ...signed(timeZone, one.status === 'RETURNED' ? 'Вернул' : 'Утвердил владелец', one.decidedBy, one.decidedAt),
        ...signed(timeZone, 'Принял процессный офис', one.receivedBy, one.receivedAt),
      ]),
      processFacts(content),
      ...(content.project.problem ? [heading('Проблема'), paragraphs(content.project.problem)] : []),
      ...indicatorsOf(content, kind === 'PLAN' ? 'Ключевые показатели эффективности' : 'Показатели'),
      ...stepsOf('Как есть', content.asIs),
      ...(content.toBe ? stepsOf('Как будет', content.toBe) : []),
      ...clientOf(content),
      ...(kind === 'PLAN' ? measuresOf(content) : []),
    ],
    signature: { post: `Владелец процесса: ${content.process.agency}`, date: EMPTY_DATE },
    author: one.tenantName,
    footer: `${draft ? 'ПРОЕКТ. ' : ''}${title}`.slice(0, 90),
    printed: `Копия сделана ${formatDateTime(timeZone, one.printedAt)}`,
  }
}

/** The draft of the terms of reference for an information system (Leningrad 3.2(10)). */
export function termsPaper(terms: TermsDocument): Paper {
  const { process, project } = terms
  const systems = [
    ...new Set([...terms.measures.map(({ system }) => system), ...terms.steps.map(({ system }) => system)]),
  ]
  return {
    demo: demoWords(terms.isDemo),
    kicker: `${terms.tenantName}. ПРОЕКТ`,
    title: 'Техническое задание на информационную систему',
    subtitle: process.name,
    blocks: [
      heading('1. Основание и цель'),
      facts([
        ['Процесс', `${process.code} ${process.name}`],
        ['Владелец', process.agency],
        ['Проект', `№ ${project.number} «${project.title}»`],
        ['Системы', some(systems.length > 0 ? systems : process.systems)],
        ['Регламенты', some(process.regulations)],
      ]),
      ...(project.problem ? [paragraphs(`Что решается: ${project.problem}`)] : []),
      heading('2. Что должно измениться'),
      terms.measures.length === 0
        ? paragraphs('В плане нет мероприятий, которым нужна информационная система.')
        : {
            kind: 'table',
            caption: 'Мероприятия плана',
            table: {
              head: ['Мероприятие', 'Система', 'Показатель: было → станет', 'Срок'],
              widths: [38, 22, 28, 12],
              right: 9,
              rows: terms.measures.map(({ title, system, indicator, was, target, dueOn }) => [
                title,
                system,
                `${indicator}: ${was || '–'} → ${target}`,
                dueOn ? formatShort(dueOn) : '–',
              ]),
            },
          },
      heading('3. Что система делает в процессе «как будет»'),
      terms.steps.length === 0
        ? paragraphs('Ни у одного шага «как будет» система не названа.')
        : {
            kind: 'table',
            caption: 'Шаги, в которых работает система',
            table: {
              head: ['Шаг', 'Кто', 'Система', 'Данные на входе', 'Данные на выходе', 'Не дольше'],
              widths: [28, 16, 16, 16, 16, 12],
              right: 9,
              rows: terms.steps.map(({ number, name, who, system, documentsIn, documentsOut, work, wait }) => [
                `${number}. ${name}`,
                who || 'система сама',
                system,
                documentsIn || '–',
                documentsOut || '–',
                `${wait} + ${work}`,
              ]),
            },
          },
      heading('4. Показатели приёмки'),
      terms.goals.length === 0
        ? paragraphs('Цели в паспорте проекта не внесены.')
        : {
            kind: 'list',
            items: terms.goals.map(({ name, unit, current, target }) =>
              upperFirst(`${name}: ${current || '–'} → ${target || '–'}${unit ? `, ${unit}` : ''}`),
            ),
          },
    ],
    signature: { post: 'Заказчик', date: EMPTY_DATE },
    author: terms.tenantName,
    footer: `ПРОЕКТ. Техническое задание. ${process.code} ${process.name}`.slice(0, 90),
    printed: `Копия сделана ${formatDateTime(terms.timeZone, terms.printedAt)}`,
  }
}

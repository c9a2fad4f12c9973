/** The report of reaching the target state of a life situation (Kirov 2.6) as lines of a paper. Pure. */
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { upperFirst } from '@/lib/core/format'
import type { ReportView } from '@/lib/feedback/situation/view'
import { demoWords, EMPTY_DATE, heading, paragraphs, type Paper, type PaperBlock } from './paper'

const table = (caption: string, head: string[], widths: number[], right: number, rows: string[][]): PaperBlock[] =>
  rows.length === 0 ? [] : [{ kind: 'table', caption, table: { head, widths, right, rows } }]
const words = (title: string, text: string): PaperBlock[] =>
  text === '' ? [] : [{ kind: 'heading', text: title }, paragraphs(text)]

function figureBlocks({ content: { journeys, measures, plan } }: ReportView): PaperBlock[] {
  return [
    heading('Что изменилось для клиента'),
    ...table(
      'По картам пути: было и цель',
      ['Чей путь', 'Показатель', 'Было', 'Цель'],
      [40, 30, 15, 15],
      2,
      journeys.flatMap(({ who, figures }) =>
        figures.map(({ label, before, target }) => [who, label, String(before), String(target)]),
      ),
    ),
    ...table(
      'Показатели целевого состояния',
      ['Показатель', 'Единица', 'Было', 'Цель', 'Сейчас'],
      [40, 15, 15, 15, 15],
      2,
      measures.map(({ name, unit, before, target, now }) => [name, unit, before || '–', target || '–', now || '–']),
    ),
    paragraphs(
      plan
        ? `План «${plan.title}»: выполнено ${plan.done} из ${plan.items}${plan.late > 0 ? `, опаздывает ${plan.late}` : ''}.`
        : 'Межведомственного плана не было.',
    ),
  ]
}

export function situationReportPaper(report: ReportView): Paper {
  const { content, act } = report
  const title = 'Отчёт о реализации целевого состояния жизненной ситуации'
  return {
    demo: demoWords(report.isDemo),
    kicker: act ? `Утверждён ${formatLong(act.on)}${act.number ? ` № ${act.number}` : ''}` : 'ПРОЕКТ',
    title,
    subtitle: content.title,
    blocks: [
      {
        kind: 'facts',
        items: [
          { term: 'Ведёт', value: content.lead },
          ...(content.segments.length > 0 ? [{ term: 'Клиенты', value: content.segments.join('; ') }] : []),
        ],
      },
      ...words('Обстоятельства', content.about),
      ...figureBlocks(report),
      ...words('Как было', content.asIs),
      ...words('Целевое состояние', content.toBe),
      ...(content.services.length > 0 ? [heading('Услуги и функции')] : []),
      ...table(
        'Перечень услуг и функций',
        ['Услуга, функция', 'Вид', 'Орган', 'Как даётся'],
        [38, 12, 30, 20],
        9,
        content.services.map(({ name, kind, agency, proactive }) => [name, kind, agency || '–', proactive]),
      ),
      ...(content.decisions.length > 0 ? [heading('Решения')] : []),
      ...(content.decisions.length > 0
        ? [
            {
              kind: 'list' as const,
              items: content.decisions.map(
                (one) => `${one.title}: ${one.outcome}, ${one.body}, ${formatLong(one.on)} № ${one.number}`,
              ),
            },
          ]
        : []),
      ...(content.hypotheses.length + content.insights.length > 0 ? [heading('Гипотезы и открытия')] : []),
      ...(content.hypotheses.length + content.insights.length > 0
        ? [
            {
              kind: 'list' as const,
              items: [
                ...content.hypotheses.map(
                  ({ text, state, checkedBy }) => `${text} – ${state}${checkedBy ? `: ${checkedBy}` : ''}`,
                ),
                ...content.insights,
              ],
            },
          ]
        : []),
      ...(content.studies.length > 0
        ? [
            heading('Исследования'),
            {
              kind: 'list' as const,
              items: content.studies.map(
                ({ kind, title: name, people }) =>
                  `${upperFirst(kind)}: ${name}${people === null ? '' : ` (${people})`}`,
              ),
            },
          ]
        : []),
      ...words('Выводы', act?.conclusion ?? ''),
    ],
    signature: { post: act?.signer ?? content.lead, date: act ? formatLong(act.on) : EMPTY_DATE },
    author: report.tenantName,
    footer: `${act ? '' : 'ПРОЕКТ. '}Отчёт: ${content.title}`.slice(0, 90),
    printed: `Копия сделана ${formatDateTime(report.timeZone, report.printedAt)}`,
  }
}

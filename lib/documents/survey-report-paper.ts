/** The report of satisfaction with its list of problems (Kirov 3.6) as lines of a paper. Pure. */
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { HIDDEN, type ReportTable } from '@/lib/feedback/results/report'
import type { SurveyReportView } from '@/lib/feedback/results/report-view'
import { demoWords, EMPTY_DATE, heading, paragraphs, type Paper, type PaperBlock } from './paper'

const table = ({ title, head, rows }: ReportTable, widths: number[], right: number): PaperBlock[] =>
  rows.length === 0 ? [] : [{ kind: 'table', caption: title, table: { head, widths, right, rows } }]

export function surveyReportPaper(view: SurveyReportView): Paper {
  const { content, report } = view
  const { survey, threshold } = content
  const signed = report && report.status !== 'DRAFT' ? report : null
  const conclusions = report ? report.conclusions : view.proposed.join('\n')
  const hidden = content.groups.some(({ rows }) => rows.some((row) => row.includes('не приводится')))
  return {
    demo: demoWords(view.isDemo),
    kicker:
      report?.status === 'WITHDRAWN'
        ? `ОТОЗВАН: ${report.withdrawn?.reason ?? ''}`
        : signed
          ? `Подписан ${signed.on ? formatLong(signed.on) : ''}${signed.number ? ` № ${signed.number}` : ''}`
          : 'ПРОЕКТ',
    title: 'Отчёт об уровне удовлетворённости клиентов и перечень выявленных проблем',
    subtitle: [survey.title, survey.days].filter(Boolean).join(', '),
    blocks: [
      {
        kind: 'facts',
        items: [
          { term: 'Орган', value: survey.agencyName || 'вся программа' },
          ...(survey.service ? [{ term: 'Услуга', value: survey.service }] : []),
          { term: 'На какой день', value: content.asOf },
        ],
      },
      heading('1. Выводы'),
      paragraphs(conclusions),
      heading('2. Кого спрашивали'),
      paragraphs(content.asked),
      heading('3. Перечень выявленных проблем'),
      ...(content.problems.length === 0
        ? [paragraphs('Проблем по этому опросу не заведено.')]
        : table(
            {
              title: 'Проблемы, что сделают, кто и к какому дню',
              head: ['№', 'Проблема, слова клиентов', 'Откуда', 'Что сделать', 'Отвечает', 'Срок', 'Состояние'],
              rows: content.problems.map((one) => [
                ...[String(one.number), one.title, one.heard || HIDDEN, one.measure || HIDDEN, one.owner || HIDDEN],
                ...[one.due || HIDDEN, one.status],
              ]),
            },
            [5, 29, 9, 22, 14, 11, 10],
            9,
          )),
      heading('4. Уровень удовлетворённости'),
      paragraphs(content.level || 'Вопроса с отметками от 1 до 5 в анкете нет.'),
      ...table(content.waves, [28, 16, 12, 8, 12, 24], 1),
      ...content.groups.flatMap((group) => table(group, [32, 14, 8, 16, 30], 1)),
      ...(hidden
        ? [
            paragraphs(
              `Не приводятся группы, где ответили меньше ${threshold} человек, и те, из которых их можно вычислить.`,
            ),
          ]
        : []),
      heading('5. Ответы по вопросам'),
      ...table(content.questions, [6, 46, 12, 36], 9),
      heading('6. Как считали'),
      paragraphs(
        'Довольны – отметки 4 и 5 из пяти. Интервал доли – Уилсона, 95 %; разница долей – интервал Ньюкомба, без поправки. «Не знаю» и пустые ответы в долю не входят. Показаны только закрытые партии ответов.',
      ),
    ],
    signature: { post: report?.signer || 'Подпись', date: signed?.on ? formatLong(signed.on) : EMPTY_DATE },
    author: view.tenantName,
    footer: `${signed ? '' : 'ПРОЕКТ. '}Отчёт: ${survey.title}`.slice(0, 90),
    printed: `Копия сделана ${formatDateTime(view.timeZone, view.printedAt)}`,
  }
}

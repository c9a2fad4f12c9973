import { DataTable } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { count, formatNumber } from '@/lib/core/format'
import type { AnswerFileDraft } from '@/lib/feedback/import/queries'

/** Each question with its columns and how many answered it: whoever knows the file sees what went astray. */
export function Questions({ draft: { questions, answers } }: { draft: AnswerFileDraft }) {
  return (
    <Section title="Что войдёт в опрос" rule>
      <DataTable
        caption="Вопросы и сколько на них ответов в файле"
        dense
        rows={questions}
        rowKey={({ id }) => id}
        columns={[
          { key: 'title', header: 'Вопрос', phone: 'title', cell: ({ number, title }) => `${number}. ${title}` },
          {
            key: 'columns',
            header: 'Столбцы',
            cell: ({ columns }) =>
              columns.length > 0 ? columns.join(', ') : <span className="text-muted">нет в файле</span>,
          },
          {
            key: 'n',
            header: 'Ответили',
            numeric: true,
            cell: ({ answered, columns }) =>
              columns.length > 0 ? `${formatNumber(answered)} из ${formatNumber(answers)}` : '–',
          },
          {
            key: 'dropped',
            header: 'Не считается',
            cell: ({ dropped }) =>
              dropped === 0 ? (
                '–'
              ) : (
                <span className="text-warn">
                  {count(dropped, 'ответ', 'ответа', 'ответов')}: по условиям анкеты этого там не спрашивают
                </span>
              ),
          },
        ]}
      />
    </Section>
  )
}

import { DataTable } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { formatDecimal } from '@/lib/core/decimal'
import { fractionOf } from '@/lib/core/fraction'
import { shortTime } from '@/lib/processes/model/time-words'
import type { StandardContent } from '@/lib/processes/standard/content'

/** The standard as it is read: who does what by when. */
export function StandardText({ content }: { content: StandardContent }) {
  const { general, steps, course, figures } = content
  return (
    <Section title="Порядок работы" rule>
      <p className="mb-3 max-w-[68ch] whitespace-pre-line">{general}</p>
      <p className="mb-3 text-muted">
        {figures.lead && `Время в среднем – ${formatDecimal(figures.lead)} рабочего дня, `}работа на один случай –{' '}
        {shortTime(fractionOf(figures.work), figures.dayMinutes)}, с первого раза – {figures.right} %.
      </p>
      <DataTable
        caption="Порядок работы"
        dense
        rows={steps}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'what',
            header: 'Действие',
            phone: 'title',
            width: '42%',
            cell: ({ words, check }, i) => (
              <>
                {i + 1}. {words}
                {check && <span className="block text-sm font-normal text-muted">проверка: {check}</span>}
              </>
            ),
          },
          {
            key: 'who',
            header: 'Исполнитель',
            cell: ({ who }) => who || <span className="text-muted">система сама</span>,
          },
          { key: 'wait', header: 'Начать через', numeric: true, cell: ({ wait }) => wait },
          { key: 'work', header: 'Работа', numeric: true, cell: ({ work }) => work },
          {
            key: 'documents',
            header: 'Документы, система',
            cell: ({ documents, system }) => [documents, system].filter(Boolean).join(' · ') || '–',
          },
        ]}
      />
      {course.length > 0 && (
        <ul className="mt-3 list-disc pl-5">
          {course.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}

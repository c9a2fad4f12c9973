import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort, type DateString } from '@/lib/core/dates'
import { addDecimals, formatDecimal } from '@/lib/core/decimal'
import type { MeasureView, OptimisationView } from '@/lib/processes/optimisation/view'
import { isOverdue } from '@/lib/projects/tasks/rules'

type Props = { tenant: string; view: OptimisationView }

/** The plan: tasks of the project with what they are to reach. */
export function Plan({ tenant, view }: Props) {
  const at = `/${tenant}/office/processes/optimisations/${view.id}`
  const project = `/${tenant}/office/projects/${view.project.id}`
  const { measures } = view
  const total = addDecimals('0', ...measures.map(({ cost }) => cost))
  const terms = `/api/${tenant}/documents/optimisations/terms-${view.id}`
  return (
    <Section
      id="plan"
      title="План мероприятий"
      rule
      actions={
        <>
          {view.can.work && (
            <ButtonLink href={`${at}/measures/new`} variant="quiet" size="s">
              Внутреннее мероприятие
            </ButtonLink>
          )}
          <ButtonLink href={`${project}/tasks`} variant="quiet" size="s">
            Доской и сроками
          </ButtonLink>
        </>
      }
    >
      {measures.length === 0 ? (
        <p className="text-muted">Плана пока нет: взятые идеи становятся задачами проекта с показателями.</p>
      ) : (
        <DataTable
          caption="План мероприятий"
          dense
          columns={columnsOf(project, view)}
          rows={measures}
          rowKey={({ taskId }) => taskId}
        />
      )}
      {measures.length > 0 && (
        <p className="mt-2 text-sm text-muted">
          Разовые затраты плана – {formatDecimal(total, { digits: 2 })} ₽. Проект технического задания на информационную
          систему:{' '}
          <a href={`${terms}.docx`} download="">
            DOCX
          </a>
          ,{' '}
          <a href={`${terms}.pdf`} download="">
            PDF
          </a>
        </p>
      )}
    </Section>
  )
}

function stateOf({ status, dueOn }: MeasureView, today: DateString) {
  if (status === 'DONE') return <StatusMark kind="ok">сделано</StatusMark>
  if (isOverdue({ status, dueOn }, today)) return <StatusMark kind="bad">просрочено</StatusMark>
  return <StatusMark kind="none">{status === 'DOING' ? 'в работе' : 'план'}</StatusMark>
}

const columnsOf = (project: string, { today, process }: OptimisationView): Column<MeasureView>[] => [
  {
    key: 'title',
    header: 'Мероприятие',
    phone: 'title',
    width: '34%',
    cell: ({ taskId, title, solution, internal, system }) => (
      <>
        <a href={`${project}/tasks/${taskId}`}>{title}</a>
        <span className="block text-sm font-normal text-muted">
          {[solution ? `И${solution}` : '', internal ? 'внутреннее мероприятие' : '', system && `система: ${system}`]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </>
    ),
  },
  {
    key: 'who',
    header: 'Отвечает',
    cell: ({ responsible, agency }) =>
      responsible ? (
        [responsible, agency === process.agency ? '' : agency].filter(Boolean).join(', ')
      ) : (
        <span className="text-warn">! не назначен</span>
      ),
  },
  {
    key: 'due',
    header: 'Срок',
    cell: ({ dueOn }) => (dueOn ? formatShort(dueOn) : <span className="text-warn">! нет</span>),
  },
  {
    key: 'indicator',
    header: 'Показатель',
    cell: ({ indicator, unit }) => [indicator, unit].filter(Boolean).join(', '),
  },
  {
    key: 'was',
    header: 'было\u00a0→\u00a0цель',
    numeric: true,
    cell: ({ was, target }) => `${was || '–'}\u00a0→\u00a0${target}`,
  },
  { key: 'cost', header: '₽', numeric: true, cell: ({ cost }) => formatDecimal(cost, { digits: 2 }) },
  { key: 'state', header: 'Состояние', phone: 'bare', width: '9rem', cell: (row) => stateOf(row, today) },
]

import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDecimal } from '@/lib/core/decimal'
import type { Placed, PlacedSolution } from '@/lib/processes/optimisation/figures'
import { solutionStateLabels, quarterLabels } from '@/lib/processes/optimisation/labels'
import type { OptimisationView } from '@/lib/processes/optimisation/view'
import { Matrix } from './Matrix'

type Props = { tenant: string; view: OptimisationView; placed: Placed }

/** Solutions placed by effort and effect: the effect is the calculator's, never typed. */
export function Solutions({ tenant, view, placed }: Props) {
  const at = `/${tenant}/office/processes/optimisations/${view.id}`
  return (
    <Section
      id="solutions"
      title="Идеи: усилия и эффект"
      rule
      actions={
        view.can.work && (
          <ButtonLink href={`${at}/solutions/new`} variant="quiet" size="s">
            Добавить идею
          </ButtonLink>
        )
      }
      lead="Эффект – сколько рабочих дней снимает идея, если закрытых ею проблем больше нет. Считает калькулятор."
    >
      {placed.solutions.length === 0 ? (
        <p className="text-muted">Идей пока нет.</p>
      ) : (
        <div className="grid gap-6 @min-[60rem]/page:grid-cols-[minmax(0,1fr)_minmax(0,30rem)]">
          <DataTable
            caption="Идеи"
            dense
            columns={columnsOf(at, view)}
            rows={placed.solutions}
            rowKey={({ id }) => id}
          />
          <div>
            <Matrix placed={placed} />
            <p className="mt-1 text-sm text-muted">● взята, ○ предложена или отложена, пунктир – отклонена</p>
          </div>
        </div>
      )}
    </Section>
  )
}

const columnsOf = (at: string, view: OptimisationView): Column<PlacedSolution>[] => [
  {
    key: 'solution',
    header: 'Идея',
    phone: 'title',
    width: '42%',
    cell: ({ id, number, text, problemIds, reason }) => {
      const closed = view.problems.filter((problem) => problemIds.includes(problem.id))
      return (
        <>
          {view.can.work ? (
            <a href={`${at}/solutions/${id}`}>
              И{number}. {text}
            </a>
          ) : (
            `И${number}. ${text}`
          )}
          <span className="block text-sm font-normal text-muted">
            {closed.length > 0 ? `снимает ${closed.map(({ number: n }) => n).join(', ')}` : 'проблемы не указаны'}
            {reason && ` · ${reason}`}
          </span>
        </>
      )
    },
  },
  { key: 'effect', header: 'эффект, р. д.', numeric: true, phone: 'lead', cell: ({ effectText }) => effectText },
  { key: 'effort', header: 'усилия, нед.', numeric: true, cell: ({ effort }) => formatDecimal(effort) },
  { key: 'quarter', header: 'Место', cell: ({ quarter }) => quarterLabels[quarter] },
  {
    key: 'state',
    header: 'Решили',
    cell: ({ state, id, number }) => (
      <>
        <StatusMark kind={solutionStateLabels[state].mark}>{solutionStateLabels[state].short}</StatusMark>
        {state === 'CHOSEN' && view.can.work && !view.measures.some(({ solution }) => solution === number) && (
          <a className="block text-sm" href={`${at}/measures/new?solution=${id}`}>
            В план
          </a>
        )}
      </>
    ),
  },
]

import { cx } from '@/components/ui/cx'
import { formatShort } from '@/lib/core/dates'
import type { OptimisationView } from '@/lib/processes/optimisation/view'

type Props = { tenant: string; view: OptimisationView }

/** Stages of the act with their instruments: ✓ – something made with the instrument is attached to the project. */
export function Stages({ tenant, view }: Props) {
  const { stages, project } = view
  const running = project.status === 'RUNNING'
  return (
    <nav aria-label="Этапы оптимизации" className="mt-2">
      <ol className="grid gap-x-4 gap-y-4 sm:grid-cols-2 lg:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
        {stages.map(({ number, title, dueTo, closedOn, tools }) => {
          const now = running && closedOn === null && number === project.stage
          return (
            <li
              key={number}
              className={cx(
                'border-t-4 pt-2 text-dense',
                closedOn ? 'border-ink' : now ? 'border-accent' : 'border-line',
              )}
            >
              <span className="flex justify-between gap-2 text-muted">
                <span>
                  {closedOn ? '✓ ' : now ? '→ ' : ''}
                  {number}
                </span>
                <span>{closedOn ? formatShort(closedOn) : dueTo ? `до ${formatShort(dueTo)}` : ''}</span>
              </span>
              <a
                href={`/${tenant}/office/projects/${project.id}/stages/${number}`}
                className="block font-semibold text-ink"
                aria-current={now ? 'step' : undefined}
              >
                {title}
              </a>
              {tools.length > 0 && (
                <ul className="mt-1 text-sm text-muted">
                  {tools.map(({ name, used }) => (
                    <li key={name}>
                      {used ? '✓' : '–'} {name}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

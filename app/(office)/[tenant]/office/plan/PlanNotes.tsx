import { formatLong, instantToDate } from '@/lib/core/dates'
import type { PlanPage } from '@/lib/plan/queries'

/** Indicators that are no longer in the plan of this year. */
export function RetiredIndicators({ tenant, plan: { year, retired } }: { tenant: string; plan: PlanPage }) {
  const at = `/${tenant}/office/plan`
  return (
    <p className="mt-8 text-sm text-muted">
      Исключены из плана:{' '}
      {retired.map((one, i) => (
        <span key={one.id}>
          {i > 0 && '; '}
          <a href={`${at}/${one.id}?year=${(one.retiredFrom ?? year) - 1}`}>
            {one.number}. {one.title}
          </a>{' '}
          (с {one.retiredFrom} года)
        </span>
      ))}
      .
    </p>
  )
}

/** Whether citizens see the progress of this year. */
export function PublicationNote({
  tenant,
  timeZone,
  plan: { year, published },
}: {
  tenant: string
  timeZone: string
  plan: PlanPage
}) {
  return (
    <p className="mt-8 text-sm text-muted">
      {published ? (
        <>
          Ход программы за {year} год опубликован {formatLong(instantToDate(timeZone, published.at))}
          {published.version > 1 && `, редакция ${published.version}`}:{' '}
          <a href={`/${tenant}/progress/${year}`}>страница для жителей</a>.
        </>
      ) : (
        `Ход программы за ${year} год для жителей не опубликован.`
      )}
    </p>
  )
}

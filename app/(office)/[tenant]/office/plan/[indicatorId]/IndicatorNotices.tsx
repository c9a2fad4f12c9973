import { Notice } from '@/components/ui/Notice'
import { formatLong, formatShort } from '@/lib/core/dates'
import { formerTitle } from '@/lib/plan/revision'
import type { IndicatorPage } from '@/lib/plan/indicator-queries'

/** What a reader must know before the figures: taken out, renamed, how the act is read, an agency that ended. */
export function IndicatorNotices({ view }: { view: IndicatorPage }) {
  const { indicator, agency } = view
  const former = view.revisions.flatMap((one) => {
    const title = one.kind === 'CHANGED' ? formerTitle(one.change) : null
    return title === null ? [] : [{ title, since: one.since }]
  })
  return (
    <>
      {indicator.retiredFrom !== null && (
        <Notice tone="warn" className="mb-4">
          С {indicator.retiredFrom} года показателя в плане нет. Цели и факты прежних лет сохранены.
        </Notice>
      )}
      {former.map(({ title, since }) => (
        <Notice key={`${title}${since}`} className="mb-4" title={`Показатель переименован ${formatLong(since)}`}>
          До этого дня он назывался «{title}». Факты до и после переименования считаются вместе.
        </Notice>
      ))}
      {indicator.note && (
        <Notice className="mb-4" title="Как читается акт">
          {indicator.note}
        </Notice>
      )}
      {agency?.until && agency.status !== 'ACTIVE' && (
        <Notice tone="warn" className="mb-4">
          {agency.status === 'MERGED' ? 'Орган присоединён к другому' : 'Орган упразднён'} {formatShort(agency.until)}:
          его факты до этого дня остаются его.
        </Notice>
      )}
    </>
  )
}

import { DataTable } from '@/components/ui/DataTable'
import { formatShort, instantToDate } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { formatNumber } from '@/lib/core/format'
import type { PublishedResults } from '@/lib/feedback/publication/public-queries'

type Props = {
  slug: string
  timeZone: string
  results: readonly PublishedResults[]
  /** Of one agency: it is not named. */ own?: boolean
}

/** Published results as a list: what share is satisfied, of how many, whose. */
export function ResultsList({ slug, timeZone, results, own = false }: Props) {
  return (
    <DataTable
      caption="Опубликованные результаты опросов"
      columns={[
        {
          key: 'title',
          header: 'Опрос',
          phone: 'title',
          width: own ? '55%' : '40%',
          cell: ({ code, title }: PublishedResults) => <a href={`/${slug}/surveys/${code}/results`}>{title}</a>,
        },
        {
          key: 'share',
          header: 'Довольны, %',
          numeric: true,
          phone: 'lead',
          cell: ({ main }) => (main ? <b>{formatDecimal(main.share, { digits: 1 })}</b> : '–'),
        },
        { key: 'n', header: 'Ответили', numeric: true, cell: ({ answered }) => formatNumber(answered) },
        ...(own
          ? []
          : [
              {
                key: 'agency',
                header: 'Орган',
                cell: ({ agencyName }: PublishedResults) => agencyName || 'Вся программа',
              },
            ]),
        {
          key: 'published',
          header: 'Опубликовано',
          numeric: true,
          cell: ({ publishedAt }) => formatShort(instantToDate(timeZone, publishedAt)),
        },
      ]}
      rows={[...results]}
      rowKey={({ code }) => code}
    />
  )
}

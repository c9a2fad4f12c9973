import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { DataTable } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { dataSetId, fieldsOf, formatLabels, linkedData, passport, type PassportRow } from '@/lib/open-data/data-set'
import { processFields, processPassport, processSetId, type ProcessSet } from '@/lib/open-data/processes'
import { progressFields, progressPassport, progressSetId } from '@/lib/open-data/progress'
import { listProgressSets } from '@/lib/open-data/progress-files'
import { listDataSets, openDataBase, publisherOf } from '@/lib/open-data/queries'
import { processSetDays } from '@/lib/processes/publication/public-queries'
import { getPublicTenant, getPublishedRating, type PublicTenant } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'Открытые данные' }

type Field = { name: string; russian: string; format: string }

const Fields = ({ title, fields }: { title: string; fields: readonly Field[] }) => (
  <Section title={title} rule lead="Разделитель – запятая, кодировка UTF-8, в дробях точка.">
    <DataTable
      dense
      caption={title}
      rows={[...fields]}
      rowKey={(field) => field.name}
      columns={[
        { key: 'name', header: 'Поле', phone: 'title', cell: (field) => <code>{field.name}</code> },
        { key: 'russian', header: 'Что значит', phone: 'wide', cell: (field) => field.russian },
        {
          key: 'format',
          header: 'Вид',
          phone: 'bare',
          cell: (field) => <span className="text-muted">{formatLabels[field.format] ?? field.format}</span>,
        },
      ]}
    />
  </Section>
)

/** The seventeen rows of a data set's passport. */
function Passport({ caption, rows }: { caption: string; rows: PassportRow[] }) {
  return (
    <details className="mt-3">
      <summary className="cursor-pointer py-1">Паспорт набора данных</summary>
      <table className="mt-2 w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <tbody>
          {rows.map((row) => (
            <tr key={row.n} className="border-t border-line align-top">
              <td className="py-2 pr-3 text-muted">{row.n}</td>
              <th scope="row" className="w-2/5 py-2 pr-4 text-left font-normal [overflow-wrap:anywhere] text-muted">
                {row.title}
              </th>
              <td className="py-2 [overflow-wrap:anywhere]">
                {row.href ? <a href={row.href}>{row.value}</a> : row.value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Processes({ tenant, set }: { tenant: PublicTenant; set: ProcessSet }) {
  const publisher = publisherOf(tenant)
  const base = `/${tenant.slug}/open-data`
  const folder = `${base}/${processSetId(publisher)}`
  return (
    <Section
      id="processes"
      title="Процессы: срок и стоимость раньше и теперь"
      rule
      lead={`Обновлено ${formatLong(instantToDate(tenant.timeZone, set.changed))}`}
    >
      <p className="flex flex-wrap gap-x-5 gap-y-1">
        <a href={`${base}/processes.csv`}>Таблица, CSV</a>
        <a href={`${base}/processes.json`}>JSON</a>
        <a href={`${base}/processes-feed.json`}>Лента, JSON Feed</a>
        <a href={`${folder}/meta.csv`}>Паспорт, CSV</a>
        <a href={`${folder}/meta.json`}>Паспорт, JSON</a>
      </p>
      <Passport caption="Паспорт набора данных: процессы" rows={processPassport(publisher, set, base)} />
    </Section>
  )
}

export default async function OpenDataPage({ params }: { params: Promise<{ tenant: string }> }) {
  const tenant = await getPublicTenant((await params).tenant)
  const newest = tenant?.years[0]
  const rating = tenant && newest ? await getPublishedRating(tenant.id, newest) : null
  const progress = tenant ? await listProgressSets(tenant.id) : []
  const processes = tenant ? await processSetDays(tenant.id) : null
  if (!tenant || (!rating && progress.length === 0 && !processes)) notFound()
  const sets = await listDataSets(tenant.id)
  const publisher = publisherOf(tenant)
  const base = `/${tenant.slug}/open-data`
  return (
    <>
      <script
        type="application/ld+json"
        dangerouslySetInnerHTML={{
          __html: JSON.stringify(linkedData(publisher, sets, openDataBase(tenant))).replaceAll('<', '\\u003c'),
        }}
      />
      <PageTitle
        size="l"
        title="Открытые данные"
        kicker={tenant.name}
        lead="Опубликованное можно скачать, использовать и проверять без ограничений. Наборы оформлены по методическим рекомендациям по открытым данным, версия 3.0."
      />
      <p>
        Перечень наборов: <a href={`${base}/list.csv`}>list.csv</a>, <a href={`${base}/list.json`}>list.json</a>.
        {rating && (
          <>
            {' '}
            Схема файла для пересчёта: <a href={`${base}/rating-schema.json`}>rating-schema.json</a>.
          </>
        )}
      </p>
      {sets.map((set) => {
        const id = dataSetId(publisher, set.year)
        const version = set.versions[0]
        return (
          <Section
            key={set.year}
            id={`rating-${set.year}`}
            title={`Рейтинг за ${set.year} год`}
            rule
            lead={
              version &&
              `Редакция ${version.version} от ${formatLong(instantToDate(tenant.timeZone, version.publishedAt))}`
            }
          >
            <p className="flex flex-wrap gap-x-5 gap-y-1">
              <a href={`${base}/rating-${set.year}.csv`}>Таблица, CSV</a>
              <a href={`${base}/rating-${set.year}.json`}>Порядок, ответы и результат, JSON</a>
              <a href={`${base}/${id}/meta.csv`}>Паспорт, CSV</a>
              <a href={`${base}/${id}/meta.json`}>Паспорт, JSON</a>
            </p>
            <Passport
              caption={`Паспорт набора данных: рейтинг за ${set.year} год`}
              rows={passport(publisher, set, base)}
            />
          </Section>
        )
      })}
      {progress.map((set) => {
        const id = progressSetId(publisher, set.year)
        const version = set.versions[0]
        return (
          <Section
            key={set.year}
            id={`progress-${set.year}`}
            title={`Ход программы за ${set.year} год`}
            rule
            lead={
              version &&
              `Редакция ${version.version} от ${formatLong(instantToDate(tenant.timeZone, version.publishedAt))}`
            }
          >
            <p className="flex flex-wrap gap-x-5 gap-y-1">
              <a href={`${base}/progress-${set.year}.csv`}>Таблица, CSV</a>
              <a href={`${base}/progress-${set.year}.json`}>Снимок целиком, JSON</a>
              <a href={`${base}/${id}/meta.csv`}>Паспорт, CSV</a>
              <a href={`${base}/${id}/meta.json`}>Паспорт, JSON</a>
            </p>
            <Passport
              caption={`Паспорт набора данных: ход программы за ${set.year} год`}
              rows={progressPassport(publisher, set, base)}
            />
          </Section>
        )
      })}
      {processes && <Processes tenant={tenant} set={processes} />}
      {rating && <Fields title="Что в таблице рейтинга" fields={fieldsOf(rating.methodology)} />}
      {progress.length > 0 && <Fields title="Что в таблице хода программы" fields={progressFields} />}
      {processes && <Fields title="Что в таблице процессов" fields={processFields} />}
    </>
  )
}

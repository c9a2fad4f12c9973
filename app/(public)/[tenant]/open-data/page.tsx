import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { DataTable } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { formatLabels, passportOf, type PassportRow } from '@/lib/core/open-data'
import { listOpenSets } from '@/lib/open-data/files'
import { linkedData } from '@/lib/open-data/register'
import { openDataBase, publisherOf, type OpenSet } from '@/lib/platform/open-data'
import { getPublicTenant, type PublicTenant } from '@/lib/rating/publication/published-queries'

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

function DataSet({ tenant, set }: { tenant: PublicTenant; set: OpenSet }) {
  const base = `/${tenant.slug}/open-data`
  const { facts, name, title, links } = set
  const [version] = facts.versions
  const on = version && formatLong(instantToDate(tenant.timeZone, version.publishedAt))
  return (
    <Section
      id={name}
      title={title}
      rule
      lead={on && (set.year === undefined ? `Обновлено ${on}` : `Редакция ${version.version} от ${on}`)}
    >
      <p className="flex flex-wrap gap-x-5 gap-y-1">
        {links.map(({ file, label }) => (
          <a key={file} href={`${base}/${file}`}>
            {label}
          </a>
        ))}
        <a href={`${base}/${facts.id}/meta.csv`}>Паспорт, CSV</a>
        <a href={`${base}/${facts.id}/meta.json`}>Паспорт, JSON</a>
      </p>
      <Passport
        caption={`Паспорт набора данных: ${title[0]?.toLowerCase()}${title.slice(1)}`}
        rows={passportOf(publisherOf(tenant), facts, base)}
      />
    </Section>
  )
}

/** Every set that a module has published, with its passport; then the columns of each kind. */
export default async function OpenDataPage({ params }: { params: Promise<{ tenant: string }> }) {
  const tenant = await getPublicTenant((await params).tenant)
  const sets = tenant ? await listOpenSets(tenant) : []
  if (!tenant || sets.length === 0) notFound()
  const base = `/${tenant.slug}/open-data`
  // Columns of a kind are those of its newest set.
  const kinds = [...new Map(sets.toReversed().map((set) => [set.spec.columns, set])).values()].toReversed()
  const columns = await Promise.all(
    kinds.map(async ({ spec, fields }) => ({ title: spec.columns, fields: await fields() })),
  )
  return (
    <>
      <script
        type="application/ld+json"
        dangerouslySetInnerHTML={{
          __html: JSON.stringify(linkedData(publisherOf(tenant), sets, openDataBase(tenant))).replaceAll(
            '<',
            '\\u003c',
          ),
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
      </p>
      {sets.map((set) => (
        <DataSet key={set.name} tenant={tenant} set={set} />
      ))}
      {columns.map(({ title, fields }) => (
        <Fields key={title} title={title} fields={fields} />
      ))}
    </>
  )
}

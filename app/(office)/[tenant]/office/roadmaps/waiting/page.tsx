import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { StatusMark } from '@/components/ui/StatusMark'
import { LinkPills } from '@/components/ui/Tabs'
import { formatShort } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { requireActor } from '@/lib/platform/actor'
import { handedText } from '@/lib/roadmaps/labels'
import { listWaitingParts, type WaitingList, type WaitingPart } from '@/lib/roadmaps/waiting-queries'
import { AcceptForm } from './AcceptForm'

export const metadata: Metadata = { title: 'Сдано и ждёт проверки' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

export default async function WaitingPartsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { map = '', page = '1' } = await searchParams
  const at = `/${tenant}/office/roadmaps`
  const actor = await requireActor(tenant, `${at}/waiting`)
  const list = await listWaitingParts(actor, { map, page: pageNumber(page) })
  const { rows, total, maps, can } = list
  const href = (query: Record<string, string>) => {
    const search = new URLSearchParams(
      Object.entries(query).filter(([key, value]) => value !== '' && !(key === 'page' && value === '1')),
    )
    return search.size > 0 ? `${at}/waiting?${search.toString()}` : `${at}/waiting`
  }
  const table = (
    <DataTable
      caption="Сдано и ждёт проверки"
      dense
      columns={columnsOf(tenant, list)}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Ничего не ждёт проверки">
          Когда исполнители сдадут мероприятия, они появятся здесь.
        </EmptyState>
      }
    />
  )
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('roadmaps'), href: at }, { label: 'Ждут проверки' }]} />
      <PageTitle
        title={
          total > 0
            ? `Ждут проверки: ${count(total, 'подтверждение', 'подтверждения', 'подтверждений')}`
            : 'Сдано и ждёт проверки'
        }
        lead={
          can.accept
            ? 'Отметьте то, что доказано, и примите разом. Чтобы вернуть с замечанием, откройте мероприятие.'
            : 'Сдано исполнителями, решение ещё не принято.'
        }
      />
      {maps.length > 1 && (
        <LinkPills
          label="Карта"
          items={[
            {
              href: href({}),
              label: 'Все карты',
              count: maps.reduce((sum, { n }) => sum + n, 0),
              current: list.map === '',
            },
            ...maps.slice(0, 12).map(({ id, title, n }) => ({
              href: href({ map: id }),
              label: title.length > 60 ? `${title.slice(0, 57)}…` : title,
              count: n,
              current: id === list.map,
            })),
          ]}
        />
      )}
      {can.accept ? (
        <AcceptForm tenant={tenant} waiting={rows.length}>
          {table}
        </AcceptForm>
      ) : (
        table
      )}
      <Pagination
        page={list.page}
        pages={list.pages}
        href={(n) => href({ map: list.map, page: String(n) })}
        total={total}
      />
    </>
  )
}

/** The mark is for those who accept; the map is named where parts of several stand together. */
const columnsOf = (tenant: string, { can, maps, map }: WaitingList): Column<WaitingPart>[] => [
  ...(can.accept
    ? [
        {
          key: 'mark',
          header: <span className="sr-only">Отметка</span>,
          width: '2.5rem',
          phone: 'lead' as const,
          cell: ({ id, version, bodyName, number }: WaitingPart) => (
            <CheckboxField
              name="parts[]"
              value={`${id}:${version}`}
              label={
                <span className="sr-only">
                  {number}, {bodyName}
                </span>
              }
            />
          ),
        },
      ]
    : []),
  {
    key: 'title',
    header: 'Мероприятие',
    phone: 'title',
    cell: (part) => (
      <>
        <b className="font-medium">{part.bodyName}</b>
        <span className="block">
          <a href={`/${tenant}/office/roadmaps/${part.mapId}/items/${part.itemId}`}>
            {part.number}. {part.title}
          </a>
        </span>
        {maps.length > 1 && map === '' && <span className="block text-sm text-muted">{part.mapTitle}</span>}
      </>
    ),
  },
  {
    key: 'handed',
    header: 'Сдано',
    width: '12rem',
    phone: 'wide',
    cell: (part) => {
      const { mark, text } = handedText(part.state)
      return (
        <>
          {formatShort(part.submittedOn)}
          <span className="block text-sm">
            <StatusMark kind={mark}>{text}</StatusMark>
          </span>
        </>
      )
    },
  },
  {
    key: 'proofs',
    header: 'Чем подтверждено',
    width: '18rem',
    phone: 'wide',
    cell: (part) => (
      <>
        <ul className="grid gap-0.5">
          {part.proofs.map(({ id, title, url, fileId }) => (
            <li key={id}>
              {fileId ? (
                <a href={`/api/${tenant}/files/${fileId}`} className="wrap-anywhere">
                  {title}
                </a>
              ) : url ? (
                <a href={url} rel="noreferrer" className="wrap-anywhere">
                  {title}
                </a>
              ) : (
                title
              )}
            </li>
          ))}
        </ul>
        <span className="block text-sm text-muted">нужен: {part.result}</span>
      </>
    ),
  },
]

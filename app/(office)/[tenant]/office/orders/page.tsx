import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { NumberStrip, Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { may } from '@/lib/access'
import { formatShort } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { askingLabels, isNoticed, type AskingRow } from '@/lib/feedback/clients/asking'
import { orderHeads, orderKinds, orderStateLabels, type OrderKind } from '@/lib/feedback/clients/order'
import { listOrders, type OrderMatrixRow, type OrdersPage } from '@/lib/feedback/clients/order-queries'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: pageName('orders') }

export default async function OrdersPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const office = `/${tenant}/office`
  const base = `${office}/orders`
  const actor = await requireActor(tenant, base)
  const page = await listOrders(actor, {})
  const late = page.rows.filter(({ asking }) => asking?.state === 'LATE').length
  const lateGroups = page.groups.filter(({ state }) => state === 'LATE').length
  return (
    <>
      <OfficeTitle
        path="orders"
        says={titleOf(late, lateGroups)}
        lead={`Клиентов спрашивают не реже чем раз в ${count(page.periodMonths, 'месяц', 'месяца', 'месяцев')}: акт срока не называет, его установила программа. Порядок органа может назначить свой.`}
        actions={
          <>
            <ButtonLink href={`/${tenant}/orders`} variant="quiet">
              Что видят жители
            </ButtonLink>
            {may(actor, 'order.edit') && <ButtonLink href={`${base}/new`}>Внести порядок</ButtonLink>}
          </>
        }
      />
      <Counts page={page} />
      {page.groups.length > 0 && (
        <Section title="Группы процессов" rule>
          <ul className="border-t border-line">
            {page.groups.map((group) => (
              <li
                key={group.group}
                className="flex flex-wrap items-baseline justify-between gap-x-5 gap-y-1 border-b border-line py-2.5"
              >
                <b className="font-medium">{group.name}</b>
                <Asked office={office} asking={group} ask={may(actor, 'touchpoint.edit')} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Органы и учреждения" rule>
        <DataTable
          caption="Порядки и сроки опросов по органам"
          columns={columnsOf(office)}
          rows={page.rows}
          rowKey={({ agency }) => agency.id}
          dense
          empty={<EmptyState title="Органов пока нет">Добавьте участников программы.</EmptyState>}
        />
      </Section>
    </>
  )
}

function titleOf(agencies: number, groups: number): string | null {
  if (agencies + groups === 0) return null
  const parts = [
    agencies > 0 && count(agencies, 'орган', 'органа', 'органов'),
    groups > 0 && count(groups, 'группу процессов', 'группы процессов', 'групп процессов'),
  ].filter(Boolean)
  return `Не спросили вовремя: ${parts.join(' и ')}`
}

/** «есть у 14 из 28»: an order counts while it is in force. */
function Counts({ page: { rows } }: { page: OrdersPage }) {
  if (rows.length < 2) return null
  return (
    <NumberStrip
      label="У скольких действует порядок"
      items={orderKinds.map((kind) => ({
        key: kind,
        value: `${rows.filter(({ orders }) => orders[kind]?.state === 'IN_FORCE').length} из ${rows.length}`,
        label: orderHeads[kind].toLowerCase(),
      }))}
    />
  )
}

const orderColumn = (office: string, kind: OrderKind): Column<OrderMatrixRow> => ({
  key: kind,
  header: orderHeads[kind],
  cell: ({ orders, agency }) => {
    const order = orders[kind]
    if (!order) return <StatusMark kind="none">нет</StatusMark>
    const { word, mark } = orderStateLabels[order.state]
    return (
      <StatusMark kind={mark}>
        <a href={`${office}/orders/${agency.id}`}>
          № {order.actNumber} от {formatShort(order.actOn)}
        </a>
        {order.state !== 'IN_FORCE' && <span className="block text-sm text-muted">{word}</span>}
      </StatusMark>
    )
  },
})

const columnsOf = (office: string): Column<OrderMatrixRow>[] => [
  {
    key: 'agency',
    header: 'Орган',
    phone: 'title',
    width: '30%',
    cell: ({ agency }) => (
      <a href={`${office}/orders/${agency.id}`} className="font-medium">
        {agency.name}
      </a>
    ),
  },
  ...orderKinds.map((kind) => orderColumn(office, kind)),
  {
    key: 'asking',
    header: 'Клиентов спросили',
    phone: 'wide',
    cell: ({ asking, can }) => (asking ? <Asked office={office} asking={asking} ask={can.ask} /> : '–'),
  },
]

/** When clients were asked last and until when again; what is late leads to a new survey. */
function Asked({ office, asking, ask }: { office: string; asking: AskingRow; ask: boolean }) {
  const { state, by, askedOn, since, survey, agencyId, group, months, ruled } = asking
  const { word, mark } = askingLabels[state]
  const start = agencyId ? `agency=${agencyId}` : `group=${group}`
  return (
    <span className="text-dense">
      <StatusMark kind={mark}>{word}</StatusMark>
      <span className="block text-sm text-muted">
        {survey && askedOn ? (
          <>
            <a href={`${office}/surveys/${survey.id}`}>{survey.title}</a>
            {state !== 'OPEN' && `, ${formatShort(askedOn)}; `}
          </>
        ) : null}
        {state !== 'OPEN' && `до ${formatShort(by)}`}
        {askedOn === null && `: срок считается с ${formatShort(since)}, раньше на портале этого не было`}
        {ruled === 'order' && ` (по порядку – раз в ${months} мес.)`}
      </span>
      {ask && isNoticed(state) && (
        <a href={`${office}/surveys/new?${start}`} className="text-sm">
          Начать опрос
        </a>
      )}
    </span>
  )
}

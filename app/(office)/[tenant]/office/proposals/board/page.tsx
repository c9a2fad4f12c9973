import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { ProposalState } from '@/components/proposals/ProposalState'
import { Button } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { todayIn } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { filingPlaces } from '@/lib/proposals/count-queries'
import { proposalSign, proposalStatusLabels } from '@/lib/proposals/labels'
import { getProposalBoard } from '@/lib/proposals/queries'
import type { ProposalLine } from '@/lib/proposals/view'
import { MoveButtons } from '../MoveButtons'
import { ProposalTabs } from '../ProposalTabs'

export const metadata: Metadata = { title: 'Доска предложений' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ agency?: string }> }

export default async function ProposalBoardPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { agency = '' } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/proposals/board`)
  const board = await getProposalBoard(actor, { agencyId: agency })
  const places = await filingPlaces(actor, {})
  const at = `/${tenant}/office/proposals`
  const { timeZone, settings } = actor.tenant
  return (
    <>
      <PageTitle title={`На доске ${count(board.total, 'предложение', 'предложения', 'предложений')}`} />
      <ProposalTabs tenant={tenant} current="board" />
      {places.length > 1 && (
        <form className="mb-5 flex flex-wrap items-end gap-3">
          <ComboField
            name="agency"
            label="Орган"
            hideLabel
            placeholder="Все органы"
            defaultValue={agency}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
            className="w-72"
          />
          <Button type="submit" variant="quiet">
            Показать
          </Button>
          {agency && (
            <a href={`${at}/board`} className="py-2">
              Сбросить
            </a>
          )}
        </form>
      )}
      <div className="grid gap-8 sm:grid-cols-2 lg:grid-cols-4 lg:gap-6">
        {board.columns.map(({ status, rows, total }) => (
          <section key={status} aria-labelledby={`column-${status}`}>
            <h2 id={`column-${status}`} className="border-b-2 border-ink pb-2 text-lg">
              {proposalStatusLabels[status].column} <span className="font-normal text-muted">{total}</span>
            </h2>
            {rows.length === 0 && <p className="py-3 text-muted">Пусто</p>}
            <ul>
              {rows.map((row) => (
                <Card
                  key={row.id}
                  row={row}
                  at={at}
                  tenant={tenant}
                  withAgency={places.length > 1 && !agency}
                  today={todayIn(timeZone, new Date())}
                  hourRate={settings.proposals.hourRate}
                />
              ))}
            </ul>
            {total > rows.length && (
              <p className="py-3">
                <a href={`${at}?state=${status}${agency ? `&agency=${agency}` : ''}`}>
                  Ещё {total - rows.length} в списке
                </a>
              </p>
            )}
          </section>
        ))}
      </div>
    </>
  )
}

type CardProps = { row: ProposalLine; at: string; tenant: string; withAgency: boolean; today: string; hourRate: number }

function Card({ row, at, tenant, withAgency, today, hourRate }: CardProps) {
  return (
    <li className="grid gap-1 border-b border-line py-3">
      <a href={`${at}/${row.id}`} className="font-medium">
        {row.title}
      </a>
      <span className="text-sm text-muted">
        {proposalSign(row.number)}
        {withAgency && ` · ${row.agencyName}`}
        {row.place && ` · ${row.place}`}
      </span>
      <span className="text-sm">
        <ProposalState line={row} inColumn />
      </span>
      {row.canDecide && (row.status === 'FILED' || row.status === 'ACCEPTED') && (
        <div className="mt-1 flex flex-wrap gap-2">
          <MoveButtons tenant={tenant} proposal={row} today={today} hourRate={hourRate} size="s" />
        </div>
      )}
    </li>
  )
}

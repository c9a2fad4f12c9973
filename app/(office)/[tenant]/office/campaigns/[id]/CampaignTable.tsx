import { ActionForm } from '@/components/ui/ActionForm'
import { DataTable } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { StatusKey } from '@/components/ui/StatusMark'
import { PAGE_SIZE, type AssessmentSort, type AssessmentState } from '@/lib/rating/assessment/list'
import type { CampaignView } from '@/lib/rating/campaign/queries'
import { pageCount } from '@/lib/core/pages'
import { remindAction } from './action'
import type { CampaignSearch } from './page'
import { participantColumns, pickColumn, waits } from './participant-columns'
import { ParticipantSearch } from './ParticipantSearch'

type Props = {
  tenant: string
  timeZone: string
  campaign: CampaignView
  search: CampaignSearch
  state: AssessmentState | undefined
  sort: AssessmentSort
  page: number
  mayRemind: boolean
}

export function CampaignTable({ tenant, timeZone, campaign, search, state, sort, page, mayRemind }: Props) {
  const { rows, total } = campaign.page
  const href = (change: CampaignSearch): string => {
    const query = new URLSearchParams(
      Object.entries({ ...search, page: undefined, ...change }).flatMap(([key, value]) =>
        value ? [[key, value]] : [],
      ),
    )
    return `/${tenant}/office/campaigns/${campaign.id}${query.size > 0 ? `?${query.toString()}` : ''}#table`
  }
  const sorting = (by: AssessmentSort) => ({
    sortHref: href({ sort: by, desc: sort === by && search.desc !== '1' ? '1' : undefined }),
    sorted: sort === by ? (search.desc === '1' ? ('desc' as const) : ('asc' as const)) : undefined,
  })
  const columns = [...(mayRemind ? [pickColumn] : []), ...participantColumns({ tenant, timeZone, campaign, sorting })]
  const filtered = state !== undefined || Boolean(search.q ?? search.kind)
  const table = (
    <DataTable
      caption={`Участники рейтинга за ${campaign.year} год`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      dense
      empty={
        <EmptyState title="Никого не нашлось">
          {filtered ? 'Измените условия поиска или сбросьте их.' : 'В кампании пока нет участников.'}
        </EmptyState>
      }
    />
  )
  return (
    <>
      <ParticipantSearch
        tenant={tenant}
        campaign={campaign}
        search={search}
        state={state}
        resetHref={filtered ? href({ state: undefined, q: undefined, kind: undefined }) : null}
      />
      <div className="mb-3">
        <StatusKey labels={{ warn: 'скоро срок или с опозданием', none: 'срок не наступил' }} />
      </div>
      {mayRemind && rows.some(waits) ? (
        <ActionForm
          action={remindAction}
          tenant={tenant}
          hidden={{ campaignId: campaign.id }}
          submitLabel="Напомнить отмеченным"
          variant="quiet"
          resetOnDone
        >
          {table}
        </ActionForm>
      ) : (
        table
      )}
      <Pagination
        page={page}
        pages={pageCount(total, PAGE_SIZE)}
        href={(to) => href({ page: String(to) })}
        total={total}
      />
    </>
  )
}

import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { Button, ButtonLink } from '@/components/ui/Button'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { LinkPills } from '@/components/ui/Tabs'
import { ProposalState } from '@/components/proposals/ProposalState'
import { formatShort, yearOf } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { may } from '@/lib/access'
import { filingPlaces } from '@/lib/proposals/count-queries'
import { proposalSign } from '@/lib/proposals/labels'
import { listProposals } from '@/lib/proposals/queries'
import type { ProposalLine } from '@/lib/proposals/view'
import { ProposalTabs } from './ProposalTabs'

export const metadata: Metadata = { title: pageName('proposals') }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

export default async function ProposalsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { q = '', state = '', agency = '', year = '', mine = '', page = '1' } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/proposals`)
  const filter = { q, state, agencyId: agency, year: Number(year) || undefined, mine: mine !== '' }
  const list = await listProposals(actor, { ...filter, page: pageNumber(page) })
  const places = await filingPlaces(actor, {})
  const at = `/${tenant}/office/proposals`
  const href = (change: Record<string, string>) => {
    const query = new URLSearchParams(
      Object.entries({ q, state, agency, year, mine, ...change }).filter(([, value]) => value !== ''),
    )
    return query.size > 0 ? `${at}?${query.toString()}` : at
  }
  const own = places.filter(({ mayFile }) => mayFile)
  const only = own.length === 1 ? own[0] : undefined
  const filtered = isFiltered({ q, agency, year, mine })
  const { counts } = list
  const all = counts.FILED + counts.ACCEPTED + counts.DECLINED + counts.DONE
  const pill = (value: string, label: string, n: number) => ({
    href: href({ state: value, page: '' }),
    label,
    count: n,
    current: state === value,
  })
  return (
    <>
      <OfficeTitle
        path="proposals"
        says={
          counts.FILED > 0 ? `Ждут ответа: ${count(counts.FILED, 'предложение', 'предложения', 'предложений')}` : null
        }
        actions={
          <>
            {only && actor.tenant.settings.proposals.publicFiling && may(actor, 'proposal.decide') && (
              <ButtonLink href={`/api/${tenant}/documents/proposals/poster-${only.id}.pdf`} variant="quiet" download="">
                Плакат с QR-кодом
              </ButtonLink>
            )}
            {own.length > 0 && <ButtonLink href={`${at}/new`}>Подать предложение</ButtonLink>}
          </>
        }
      />
      <ProposalTabs tenant={tenant} current="list" />
      <LinkPills
        label="Состояние"
        items={[
          pill('', 'Все', all),
          pill('FILED', 'Ждут ответа', counts.FILED),
          ...(counts.LATE > 0 || state === 'LATE' ? [pill('LATE', 'Просрочен ответ', counts.LATE)] : []),
          pill('ACCEPTED', 'Приняты', counts.ACCEPTED),
          pill('DONE', 'Внедрены', counts.DONE),
          pill('DECLINED', 'Отклонены', counts.DECLINED),
        ]}
      />
      <Filters
        at={at}
        query={{ q, state, agency, year, mine }}
        places={places}
        thisYear={yearOf(todayOf(actor))}
        own={actor.personId !== null && own.length > 0}
      />
      <DataTable
        caption="Предложения по улучшению"
        dense
        rows={list.rows}
        rowKey={({ id }) => id}
        columns={columnsOf(at, places.length > 1)}
        empty={
          filtered || state !== '' ? (
            <EmptyState title="Ничего не нашлось">
              Измените слова или сбросьте условия: портал ищет по всем формам слова в названии, проблеме, предложении и
              месте.
            </EmptyState>
          ) : (
            <EmptyState
              title="Предложений пока нет"
              action={own.length > 0 && <ButtonLink href={`${at}/new`}>Подать предложение</ButtonLink>}
            >
              Подать предложение может любой работник – в кабинете или по QR-коду с плаката. Ответить на него нужно в
              срок, который задал уполномоченный орган.
            </EmptyState>
          )
        }
      />
      <Pagination page={list.page} pages={list.pages} href={(n) => href({ page: String(n) })} total={list.total} />
    </>
  )
}

const columnsOf = (at: string, several: boolean): Column<ProposalLine>[] => [
  {
    key: 'title',
    header: 'Предложение',
    phone: 'title',
    cell: (row) => (
      <>
        <a href={`${at}/${row.id}`} className="font-medium">
          {row.title}
        </a>
        <span className="block text-sm font-normal text-muted">
          {proposalSign(row.number)} · {row.author}
        </span>
      </>
    ),
  },
  ...(several
    ? [
        {
          key: 'agency',
          header: 'Орган',
          phone: 'wide' as const,
          cell: (row: ProposalLine) => row.agencyName,
          width: '16rem',
        },
      ]
    : []),
  { key: 'filed', header: 'Подано', cell: (row) => formatShort(row.filedOn), width: '7rem' },
  { key: 'state', header: 'Состояние', phone: 'wide', cell: (row) => <ProposalState line={row} />, width: '18rem' },
]

type Query = Record<'q' | 'state' | 'agency' | 'year' | 'mine', string>

const isFiltered = ({ q, agency, year, mine }: Omit<Query, 'state'>): boolean =>
  q !== '' || agency !== '' || year !== '' || mine !== ''

type FilterProps = {
  at: string
  query: Query
  places: { id: string; name: string }[]
  thisYear: number
  /** The person may have filed some. */
  own: boolean
}

/** Words, agency, year and «Только мои» of the list. */
function Filters({ at, query, places, thisYear, own }: FilterProps) {
  const { q, state, agency, year, mine } = query
  return (
    <form className="mb-5 flex flex-wrap items-end gap-3" role="search">
      {state && <input type="hidden" name="state" value={state} />}
      <SearchField label="Слова или номер предложения" defaultValue={q} />
      {places.length > 1 && (
        <ComboField
          name="agency"
          label="Орган"
          hideLabel
          placeholder="Все органы"
          defaultValue={agency}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          className="w-64"
        />
      )}
      <SelectField
        name="year"
        label="Год"
        hideLabel
        empty="За все годы"
        defaultValue={year}
        options={[0, 1, 2, 3].map((back) => ({ value: String(thisYear - back), label: `${thisYear - back} год` }))}
      />
      {own && <CheckboxField name="mine" label="Только мои" defaultChecked={mine !== ''} className="pb-2.5" />}
      <Button type="submit" variant="quiet">
        Показать
      </Button>
      {isFiltered(query) && (
        <a href={state ? `${at}?state=${state}` : at} className="py-2">
          Сбросить
        </a>
      )}
    </form>
  )
}

import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ProcessTable } from '@/components/processes/ProcessTable'
import { Button, ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { LinkPills } from '@/components/ui/Tabs'
import { may } from '@/lib/access'
import { upperFirst } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { isNarrowed, processQuery, readProcessFilter, type ProcessFilter } from '@/lib/processes/registry/filter'
import { processes, processKindLabels, processStatusLabels } from '@/lib/processes/registry/labels'
import { listProcesses, type ProcessPage } from '@/lib/processes/registry/list-queries'
import { processKinds, processStatuses } from '@/lib/processes/registry/rules'

export const metadata: Metadata = { title: pageName('processes') }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ProcessesPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const filter = readProcessFilter(await searchParams)
  const base = `/${tenant}/office/processes`
  const actor = await requireActor(tenant, `${base}?${processQuery(filter)}`)
  const list = await listProcesses(actor, filter)
  const { groups } = actor.tenant.settings.processes
  const at = (query: string): string => (query ? `${base}?${query}` : base)
  // What was dropped is listed and is no longer of the registry.
  const all = list.counts.ACTIVE ?? 0
  const narrowed = isNarrowed(filter)
  const registry = filter.agency ?? (list.agencies.length === 1 ? list.agencies[0]?.id : undefined)
  const creates = may(actor, 'process.create')
  const make = filter.agency ? `${base}/new?agency=${filter.agency}` : `${base}/new`
  return (
    <>
      <OfficeTitle
        path="processes"
        says={narrowed ? `Найдено: ${processes(list.total)}` : all > 0 ? processes(all) : null}
        actions={
          <>
            {registry && (
              <ButtonLink href={`${base}/registry/${registry}`} variant="quiet">
                Реестр органа
              </ButtonLink>
            )}
            {creates && (
              <ButtonLink href={`${base}/import`} variant="quiet">
                Загрузить из таблицы
              </ButtonLink>
            )}
            {creates && <ButtonLink href={make}>Внести процесс</ButtonLink>}
          </>
        }
      />
      <Conditions filter={filter} list={list} groups={groups} />
      <LinkPills
        label="Состояние"
        items={[
          {
            href: at(processQuery(filter, { status: null, changed: false })),
            label: 'Все',
            current: !filter.status && !filter.changed,
          },
          ...processStatuses
            .filter((status) => list.counts[status] || filter.status === status)
            .map((status) => ({
              href: at(processQuery(filter, { status, changed: false })),
              label: upperFirst(processStatusLabels[status].short),
              count: list.counts[status] ?? 0,
              current: filter.status === status && !filter.changed,
            })),
          {
            href: at(processQuery(filter, { status: null, changed: true })),
            label: 'Не утверждены',
            count: list.changed,
            current: filter.changed,
          },
        ]}
      />
      {list.rows.length > 0 ? (
        <ProcessTable base={base} filter={filter} rows={list.rows} groups={groups} />
      ) : narrowed || filter.page > 1 ? (
        <EmptyState title="Ничего не нашлось">
          Измените слова или уберите условия. Слова ищутся в любой форме: «выплата» найдёт и «выплат».
        </EmptyState>
      ) : (
        <EmptyState title="Процессов пока нет" action={creates && <ButtonLink href={make}>Внести процесс</ButtonLink>}>
          Внесите первый процесс или возьмите процессы из типового перечня на странице реестра органа.
        </EmptyState>
      )}
      <Pagination
        page={filter.page}
        pages={list.pages}
        href={(page) => at(processQuery(filter, { page }))}
        total={list.total}
      />
      {list.total > 0 && (
        <p className="mt-4 flex flex-wrap gap-x-5 text-sm">
          <a href={`${base}/reengineering`}>Реинжиниринг за год</a>
          <a href={`/api/${tenant}/processes/list.xlsx?${processQuery(filter)}`} download="">
            Скачать XLSX
          </a>
        </p>
      )}
    </>
  )
}

type ConditionsProps = {
  filter: ProcessFilter
  list: ProcessPage
  groups: readonly { key: string; title: string }[]
}

/** Words and what narrows the list, in one form: the address keeps them. */
function Conditions({ filter, list, groups }: ConditionsProps) {
  return (
    <form role="search" className="mb-4 flex flex-wrap items-end gap-3">
      <SearchField label="Название, код или представитель" defaultValue={filter.q} />
      {list.agencies.length > 1 && (
        <SelectField
          key={`agency ${filter.agency}`}
          name="agency"
          label="Орган"
          hideLabel
          empty="Все органы"
          defaultValue={filter.agency ?? ''}
          options={list.agencies.map(({ id, name }) => ({ value: id, label: name }))}
          className="max-w-full min-w-[min(14rem,100%)] flex-1"
        />
      )}
      {groups.length > 0 && (
        <SelectField
          key={`group ${filter.group}`}
          name="group"
          label="Группа"
          hideLabel
          empty="Все группы"
          defaultValue={filter.group}
          options={groups.map(({ key, title }) => ({ value: key, label: title }))}
          className="w-56 max-w-full"
        />
      )}
      <SelectField
        key={`kind ${filter.kind}`}
        name="kind"
        label="Вид"
        hideLabel
        empty="Любой вид"
        defaultValue={filter.kind ?? ''}
        options={processKinds.map((kind) => ({ value: kind, label: processKindLabels[kind] }))}
      />
      {filter.status && <input type="hidden" name="status" value={filter.status} />}
      {filter.changed && <input type="hidden" name="changed" value="1" />}
      <Button type="submit" variant="quiet">
        Показать
      </Button>
    </form>
  )
}

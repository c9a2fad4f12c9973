import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { LineTable } from '@/components/processes/LineTable'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { Pagination } from '@/components/ui/Pagination'
import { may } from '@/lib/access'
import { formatShort } from '@/lib/core/dates'
import { pageNumber } from '@/lib/core/pages'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { lineStates, type RegistryLine } from '@/lib/processes/registry/entry'
import { processes } from '@/lib/processes/registry/labels'
import { getRegistry, type RegistryAsked, type RegistryView } from '@/lib/processes/registry/registry-queries'
import { Alike } from './Alike'
import { Approval } from './Approval'
import { Orders } from './Orders'
import { RegistryPills } from './RegistryPills'
import { Typical } from './Typical'

export const metadata: Metadata = { title: 'Реестр процессов органа' }

type Props = {
  params: Promise<{ tenant: string; agencyId: string }>
  searchParams: Promise<{ show?: string; q?: string; page?: string }>
}

const shows: readonly RegistryAsked['show'][] = ['changes', 'all', ...lineStates]

export default async function RegistryPage({ params, searchParams }: Props) {
  const { tenant, agencyId } = await params
  const query = await searchParams
  const office = `/${tenant}/office/processes`
  const at = `${office}/registry/${agencyId}`
  const actor = await requireActor(tenant, at)
  const asked = shows.find((one) => one === query.show)
  const page = pageNumber(query.page)
  const q = query.q ?? ''
  const view = await getRegistry(actor, { agencyId, show: asked ?? (q ? 'all' : 'changes'), q, page })
  // Nothing has changed: the registry itself is what a reader came for.
  const idle = asked === undefined && q === '' && view.found === 0
  const shown = idle ? await getRegistry(actor, { agencyId, show: 'all', q, page }) : view
  const show = idle ? 'all' : (asked ?? (q ? 'all' : 'changes'))
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('processes'), href: office }, { label: view.agency.name }]} />
      <PageTitle
        kicker={kickerOf(view)}
        title={titleOf(view)}
        actions={<Papers tenant={tenant} view={view} at={at} />}
      />
      {view.keeper && (
        <Notice className="mb-5">
          Процессы этого учреждения стоят в реестре вышестоящего органа:{' '}
          {may(actor, 'process.read', view.keeper.id) ? (
            <a href={`${office}/registry/${view.keeper.id}`}>{view.keeper.name}</a>
          ) : (
            view.keeper.name
          )}
          . Здесь – только свои строки, он же их утверждает.
        </Notice>
      )}
      <div className="grid gap-x-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <RegistryPills at={at} view={view} show={show} q={q} />
          {shown.lines.length > 0 ? (
            <>
              <LineTable
                caption="Процессы реестра"
                lines={shown.lines}
                base={office}
                notes={(line) => notesOf(line, view)}
              />
              <Sum view={view} at={at} show={show} />
            </>
          ) : (
            <Empty view={view} office={office} narrowed={q !== '' || asked !== undefined} />
          )}
          <Pagination
            page={page}
            pages={shown.pages}
            total={shown.found}
            href={(n) => `${at}?${new URLSearchParams({ show, ...(q && { q }), page: String(n) }).toString()}`}
          />
        </div>
        <div className="grid content-start [&>section:first-child]:mt-0">
          <Approval tenant={tenant} view={view} today={todayOf(actor)} />
          <Orders tenant={tenant} view={view} />
          <Typical tenant={tenant} view={view} />
          {view.can.edit && (
            <Suspense>
              <Alike tenant={tenant} actor={actor} agencyId={agencyId} />
            </Suspense>
          )}
        </div>
      </div>
    </>
  )
}

/** «действует версия 2, приказ от 03.02.2026 № 12». */
function kickerOf({ agency, versions, keeper }: RegistryView): string {
  const [last] = versions
  if (keeper) return `${agency.name} · в реестре вышестоящего органа`
  return last
    ? `${agency.name} · действует версия ${last.number}: ${last.actTitle} от ${formatShort(last.actOn)} № ${last.actNumber}`
    : `${agency.name} · реестр ещё не утверждён`
}

function titleOf({ counts, versions, active }: RegistryView): string {
  const changed = counts.changed + counts.added + counts.removed
  const all = changed + counts.same
  if (versions.length === 0) return active === 0 ? 'Реестр процессов' : `В реестре ${processes(active)}`
  return changed === 0 ? `В реестре ${processes(active)}, изменений нет` : `Изменены ${processes(changed)} из ${all}`
}

/** What is said of a line beside its changes: why it went, what is missing. */
function notesOf({ state, entry }: RegistryLine, { gone, stepless }: RegistryView): string[] {
  if (state === 'removed') return [gone[entry.id] ?? 'передан другому владельцу']
  return state === 'added' && stepless.some(({ id }) => id === entry.id) ? ['шаги не внесены'] : []
}

/** «После утверждения – 38 процессов: 36 в версии 2, плюс 3 новых, минус 1». */
function Sum({ view, at, show }: { view: RegistryView; at: string; show: RegistryAsked['show'] }) {
  const { counts, versions, active } = view
  const [last] = versions
  if (!last || show === 'all') return null
  return (
    <p className="mt-3 text-dense">
      <b>После утверждения – {processes(active)}:</b> {last.count} в версии {last.number}, плюс {counts.added}, минус{' '}
      {counts.removed}. {counts.same > 0 && <a href={`${at}?show=same`}>Ещё {counts.same} без изменений</a>}
    </p>
  )
}

function Papers({ tenant, view, at }: { tenant: string; view: RegistryView; at: string }) {
  const file = `/api/${tenant}/documents/registries/${view.agency.id}`
  const [last] = view.versions
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-dense">
      {last && <a href={`${at}/compare`}>Сравнить версии</a>}
      {view.active > 0 && !view.keeper && (
        <>
          <a href={`${file}.docx`} download="">
            DOCX
          </a>
          <a href={`${file}.pdf`} download="">
            PDF
          </a>
          <a href={`${file}.xlsx`} download="">
            XLSX
          </a>
        </>
      )}
      {view.can.edit && (
        <ButtonLink href={`/${tenant}/office/processes/new?agency=${view.agency.id}`}>Внести процесс</ButtonLink>
      )}
    </span>
  )
}

function Empty({ view, office, narrowed }: { view: RegistryView; office: string; narrowed: boolean }) {
  if (narrowed) return <EmptyState title="Ничего не нашлось">Измените слова или выберите другой отбор.</EmptyState>
  return (
    <EmptyState
      title="В реестре пока нет процессов"
      action={view.can.edit && <ButtonLink href={`${office}/new?agency=${view.agency.id}`}>Внести процесс</ButtonLink>}
    >
      Внесите первый процесс или добавьте процессы из типового перечня.
    </EmptyState>
  )
}

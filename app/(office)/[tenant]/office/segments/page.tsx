import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button, ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { SearchField } from '@/components/ui/SearchField'
import { Section } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { may } from '@/lib/access'
import { formatLong } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import type { FeedbackSettings } from '@/lib/core/tenant'
import { segments, sideLabels, sidePlurals, sides } from '@/lib/feedback/clients/labels'
import { clientKindTitle } from '@/lib/feedback/clients/segment'
import { listSegments, type SegmentLine, type SegmentPage } from '@/lib/feedback/clients/segment-queries'
import { requireActor } from '@/lib/platform/actor'
import { joinSegmentAction, segmentsAgainAction, segmentsApartAction } from './action'

export const metadata: Metadata = { title: pageName('segments') }

type Asked = { q?: string; agency?: string; side?: string; retired?: string }
type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Asked> }

export default async function SegmentsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const asked = await searchParams
  const base = `/${tenant}/office/segments`
  const actor = await requireActor(tenant, base)
  const agency = asked.agency && isUuid(asked.agency) ? asked.agency : null
  const side = sides.find((one) => one === asked.side) ?? null
  const q = asked.q?.trim() ?? ''
  const retired = asked.retired === '1'
  const page = await listSegments(actor, { q, agency, side, retired })
  const listed = agency ?? (page.agencies.length === 1 ? page.agencies[0]?.id : undefined)
  const narrowed = q !== '' || agency !== null || side !== null || retired
  const make = may(actor, 'segment.edit') && <ButtonLink href={`${base}/new`}>Новый сегмент</ButtonLink>
  return (
    <>
      <OfficeTitle
        path="segments"
        says={page.rows.length > 0 && `${pageName('segments')}: ${page.rows.length}`}
        lead="Группы клиентов с похожими нуждами. Профиль описывает группу и не хранит сведений об одном человеке."
        actions={
          <>
            {listed && (
              <ButtonLink href={`${base}/lists/${listed}`} variant="quiet">
                Утверждённый перечень
              </ButtonLink>
            )}
            {make}
          </>
        }
      />
      <form role="search" className="mb-5 flex flex-wrap items-end gap-3">
        <SearchField label="Название сегмента" defaultValue={q} />
        {page.agencies.length > 1 && (
          <SelectField
            key={`agency ${agency}`}
            name="agency"
            label="Орган"
            hideLabel
            empty="Общий перечень и все органы"
            defaultValue={agency ?? ''}
            options={page.agencies.map(({ id, name }) => ({ value: id, label: name }))}
            className="max-w-full min-w-[min(14rem,100%)] flex-1"
          />
        )}
        <SelectField
          key={`side ${side}`}
          name="side"
          label="Клиенты"
          hideLabel
          empty="Все клиенты"
          defaultValue={side ?? ''}
          options={sides.map((one) => ({ value: one, label: sidePlurals[one] }))}
        />
        <Button type="submit" variant="quiet">
          Показать
        </Button>
      </form>
      {!narrowed && <Doubles tenant={tenant} base={base} doubles={page.doubles} />}
      {!narrowed && <Apart tenant={tenant} base={base} apart={page.apart} />}
      <DataTable
        caption="Сегменты клиентов"
        columns={columnsOf(base, actor.tenant.settings.feedback)}
        rows={page.rows}
        rowKey={({ id }) => id}
        dense
        empty={
          <EmptyState title={narrowed ? 'Ничего не нашлось' : 'Сегментов пока нет'} action={!narrowed && make}>
            {narrowed ? 'Измените слова или уберите условия.' : 'Начните с тех, кто обращается чаще всего.'}
          </EmptyState>
        }
      />
      <p className="mt-4 text-sm">
        <a href={retired ? base : `${base}?retired=1`}>{retired ? 'Те, что ведутся' : 'Те, что больше не ведутся'}</a>
      </p>
    </>
  )
}

const columnsOf = (base: string, settings: FeedbackSettings): Column<SegmentLine>[] => [
  {
    key: 'name',
    header: 'Сегмент',
    phone: 'title',
    width: '44%',
    cell: ({ id, name, mergedInto }) => (
      <>
        <a href={`${base}/${id}`} className="font-medium">
          {name}
        </a>
        {mergedInto && <span className="block text-sm font-normal text-muted">в общем перечне: {mergedInto.name}</span>}
      </>
    ),
  },
  {
    key: 'kind',
    header: 'Клиент',
    cell: ({ side, kind }) => (
      <>
        {sideLabels[side]}
        {kind && <span className="block text-sm text-muted">{clientKindTitle(settings, side, kind)}</span>}
      </>
    ),
  },
  { key: 'size', header: 'Сколько', cell: ({ size }) => size || '–' },
  { key: 'agency', header: 'Чей', cell: ({ agency }) => agency ?? 'общий перечень' },
]

type DoublesProps = { tenant: string; base: string; doubles: SegmentPage['doubles'] }

/** What looks the same: a person joins it or leaves it. */
function Doubles({ tenant, base, doubles }: DoublesProps) {
  if (doubles.length === 0) return null
  return (
    <Section title={`Похожи на общие: ${segments(doubles.length)}`} className="mb-8" rule>
      <ul className="border-t border-line">
        {doubles.map(({ own, common }) => (
          <li key={own.id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-2.5">
            <span className="min-w-0 flex-1 basis-[18rem]">
              <a href={`${base}/${own.id}`}>{own.name}</a> <span className="text-muted">{own.agency}</span>
            </span>
            <span className="flex flex-wrap gap-3">
              {common.slice(0, 2).map((one) => (
                <span key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <ActionForm
                    action={joinSegmentAction}
                    tenant={tenant}
                    hidden={{ id: own.id, version: own.version, intoId: one.id }}
                    submitLabel={`Соединить с «${one.name}»`}
                    variant="quiet"
                    size="s"
                    quiet
                  />
                  <ActionForm
                    action={segmentsApartAction}
                    tenant={tenant}
                    hidden={{ id: own.id, version: own.version, commonId: one.id }}
                    submitLabel="Это разные сегменты"
                    variant="text"
                    size="s"
                    quiet
                  />
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What a person said to be different, with the way back. */
function Apart({ tenant, base, apart }: { tenant: string; base: string; apart: SegmentPage['apart'] }) {
  if (apart.length === 0) return null
  return (
    <details className="mb-8">
      <summary className="cursor-pointer">Решено, что похожие – разные: {apart.length}</summary>
      <ul className="mt-2 border-t border-line">
        {apart.map(({ own, common, by, on }) => (
          <li
            key={`${own.id} ${common.id}`}
            className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-2.5"
          >
            <span className="min-w-0 flex-1 basis-[18rem]">
              <a href={`${base}/${own.id}`}>{own.name}</a> <span className="text-muted">{own.agency}</span> и{' '}
              <a href={`${base}/${common.id}`}>{common.name}</a> общего перечня
              <span className="block text-sm text-muted">
                {by}, {formatLong(on)}
              </span>
            </span>
            <ActionForm
              action={segmentsAgainAction}
              tenant={tenant}
              hidden={{ id: own.id, version: own.version, commonId: common.id }}
              submitLabel="Снова предлагать"
              variant="quiet"
              size="s"
              quiet
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
